# SPDX-License-Identifier: MIT
"""The command line: `desk` opens the window; the other commands need no screen."""

import os
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence

from desk import __version__
from desk.errors import DeskError
from desk.text import LANGUAGES, _, use_language

# One of these says where a window can stand.
SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


def main(argv: Sequence[str] | None = None) -> int:
    """Run desk; 0, or 1 with one clear line on stderr."""
    words = list(sys.argv[1:] if argv is None else argv)
    use_language(_wanted_language(words))
    arguments = _parser().parse_args(words)
    try:
        code: int = arguments.run(arguments)
    except DeskError as error:
        print(f"desk: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 1
    return code


def _parser() -> ArgumentParser:
    from desk.commands import offices, records, reports
    from desk.shell import preview

    parser = ArgumentParser(
        prog="desk", description=_("The record book of a customer-service front desk.")
    )
    parser.add_argument("--version", action="version", version=__version__)
    parser.add_argument("--office", default="", metavar="DIR|URL", help=_("which office"))
    parser.add_argument("--as", dest="person", default="", metavar="LOGIN", help=_("who you are"))
    parser.add_argument("--language", dest="speak", choices=list(LANGUAGES), default="")
    parser.add_argument("--demo", action="store_true", help=_("a fresh demo office"))
    parser.set_defaults(run=_window)
    commands = parser.add_subparsers(metavar=_("command"))
    for module in (offices, records, reports, preview):
        module.add_commands(commands)
    return parser


def _window(arguments: Namespace) -> int:
    if sys.platform == "linux" and not any(os.environ.get(name) for name in SCREENS):
        print(
            "desk:",
            _("There is no screen here. `desk --help` lists what needs none."),
            file=sys.stderr,
        )
        return 1
    from desk.app import run

    return run(arguments.office, demo=arguments.demo, language=arguments.speak)


def _wanted_language(words: Sequence[str]) -> str:
    """The language of messages: --language in front of the command, else the system's."""
    if "--language" in words[:-1]:
        code = words[words.index("--language") + 1]
        if code in LANGUAGES:
            return code
    system = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG", "")
    return "zh_CN" if system.startswith("zh") else "en"


if __name__ == "__main__":
    sys.exit(main())
