# SPDX-License-Identifier: MIT
"""The commands that the README promises are those that every change is tried with."""

import re
import shlex
import tomllib

from tests.house.sources import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
CHECKS = (ROOT / ".ci" / "run").read_text(encoding="utf-8")


def _commands(language: str) -> list[str]:
    blocks = re.findall(rf"```{language}\n(.*?)```", README, re.DOTALL)
    return [line for block in blocks for line in block.splitlines() if line.strip()]


def test_the_checks_run_the_readmes_two_commands() -> None:
    set_up, tests = _commands("sh")[:2]
    steps = set_up.split(" && ")
    assert steps[-1] == ".venv/bin/desk --demo"
    for step in [*steps[:-1], tests]:
        assert step in CHECKS.replace(" -q ", " "), step
    assert CHECKS.rstrip().endswith(tests), "the test runner has the last word"


def test_windows_is_told_the_same() -> None:
    posix = [step for line in _commands("sh")[:2] for step in line.split(" && ")]
    windows = [step for line in _commands("bat") for step in line.split(" && ")]
    told = [step.replace("\\", "/").replace("Scripts", "bin").replace('"', "'") for step in windows]
    assert [step.replace("py -m venv", "python3 -m venv") for step in told] == posix


def test_the_libraries_are_named_once() -> None:
    packages = (ROOT / ".ci" / "packages").read_text(encoding="ascii").split()
    assert packages == sorted(set(packages))
    assert "$(cat .ci/packages)" in README


def test_every_pin_is_a_version() -> None:
    lines = (ROOT / "constraints.txt").read_text(encoding="ascii").splitlines()
    assert lines
    assert not [line for line in lines if not re.fullmatch(r"[\w.-]+==[\w.]+", line)]


def test_every_dependency_is_pinned() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"].values()
    wanted = [*project["dependencies"], *(line for extra in extras for line in extra)]
    pins = (ROOT / "constraints.txt").read_text(encoding="ascii").splitlines()
    pinned = {_normal(pin.split("==")[0]) for pin in pins}
    names = {_normal(re.split(r"[\[<>=; ]", requirement)[0]) for requirement in wanted}
    assert not names - pinned


def test_pictures_and_links_of_the_readme_exist() -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", README):
        if not target.startswith("http"):
            assert (ROOT / target).exists(), target


def test_the_commands_can_be_read_by_a_shell() -> None:
    for line in _commands("sh"):
        assert shlex.split(line)


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
