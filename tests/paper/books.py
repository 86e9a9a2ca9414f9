# SPDX-License-Identifier: MIT
"""Books that only these tests keep: a large complaint form and an order with lines."""

from functools import cache
from typing import Any

from desk.db.fields import (
    Address,
    Choice,
    Day,
    Line,
    Link,
    Measure,
    Moment,
    Money,
    Name,
    Note,
    Phone,
    Tick,
    Whole,
)
from desk.db.record import Record, Row, Rows
from desk.sheet import Sheet

_PAIRS = """
Number = 编号 | Received at = 受理时间 | Channel = 投诉渠道 | Level = 级别 | Mood = 客户情绪
Taken by = 受理人 | Customer = 客户名称 | Complainant = 投诉人 | Phone = 联系电话
Order or waybill = 相关单据 | Branch = 被投诉网点 | Department = 被投诉部门 | Employee = 被投诉人
Category = 投诉类别 | Customer's own words = 客户原话 | Read back = 复述核对 | Demand = 客户要求
Content = 投诉内容 | First answer by = 应答复时间 | Answered at = 首次答复 | Assigned to = 经办人
Cause = 原因分析 | Process = 处理过程 | Result = 处理结果 | Compensation = 赔偿金额
Prevention = 预防措施 | Justified = 是否有效投诉 | Responsible = 责任人
Customer's opinion = 客户意见 | Opinion in words = 意见说明 | Closed at = 结案时间 | phone = 电话
e-mail = 邮件 | visit = 来访 | letter = 信函 | website = 网络 | head office = 上级转办
ordinary = 一般 | hot = 热点 | important = 重要 | grave = 重大 | calm = 平和 | upset = 激动
angry = 愤怒 | attitude = 服务态度 | quality = 产品质量 | late = 延误 | damage = 货损货差
lost = 丢失 | cost = 费用 | training = 培训 | promise = 承诺未兑现 | other = 其他
justified = 有效 | not justified = 无效 | open = 待定 | very satisfied = 非常满意
satisfied = 满意 | fair = 一般 | dissatisfied = 不满意 | Receipt = 受理情况 | Handling = 处理情况
Close = 结案 | At = 时间 | By = 经办人 | Action = 处理动作 | What was done = 处理内容
Minutes = 用时（分） | Complaint form = 投诉登记处理表 | Department's copy = 部门联
Desk's copy = 客服联 | Handler = 经办人签字 | Supervisor = 客服主管签字 | Manager = 部门经理签字
Order sheet = 客户下单表 | Product = 品名 | Specification = 规格型号 | Quantity = 数量
Unit = 单位 | Price = 单价 | Amount = 金额 | Remark = 备注 | Total = 合计金额
Ordered on = 下单日期 | Address = 送货地址 | Lines = 订货明细 | Payment = 付款方式
prepaid = 已付 | cash on delivery = 货到付款 | monthly = 月结 | Weight = 重量 | Order = 订单
Steps = 处理记录 | Clock = 时限 | Stub = 存根联 | Accounts = 记账联 | Warehouse = 仓库联
"""
_CHINESE = dict(
    pair.split(" = ") for line in _PAIRS.strip().splitlines() for pair in line.split(" | ")
)


def _words(chinese: bool) -> Any:
    return (lambda text: _CHINESE[text]) if chinese else (lambda text: text)


