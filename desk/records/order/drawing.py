# SPDX-License-Identifier: MIT
"""How the order sheet looks on screen and on the office's paper."""

ON_SCREEN = """
    number       ordered_at    customer       customer       channel       urgency
    contact      phone         their_number   their_number   salesperson   taken_by
    -- Where the goods go
    delivery     deliver_by    window         receiver       receiver_phone  warehouse
    address      address       address        address        address       address
    -- Goods
    lines        lines         lines          lines          lines         lines
    goods_total  discount      freight        total          in_words      in_words
    payment      deposit       to_collect     invoice        version_bought  version_bought
    requests     requests      requests       remarks        remarks       remarks
    -- Course
    confirmed_at confirmed_by  pieces         weight         volume        dispatch
    carrier      carrier_number  delivered_at signed_by      received      called_back_at
    rest_off     rest_off      rest_off       cancel_reason  cancel_reason  cancel_reason
"""

ON_PAPER = """
    number       number        ordered_at     ordered_at     channel       urgency
    customer     customer      contact        phone          phone         their_number
    delivery     deliver_by    window         receiver       receiver_phone  receiver_phone
    address      address       address        address        salesperson   taken_by
    -- Goods
    lines        lines         lines          lines          lines         lines
    goods_total  discount      freight        total          deposit       to_collect
    in_words     in_words      in_words       payment        invoice       version_bought
    requests     requests      requests       remarks        remarks       remarks
"""
