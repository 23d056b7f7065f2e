"""Who is who among those that papers are sent to: what lies above the commune, and what can settle a matter beside it.

The list of recipients names bodies and says nothing of their level. Their names do, and the two general recipients
("cấp trên", "cơ quan có thẩm quyền") stand for whichever body no line of the list names.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from doithoai.deadlines.sending import COMPETENT, PETITIONERS, SUPERIORS
from doithoai.model.base import Frozen
from doithoai.model.records import Petition
from doithoai.model.vocabulary import PetitionClass
from doithoai.patterns import lazy

_ABOVE = lazy(
    r"cấp trên|thành ủy|tỉnh ủy|thành phố|\btỉnh\b|trung ương|chính phủ|quốc hội|^sở |^bộ (?!phận)", re.IGNORECASE
)
_PARTY = lazy(r"\b(thành|tỉnh|đảng|chi) ủy|ban thường vụ", re.IGNORECASE)
"""Party committees and their boards get reports; who is to settle a matter is named in `answers`, or is assigned."""
_NOBODY_TO_SETTLE = frozenset(
    (
        *PETITIONERS,
        SUPERIORS,
        "cac-thon",
        "dai-bieu-duoc-moi",
        "nguoi-chu-tri",
        "nguoi-dung-dau",
        "uy-ban-nhan-dan",
        "chu-tich-uy-ban-nhan-dan",
    )
)
"""Those who asked, who came, and the commune itself."""


class Bodies(Frozen, frozen=True):
    """The recipients outside a unit, by what a paper sent to them can do."""

    superiors: frozenset[str] = frozenset((SUPERIORS,))
    others: frozenset[str] = frozenset()
    """Those to which a matter can be handed."""

    def concerned(self, petition: Petition) -> frozenset[str]:
        """To whom a matter must go that another body is to settle: the office it was given to, or whoever is competent.

        An office of the commune itself is named where it is to do the handing over; then any body outside may get it.
        """
        office = petition.assigned.office if petition.assigned else None
        if office is None:
            return self.others | {COMPETENT}
        if office in self.others or petition.classed is not PetitionClass.TRANSFERRED:
            return frozenset((office, COMPETENT))
        return self.others | {office, COMPETENT}


def bodies_of(recipients: Mapping[str, str], answering: Collection[str]) -> Bodies:
    """What the list of recipients (id and name) says; `answering` are those that can be given a matter to answer."""
    above = {one for one, name in recipients.items() if _ABOVE.search(name)}
    others = {one for one, name in recipients.items() if one not in _NOBODY_TO_SETTLE and not _PARTY.search(name)}
    return Bodies(frozenset((*above, SUPERIORS)), frozenset(others.union(answering)) - {COMPETENT})
