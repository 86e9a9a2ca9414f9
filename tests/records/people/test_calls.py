# SPDX-License-Identifier: MIT
"""Calls and message slips: times, promises, figures, scripts."""

from datetime import timedelta
from typing import Any

import pytest

from desk.errors import Invalid, Refused
from desk.records.call import Script, call_figures, log_call, save_script, script_of
from desk.text import speaking
from tests.offices import START, Desk
from tests.records.people.conftest import again, dues, make, step

MINUTE = timedelta(minutes=1)
DAY = timedelta(days=1)


def test_a_call_knows_its_length_and_is_settled_when_answered(desk: Desk) -> None:
    call = make(desk, "call", phone="13900000001", caller="张三", outcome="answered")
    assert (call.state, call.taken_by) == ("running", desk.id("staff"))
    desk.clock.pass_by(seconds=125)
    call = step(desk, call, "hang_up")
    assert (call.seconds, call.state) == (125, "done")
    assert not dues(desk, call)


def test_what_was_heard_is_added_without_a_reason(desk: Desk) -> None:
    call = make(desk, "call", outcome="answered", ended_at=START)
    call.content = "asked for the price list"
    assert desk.store.save(desk["staff"], call).version == 2


@pytest.mark.parametrize(("purpose", "minutes"), [("internal", 30), ("complaint", 60)])
def test_who_got_no_answer_is_promised_one(desk: Desk, purpose: str, minutes: int) -> None:
    call = make(desk, "call", phone="13900000002", purpose=purpose, outcome="promised",
                ended_at=START)  # fmt: skip
    assert call.state == "promised"
    assert call.promise_at == START + minutes * MINUTE
    told = dues(desk, call)
    assert told == [("Reply promised to a caller", call.promise_at, desk.id("staff"))]
    call = step(desk, call, "replied", reply="arrives tomorrow")
    assert (call.state, call.reply) == ("done", "arrives tomorrow")
    assert not dues(desk, call)


def test_a_missed_call_is_rung_back(desk: Desk) -> None:
    call = make(desk, "call", phone="13900000003", outcome="missed")
    assert dues(desk, call)[0][0] == "Missed call: ring back"
    unknown = make(desk, "call", outcome="missed")
    assert not dues(desk, unknown)


def test_a_promise_runs_in_working_time_only(desk: Desk) -> None:
    # 11:50 in the office: ten minutes of work are left before lunch
    began = START + 110 * MINUTE
    call = make(desk, "call", phone="13900000004", outcome="promised", started_at=began)
    assert call.promise_at == began + 10 * MINUTE + 90 * MINUTE + 50 * MINUTE


def test_an_important_business_enquiry_is_the_managers_at_once(desk: Desk) -> None:
    call = make(desk, "call", purpose="business", important=True, phone="13900000005",
                outcome="answered", ended_at=START)  # fmt: skip
    manager = desk.id("manager")
    assert (call.state, call.assigned) == ("promised", manager)
    assert dues(desk, call) == [("Important business enquiry", START, manager)]


def test_no_call_ends_before_it_began(desk: Desk) -> None:
    with pytest.raises(Invalid) as wrong:
        make(desk, "call", ended_at=START - DAY)
    assert wrong.value.problems[0][0] == "ended_at"


def test_a_call_is_linked_to_the_form_it_led_to(desk: Desk, customer: int) -> None:
    complaint = make(desk, "complaint", complainant="张三", phone="13812345678", content="late",
                     demand="refund", category="delay", customer=customer)  # fmt: skip
    values = {"customer": customer, "purpose": "complaint", "outcome": "complaint"}
    call = log_call(desk.store, desk["staff"], values, ("complaint", complaint.id))
    assert call.about == complaint.number
    rows = desk.store.database.rows(
        "SELECT other FROM related WHERE kind = ? AND record = ?", "call", call.id
    )
    assert rows == [(complaint.id,)]


