# SPDX-License-Identifier: MIT
"""Books that only these tests keep: a small slip, a large complaint form, an order with lines."""

from datetime import UTC, date, datetime
from decimal import Decimal
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

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
    Setting,
    Tick,
    Whole,
)
from desk.db.record import Record, Row, Rows
from desk.paper.request import Letterhead, Printable
from desk.sheet import Sheet

NOW = datetime(2026, 11, 21, 6, 30, tzinfo=UTC)
SHANGHAI = ZoneInfo("Asia/Shanghai")
PEOPLE = {1: "李婷", 2: "王建国", 3: "Łukasz Škoda"}
SETTING = Setting(SHANGHAI, NOW, lambda kind, id: PEOPLE.get(id, f"{kind} {id}"), lambda k, w: None)
OFFICE = Letterhead("杭州云帆软件有限公司客户服务中心", "投诉电话 0571-88888888 · 本表保存三年")
ENGLISH_OFFICE = Letterhead("Yunfan Software, Customer Service", "Hotline 0571-88888888")

_PAIRS = """
Number = 编号 | Received at = 受理时间 | Channel = 投诉渠道 | Level = 级别 | Mood = 客户情绪
Taken by = 受理人 | Customer = 客户名称 | Complainant = 投诉人 | Phone = 联系电话
Order or waybill = 相关单据 | Branch = 被投诉网点 | Department = 被投诉部门 | Employee = 被投诉人
Category = 投诉类别 | Customer's own words = 客户原话 | Read back = 复述核对 | Demand = 客户要求
Content = 投诉内容 | First answer by = 应答复时间 | Answered at = 首次答复 | Assigned to = 经办人
Cause = 原因分析 | Process = 处理过程 | Result = 处理结果 | Compensation = 赔偿金额 | Prevention = 预防措施
Justified = 是否有效投诉 | Responsible = 责任人 | Customer's opinion = 客户意见
Opinion in words = 意见说明 | Closed at = 结案时间 | phone = 电话 | e-mail = 邮件 | visit = 来访
letter = 信函 | website = 网络 | head office = 上级转办 | ordinary = 一般 | hot = 热点
important = 重要 | grave = 重大 | calm = 平和 | upset = 激动 | angry = 愤怒 | attitude = 服务态度
quality = 产品质量 | late = 延误 | damage = 货损货差 | lost = 丢失 | cost = 费用 | training = 培训
promise = 承诺未兑现 | other = 其他 | justified = 有效 | not justified = 无效 | open = 待定
very satisfied = 非常满意 | satisfied = 满意 | fair = 一般 | dissatisfied = 不满意 | Receipt = 受理情况
Handling = 处理情况 | Close = 结案 | At = 时间 | By = 经办人 | Action = 处理动作 | What was done = 处理内容
Minutes = 用时（分） | Complaint form = 投诉登记处理表 | Department's copy = 部门联 | Desk's copy = 客服联
Handler = 经办人签字 | Supervisor = 客服主管签字 | Manager = 部门经理签字 | Order sheet = 客户下单表
Product = 品名 | Specification = 规格型号 | Quantity = 数量 | Unit = 单位 | Price = 单价
Amount = 金额 | Remark = 备注 | Total = 合计金额 | Ordered on = 下单日期 | Address = 送货地址
Lines = 订货明细 | Payment = 付款方式 | prepaid = 已付 | cash on delivery = 货到付款 | monthly = 月结
Weight = 重量 | Order = 订单 | Steps = 处理记录 | Clock = 时限 | Stub = 存根联 | Accounts = 记账联
Warehouse = 仓库联
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
        compensation = Money(w("Compensation"))
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
        total = Money(w("Total"))
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


def complaint(chinese: bool = True, **values: Any) -> Record:
    """A complaint as an ordinary day brings it."""
    kind = complaint_type(chinese)
    step = kind.step_type  # type: ignore[attr-defined]
    plain: dict[str, Any] = {
        "number": "TS202611-0042",
        "received_at": datetime(2026, 11, 20, 1, 12, tzinfo=UTC),
        "channel": "phone",
        "level": "important",
        "mood": "upset",
        "taken_by": 1,
        "customer": "绍兴鼎盛纺织贸易有限公司",
        "complainant": "陈晓燕",
        "phone": "13812345678",
        "concerned": "运单 8830211745",
        "against_branch": "杭州转塘网点",
        "department": "运输部",
        "employee": "赵志强",
        "category": "damage",
        "own_words": "“我上星期四发的三十件窗帘布，昨天送到只有二十八件，其中两件外包装全湿了，"
        "司机说‘签了字再说’，电话打到网点没人接。你们到底管不管？”",
        "read_back": True,
        "content": "客户11月12日托运窗帘布30件（运单8830211745），11月19日送达时短少2件、湿损2件；"
        "司机要求先签收后处理，客户拒签。网点电话09:00—11:30无人接听。",
        "demand": "1. 三日内查清2件短少货物下落；\n2. 湿损2件按声明价值赔偿（每件￥640.00）；\n"
        "3. 司机当面道歉。",
        "due_at": datetime(2026, 11, 20, 2, 12, tzinfo=UTC),
        "answered_at": datetime(2026, 11, 20, 1, 48, tzinfo=UTC),
        "handler": 2,
        "cause": "装车时篷布未扎紧，途中遇雨；2件短少货物错卸至萧山网点，交接清单未逐件核对。",
        "process": [
            step(
                at=datetime(2026, 11, 20, 1, 48, tzinfo=UTC),
                by=1,
                minutes=12,
                text="回电客户，说明已受理，承诺当日17:00前答复。",
            ),
            step(
                at=datetime(2026, 11, 20, 5, 5, tzinfo=UTC),
                by=2,
                minutes=95,
                text="查监控及交接清单，2件在萧山网点，安排当晚转运（车牌浙A·D5821）。",
            ),
            step(
                at=datetime(2026, 11, 20, 8, 30, tzinfo=UTC),
                by=2,
                minutes=20,
                text="与客户确认赔偿方案，客户同意；司机已电话致歉。",
            ),
        ],
        "result": "短少2件于11月21日上午送达并签收；湿损2件按声明价值赔偿，款项三个工作日内到账。",
        "compensation": 128000,
        "prevention": "雨天装车由仓管复核篷布；交接清单改为逐件扫描，转塘网点11月底前完成培训。",
        "justified": "justified",
        "responsible": "赵志强、转塘网点",
        "opinion": "satisfied",
        "opinion_text": "处理及时，希望以后不要再发生。",
        "closed_at": datetime(2026, 11, 21, 3, 20, tzinfo=UTC),
    }
    return kind(**plain | values)


def english_complaint(**values: Any) -> Record:
    """The same form in English with English words in it."""
    step = complaint_type(False).step_type  # type: ignore[attr-defined]
    plain: dict[str, Any] = {
        "customer": "Dingsheng Textile Trading Co. Ltd.",
        "complainant": "Anna O'Brien",
        "phone": "+442079460000",
        "concerned": "Waybill 8830211745",
        "against_branch": "Zhuantang",
        "department": "Transport",
        "employee": "Zhao Zhiqiang",
        "own_words": "“Thirty bales were sent, only twenty-eight came, two of them soaking wet. "
        "The driver told me to sign first and complain later, and nobody at the branch picks up the "
        "phone. Do you care at all?”",
        "content": "30 bales of curtain cloth sent on 12 November; 2 short and 2 wet on delivery on "
        "19 November. The consignee refused to sign. Branch telephone unanswered 09:00–11:30.",
        "demand": "1. Find the two bales within three days.\n"
        "2. Pay the declared value of the wet ones.",
        "cause": "Tarpaulin not tied down; two bales unloaded at Xiaoshan by mistake.",
        "process": [
            step(
                at=datetime(2026, 11, 20, 1, 48, tzinfo=UTC),
                by=3,
                minutes=12,
                text="Called back, promised an answer by 17:00.",
            ),
            step(
                at=datetime(2026, 11, 20, 5, 5, tzinfo=UTC),
                by=3,
                minutes=95,
                text="Found both bales at Xiaoshan, moved on the night lorry.",
            ),
        ],
        "result": "Both bales delivered on 21 November; declared value paid for the wet ones.",
        "prevention": "Tarpaulins checked by the storekeeper; piece-by-piece scanning.",
        "responsible": "Zhao Zhiqiang",
        "opinion_text": "Quick once somebody answered.",
    }
    return complaint(False, **plain | values)


def order(chinese: bool = True, lines: int = 4, **values: Any) -> Record:
    """An order with so many lines."""
    kind = order_type(chinese)
    line = kind.line_type  # type: ignore[attr-defined]
    goods = [
        ("网站建设软件", "企业版 V8.2", "套"),
        ("上门培训", "两天 / 五人", "次"),
        ("域名", ".com.cn", "个"),
    ]
    made = []
    for n in range(lines):
        product, specification, unit = goods[n % 3]
        made.append(
            line(
                product=product,
                specification=specification,
                quantity=n + 1,
                unit=unit,
                weight=Decimal("1.25") * n,
                price=128050,
                amount=128050 * (n + 1),
                remark="加急" if n % 4 == 1 else "",
            )
        )
    plain: dict[str, Any] = {
        "number": "DD202611-0007",
        "customer": "绍兴鼎盛纺织贸易有限公司",
        "ordered_on": date(2026, 11, 21),
        "phone": "0571-88888888 转8001",
        "address": "浙江省绍兴市柯桥区钱清街道轻纺大道 188 号 3 幢 2 单元",
        "payment": "monthly",
        "lines": made,
        "total": sum(m.amount for m in made),
        "remark": "送货前请提前半小时电话联系。",
    }
    return kind(**plain | values)


def sheet(record: Record, **more: Any) -> Printable:
    """The record as it goes to the printer."""
    return Printable(record, **more)
