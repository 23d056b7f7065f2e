"""A proposal judged before it is one: what it brings beside main, and what it does, as `doithoai changes` tells it."""

from __future__ import annotations

import datetime as dt
import shutil
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from doithoai.commands.change import Verdict, brought, linked
from doithoai.commands.changes import ChangeReport, compared
from doithoai.commands.kinds_of_files import kind_of_file
from doithoai.commands.needed import Needed
from doithoai.commands.proposals.files import about
from doithoai.commands.proposals.store import ProposalStore
from doithoai.model.base import Frozen
from doithoai.model.vocabulary import DocumentKind, ReportKind
from doithoai.reading.archive import Archive
from doithoai.vietnamese.wording import long_date

_KINDS = {
    "conference": "hội nghị",
    "petitions": "kiến nghị",
    "plan": "kế hoạch",
    "unit": "đơn vị",
    "policy": "căn cứ",
    "calendar": "lịch làm việc",
    "fields": "lĩnh vực",
    "recipients": "nơi nhận",
    "redirects": "địa chỉ đã chuyển",
}
_LONGEST = 120
_MOST = 60_000
"""Letters of a body: GitHub takes 65,536."""


class JudgedProposal(Frozen, frozen=True):
    """What is to be known of a proposal: its findings, what it does, and its name."""

    verdict: Verdict
    report: ChangeReport
    title: str
    about: tuple[str, ...]

    @property
    def body(self) -> str:
        """What the reviewer reads."""
        text = self.report.markdown
        return text if len(text) <= _MOST else f"{text[:_MOST]}\n\n… (còn nữa: xem phần kiểm tra của đề nghị này)\n"


class _Files:
    """The files of an archive as a commit has them, written elsewhere as `Needed` asks for them."""

    def __init__(self, store: ProposalStore, files: Mapping[str, str]) -> None:
        self.store, self.files = store, files

    def write(self, paths: Iterable[str], folder: Path, *, index: Path | None = None) -> Path:
        del index
        names = list(paths)
        for path, data in zip(names, self.contents(names), strict=True):
            file = folder / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)
        return folder

    def contents(self, paths: Sequence[str], *, index: Path | None = None) -> list[bytes]:
        del index
        return self.store.read([self.files[path] for path in paths])


def judge(
    store: ProposalStore, main: Mapping[str, str], change: Mapping[str, str | None], today: dt.date, language: str
) -> JudgedProposal:
    """Judge a change of the archive that main holds; paths are those of the archive. OSError where there is no room."""
    paths = sorted(change)
    with tempfile.TemporaryDirectory() as folder:
        name = store.prefix.rstrip("/").rpartition("/")[2] or "records"
        one, other = Path(folder) / "truoc" / name, Path(folder) / "sau" / name
        one.parent.mkdir()
        before = Needed(main, paths).written(_Files(store, main), one, whole=True)
        shutil.copytree(before, other, copy_function=linked, symlinks=True)
        made = [path for path in paths if change[path] is not None]
        for path in paths:
            (other / path).unlink(missing_ok=True)
        _Files(store, {path: oid for path, oid in change.items() if oid}).write(made, other)
        for empty in ("policies", "calendar"):
            (before / empty).mkdir(exist_ok=True)
            (other / empty).mkdir(exist_ok=True)
        verdict = brought(before, other, paths, today, language)
        heading = f"## Thay đổi hồ sơ (tính đến {long_date(today)})"
        report = compared(heading, before, other, paths, today)
        return JudgedProposal(verdict, report, title(Archive(other), paths), tuple(sorted(set(map(about, paths)))))


def title(archive: Archive, paths: Sequence[str]) -> str:
    """What a change is called: whose, about what, which papers; nobody's name."""
    some = sorted({about(path) for path in paths})
    units = sorted({one.partition("/")[0] for one in some if one.partition("/")[0] in archive.units})
    names = [unit.name if (unit := archive.unit(one)) else one for one in units]
    held = [one.split("/") for one in some if one.count("/") == 2]
    of = ", ".join(f"{number}/{year}" for _, year, number in held[:3]) + (" …" if len(held) > 3 else "")
    head = ", ".join((*names[:3], *([f"hội nghị {of}"] if held else [])))
    kinds = ", ".join(dict.fromkeys(map(_called, paths)))
    return f"{head or 'Kho'}: {kinds}"[:_LONGEST].rstrip(" ,:")


def _called(path: str) -> str:
    kind, stem = kind_of_file(path), path.rpartition("/")[2].removesuffix(".md")
    words: type[DocumentKind | ReportKind] = ReportKind if kind == "report" else DocumentKind
    if kind in ("document", "report"):
        return next((one.label.lower() for one in words if stem == one or stem.startswith(f"{one}-")), "tài liệu")
    return _KINDS.get(kind or "", "tệp đính kèm")