def test_the_figures_of_the_calls_are_right(desk: Desk) -> None:
    at = START + 40 * DAY
    lengths = [60, 120, 240, 300, 30, 30, 30, 30, 30, 400]
    for n, seconds in enumerate(lengths):
        purpose = "enquiry" if n < 4 else "tracing"
        make(desk, "call", started_at=at, ended_at=at + timedelta(seconds=seconds),
             purpose=purpose, outcome="answered", rings=n + 1, apologised=n > 5)  # fmt: skip
    make(desk, "call", started_at=at, outcome="missed", phone="13900000006")
    found = call_figures(desk.store, desk["supervisor"], at, at + DAY)
    assert (found.count, found.missed, found.ninetieth) == (11, 1, 300)
    assert (found.enquiries, found.enquiry_mean, found.in_target) == (4, 180, True)
    assert (found.in_three, found.late, found.apologised) == (3, 7, 4)
    assert found.by_hour == {10: 11}
    assert found.by_purpose["tracing"] == 6
    own = call_figures(desk.store, desk["supervisor"], at, at + DAY, person=desk.id("trainer"))
    assert own.count == 0
    assert own.in_target


def test_the_supervisor_writes_the_scripts_in_both_languages(desk: Desk) -> None:
    today = desk.clock.at.date()
    office = desk.store.office
    built_in = script_of(office, "complaint", "zh_CN", today)
    assert "记录" in built_in.greeting
    own = Script("您好，{clerk}为您服务。", ("请问单号？", "  "), "")
    save_script(desk.store, desk["supervisor"], "complaint", "zh_CN", own)
    kept = script_of(office, "complaint", "zh_CN", today)
    assert kept == Script("您好，{clerk}为您服务。", ("请问单号？",), "")
    assert script_of(office, "complaint", "en", today).greeting.startswith("I am sorry")
    with pytest.raises(Refused):
        save_script(desk.store, desk["staff"], "complaint", "en", own)
    with pytest.raises(Invalid):
        save_script(desk.store, desk["supervisor"], "complaint", "en", Script(" "))
    save_script(desk.store, desk["supervisor"], "complaint", "zh_CN", None)
    assert script_of(office, "complaint", "zh_CN", today) == built_in


def slip(desk: Desk, **values: Any) -> Any:
    """A message for the manager."""
    values = {"caller": "钱先生", "phone": "13900000007", "content": "请回电", **values}
    return make(desk, "message", for_person=desk.id("manager"), **values)


def test_a_message_is_handed_on_read_and_answered(desk: Desk) -> None:
    message = slip(desk)
    (first,) = dues(desk, message)
    assert first == ("Hand on a message", START + 30 * MINUTE, desk.id("staff"))
    message = step(desk, message, "deliver", delivered_at=START, way="phone")
    assert (message.state, message.delivered_by) == ("delivered", desk.id("staff"))
    (second,) = dues(desk, message)
    assert second == ("Call back as the message asks", START + 60 * MINUTE, desk.id("manager"))
    message = step(desk, message, "read", "manager")
    assert (message.state, message.read_by) == ("read", desk.id("manager"))
    message = step(desk, message, "settle", "manager", result="called, agreed on Monday")
    assert message.state == "done"
    assert not dues(desk, message)


def test_an_urgent_message_is_due_at_once_and_one_without_wishes_ends_when_read(desk: Desk) -> None:
    message = slip(desk, urgent=True, asks="tell", phone="")
    assert dues(desk, message)[0][1] == START
    message = step(desk, message, "read", "manager")
    assert not dues(desk, message)
    assert (again(desk, message).delivered_how, message.state) == ("desk", "read")


def test_who_is_to_be_called_back_leaves_a_number(desk: Desk) -> None:
    with pytest.raises(Invalid) as wrong:
        slip(desk, phone="")
    assert wrong.value.problems[0][0] == "phone"


def test_the_slip_speaks_chinese(desk: Desk) -> None:
    message = slip(desk)
    with speaking("zh_CN"):
        shown = message.kinds()["asks"].show(message.asks, desk.store.office.place(desk["staff"]))
    assert shown == "请回电"
