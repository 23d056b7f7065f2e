"""What became of a petition and of what was promised on it, as columns: of several promises the one that tells most."""

from __future__ import annotations

from typing import Any

from doithoai.cases.case import Case
from doithoai.cases.fate import Fate
from doithoai.cases.promise import telling
from doithoai.model import addresses
from doithoai.model.records import Petition


def columns(case: Case, one: Petition, became: Fate) -> dict[str, Any]:
    """The columns of one petition as everybody may see it."""
    kept = telling(became.promises)
    told = one.promises[became.promises.index(kept)] if kept else None
    result = told.result if told and kept and kept.done else None
    found = one.confirmed if one.confirmed and one.confirmed.on <= case.today else None

    def key(stem: str | None) -> str | None:
        return addresses.document_code(case.key.code, stem) if stem else None

    return {
        "elsewhere": became.elsewhere,
        "answered": None if became.waits or became.empty else became.answered,
        "done": became.done,
        "reopened": became.reopened,
        "promises": len(became.promises),
        "promised_on": told.on if told else None,
        "promise": told.text if told else None,
        "promise_document": key(told.document) if told else None,
        "promise_state": kept.state if kept else None,
        "promise_state_label": kept.state.label if kept else None,
        "result_on": kept.done if kept else None,
        "result": result.text if result else None,
        "result_document": key(result.document) if result else None,
        "confirmed_by": found.by if found else None,
        "confirmed_on": found.on if found else None,
        "satisfied": found.satisfied if found else None,
    }
