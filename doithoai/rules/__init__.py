"""Every rule of the archive: a rule is a module with a docstring, a CODE and a `check`, named in its family's table.

To add one, write the module, put it in the table of its family, and add a record that breaks it and one that nearly
does.
"""

from __future__ import annotations

from doithoai.rules import consistency, dossier, limits, petitions, privacy, shape
from doithoai.rules.protocol import ConferenceRule, Rule, YearRule

SHAPE: tuple[Rule, ...] = (*shape.READING, *consistency.READING)

CONFERENCE: tuple[ConferenceRule, ...] = (
    *shape.CONFERENCE,
    *dossier.CONFERENCE,
    *limits.CONFERENCE,
    *petitions.CONFERENCE,
    *consistency.CONFERENCE,
    *privacy.CONFERENCE,
)

YEAR: tuple[YearRule, ...] = (
    *shape.YEAR,
    *dossier.YEAR,
    *limits.YEAR,
    *consistency.YEAR,
    *privacy.YEAR,
)

RULES: dict[str, Rule] = {rule.CODE: rule for rule in sorted((*SHAPE, *CONFERENCE, *YEAR), key=lambda r: r.CODE)}
