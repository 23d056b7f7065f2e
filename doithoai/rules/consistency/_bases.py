"""A legal basis as a document cites it, against the register of policies."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator

from doithoai.model.findings import Basis, Problem
from doithoai.model.policies import Policy
from doithoai.model.records import CitedBasis
from doithoai.model.vocabulary import Word
from doithoai.reading.archive import Archive
from doithoai.rules.dossier.odd_number import odd
from doithoai.rules.verdicts import policy_unread
from doithoai.vietnamese.folding import number_key
from doithoai.vietnamese.paper_numbers import is_written


class Cited(Word):
    """The part of a citation that differs."""

    ID = "id", "mã"
    NUMBER = "number", "số"
    DATE = "date", "ngày"


class Remark(Word):
    """What is said besides."""

    NONE = "", ""
    ABSENT = " (there is no such document)", " (kho không có văn bản này)"


def judge(archive: Archive, file: str, cited: tuple[CitedBasis, ...], named: Collection[str]) -> Iterator[Problem]:
    """Compare each citation that names a policy with the register's record of it.

    A policy that can't be read, or is missing and among those that the plan rests on (`named`), is told of there.
    """
    for position, one in enumerate(cited):
        if one.policy is None:
            # Small letters leave no doubt which paper is cited.
            if not is_written(one.number.upper()):
                yield from odd(file, ("bases", position, "number"), one.number)
            continue
        policy = archive.policy(one.policy)
        if policy is None:
            if one.policy not in named and not policy_unread(archive, one.policy):
                yield _problem(file, (position, "policy"), one, Cited.ID, one.policy, (), Remark.ABSENT)
            continue
        if policy.number and number_key(policy.number) != number_key(one.number):
            yield _problem(file, (position, "number"), one, Cited.NUMBER, one.number, (policy.number,), policy=policy)
        if one.date:
            yield from _date(file, position, one, one.date, policy)


def _date(file: str, position: int, one: CitedBasis, date: dt.date, policy: Policy) -> Iterator[Problem]:
    """Any date that some source tells passes: the register itself shows that its sources disagree."""
    known = {policy.issued} if policy.issued else {told.date for told in policy.dates_told}
    if known and date not in known:
        yield _problem(file, (position, "date"), one, Cited.DATE, date, tuple(sorted(known)), policy=policy)


def _problem(
    file: str,
    route: tuple[int, str],
    one: CitedBasis,
    part: Cited,
    found: object,
    wanted: tuple[object, ...],
    remark: Remark = Remark.NONE,
    policy: Policy | None = None,
) -> Problem:
    values = {"number": one.number, "part": part, "found": found, "wanted": wanted or "-", "remark": remark}
    basis = (Basis(policy.id, one.section or "", policy.title),) if policy else ()
    return Problem(file, ("bases", *route), values, basis=basis)
