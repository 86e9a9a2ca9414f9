# SPDX-License-Identifier: MIT
"""What a viewer sees of a customer's phone, papers and address: enough to recognise, not to use."""

import re

from desk.text.plain import clean

_STARS = "****"


def mask_phone(text: str) -> str:
    """138****5678; of a land line the area code and the last four figures stay, no extension."""
    number = clean(text).partition("转")[0].strip()
    area, dash, local = number.partition("-")
    if dash and area.startswith("0") and len(local) >= 7:
        return f"{area}-{_STARS}{local[-4:]}"
    figures = re.sub("[^0-9]", "", number)
    if len(figures) >= 11:
        sign = "+" if number.startswith("+") else ""
        return f"{sign}{figures[:3]}{_STARS}{figures[-4:]}"
    if len(figures) >= 7:
        return f"{_STARS}{figures[-4:]}"
    return _STARS if number else ""


def mask_id(text: str) -> str:
    """The last four characters of an ID number; nothing of one too short to hide anything."""
    number = re.sub("[ -]", "", clean(text))
    if len(number) < 8:
        return "*" * len(number)
    return "*" * (len(number) - 4) + number[-4:]


def mask_address(text: str) -> str:
    """Province, city and district of an address; the street and the house are stars."""
    from desk.text.address import split_address

    line = clean(text)
    if not line:
        return ""
    parts = split_address(line)
    city = "" if parts.city == parts.province else parts.city
    return f"{parts.province}{city}{parts.district}{_STARS}"
