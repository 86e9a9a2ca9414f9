# SPDX-License-Identifier: MIT
"""How the dispatch note looks on screen and on the office's paper."""

ON_SCREEN = """
    number         day            vehicle       driver         driver_phone   co_driver
    route          route          dispatcher    planned_out_at planned_back_at  state
    -- Stops
    stops          stops          stops         stops          stops          stops
    pieces         weight         volume        load_rate      volume_rate    loaded_by
    freight_total  cod_total      cash_due      in_words       in_words       in_words
    -- Goods on board
    goods          goods          goods         goods          goods          goods
    -- Trip
    out_at         back_at        odometer_out  odometer_back  distance       seal_number
    cash_returned  cash_difference  difference_reason  difference_reason  settled_by  settled_by
    fuel           tolls          other_costs   cancel_reason  cancel_reason  cancel_reason
    remarks        remarks        remarks       remarks        remarks        remarks
"""

ON_PAPER = """
    number         number         day           vehicle        driver         driver_phone
    route          route          co_driver     dispatcher     planned_out_at planned_back_at
    -- Stops
    stops          stops          stops         stops          stops          stops
    pieces         weight         volume        load_rate      loaded_by      seal_number
    freight_total  cod_total      cash_due      in_words       in_words       in_words
    -- Trip
    out_at         back_at        odometer_out  odometer_back  cash_returned  cash_difference
    remarks        remarks        remarks       remarks        remarks        remarks
"""
