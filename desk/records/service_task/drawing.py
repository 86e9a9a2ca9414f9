# SPDX-License-Identifier: MIT
"""How the service task looks on screen and paper, and the slips its mode asks for."""

from desk.sheet import Printout
from desk.text import N_

ON_SCREEN = """
    -- Intake of the task
    number        received_at   received_by   mode          level         state
    customer      customer      contact       phone         address       address
    product       product       product_name  model         serial        seller
    bought_on     warranty_months doa_days    warranty_until warranty     doa
    rule          rule          rule          rule          disputed      days_owned
    fault         fault         fault         fault         hard          batch
    appearance    appearance    appearance    appearance    ship_in       ship_in
    -- Work
    engineer      appointment_at arrived_at   finished_at   ladder        waits_for
    called        called        called        called        called        called
    cause         cause         scope_checked         scope_checked         solution      solution
    centre_number centre_sent_at centre_answered_at centre_answer centre_answer centre_answer
    partner       partner_contact partner_phone partner_on  partner_result partner_result
    -- Parts and fees
    changed_parts changed_parts changed_parts changed_parts changed_parts changed_parts
    labour_fee    visit_fee     post_fee      parts_fee     total         in_words
    quoted_at     quoted        consent       consent_by    consent_at    .
    -- Customer's check
    replacement_serial ship_out check         confirmed_by  confirmed_at  cancelled_because
"""

ON_PAPER = """
    number        received_at   received_by   mode          level         level
    customer      customer      customer      customer      contact       phone
    address       address       address       address       address       address
    product_name  product_name  product_name  model         serial        bought_on
    warranty_until warranty     doa           rule          rule          rule
    fault         fault         fault         fault         fault         fault
    -- Work
    engineer      appointment_at finished_at  partner       partner_on    ladder
    cause         cause         cause  scope_checked scope_checked scope_checked
    solution      solution      solution      solution      solution      solution
    -- Parts and fees
    changed_parts changed_parts changed_parts changed_parts changed_parts changed_parts
    labour_fee    visit_fee     post_fee      parts_fee     total         total
    consent       consent_by    consent_at    check         confirmed_by  confirmed_at
"""

_HEAD = """
    number        number        received_at   received_at
    customer      customer      contact       phone
    product_name  product_name  model         serial
"""

STUB = Printout(
    "stub", N_("Receipt stub for a brought-in product"),
    _HEAD + """
    appearance    appearance    appearance    appearance
    fault         fault         fault         fault
    warranty      rule          rule          rule
    """,
    copies=(N_("Stub"), N_("Customer's copy")),
    signatures=(N_("Received by the desk"), N_("Customer's signature")),
)  # fmt: skip
ON_SITE = Printout(
    "on_site", N_("On-site service sheet"),
    _HEAD + """
    address       address       address       address
    engineer      appointment_at arrived_at   finished_at
    fault         fault         fault         fault
    -- Work
    cause         cause         scope_checked         scope_checked
    solution      solution      solution      solution
    changed_parts changed_parts changed_parts changed_parts
    labour_fee    visit_fee     total         total
    check         confirmed_by  confirmed_by  confirmed_at
    """,
    signatures=(N_("Engineer's signature"), N_("Customer's signature")),
)  # fmt: skip
LABEL = Printout(
    "label", N_("Mail label"),
    """
    contact       contact       phone         phone
    address       address       address       address
    customer      customer      number        number
    product       product_name  serial        ship_out
    """,
    signatures=(),
)  # fmt: skip
SWAP = Printout(
    "exchange", N_("Exchange slip"),
    _HEAD + """
    bought_on     seller        doa           warranty
    rule          rule          rule          rule
    fault         fault         fault         fault
    appearance    appearance    appearance    appearance
    replacement_serial replacement_serial ship_out ship_out
    """,
    copies=(N_("Stub"), N_("Customer's copy"), N_("Warehouse copy")),
    signatures=(N_("Received by the desk"), N_("Customer's signature")),
)  # fmt: skip
CHARGES = Printout(
    "charges", N_("Charge slip"),
    _HEAD + """
    fault         fault         solution      solution
    -- Parts and fees
    changed_parts changed_parts changed_parts changed_parts
    labour_fee    visit_fee     post_fee      parts_fee
    total         total         total         total
    consent       consent_by    consent_by    consent_at
    """,
    copies=(N_("Stub"), N_("Customer's copy"), N_("Accounts' copy")),
    signatures=(N_("Cash received by"), N_("Customer's signature")),
)  # fmt: skip
LETTER = Printout(
    "letter", N_("Letter to the technical centre"),
    _HEAD + """
    bought_on     warranty_until hard         batch
    fault         fault         fault         fault
    -- What was done so far
    called        called        called        called
    cause         cause         scope_checked         scope_checked
    -- Answer of the technical centre
    centre_number centre_sent_at centre_answered_at centre_answered_at
    centre_answer centre_answer centre_answer centre_answer
    """,
    signatures=(N_("Engineer's signature"), N_("Signature of the technical centre")),
)  # fmt: skip
PRINTOUTS = (STUB, ON_SITE, LABEL, SWAP, CHARGES, LETTER)
# The slip that belongs to each mode; letters and charges come when there are any.
OF_MODE = {"bring_in": STUB, "on_site": ON_SITE, "mail_in": LABEL, "exchange": SWAP,
           "paid": CHARGES}  # fmt: skip
