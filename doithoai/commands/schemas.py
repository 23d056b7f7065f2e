"""JSON Schemas of every record kind and every machine-readable output, generated from the models.

Titles and descriptions are Vietnamese: an editor shows them to staff while they type.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import msgspec

from doithoai.commands import deadline, due
from doithoai.disk.together import write_all
from doithoai.model import policies, private, records, vocabulary
from doithoai.model.base import Moment
from doithoai.model.vocabulary import Word
from doithoai.report.json import ReportOut

DRAFT = "https://json-schema.org/draft/2020-12/schema"

EXAMPLES = ("2025-10-29T07:30+07:00", "2025-10-29", *(f"2025-10-29 {one.word}" for one in Moment.PARTS))

KINDS: dict[str, tuple[str, Any]] = {
    "answer": ("Kết quả của lệnh doithoai deadline", deadline.EventAnswer),
    "calendar": ("Lịch ngày nghỉ, ngày làm bù của một năm", policies.CalendarYear),
    "conference": ("Hội nghị đối thoại (conference.yml)", records.Conference),
    "document": ("Tài liệu trong hồ sơ (documents/*.md)", records.Document),
    "duties": ("Kết quả của lệnh doithoai due --format json", due.DutyList),
    "fields": ("Danh mục lĩnh vực (fields.yml)", tuple[records.FieldOfLife, ...]),
    "findings": ("Kết quả của lệnh doithoai check --format json", ReportOut),
    "internal": ("Tài liệu nội bộ, chỉ ở kho riêng (private/…/documents/*.md)", private.InternalDocument),
    "people": ("Người nêu kiến nghị, chỉ ở kho riêng (private/…/people.yml)", private.People),
    "petitions": ("Ý kiến, kiến nghị của một hội nghị (petitions.yml)", records.Petitions),
    "plan": ("Kế hoạch năm (plan.md, plan-2.md …)", records.Plan),
    "policy": ("Văn bản căn cứ (policies/*.yml)", policies.Policy),
    "recipients": ("Danh mục nơi nhận (recipients.yml)", tuple[records.Recipient, ...]),
    "redirects": ("Địa chỉ đã chuyển (redirects.yml)", records.Moves),
    "report": ("Báo cáo định kỳ (reports/*.md)", records.Report),
    "unit": ("Đơn vị (unit.yml)", records.Unit),
}
"""Schema name -> (Vietnamese title, type)."""


def schemas() -> dict[str, dict[str, Any]]:
    """Every schema by file name, sorted."""
    return {f"{name}.schema.json": _schema(*KINDS[name]) for name in sorted(KINDS)}


def texts() -> dict[str, str]:
    """Every schema as it is published and kept, by file name."""
    return {name: json.dumps(schema, ensure_ascii=False, indent=2) + "\n" for name, schema in schemas().items()}


def stale(folder: Path) -> list[Path]:
    """Files of a folder of schemas that are missing, are not what they should be, or that nothing makes any more."""
    wanted = {folder / name: text for name, text in texts().items()}
    wrong = [path for path, text in wanted.items() if not path.is_file() or path.read_text("utf-8") != text]
    return [*wrong, *sorted(set(folder.glob("*.schema.json")) - wanted.keys())]


def write(folder: Path) -> list[Path]:
    """Make a folder of schemas current, for the editors of an archive; returns what was written or removed."""
    wrong, made = stale(folder), texts()
    folder.mkdir(parents=True, exist_ok=True)
    write_all({path: made.get(path.name) for path in wrong})
    return wrong


def _schema(title: str, kind: Any) -> dict[str, Any]:
    made = msgspec.json.schema(kind, schema_hook=_custom)
    definitions = made.pop("$defs", {})
    for name, definition in definitions.items():
        _vietnamese(name, definition)
    return {"$schema": DRAFT, "title": title, **made, "$defs": definitions}


def _custom(kind: type) -> dict[str, Any]:
    if kind is Moment:
        return {"type": "string", "pattern": f"^{Moment.PATTERN}$", "examples": [*EXAMPLES]}
    raise NotImplementedError(kind)


def _vietnamese(name: str, definition: dict[str, Any]) -> None:
    """Replace what msgspec takes from English names and docstrings."""
    definition.pop("description", None)
    definition.pop("title", None)
    word = getattr(vocabulary, name, None)
    if isinstance(word, type) and issubclass(word, Word):
        definition["enumDescriptions"] = [one.label for one in word if one.value in definition["enum"]]
        definition["enum"] = [one.value for one in word]
        definition["description"] = "; ".join(f"{one.value}: {one.label}" for one in word)
