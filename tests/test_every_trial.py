"""Every trial by which the plans were tried, and the test that holds its right value."""

from __future__ import annotations

from pathlib import Path

import pytest

HERE = Path(__file__).parent
KEPT = "test_law_trials_kept.py::test_a_trial"
NOTICE_S0 = "test_notice.py::test_the_zone_s0_asks_for_invitation_and_announcement"
MOVED = "test_notice.py::test_a_postponed_conference_needs_a_notice_of_its_new_day"
FORM = "test_notice.py::test_the_commune_s1_asks_for_the_opinion_form_too"
S4_NOTICE = "test_notice.py::test_the_commune_s4_sets_days_for_invitations_alone"
LEFT_OUT = "test_walks.py::test_what_is_left_out_is_told"
ANSWERS = "test_law_trials_of_answers.py::test_what_starts_the_count_of_a_reply_in_s0"
FORWARDS = "test_law_trials_of_answers.py::test_s2_forwards_up_and_across_each_in_five_working_days"
MORE_TIME = "test_law_trials_of_answers.py::test_b1_b2_an_extension_is_recorded_before_the_notice_is_issued"
QUOTA = "test_law_trials_of_answers.py::test_a44_a106_b17_what_counts_towards_the_quota"
PLANNED = "test_law_trials_of_answers.py::test_b16_a77_the_planned_time"
LATE_REPLY = "test_trials_after.py::test_w1_the_reply_is_out_when_the_last_recipient_has_it"
AGREE = "test_agreement.py::test_what_the_portal_lists_as_late_is_what_the_rules_report"
SENT_BY_FRONT = "test_law_trials.py::test_a89_a90_c2_the_first_sending_of_the_front_counts"
UNSOLVED = (
    "test_law_trials_of_answers.py::test_a20_c3_what_the_conclusion_calls_unsolved_owes_a_reply_whatever_its_class"
)
NO_DAY = "test_law_trials_of_answers.py::test_c0_x1_a_conference_without_its_day_is_told_and_nobody_is_charged"
UNDER_WAY = (
    "test_law_trials_of_terms.py::test_b19_a_reply_that_the_matter_is_under_way_meets_the_limit_and_closes_nothing"
)
BEFORE = "test_law_trials_of_answers.py::test_a87_c1_the_results_of_the_conference_before"

