# SPDX-License-Identifier: MIT
"""How the pickup notice looks on screen and on paper, where the attempts stand as proof."""

ON_SCREEN = """
    number       waybill      sent_on      from_station to_station   state
    consignee    consignee    phone        other_phone  company      company
    shipper      shipper      shipper_phone goods       goods        package
    pieces       weight       volume       arrived_at   arrived_pieces  pickup_code
    -- Collection
    place        place        place        hours        hours        contact_phone
    freight      cod          delivery_fee advance      other_charges  prepaid
    cash_due     in_words     in_words     storage_fee  storage_rate free_until
    needs_id     needs_letter needs_waybill  free_days  next_try     next_try
    remarks      remarks      remarks      remarks      remarks      remarks
    -- Attempts to tell
    attempts     attempts     attempts     attempts     attempts     attempts
    -- Handed over
    collected_at collector    deputy       id_kind      id_last4     undamaged
    cash_received  paid       exception    exception    released_by  released_by
    returned_at  return_reason return_reason return_reason return_reason return_reason
"""

ON_PAPER = """
    number       number       waybill      waybill      from_station to_station
    consignee    consignee    phone        company      company      company
    shipper      shipper      goods        goods        package      pieces
    weight       volume       arrived_at   arrived_pieces  free_until  storage_rate
    -- Collection
    place        place        place        hours        hours        contact_phone
    freight      cod          delivery_fee advance      other_charges  prepaid
    storage_fee  cash_due     in_words     in_words     in_words     pickup_code
    needs_id     needs_letter needs_waybill  remarks    remarks      remarks
    -- Attempts to tell
    attempts     attempts     attempts     attempts     attempts     attempts
    -- Handed over
    collected_at collector    deputy       id_kind      id_last4     cash_received
"""
