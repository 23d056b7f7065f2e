"""Who is looked for in the private repository: by words as people type them, with or without accents."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from doithoai.model import addresses
from doithoai.private.store import Store
from doithoai.vietnamese.folding import forms, terms


def found(store: Store, words: Sequence[str]) -> Iterator[str]:
    """A line for each petition whose person, and each document whose fields and words, say all the words."""
    wanted = _folded(" ".join(words))
    for conference in store.conferences():
        unit, year, number = conference.split("/")
        code = addresses.code(unit, int(year), number)
        for petition, person in store.people_of(conference).items():
            told = [one for one in (person.name, person.contact) if one]
            if _says(" ".join(told), wanted):
                given = person.consent
                agreed = f"đồng ý ngày {given.on.isoformat()} ({given.how})" if given else "chưa ghi sự đồng ý"
                if given and given.withdrawn:
                    agreed += f", rút lại ngày {given.withdrawn.isoformat()}"
                yield "; ".join((addresses.petition_code(code, petition), *told, agreed))
        for name, (document, body) in store.documents_of(conference).items():
            texts = (document.title, document.number, *document.recipients, body)
            if _says(" ".join(one for one in texts if one), wanted):
                yield f"{conference}/documents/{name}.md: {document.kind.label}"


def _folded(text: str) -> str:
    return "".join(terms[one] for one in forms(text))


def _says(text: str, wanted: str) -> bool:
    """Whether it holds the words in a row; a number is found however it is grouped."""
    return bool(wanted) and wanted in _folded(text)