TRIALS = {
    **dict.fromkeys(("A0", "A1", "A2", "A3", "A4", "A5", "A6", "B20", "B21"), NOTICE_S0),
    **dict.fromkeys(("A50", "A51"), MOVED),
    **dict.fromkeys(("A53", "A54"), FORM),
    "A61": "test_notice.py::test_the_commune_s2_lets_the_associations_invite",
    **dict.fromkeys(("A95", "B0"), S4_NOTICE),
    "A84": "test_notice.py::test_the_ward_s3_waives_only_the_announcement",
    **dict.fromkeys(("A7", "A8", "A9", "A12", "A14", "A23", "A25", "A26", "A27", "A28", "A29", "A40"), KEPT),
    **dict.fromkeys(("A43", "A49", "A52", "A55", "A56", "A57", "A68", "A69", "A70", "A71", "A72", "A73"), KEPT),
    **dict.fromkeys(("A74", "A75", "A80", "A82", "A85", "A91", "A92", "A93", "A94", "A99", "A100"), KEPT),
    **dict.fromkeys(("A101", "A102", "A103", "A104", "B12", "B15", "B18", "B24", "B25", "B26", "B28"), KEPT),
    **dict.fromkeys(("C4", "C6", "C8", "C9"), KEPT),
    "A58": "test_trials_before.py::test_w10_an_urgent_conference",
    "A11": "test_law_trials.py::test_a11_the_conclusion_reaches_in_time_who_watches",
    "A13": "test_law_trials.py::test_a13_more_time_is_no_ground_of_its_own",
    "A19": "test_law_trials.py::test_a19_a_reply_is_late_when_the_petitioner_gets_it_late",
    **dict.fromkeys(("A22", "C7"), "test_law_trials.py::test_a22_c7_what_is_reported_up_and_left_open_needs_an_office"),
    "A42": "test_law_trials.py::test_a42_the_conclusion_says_what_was_settled",
    **dict.fromkeys(("A46", "A47"), "test_law_trials.py::test_a46_a47_a_report_counts_when_its_recipient_has_it"),
    "A67": "test_law_trials.py::test_a67_a_refusal_needs_the_three_conditions_together",
    "A79": "test_law_trials.py::test_a79_minutes_that_the_plan_speaks_of_are_asked_for",
    "A83": "test_law_trials.py::test_a83_two_days_are_longer_than_the_plan_says",
    **dict.fromkeys(("A89", "A90", "C2"), SENT_BY_FRONT),
    **dict.fromkeys(("A17", "A18", "A24", "A48", "B6"), ANSWERS),
    **dict.fromkeys(("A20", "C3"), UNSOLVED),
    **dict.fromkeys(("A59", "A60", "A62", "A65", "B7", "D2"), FORWARDS),
    **dict.fromkeys(("B1", "B2"), MORE_TIME),
    **dict.fromkeys(("A44", "A106", "B17"), QUOTA),
    **dict.fromkeys(("A77", "B16"), PLANNED),
    "C0": NO_DAY,
    **dict.fromkeys(("A87", "C1"), BEFORE),
    **dict.fromkeys((f"A{number}" for number in range(30, 38)), LEFT_OUT),
    "A38": "test_walks.py::test_a_walk_without_its_conclusion_is_told",
    "A39": LEFT_OUT,
    "A81": LATE_REPLY,
    "A97": "test_law_trials_of_terms.py::test_a97_an_urgent_conference_is_none_of_the_window",
    "A98": "test_law_trials_of_terms.py::test_a98_the_conference_is_over_within_the_window",
    "A105": ("test_law_trials_of_terms.py::test_a105_the_quota_of_a_unit_that_joined_within_the_year_is_unknown"),
    "B3": "rules/cases/C01.yml",
    "B4": "rules/cases/C06.yml",
    "B5": "rules/cases/C07.yml",
    "B8": "test_law_trials_of_terms.py::test_b8_only_the_plan_that_has_results_reported_asks_for_a_carry_over",
    "B9": "test_law_trials_of_terms.py::test_b9_bodies_that_the_plan_gives_answers_to_write_may_be_assigned",
    "B19": UNDER_WAY,
    "B27": "test_law_trials_of_terms.py::test_b27_the_reply_reaches_chair_place_and_petitioner_in_time",
    "D1": AGREE,
    "D3": AGREE,
    "D4": "rules/cases/P15.yml",
    "E5a": "rules/cases/P26.yml",
}
"""The number of each trial that the review of the plans names; C10 asked what kind of place it was, which is text."""
SILENCES = {
    "c1": "test_trials_of_silence.py::test_c1_the_day_of_joining_is_missed_once_and_nobody_is_charged_without_it",
    "c2": "test_trials_of_silence.py::test_c2_a_conference_at_which_people_spoke_has_petitions",
    "c3": "test_trials_of_silence.py::test_what_is_left_out_or_at_odds",
    "c4": "test_trials_of_silence.py::test_what_is_left_out_or_at_odds",
    "c5": "test_walks.py::test_an_announcement_that_never_came_is_told",
    "c6": "test_trials_before.py::test_w2_w8_w14_each_part_of_the_notice_by_its_own_plan",
    "c7": "test_notice.py::test_a_postponed_conference_needs_a_notice_of_its_new_day",
    "c8": SENT_BY_FRONT,
    "c9": "test_trials_of_silence.py::test_c9_a_date_of_another_year_is_told",
    "c10": "test_silence.py::test_the_quota_is_told_of_sixty_working_days_ahead",
    "c11": "test_silence.py::test_a_unit_that_stopped_is_asked_for_each_year_without_a_plan",
    "c12": "test_trials_of_silence.py::test_c12_a_matter_that_went_up_waits_visibly",
    "c13": "test_trials_of_silence.py::test_what_is_left_out_or_at_odds",
    "c14": "test_trials_of_silence.py::test_what_is_left_out_or_at_odds",
    "c15": "rules/cases/S10.yml",
    "c16": "test_trials_of_silence.py::test_m3_what_was_promised",
    "c17": "test_law_trials.py::test_a46_a47_a_report_counts_when_its_recipient_has_it",
    "c18": "test_trials_of_silence.py::test_c18_a_conference_of_which_nothing_is_recorded",
    "events: moved twice": "test_notice.py::test_a_postponed_conference_needs_a_notice_of_its_new_day",
    "events: chair replaced": "test_law_trials_kept.py::test_a_trial",
    "events: refused": "rules/cases/P15.yml",
    "events: merged": "test_merged_units.py",
    "events: renamed": "test_merged_units.py",
    "events: calendar changed": "test_trials_of_edges.py::test_each_part_of_a_notice_by_the_calendar_of_its_own_day",
    "events: two plans a year": "test_plans_in_force.py",
    "M1": "test_trials_of_silence.py::test_m1_a_day_given_to_an_office_is_a_limit_for_every_class",
    "M2": "test_agreement.py::test_what_is_past_a_mark_stands_below_every_limit_and_counts_no_days",
    "M3": "test_trials_of_silence.py::test_m3_what_was_promised",
    "M4": "test_promises.py::test_the_page_tells_promise_result_and_confirmation",
}
"""What was silent, by its number in the trial of the desk (c1-c18), its events, and what citizens met (M1-M4)."""
NAMED_BY_WHAT_IT_DOES = {
    *(f"A{number}" for number in range(30, 40)),
    *("A58", "A81", "A84", "D1", "D3", "E5a"),
}
"""Held by a test that covers more than the one trial, and so has another name."""


@pytest.mark.parametrize("trial", TRIALS)
def test_a_trial_is_held_by_a_test(trial: str) -> None:
    file, _, name = TRIALS[trial].partition("::")
    text = (HERE / file).read_text(encoding="utf-8")
    assert not name or f"def {name}(" in text
    assert trial in NAMED_BY_WHAT_IT_DOES or trial in text or trial.lower() in name.split("_")


@pytest.mark.parametrize("silence", SILENCES)
def test_a_silence_is_held_by_a_test(silence: str) -> None:
    file, _, name = SILENCES[silence].partition("::")
    text = (HERE / file).read_text(encoding="utf-8")
    assert not name or f"def {name}(" in text


def test_no_number_between_the_first_and_the_last_is_lost() -> None:
    """Numbers that the review names nowhere stand here, so that a trial that is dropped is noticed."""
    unnamed = {
        *(f"A{number}" for number in (10, 15, 16, 21, 41, 45, 63, 64, 66, 76, 78, 86, 88, 96)),
        *("B10", "B11", "B13", "B14", "B22", "B23", "C5"),
    }
    every = {
        *(f"A{number}" for number in range(107)),
        *(f"B{number}" for number in range(29)),
        *(f"C{number}" for number in range(10)),
        *(f"D{number}" for number in range(1, 5)),
        "E5a",
    }
    assert every - unnamed == set(TRIALS)
