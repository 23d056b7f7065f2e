"""Every rule of the archive, in one explicit table: a rule is a module with a docstring, a CODE and a `check`.

To add one, write the module, put it in the table, and add a record that breaks it and one that nearly does.
"""

from __future__ import annotations

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

CONFERENCE: tuple[ConferenceRule, ...] = (broken_reference,)

YEAR: tuple[YearRule, ...] = ()

RULES: dict[str, Rule] = {rule.CODE: rule for rule in sorted((*SHAPE, *CONFERENCE, *YEAR), key=lambda r: r.CODE)}
