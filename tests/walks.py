"""Whole conferences of xã An Bình, which is made up: one under each of the five plans, in the steps of its staff.

A walk records only what its plan asks. Nothing in it is told by a rule of the archive alone.
"""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from doithoai.check import Judge, check
from doithoai.model.findings import Finding
from doithoai.reading.archive import Archive
from doithoai.reading.selection import everything
from tests.conftest import RECORDS

PLACE = "Nhà văn hóa Thôn Đông"
UNIT = "an-binh"
VILLAGES = ("Thôn Đông", "Thôn Đoài")
KEPT = ("policies", "calendar", "fields.yml", "recipients.yml")
Records = dict[str, Any]


class Step(NamedTuple):
    """What is entered on one day: records by their path below the conference or, with a slash in front, the unit."""

    name: str
    day: str
    records: Records


class Walk(NamedTuple):
    """One conference from its plan to the last report of its year."""

    policy: str
    source: str
    year: int
    steps: tuple[Step, ...]


def document(kind: str, issued: str, *sent: str, number: str = "", **more: Any) -> Records:
    """One document by its file; every recipient was sent it on the day of its issue."""
    name = more.pop("name", kind)
    received = more.pop("received", ())
    lines = [{"to": to, "on": _day(issued), **({"received": _day(issued)} if to in received else {})} for to in sent]
    head = {"kind": kind, "title": f"Văn bản ngày {issued}", **({"number": number} if number else {})}
    data = {**head, "issued": _day(issued), "signer": {"post": "Chánh Văn phòng"}, **more}
    return {f"documents/{name}.md": {**data, **({"sent": lines} if lines else {})}}


def report(kind: str, issued: str, to: str, period: int | None = None) -> Records:
    """One report of the unit."""
    name = f"{kind}-{period}" if period else kind
    data = {"kind": kind, **({"period": period} if period else {}), "number": f"{period or 9}0-BC/ĐU"}
    sent = [{"to": to, "on": _day(issued)}]
    return {f"/reports/{name}.md": {**data, "issued": _day(issued), "sent": sent}}


def _day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def archive(folder: Path, walk: Walk) -> Path:
    """The archive of a commune that is about to record its first conference under the plan."""
    folder.mkdir(parents=True)
    for name in KEPT:
        copy: Callable[..., Any] = shutil.copytree if (RECORDS / name).is_dir() else shutil.copyfile
        copy(RECORDS / name, folder / name)
    offices = yaml.safe_load((RECORDS / walk.source / "unit.yml").read_text("utf-8"))["offices"]
    known = {office["id"] for office in offices}
    if "phong-kinh-te" not in known:
        offices.append({"id": "phong-kinh-te", "name": "Phòng Kinh tế"})
    unit = {"name": "xã An Bình", "kind": "commune", "joined": dt.date(walk.year, 10, 1)}
    write(folder / UNIT / "unit.yml", {**unit, "villages": list(VILLAGES), "offices": offices})
    plan: Records = {"title": "Kế hoạch đối thoại của xã An Bình", "policy": walk.policy, "line": "party"}
    plan |= {"body": "Đảng ủy xã An Bình", "number": "18-KH/ĐU", "issued": dt.date(walk.year, 9, 26)}
    write(folder / UNIT / str(walk.year) / "plan.md", plan)
    return folder


def enter(folder: Path, walk: Walk, step: Step, *, without: str = "") -> None:
    """Write what a step records, leaving out the record of one name."""
    year = folder / UNIT / str(walk.year)
    for name, data in step.records.items():
        if name != without:
            write(year / name[1:] if name.startswith("/") else year / "01" / name, data)


def walked(folder: Path, walk: Walk, *, without: str = "") -> Path:
    """The archive after the whole walk, without the records of one name."""
    archive(folder, walk)
    for step in sorted(walk.steps, key=lambda one: one.day):
        enter(folder, walk, step, without=without)
    return folder


