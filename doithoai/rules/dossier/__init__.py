"""D: the dossier holds what the plan asks for, when its phase is over."""

from __future__ import annotations

from doithoai.rules.dossier import (
    conclusion_parts,
    dated_year_early,
    missing_document,
    named_paper_absent,
    no_date,
    not_sent,
    number_used_twice,
    odd_number,
    office_of_other_time,
    opinion_form,
    public_flag,
    public_lacking,
    urgent_contents,
    urgent_notice,
    withdrawn_not_replaced,
    wrong_order,
    wrong_phase,
)
from doithoai.rules.protocol import ConferenceRule, YearRule

CONFERENCE: tuple[ConferenceRule, ...] = (
    missing_document,
    named_paper_absent,
    urgent_notice,
    urgent_contents,
    wrong_phase,
    wrong_order,
    conclusion_parts,
    not_sent,
    no_date,
    opinion_form,
    public_flag,
    public_lacking,
    dated_year_early,
    withdrawn_not_replaced,
    office_of_other_time,
)

YEAR: tuple[YearRule, ...] = (number_used_twice, odd_number)
