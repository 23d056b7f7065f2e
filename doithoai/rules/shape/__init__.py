"""S: the shape of records. These findings come from the reader; a module here gives the page and the sentences."""

from __future__ import annotations

from doithoai.rules.protocol import ConferenceRule, Rule, YearRule
from doithoai.rules.shape import (
    acting_file,
    bad_date,
    bad_file,
    bad_redirect,
    broken_reference,
    duplicate_key,
    half_swap,
    look_alike_letters,
    missing_field,
    more_faults,
    old_encoding,
    out_of_bounds,
    private_within,
    stray_file,
    syntax,
    unknown_key,
    unknown_policy,
    unknown_word,
    unread_file,
    unreadable,
    wrong_type,
)

READING: tuple[Rule, ...] = (
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
    bad_redirect,
    more_faults,
    look_alike_letters,
    old_encoding,
    half_swap,
    private_within,
)

CONFERENCE: tuple[ConferenceRule, ...] = (broken_reference, unread_file, acting_file)

YEAR: tuple[YearRule, ...] = (unknown_policy,)
