"""What a change rewrites, told in Markdown line by line: what nobody accounts for, and what the records account for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from pathlib import Path

from doithoai.commands.rewriting import Rewriting
from doithoai.reading.names import code, plain

_WHY = (
    "Hồ sơ chỉ ghi thêm, không ghi đè. Khôi phục điều đã ghi; nếu điều cũ sai thật thì giữ điều cũ lại ngay trong\n"
    "bản ghi ấy (tên trường ở cuối mỗi dòng; điều riêng tư thì bỏ `was`, hoặc thay nó bằng\n"
    "`was_sha256` in sẵn dưới dòng nào có):\n"
)


def told(found: Sequence[Rewriting], records: Path, today: dt.date) -> Iterator[str]:
    """The lines of it; none where nothing is rewritten."""
    silent = [one for one in found if not one.said]
    if silent:
        yield f"\n### Điều đã ghi nay ghi khác: {len(silent)}\n"
        yield _WHY
        yield "```yaml"
        field = next((one.field for one in silent if one.field), "issued")
        yield f'amended: [{{field: {field}, was: "…", on: {today}, by: …, reason: …}}]'
        yield "```\n"
        yield from (f"{_line(one, records)}{_checksum(one)}" for one in silent)
    if closer := [one for one in found if one.closer]:
        yield f"\n### Điều đã ghi nay ghi rõ hơn: {len(closer)}\n"
        yield from (_line(one, records) for one in closer)
    if said := [one for one in found if one.said and not one.closer and not one.loose]:
        yield f"\n### Điều đã sửa, hồ sơ có ghi: {len(said)}\n"
        yield from (_line(one, records) for one in said)
    if loose := [one for one in found if one.loose]:
        yield f"\n### Ghi chú và điều còn để ngỏ nay ghi khác, không phải ghi vì sao: {len(loose)}\n"
        yield from (_line(one, records) for one in loose)


def _line(one: Rewriting, records: Path) -> str:
    place = code(f"{records.name}/{one.path}")
    field = f" ({code(one.field)})" if one.field else ""
    return f"- {place}: {plain(one.what)}: {_changed(one)}{field}"


def _checksum(one: Rewriting) -> str:
    """What may stand in the record for words that are private."""
    return f"\n  - riêng tư thì: `was_sha256: {one.sha256}`" if one.sha256 else ""


def _changed(one: Rewriting) -> str:
    if one.told:
        return one.told
    if one.gone:
        return f"trước ghi {plain(one.was)}, nay không còn" if one.was else "nay không còn"
    if one.fresh:
        added = f"ghi thêm {plain(one.now)}" if one.now else "ghi thêm"
        return added if one.said else f"{added}, không ghi từ bao giờ và vì sao"
    return f"trước ghi {plain(one.was)}, nay ghi {plain(one.now)}" if one.was else "nội dung đã đổi"
