# SPDX-License-Identifier: MIT
"""Records as ordinary days bring them, and what the office prints them with."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from desk.db.fields import Setting
from desk.db.record import Record
from desk.paper.request import Letterhead, Printable
from tests.paper.books import complaint_type, order_type

NOW = datetime(2026, 11, 21, 6, 30, tzinfo=UTC)
SHANGHAI = ZoneInfo("Asia/Shanghai")
PEOPLE = {1: "李婷", 2: "王建国", 3: "Łukasz Škoda"}
SETTING = Setting(SHANGHAI, NOW, lambda kind, id: PEOPLE.get(id, f"{kind} {id}"), lambda k, w: None)
OFFICE = Letterhead("杭州云帆软件有限公司客户服务中心", "投诉电话 0571-88888888 · 本表保存三年")
ENGLISH_OFFICE = Letterhead("Yunfan Software, Customer Service", "Hotline 0571-88888888")


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
        "The driver told me to sign first and complain later, and nobody at the branch picks up "
        "the phone. Do you care at all?”",
        "content": "30 bales of curtain cloth sent on 12 November; 2 short and 2 wet on delivery "
        "on 19 November. The consignee refused to sign. Branch telephone unanswered 09:00–11:30.",
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
