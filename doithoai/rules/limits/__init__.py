"""T: time limits are met, or the lateness is explained."""

from __future__ import annotations

from doithoai.rules.limits import (
    assigned_late,
    assigned_overdue,
    calendar_decided_later,
    calendar_gap,
    channel_lacking,
    collection_late,
    conclusion_late,
    conclusion_missing,
    conclusion_not_told,
    draft_policy,
    extension_not_allowed,
    forwarding_late,
    later_conclusion,
    law_limit,
    no_policy,
    notice_late,
    notice_missing,
    one_reading_only,
    outside_window,
    provisional_calendar,
    quota_not_met,
    receipt_unknown,
    reply_before_receipt,
    reply_late,
    reply_missing,
    report_in_wrong_order,
    report_late,
    time_not_recorded,
)
from doithoai.rules.protocol import ConferenceRule, YearRule

CONFERENCE: tuple[ConferenceRule, ...] = (
    time_not_recorded,
    notice_late,
    notice_missing,
    channel_lacking,
    conclusion_late,
    later_conclusion,
    conclusion_missing,
    conclusion_not_told,
    extension_not_allowed,
    reply_late,
    reply_missing,
    receipt_unknown,
    reply_before_receipt,
    forwarding_late,
    one_reading_only,
    provisional_calendar,
    law_limit,
    assigned_overdue,
    assigned_late,
    no_policy,
    calendar_gap,
    calendar_decided_later,
)

YEAR: tuple[YearRule, ...] = (
    draft_policy,
    report_in_wrong_order,
    report_late,
    outside_window,
    quota_not_met,
    collection_late,
)
