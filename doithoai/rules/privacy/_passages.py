"""Every text of a conference that readers of the repository see, and how a find in it is told, not repeated."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import partial, wraps

import msgspec

from doithoai.cases.case import Case
from doithoai.model.base import Frozen
from doithoai.model.both import Both
from doithoai.model.findings import Problem, Route
from doithoai.model.records import Unit
from doithoai.patterns import lazy
from doithoai.reading.places import MOST, further
from doithoai.rules.privacy._fields import NAMES, leaves
from doithoai.rules.privacy._low import SEPARATORS, TO_ZERO, spoken
from doithoai.rules.privacy._reviewed import reviewed
from doithoai.vietnamese.even import even

Find = Callable[[str], Iterator[tuple[int, str]]]
"""Finds something private in a text: where it begins, and its words."""


def evenly(find: Find) -> Find:
    """The same in a text as people write it: looked for with all letters brought to one, told where it truly stands."""

    @wraps(find)
    def found(text: str) -> Iterator[tuple[int, str]]:
        one = even(text)
        for start, words in find(one.text):
            begin, end = one.span(start, start + len(words))
            yield begin, text[begin:end]

    return found


class Passage(msgspec.Struct, frozen=True, gc=False):
    """One public text; `line` is the first line of a body, None for a value that its route finds."""

    file: str
    route: Route
    text: str
    line: int | None = None
    spared: tuple[str, ...] = ()
    """The rules that do not read it."""

    def problems(self, find: Find, allowed: Callable[[str], bool], **values: object) -> Iterator[Problem]:
        """What `find` finds here and nobody allows, masked: a finding is public too."""
        told = 0
        for start, words in find(self.text):
            if allowed(even(words).text):
                continue
            told += 1
            if told <= MOST:
                line = None if self.line is None else self.line + self.text.count("\n", 0, start)
                yield Problem(self.file, self.route, {"shown": masked(words), **values}, line=line)
            elif told > _COUNTED:
                break
        if told > MOST:
            count = told - MOST
            yield further(self.file, Both(f"hơn {count - 1}", f"over {count - 1}") if told > _COUNTED else count)


_COUNTED = 10 * MOST
"""Finds in one text that are counted: nobody needs to know how many more there are."""
UPPER = "A-ZÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĐĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ"
"""The capital letters of Vietnamese, for the inside of a character class."""


def masked(words: str) -> str:
    """Enough to find the place by, too little to learn anything from."""
    return f"{words[: min(6, len(words) // 2)]}…"


class Gathered(Frozen, frozen=True):
    """The public texts of one conference, and all of them in one, for a first look at them together."""

    passages: tuple[Passage, ...]
    whole: str
    low: bytes
    """Its low bytes, every digit as 0, without blanks and what stands inside numbers: what is written apart is seen
    together, and few bytes are looked through faster than many letters."""
    flat: bytes
    """A byte for each letter, every digit as 0: where numbers stand is found there several times as fast."""
    long_number: bool
    """Whether nine digits follow one another anywhere, separators apart."""
    spoken: bool
    """Whether a number may be told in words, or with letters that look like digits."""
    near_numbers: tuple[str, ...]
    """What stands around the numbers of five digits."""
    spared: tuple[str, ...] = ()
    """The rules that read none of them."""


Look = Callable[[Gathered], bool]
"""A first look at all the texts together: whether any of them may hold what is looked for."""


LONG = lazy(rb"0(?:[ .\-]?0){4,}")
"""A number of five digits, however parted: papers have no shorter ones, and dates are no such numbers."""
LETTERS, BEFORE, AFTER = 8, 140, 40
"""How far around it what is said of it may stand: letters that belong to it, words before and after."""

_BY_STROKES = lazy(
    rb"000(?:/000(?:000|(?<=0/000/000)|(?<=000000/000))|[,~|:;'=+]000(?:[,~|:;'=+]?000|(?<=000000.000)))"
)
"""Nine digits with strokes, commas and the like between them that are no date."""
_PLAIN = b"\x00\x01\x02\x1e\x20"
"""The high bytes of Vietnamese text and of its marks."""
_LETTERED = lazy(rb"00000(?<=[A-Z\x10]00000)")
"""The shortest number of a paper, after a capital (the low byte of Đ is 0x10)."""
_MARK = lazy(b"\x20")
"""The high byte of quotes, dashes and of spaces of other widths."""
_OTHER_SPACES = frozenset("\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f")
_HIDING = "\xa0&Ðð\xad"


def _odd(text: str, data: bytes) -> bool:
    """Whether words may be hidden from a first look; the numbers are looked for in bytes that no dash parts."""
    high = data[1::2]
    if high.translate(None, _PLAIN) or any([sign in text for sign in _HIDING]):  # noqa: C419 - a list is faster
        return True
    return any([text[one.start()] in _OTHER_SPACES for one in _MARK.finditer(high)])  # noqa: C419


def _gathered(case: Case) -> tuple[Gathered, ...]:
    return gather(passages(case))


def gather(found: Iterable[Passage]) -> tuple[Gathered, ...]:
    """Look at every text once, for all the rules; those of few words apart, where names and addresses are in place."""
    prose: list[Passage] = []
    bare: list[Passage] = []
    for one in found:
        (bare if one.spared else prose).append(one)
    return tuple([_together(tuple(some), spared) for some, spared in ((prose, ()), (bare, NAMES)) if some])


def _together(found: tuple[Passage, ...], spared: tuple[str, ...] = ()) -> Gathered:
    whole = "\n".join([passage.text for passage in found])
    # Two bytes a letter are fast to make; that some of them go too can join digits, but never part them.
    data = whole.encode("utf-16-le")
    if _odd(whole, data):
        whole = even(whole).text
        data = whole.encode("utf-16-le")
    low = data.translate(TO_ZERO, SEPARATORS)
    near: list[str] = []
    flat = flat_of(whole, data)
    if b"0" * 8 in low or _LETTERED.search(low):
        near = [whole[start:end] for start, end in _joined(LONG.finditer(flat))]
    long = b"0" * 9 in low or _BY_STROKES.search(low) is not None
    told = spoken(low)
    return Gathered(found, whole, low, flat, long or told, told, tuple(near), spared)


def flat_of(text: str, data: bytes | None = None) -> bytes:
    """A byte for each letter where it stands (`Gathered.flat`), of what it is in UTF-16, where that is known."""
    if data is None or len(data) > 2 * len(text):  # beyond the first plane a letter is two pairs of bytes
        return text.encode("latin-1", "replace").translate(TO_ZERO)
    return data[::2].translate(TO_ZERO)


def _joined(numbers: Iterable[re.Match[bytes]]) -> Iterator[tuple[int, int]]:
    """Where numbers stand with what is around them; what overlaps is one place, so that no letter is read twice."""
    begin = end = -1
    for one in numbers:
        start = max(0, one.start() - BEFORE - LETTERS)
        if start > end >= 0:
            yield begin, end
        if start > end or begin < 0:
            begin = start
        end = one.end() + AFTER
    if begin >= 0:
        yield begin, end


def _nobody(_words: str) -> bool:
    return False


def judge(
    case: Case, code: str, suspect: Look, find: Find, allowed: Callable[[str], bool] = _nobody
) -> Iterator[Problem]:
    """Look into every text of a conference that anybody may read, if all of them together are suspect."""
    let_stand: Callable[[str], bool] | None = None
    for gathered in case.once(_gathered):
        if code not in gathered.spared and suspect(gathered):
            let_stand = let_stand or reviewed(case.unit, code, case.today)
            one_allowed = partial(_either, allowed, let_stand)
            for passage in gathered.passages:
                if code not in passage.spared:
                    yield from passage.problems(find, one_allowed)


def _either(one: Callable[[str], bool], other: Callable[[str], bool], words: str) -> bool:
    return one(words) or other(words)


def passages(case: Case) -> Iterator[Passage]:
    """Every text of a conference, on the portal or not: Git keeps it, and anybody reads the repository."""
    yield from fields("conference.yml", case.conference)
    for position, petition in enumerate(case.folder.petitions):
        yield from fields("petitions.yml", petition, (position,))
    for document in case.folder.documents:
        yield from fields(document.file, document.front)
        yield Passage(document.file, (), document.body, document.body_line)


def fields(file: str, record: msgspec.Struct, before: Route = ()) -> Iterator[Passage]:
    """Every text of a record."""
    return (Passage(file, route, text, None, spared) for route, text, spared in leaves(record, before))


def digits(text: str) -> str:
    """The digits of a number, a leading +84 or 0084 as 0."""
    plain = "".join(character for character in even(text).text if character.isdigit()).removeprefix("00")
    return f"0{plain[2:].removeprefix('0')}" if plain.startswith("84") and len(plain) > 9 else plain


def published(unit: Unit) -> str:
    """What the unit itself publishes of its offices, in one text."""
    told = "\n".join(text for office in unit.offices for text in (office.phone, office.email, office.address) if text)
    return even(told).text
