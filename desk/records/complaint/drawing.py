# SPDX-License-Identifier: MIT
"""How the complaint form looks on screen and on the office's paper."""

ON_SCREEN = """
    -- Receipt
    number       received_at     channel        received_by    assigned     internal
    complainant  salutation      phone          customer       customer     company
    concerns     occurred_at     place          against_branch department   employee
    category     level           mood           several        product      repeat_of
    content      content         content        content        content      content
    own_words    own_words       own_words      own_words      own_words    read_back
    demand       demand          demand         demand         demand       demand
    remarks      remarks         remarks        remarks        remarks      remarks
    -- Clock
    due_at       first_answer_at overdue        promise_at     paused       paused_minutes
    ladder       escalated_to    manager_due_at .              .            .
    escalations  escalations     escalations    escalations    escalations  escalations
    pauses       pauses          pauses         pauses         pauses       pauses
    -- Handling
    steps_taken  steps_taken     steps_taken    steps_taken    steps_taken  steps_taken
    cause        cause           cause          plan           plan         plan
    result       result          result         result         result       result
    prevention   prevention      prevention     prevention     prevention   prevention
    compensation in_words        in_words       justified      responsible  responsible_unit
    -- Closing
    opinion      opinion_at      opinion_by     answered_at    closed_at    closed_by
    opinion_text opinion_text    opinion_text   close_reason   close_reason reopened_count
"""

ON_PAPER = """
    -- Receipt
    received_at     received_by     level
    channel         channel         channel
    complainant     salutation      phone
    company         product         concerns
    occurred_at     place           internal
    against_branch  department      employee
    category        category        category
    mood            mood            read_back
    -- What is complained of
    content         content         content
    own_words       own_words       own_words
    demand          demand          demand
    -- Handling
    assigned        due_at          first_answer_at
    promise_at      promise_at      overdue
    steps_taken     steps_taken     steps_taken
    cause           cause           cause
    result          result          result
    prevention      prevention      prevention
    justified       responsible     responsible_unit
    compensation    in_words        in_words
    -- Customer's opinion
    opinion         opinion         opinion
    opinion_text    opinion_text    opinion_text
    opinion_at      opinion_by      closed_by
    closed_at       close_reason    close_reason
"""
