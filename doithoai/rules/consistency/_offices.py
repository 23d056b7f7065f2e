"""The two offices that follow from who chairs: the record's override and the policy's answer."""

from __future__ import annotations

from collections.abc import Iterator

from doithoai.cases.case import Case
from doithoai.model.findings import Basis
from doithoai.model.records import Override
from doithoai.model.vocabulary import ConferenceType, Word


class OfficeDuty(Word):
    """What the office is for; each word's name in lower case is its field in conference.yml."""

    LEAD_OFFICE = "lead office", "cơ quan chủ trì tham mưu"
    ARCHIVE_OFFICE = "archive office", "nơi lưu hồ sơ"


def offices(case: Case) -> Iterator[tuple[OfficeDuty, Override | None, tuple[str, Basis] | None]]:
    """Each duty with the override on record and the office that the policy derives.

    Of an urgent conference the archive office is assigned case by case (S0 V.4.b, S1 V.4.3, S3 IV.4.3).
    """
    conference, layers = case.conference, case.layers
    lead = layers.office(conference.leading, lambda rules: rules.lead_office)
    yield OfficeDuty.LEAD_OFFICE, conference.lead_office, lead
    if conference.type is not ConferenceType.URGENT:
        archive = layers.office(conference.leading, lambda rules: rules.archive_office)
        yield OfficeDuty.ARCHIVE_OFFICE, conference.archive_office, archive
