# SPDX-License-Identifier: MIT
"""A pasted address, split into province, city, district and street by the endings of the names.

No table of places: the 34 provinces are known by name, everything below is told by its ending
(市 自治州 盟 地区, then 区 县 旗 市). What cannot be told stays in the street; nothing is lost.
"""

import re
from dataclasses import dataclass

from desk.text import Unreadable
from desk.text.phones import read_phone
from desk.text.plain import clean

_MUNICIPALITIES = ("北京", "上海", "天津", "重庆")
_PROVINCES = {
    **{short: f"{short}市" for short in _MUNICIPALITIES},
    "内蒙古": "内蒙古自治区",
    "广西": "广西壮族自治区",
    "西藏": "西藏自治区",
    "宁夏": "宁夏回族自治区",
    "新疆": "新疆维吾尔自治区",
    "香港": "香港特别行政区",
    "澳门": "澳门特别行政区",
} | {
    short: f"{short}省"
    for short in (
        "河北", "山西", "辽宁", "吉林", "黑龙江", "江苏", "浙江", "安徽",
        "福建", "江西", "山东", "河南", "湖北", "湖南", "广东", "海南",
        "四川", "贵州", "云南", "陕西", "甘肃", "青海", "台湾",
    )
}  # fmt: skip

# A name holds no street, number or other level; 路北区, 镇江市, 新乡县, 东乡族, 通道侗族, 让胡路区
# and 赣县区 are why some of these characters may begin, join or end it.
_WITHIN = (
    "(?:[^路街镇乡道号弄巷区县旗市盟0-9a-zA-Z ,.;:()#-]|乡(?=族|塘)|[道盟](?=.{1,3}族)|(?<=城)乡)"
)
_NAME = f"(?!市(?![中南北]区))[路镇乡道市]?{_WITHIN}{{0,13}}?[乡镇]?"
_TOWN = "市(?!区|场|政府|政务|辖|民中心|花园|广场|[中南北]区)"
_CITY = re.compile(f"(?!地区|自治){_NAME}(?:自治州|地区|盟(?=.{{1,12}}[旗市县])|{_TOWN})")
_DISTRICT = re.compile(
    f"津市市|{_NAME}(?:[市县旗街道路]?区(?!域)|旗?县(?!区|{_TOWN})|旗(?![区县])|县?{_TOWN})"
)
_NO_PLACE = re.compile(
    ".*(?:小|社|校|厂|景|住宅|生活|宿舍|家属|服务|办公|别墅)区|.*[超夜菜闹早]市|[城都花集]市"
)
_UNNAMED = "市辖区|县(?=[^区县]{1,14}县)|(?:省|自治区)直辖县级行政区划"
_SKIPPED = re.compile(f"[ ,.;:]*(?:{_UNNAMED})?[ ,.;:]*")

_LABELS = re.compile(
    "(?:收货人|收件人|联系人|姓名|(?:联系|手机)?(?:电话|手机)(?:号码?)?|手机号码?|所在地区|所在地"
    "|(?:详细|收货|收件|送货|联系)?地址|街道) ?:"
)
_PHONE = re.compile(
    r"(?<![0-9])(?:(?:\+?86[ -]?)?1[3-9][0-9][ -]?[0-9]{4}[ -]?[0-9]{4}"
    r"|0[0-9]{2,3}[ -]?[0-9]{7,8}(?: ?转 ?[0-9]{1,6}|-[0-9]{1,6})?"
    r"|[48]00-[0-9]{3}-[0-9]{4})(?![0-9])"
)
_PERSON = re.compile("[\u3400-\u9fff\U00020000-\U0003ffff·]{2,5}(?:先生|女士|小姐)?")
_STREETLIKE = re.compile("[省市区县旗州盟路街道号室楼村镇乡弄巷栋幢座组园店厂城]")


