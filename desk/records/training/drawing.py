# SPDX-License-Identifier: MIT
"""How the training form looks on screen and on paper, and the certificate."""

ON_SCREEN = """
    -- Intake
    number        customer      customer      contact       phone         state
    sold_by       from_where    version_bought bought_on    licence       people
    address       address       address       mode          skill         wanted_on
    environment   environment   environment   wishes        wishes        wishes
    -- Planning
    trainer       planned_at    hours         ends_at       assigned_by   assigned_at
    set_out_at    arrived_at    finished_at   .             .             .
    trainees      trainees      trainees      trainees      trainees      trainees
    topics        topics        topics        topics        topics        topics
    checklist     checklist     checklist     checklist     checklist     checklist
    questions     questions     questions     questions     questions     questions
    -- Result of the training
    rating        signed_by     materials     materials     next_visit    cancelled_because
    opinion       opinion       opinion       trainer_remarks trainer_remarks trainer_remarks
    -- Stages
    stages        stages        stages        stages        stages        stages
    icp_subject   icp_papers    icp_papers    icp_submitted_on icp_approved_on icp_number
"""

ON_PAPER = """
    number        number        customer      customer      customer      customer
    contact       phone         address       address       address       address
    version_bought version_bought skill       skill         trainer       trainer
    planned_at    planned_at    hours         hours         mode          mode
    arrived_at    arrived_at    finished_at   finished_at   .             .
    wishes        wishes        wishes        wishes        wishes        wishes
    -- Trainees
    trainees      trainees      trainees      trainees      trainees      trainees
    -- Checklist of the trainer
    checklist     checklist     checklist     checklist     checklist     checklist
    -- Topics
    topics        topics        topics        topics        topics        topics
    -- Questions
    questions     questions     questions     questions     questions     questions
    -- Result of the training
    rating        rating        signed_by     signed_by     materials     materials
    opinion       opinion       opinion       trainer_remarks trainer_remarks trainer_remarks
"""

CERTIFICATE = """
    number        customer      customer      customer
    trainer       finished_at   hours         mode
    version_bought version_bought rating      signed_by
    -- Trainees
    trainees      trainees      trainees      trainees
    -- Topics
    topics        topics        topics        topics
"""
