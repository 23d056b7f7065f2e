"""Findings as JSON; the schema in docs/schemas/findings.schema.json is generated from these structs."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

import msgspec
from msgspec import Meta

from doithoai.check import Result
from doithoai.model.base import Frozen
from doithoai.model.vocabulary import FindingLevel
from doithoai.reading.names import encodable
from doithoai.rules import RULES


class BasisOut(Frozen, frozen=True):
    """One document and section a finding rests on."""

    document: Annotated[str, Meta(title="Mã văn bản")]
    section: Annotated[str, Meta(title="Mục")]
    title: Annotated[str, Meta(title="Tên văn bản")]


class FindingOut(Frozen, frozen=True):
    """One finding."""

    path: Annotated[str, Meta(title="Đường dẫn tệp")]
    line: Annotated[int, Meta(title="Dòng", ge=1)]
    column: Annotated[int, Meta(title="Cột", ge=1)]
    code: Annotated[str, Meta(title="Mã quy tắc", pattern="^[SDTPCV][0-9]{2}$")]
    level: Annotated[FindingLevel, Meta(title="Mức")]
    message: Annotated[str, Meta(title="Nội dung")]
    sample: Annotated[bool, Meta(title="Thuộc đơn vị mẫu")]
    basis: Annotated[tuple[BasisOut, ...], Meta(title="Căn cứ")]


class ReportOut(Frozen, frozen=True):
    """What one run of `doithoai check` found, and how much it looked at."""

    version: Annotated[int, Meta(title="Phiên bản định dạng", ge=1, le=1)]
    as_of: Annotated[dt.date, Meta(title="Tính đến ngày")]
    rules: Annotated[tuple[str, ...], Meta(title="Các quy tắc đã áp dụng")]
    files: Annotated[int, Meta(title="Số tệp", ge=0)]
    conferences: Annotated[int, Meta(title="Số hội nghị", ge=0)]
    findings: Annotated[tuple[FindingOut, ...], Meta(title="Kết quả")]


def json(result: Result, _language: str) -> str:
    """The whole result as one JSON object."""
    report = ReportOut(
        version=1,
        as_of=result.as_of,
        rules=tuple(RULES),
        files=result.files,
        conferences=result.conferences,
        findings=tuple(
            FindingOut(
                path=encodable(one.path),
                line=one.line,
                column=one.column,
                code=one.code,
                level=one.level,
                message=encodable(one.message),
                sample=one.sample,
                basis=tuple(BasisOut(ground.document, ground.section, ground.title) for ground in one.basis),
            )
            for one in result.findings
        ),
    )
    return msgspec.json.format(msgspec.json.encode(report), indent=2).decode()