@dataclass(frozen=True, slots=True)
class Address:
    """An address by its levels; empty where the text does not tell one."""

    province: str = ""
    city: str = ""
    district: str = ""
    street: str = ""
    name: str = ""
    phone: str = ""


def split_address(text: str) -> Address:
    """The levels of an address as it was pasted, with the consignee's name and phone beside it.

    Short names of provinces are completed (浙江 as 浙江省); of a municipality the city is the
    province itself. Never raises: what is not understood is the street.
    """
    line = re.sub("^([0-9]{6}) (.+)", r"\2 \1", clean(text))  # the postcode may stand first
    line, phone = _take_phone(line)
    line, name = _take_name(line, bool(phone))
    province, rest = _province(line)
    city, district = "", ""
    if province.removesuffix("市") in _MUNICIPALITIES:
        city = province
        rest = _after(rest.removeprefix(city))
    else:
        city, rest = _level(_CITY, rest)
    if city and rest.startswith(city):  # pasted twice: 杭州市 杭州市西湖区
        rest = _after(rest[len(city) :])
    district, rest = _level(_DISTRICT, rest)
    return Address(province, city, district, rest.strip(" ,.;:"), name, phone)


def _take_phone(line: str) -> tuple[str, str]:
    found = _PHONE.search(line)
    if not found:
        return line, ""
    try:
        phone = read_phone(found[0])
    except Unreadable:
        return line, ""
    return f"{line[: found.start()].rstrip()} {line[found.end() :].lstrip()}".strip(), phone


def _take_name(line: str, beside_phone: bool) -> tuple[str, str]:
    """The consignee, first or last of the parts; looked for only beside a phone or a label."""
    plain = _LABELS.sub(" ", line)
    if plain == line and not beside_phone:
        return line, ""
    parts = [part for part in re.split("[ ,;]+", plain) if part not in ("", "收", "(收)")]
    for place in (0, -1):
        if len(parts) > 1 and _is_person(parts[place]):
            name = parts.pop(place)
            return " ".join(parts), name
    return " ".join(parts), ""


def _is_person(part: str) -> bool:
    return bool(_PERSON.fullmatch(part) and not _STREETLIKE.search(part) and part not in _PROVINCES)


def _province(line: str) -> tuple[str, str]:
    """The full name of the province a line begins with, and what follows."""
    line = _after(re.sub("^(?:中华人民共和国|中国) ?", "", line))
    for short, full in _PROVINCES.items():
        if not line.startswith(short):
            continue
        for written in (full, f"{short}省", f"{short}自治区", f"{short}特区"):
            if line.startswith(written):
                return full, _after(line[len(written) :])
        rest = line[len(short) :]
        # 北京路 is a street, 吉林市 a city, and 海南藏族自治州 lies in Qinghai.
        apart = rest[:1] in (" ", ",") or not rest
        below = _level(_CITY, rest)[0] or _level(_DISTRICT, rest)[0]
        if apart or (below and not rest.startswith(("市", "藏族", "蒙古族"))):
            return full, _after(rest)
    return "", line


def _level(pattern: re.Pattern[str], line: str) -> tuple[str, str]:
    """The place a line begins with, told by its ending, and what follows."""
    found = pattern.match(line)
    if found and not _NO_PLACE.fullmatch(found[0]):
        return found[0], _after(line[found.end() :])
    # 浙江 杭州 西湖区: between blanks the ending may be missing
    bare = re.match("([\u4e00-\u9fff]{2,4})[ ,]+", line) if pattern is _CITY else None
    if (
        bare
        and not re.search("[省市区县旗路街道村镇乡]", bare[1])
        and _level(_DISTRICT, line[bare.end() :])[0]
    ):
        return f"{bare[1]}市", _after(line[bare.end() :])
    return "", line


def _after(line: str) -> str:
    """What follows a level, without marks and without the levels that name no place."""
    found = _SKIPPED.match(line)
    return line[found.end() :] if found else line