@cache
def complaint_type(chinese: bool = True) -> type[Record]:
    """The large form, with labels in the one language or the other."""
    w = _words(chinese)

    def options(*names: str) -> dict[str, str]:
        return {name: w(name) for name in names}

    class Step(Row):
        """A dated step of the handling."""

        at = Moment(w("At"))
        by = Link(w("By"), to="person")
        text = Note(w("What was done"))
        minutes = Whole(w("Minutes"))

    class Complaint(Record):
        """A complaint as the customer gave it and as the office settled it."""

        received_at = Moment(w("Received at"))
        channel = Choice(
            w("Channel"),
            options("phone", "e-mail", "visit", "letter", "website", "head office"),
        )
        level = Choice(w("Level"), options("ordinary", "hot", "important", "grave"))
        mood = Choice(w("Mood"), options("calm", "upset", "angry"))
        taken_by = Link(w("Taken by"), to="person")
        customer = Name(w("Customer"))
        complainant = Name(w("Complainant"))
        phone = Phone(w("Phone"))
        concerned = Line(w("Order or waybill"))
        against_branch = Line(w("Branch"))
        department = Line(w("Department"))
        employee = Name(w("Employee"))
        category = Choice(
            w("Category"),
            options(
                "attitude",
                "quality",
                "late",
                "damage",
                "lost",
                "cost",
                "training",
                "promise",
                "other",
            ),
        )
        own_words = Note(w("Customer's own words"))
        read_back = Tick(w("Read back"))
        demand = Note(w("Demand"))
        content = Note(w("Content"))
        due_at = Moment(w("First answer by"))
        answered_at = Moment(w("Answered at"))
        handler = Link(w("Assigned to"), to="person")
        cause = Note(w("Cause"))
        process = Rows(w("Steps"), Step)
        result = Note(w("Result"))
        compensation = Money(w("Compensation"), capitals=True)
        prevention = Note(w("Prevention"))
        justified = Choice(w("Justified"), options("justified", "not justified", "open"))
        responsible = Name(w("Responsible"))
        opinion = Choice(
            w("Customer's opinion"),
            options("very satisfied", "satisfied", "fair", "dissatisfied"),
        )
        opinion_text = Note(w("Opinion in words"))
        closed_at = Moment(w("Closed at"))

        sheet = Sheet(
            title=w("Complaint form"),
            prefix="TS",
            drawing=f"""
                -- {w("Receipt")}
                received_at   taken_by      level
                channel       channel       channel
                customer      complainant   phone
                against_branch department   employee
                concerned     concerned     mood
                category      category      category
                own_words     own_words     own_words
                content       content       content
                demand        demand        demand
                read_back     due_at        answered_at
                -- {w("Handling")}
                handler       justified     responsible
                cause         cause         cause
                process       process       process
                result        result        result
                prevention    prevention    prevention
                compensation  compensation  compensation
                -- {w("Close")}
                opinion       opinion       closed_at
                opinion_text  opinion_text  opinion_text
            """,
            listed="number received_at customer",
            searched="customer",
            copies=(w("Department's copy"), w("Desk's copy")),
        )
        signatures = (w("Handler"), w("Manager"), w("Supervisor"))

    Complaint.step_type = Step  # type: ignore[attr-defined]
    return Complaint


@cache
def order_type(chinese: bool = True) -> type[Record]:
    """A form with a wide table."""
    w = _words(chinese)

    class OrderLine(Row):
        """A line of an order."""

        product = Name(w("Product"))
        specification = Line(w("Specification"))
        quantity = Whole(w("Quantity"))
        unit = Line(w("Unit"))
        weight = Measure(w("Weight"))
        price = Money(w("Price"))
        amount = Money(w("Amount"))
        remark = Line(w("Remark"))

    class Order(Record):
        """An order sheet."""

        customer = Name(w("Customer"))
        ordered_on = Day(w("Ordered on"))
        phone = Phone(w("Phone"))
        address = Address(w("Address"))
        payment = Choice(
            w("Payment"), {n: w(n) for n in ("prepaid", "cash on delivery", "monthly")}
        )
        lines = Rows(w("Lines"), OrderLine)
        total = Money(w("Total"), capitals=True)
        remark = Note(w("Remark"))

        sheet = Sheet(
            title=w("Order sheet"),
            prefix="DD",
            drawing="""
                customer customer ordered_on
                phone    address  address
                payment  payment  payment
                lines    lines    lines
                total    total    total
                remark   remark   remark
            """,
            listed="number customer",
            searched="customer",
            copies=(w("Stub"), w("Accounts"), w("Warehouse")),
        )
        signatures = (w("Handler"), w("Supervisor"))

    Order.line_type = OrderLine  # type: ignore[attr-defined]
    return Order
