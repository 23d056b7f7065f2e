"""Every rule of the archive, in one explicit table: a rule is a module with a docstring, a CODE and a `check`.

To add one, write the module, put it in the table, and add a record that breaks it and one that nearly does.
"""

from __future__ import annotations

from doithoai.rules.consistency import (
    announced_after_conference,
    attendance_not_recorded,
    attendance_outside_plan,
    cancelled_yet_held,
    chair_not_allowed,
    document_basis_differs,
    duration_contradicts,
    duration_not_in_plan,
    ends_before_start,
    form_not_allowed,
    needless_override,
    no_way_in,
    not_in_conclusion,
    office_not_settled,
    plan_basis_differs,
    postponed_to_same_time,
    report_period_differs,
    same_time_and_place,
    solved_and_unsolved,
    start_in_other_year,
    substitute_for_other,
    substitute_not_allowed,
    type_not_allowed,
    unknown_village,
    window_after_conference,
    window_reversed,
)
from doithoai.rules.dossier import (
    conclusion_parts,
    missing_document,
    no_date,
    not_sent,
    opinion_form,
    public_flag,
    urgent_notice,
    wrong_order,
    wrong_phase,
)
from doithoai.rules.limits import (
    assigned_overdue,
    calendar_gap,
    conclusion_late,
    conclusion_missing,
    extension_not_allowed,
    forwarding_late,
    law_limit,
    no_policy,
    notice_late,
    notice_missing,
    one_reading_only,
    outside_window,
    provisional_calendar,
    quota_not_met,
    reply_late,
    reply_missing,
    report_late,
)
from doithoai.rules.petitions import (
    answered_without_answer,
    bad_duplicate,
    carry_not_mutual,
    date_to_come,
    duplicate_id,
    not_assigned,
    not_classed,
    open_not_carried,
    previous_results_not_reported,
    received_after_window,
    received_at_odds,
    refusal_without_ground,
    reply_not_mutual,
    reply_of_wrong_kind,
    reply_without_document,
    reported_up_without_letter,
    step_after_end,
    steps_go_back,
    text_or_withheld,
    wrong_first_step,
)
from doithoai.rules.privacy import (
    date_of_birth,
    email_address,
    house_address,
    identity_number,
    person_named,
    petitioner_named,
    phone_number,
    private_in_plan,
)
from doithoai.rules.protocol import ConferenceRule, Rule, YearRule
from doithoai.rules.shape import (
    bad_date,
    bad_file,
    broken_reference,
    duplicate_key,
    missing_field,
    out_of_bounds,
    stray_file,
    syntax,
    unknown_key,
    unknown_word,
    unreadable,
    wrong_type,
)

SHAPE: tuple[Rule, ...] = (
    unreadable,
    syntax,
    unknown_key,
    wrong_type,
    duplicate_key,
    bad_date,
    unknown_word,
    missing_field,
    bad_file,
    stray_file,
    out_of_bounds,
)

DOSSIER: tuple[ConferenceRule, ...] = (
    missing_document,
    urgent_notice,
    wrong_phase,
    wrong_order,
    conclusion_parts,
    not_sent,
    no_date,
    opinion_form,
    public_flag,
)

LIMITS: tuple[ConferenceRule, ...] = (
    notice_late,
    notice_missing,
    conclusion_late,
    conclusion_missing,
    extension_not_allowed,
    reply_late,
    reply_missing,
    forwarding_late,
    one_reading_only,
    provisional_calendar,
    law_limit,
    assigned_overdue,
    no_policy,
    calendar_gap,
)

PETITIONS: tuple[ConferenceRule, ...] = (
    previous_results_not_reported,
    answered_without_answer,
    not_assigned,
    reported_up_without_letter,
    not_classed,
    steps_go_back,
    step_after_end,
    wrong_first_step,
    date_to_come,
    reply_without_document,
    reply_of_wrong_kind,
    reply_not_mutual,
    open_not_carried,
    carry_not_mutual,
    refusal_without_ground,
    duplicate_id,
    bad_duplicate,
    received_at_odds,
    received_after_window,
    text_or_withheld,
)

CONSISTENCY: tuple[ConferenceRule, ...] = (
    chair_not_allowed,
    substitute_not_allowed,
    substitute_for_other,
    needless_override,
    office_not_settled,
    form_not_allowed,
    type_not_allowed,
    attendance_outside_plan,
    document_basis_differs,
    ends_before_start,
    start_in_other_year,
    duration_contradicts,
    duration_not_in_plan,
    window_reversed,
    window_after_conference,
    announced_after_conference,
    attendance_not_recorded,
    unknown_village,
    solved_and_unsolved,
    not_in_conclusion,
    no_way_in,
    postponed_to_same_time,
    cancelled_yet_held,
)

PRIVACY: tuple[ConferenceRule, ...] = (
    phone_number,
    email_address,
    identity_number,
    date_of_birth,
    house_address,
    petitioner_named,
    person_named,
)

CONFERENCE: tuple[ConferenceRule, ...] = (broken_reference, *DOSSIER, *LIMITS, *PETITIONS, *CONSISTENCY, *PRIVACY)

YEAR: tuple[YearRule, ...] = (
    report_late,
    outside_window,
    quota_not_met,
    same_time_and_place,
    plan_basis_differs,
    report_period_differs,
    private_in_plan,
)

RULES: dict[str, Rule] = {rule.CODE: rule for rule in sorted((*SHAPE, *CONFERENCE, *YEAR), key=lambda r: r.CODE)}
