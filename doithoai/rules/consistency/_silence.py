"""Whether something must be on record of a conference by now."""

from __future__ import annotations

from doithoai.cases.case import Case, drafted
from doithoai.rules.own_marks import still_quiet
from doithoai.rules.verdicts import kept


def told(case: Case) -> bool:
    """Whether a conference is one of which something must be on record by now."""
    return kept(case) and case.folder.held(case.today) and not still_quiet(case) and not drafted(case)