def judged(folder: Path, day: str) -> tuple[Finding, ...]:
    """What is told of the archive on a day."""
    kept = Archive(folder)
    return check(Judge(kept, _day(day)), everything(kept), jobs=1).findings


def amend(path: Path, change: Callable[[Any], object]) -> None:
    """Change what a record holds, or make one that was not there."""
    text = path.read_text("utf-8") if path.exists() else "---\n{}\n---\n"
    data = yaml.safe_load(text.split("---\n")[1] if path.suffix == ".md" else text)
    change(data)
    write(path, data)


class _Plain(yaml.SafeDumper):
    """Two equal days stand there twice: the archive reads no anchors."""

    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002 - PyYAML's
        return True


def write(path: Path, data: Any) -> None:
    """One record as a file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    text = yaml.dump(data, Dumper=_Plain, allow_unicode=True, sort_keys=False, width=1000)
    path.write_text(f"---\n{text}---\nToàn văn của văn bản.\n" if path.suffix == ".md" else text, encoding="utf-8")


def petitions(*numbers: int, through: str, dates: dict[str, str], forwarded: str = "") -> list[Records]:
    """The petitions as they stand after a stage, of which `order` lists all."""
    order = ("received", "classified", "held", "assigned", "replied", "settled")
    reached = order.index(through)
    return [_petition(number, reached, dates, forwarded) for number in numbers]


def _petition(number: int, reached: int, dates: dict[str, str], forwarded: str) -> Records:
    before = number in (1, 2)
    first = dates["received"] if before else dates["held"]
    made: Records = {
        "id": number,
        "received": {
            "when": "before" if before else "at",
            "on": _day(first),
            "channel": "mat_tran" if before else "tai_hoi_nghi",
        },
        "petitioner": {"kind": "household", "village": VILLAGES[number % 2]},
        "field": "moi_truong",
        "text": f"Đề nghị xử lý việc thứ {number} về môi trường ở thôn.",
        "level": "city" if number == 4 else "commune",
    }
    made["states"] = [dict(one) for one in _states(number, reached, dates, first, forwarded)]
    if reached >= 1:
        made["class"] = {1: "answered", 4: "reported_up"}.get(number, "to_verify")
    if number == 1 and reached >= 2:
        made["answer"] = "Đã giao tổ thu gom tăng số chuyến."
    if number > 1 and reached >= 3:
        made["assigned"] = {"office": "phong-kinh-te", "due": _day(dates["settled" if number == 4 else "due"])}
    if number > 1 and reached >= 4:
        made |= {"reply": "written_reply", "answer": "Phòng Kinh tế đã kiểm tra, có trả lời."}
    if number == 4 and reached >= 5:
        made |= {"reply": "written_reply-2", "answer": "Thành phố đã bố trí vốn."}
    return made


def _states(number: int, reached: int, dates: dict[str, str], first: str, forwarded: str) -> Iterator[Records]:
    yield {"state": "received", "on": _day(first)}
    if reached >= 1:
        yield {"state": "classified", "on": _day(dates["classified"] if number in (1, 2) else dates["held"])}
    if number == 1 and reached >= 2:
        yield {"state": "answered", "on": _day(dates["held"])}
    if number in (2, 3) and reached >= 3:
        yield {"state": "assigned", "on": _day(dates["assigned"]), "document": "conclusion_notice"}
    if number in (2, 3) and reached >= 4:
        yield {"state": "answered", "on": _day(dates["replied"]), "document": "written_reply"}
        yield {"state": "resolved", "on": _day(dates["replied"])}
    if number == 4 and reached >= 3:
        yield {"state": "reported_up", "on": _day(forwarded), "document": "petition_to_superior"}
    if number == 4 and reached >= 4:
        yield {"state": "under_way", "on": _day(dates["replied"]), "document": "written_reply"}
    if number == 4 and reached >= 5:
        yield {"state": "answered", "on": _day(dates["settled"]), "document": "written_reply-2"}
