"""What a conference's page gives on paper: poster, receipts with their codes, the address of the page."""

from __future__ import annotations

from markupsafe import Markup, escape

from doithoai.cases.case import Case
from doithoai.model import addresses
from doithoai.model.base import Frozen
from doithoai.model.records import Office
from doithoai.views.announcement import Announced, announced, contact, reached
from doithoai.views.loudspeaker import minutes, script
from doithoai.views.portal import Portal
from doithoai.views.qr import QUIET, CodeSet, sheet


class Printed(Frozen, frozen=True):
    """What a conference's page gives on paper and aloud."""

    address: str
    """Where the page is; empty when nobody said where the site is published."""
    look_up: str
    office: Office | None
    announced: Announced | None
    script: tuple[str, ...]
    minutes: int
    poster_code: Markup
    shared: Markup
    """What the codes of the petitions have in common; nothing when they have none."""
    slips: dict[int, Markup]
    """What makes a petition's part of the page a receipt, by its number: its code, for people and for machines."""

    @property
    def reached(self) -> tuple[tuple[str, str], ...]:
        """How the office to ask is reached."""
        return reached(self.office)


def printed(portal: Portal, case: Case) -> Printed:
    """What the page of a conference gives on paper."""
    told = announced(portal, case)
    said = script(told) if told else ()
    address = f"{portal.site}{case.key.page}" if portal.site else ""
    numbers = sorted(one.id for one in case.folder.petitions)
    codes = sheet([f"{address}#{addresses.petition(number)}" for number in numbers]) if address else None
    return Printed(
        address,
        f"{portal.site}tra-cuu/" if portal.site else "",
        contact(case),
        told,
        said,
        minutes(said),
        code(address, "Mã QR: địa chỉ trang của hội nghị") if told and address else Markup(),
        _KEPT.format(codes.shared) if codes else Markup(),
        _slips(case.key.code, address, numbers, codes),
    )


def _slips(conference: str, address: str, numbers: list[int], codes: CodeSet | None) -> dict[int, Markup]:
    """The receipts; what is the same in all of them is escaped once, since they are many."""
    name, written = escape(conference), escape(f"{address}#{addresses.PETITION}")
    box = _box(codes.side) if codes else ""
    found = {}
    for number, rest in zip(numbers, codes.rest if codes else [""] * len(numbers), strict=True):
        drawn = _CODE % (box, number, rest) if codes else ""
        told = f"<br>{written}{number}" if address else ""
        found[number] = Markup(_SLIP % (drawn, addresses.petition_code(name, number), told))  # noqa: S704 - escaped above, or our own
    return found


def code(address: str, label: str) -> Markup:
    """The code of one address; nothing when it can't be written as one."""
    found = sheet([address])
    if found is None:
        return Markup()
    return _SVG.format(box=_box(found.side), label=label, drawn=_DRAWN.format(found.shared))


def _box(side: int) -> str:
    """Strokes lie along the middle of columns: half a module to the left of where they are counted."""
    whole = side + 2 * QUIET
    return f"{-QUIET - 0.5} {-QUIET} {whole} {whole}"


_SVG = Markup('<svg class="dt-qr" viewBox="{box}" role="img" aria-label="{label}" stroke="#000">{drawn}</svg>')
_KEPT = Markup('<svg width="0" height="0" aria-hidden="true"><path id="dt-qr" d="{}"/></svg>')
"""What all codes of a page have in common."""
_DRAWN = Markup('<path d="{}"/>')
_CODE = (
    '<svg class="dt-qr" viewBox="%s" role="img" aria-label="Mã QR: địa chỉ của kiến nghị số %d" stroke="#000">'
    '<use href="#dt-qr"/><path d="%s"/></svg>'
)
_SLIP = '<div class="dt-slip">%s<p>Mã tra cứu<br><strong>%s</strong>%s</p></div>'
