# SPDX-License-Identifier: MIT
"""The words of the knowledge base: sorts of article, states, languages."""

from desk.text import N_

SORTS = {
    "procedure": N_("Procedure"),
    "lesson": N_("Academy lesson"),
    "script": N_("Telephone script"),
    "policy": N_("Policy"),
    "answer": N_("Answer to a question"),
}
LANGUAGES = {"zh_CN": N_("Chinese"), "en": N_("English")}
STATES = {
    "wanted": N_("To be written"),
    "draft": N_("Being written"),
    "published": N_("Published"),
    "expired": N_("Expired"),
}
# Follow-ups are kept in step while they stand in the first state.
WRITABLE = ("wanted", "draft", "expired")
