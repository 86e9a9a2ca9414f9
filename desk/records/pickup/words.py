# SPDX-License-Identifier: MIT
"""The words of the pickup notice: packaging, how somebody was told, what came of it."""

from desk.text import N_

PACKAGES = {
    "carton": N_("Carton"),
    "crate": N_("Wooden crate"),
    "bag": N_("Woven bag"),
    "bare": N_("Unpacked"),
    "pallet": N_("Pallet"),
    "drum": N_("Drum"),
}
WAYS = {
    "phone": N_("Telephone"),
    "sms": N_("Text message"),
    "wechat": N_("WeChat"),
    "qq": N_("QQ"),
    "post": N_("By post"),
}
OUTCOMES = {
    "told": N_("Told"),
    "will_send": N_("Will send somebody"),
    "no_answer": N_("No answer"),
    "off": N_("Switched off or engaged"),
    "wrong": N_("Wrong number"),
    "refused": N_("Refuses the goods"),
}
TOLD = frozenset({"told", "will_send"})
SALUTATIONS = {"mr": N_("Mr"), "ms": N_("Ms")}
ID_KINDS = {
    "id_card": N_("ID card"),
    "passport": N_("Passport"),
    "licence": N_("Driving licence"),
    "other": N_("Other"),
}
PAID = {
    "cash": N_("Cash"),
    "wechat": N_("WeChat"),
    "alipay": N_("Alipay"),
    "transfer": N_("Bank transfer"),
}
STATES = {
    "incomplete": N_("Not all arrived"),
    "to_tell": N_("To be told"),
    "not_reached": N_("Not reached yet"),
    "told": N_("Told"),
    "coming": N_("Collection promised"),
    "refused": N_("Goods refused"),
    "collected": N_("Goods collected"),
    "returned": N_("Returned to the shipper"),
}
# The goods lie here in full and nobody has fetched them.
HERE = frozenset({"to_tell", "not_reached", "told", "coming", "refused"})
