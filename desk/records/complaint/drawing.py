# SPDX-License-Identifier: MIT
"""How the complaint form looks on screen and on the office's paper."""

ON_SCREEN = """
    -- Receipt
    number       received_at     channel        received_by    assigned     internal
    complainant  salutation      phone          customer       customer     company
    concerns     occurred_at     place          against_branch department   employee
    category     level           mood           several        repeat_of    repeat_of
    content      content         content        content        content      content
    own_words    own_words       own_words      own_words      own_words    read_back
    demand       demand          demand         demand         demand       demand
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
    number         number      received_at     received_at  channel      level
    complainant    salutation  phone           phone        company      company
    received_by    mood        category        concerns     concerns     internal
    against_branch department  employee        occurred_at  place        place
    -- What is complained of
    content        content     content         content      content      content
    own_words      own_words   own_words       own_words    own_words    read_back
    demand         demand      demand          demand       demand       demand
    -- Handling
    assigned       due_at      first_answer_at overdue      promise_at   promise_at
    steps_taken    steps_taken steps_taken     steps_taken  steps_taken  steps_taken
    cause          cause       cause           cause        cause        cause
    result         result      result          result       result       result
    prevention     prevention  prevention      prevention   prevention   prevention
    compensation   in_words    in_words        justified    responsible  responsible_unit
    -- Customer's opinion
    opinion        opinion_at  opinion_by      opinion_text opinion_text opinion_text
    closed_at      closed_by   close_reason    close_reason close_reason reopened_count
"""
