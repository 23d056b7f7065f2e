"""Keep one GitHub issue a unit up to date with what it is reminded of.

`python -m doithoai.commands.keep_issue --label x nightly.json`, the list as `doithoai nightly --format json` writes it.

An issue is found by its label and by marks that this program leaves in the text, so that an issue of a person who
used the same label is never overwritten. Its text is written anew each day, which tells nobody; a comment, which does,
is made only of what differs from what was told last, and that is kept in the text too. The issue of a unit that has
nothing left to do is closed. Talks to GitHub through `gh`, which takes GH_TOKEN and GH_REPO from the environment.
"""

from __future__ import annotations

import argparse
import base64
import binascii
import json
import re
import subprocess
import sys
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from doithoai.commands.reminders import Reminders, ToldThing, UnitReminder, difference, is_clean
from doithoai.vietnamese.wording import short_date

MARK = "<!-- doithoai: phiếu do máy giữ, mỗi sáng ghi lại toàn bộ -->"
LABEL_TEXT = "Phiếu nhắc việc do máy cập nhật mỗi sáng"
LABEL_COLOUR = "d93f0b"
CLEAN = "Đến hôm nay không còn việc thiếu, muộn hoặc sắp đến hạn. Máy đóng phiếu này; khi có việc mới, máy sẽ mở lại."
REPLACED = "Từ nay mỗi đơn vị có một phiếu của mình."
BODY_LIMIT = 60_000  # GitHub refuses more than 65,536 characters
KEPT_LIMIT = 20_000
"""Of these, what is kept of what was told."""
_UNIT = re.compile(r"<!-- doithoai-unit: ([a-z0-9-]*) -->")
_TOLD = re.compile(r"<!-- doithoai-told: ([A-Za-z0-9+/=]*) -->")
Told = dict[str, tuple[str, str]]


class Issue(NamedTuple):
    number: int
    is_open: bool
    title: str
    body: str

    @property
    def unit(self) -> str | None:
        """Whose it is; None for one that was written for all units together."""
        found = _UNIT.search(self.body)
        return found[1] if found else None


def gh(*arguments: str, text: str | None = None) -> str:
    """Run `gh`; its words go to our error output when it fails."""
    done = subprocess.run(
        ["gh", *arguments], input=text or "", capture_output=True, text=True, encoding="utf-8", check=False
    )
    if done.returncode:
        raise RuntimeError(f"gh {' '.join(arguments[:2])}: {done.stderr.strip() or done.returncode}")
    return done.stdout


def body_of(text: str, unit: str, told: Sequence[ToldThing]) -> str:
    """The text of the issue: its marks, what is told, and the list, cut at a line when it is too long."""
    head = f"{MARK}\n<!-- doithoai-unit: {unit} -->\n<!-- doithoai-told: {_packed(told)} -->"
    return f"{head}\n\n{_cut(text, BODY_LIMIT - len(head))}\n"


def _cut(text: str, limit: int) -> str:
    """A list that fits, with nobody called by name."""
    text = re.sub(r"@(?=[A-Za-z0-9])", "@\u2060", text.replace("\r\n", "\n")).strip()
    if len(text) <= limit:
        return text
    shown = text[:limit].rpartition("\n")[0] or text[:limit]
    left = text[len(shown) :].strip().count("\n") + 1
    return f"{shown}\n\n… còn {left} dòng nữa; danh sách đầy đủ ở bản tóm tắt của lần chạy."


def _packed(told: Sequence[ToldThing]) -> str:
    """What is told, for the next day to compare with: of very much the lines are left out, then what comes last."""
    rows = [[one.key, one.mark, one.line] for one in told]
    packed = _pack(rows)
    if len(packed) > KEPT_LIMIT:
        rows = [[key, mark, key] for key, mark, _ in rows]
        packed = _pack(rows)
    while len(packed) > KEPT_LIMIT:
        rows = rows[: len(rows) * 3 // 4]
        packed = _pack(rows)
    return packed


def _pack(rows: list[list[str]]) -> str:
    return base64.b64encode(zlib.compress(json.dumps(rows, ensure_ascii=False).encode(), 9)).decode()


def told_before(body: str) -> Told:
    """What an issue says was told last; nothing where somebody has changed that."""
    found = _TOLD.search(body)
    try:
        rows = json.loads(zlib.decompress(base64.b64decode(found[1]))) if found else []
        return {str(key): (str(mark), str(line)) for key, mark, line in rows}
    except (binascii.Error, zlib.error, ValueError, TypeError):
        return {}


def kept_issues(label: str) -> list[Issue]:
    """The issues that this script wrote: open ones first, oldest first; then closed ones, newest first."""
    fields = "number,state,title,body"
    listed = json.loads(gh("issue", "list", "--label", label, "--state", "all", "--limit", "1000", "--json", fields))
    issues = [_issue(row) for row in listed if MARK in row["body"]]
    return sorted(issues, key=lambda issue: (not issue.is_open, issue.number if issue.is_open else -issue.number))


def _issue(row: dict[str, Any]) -> Issue:
    body = row["body"].replace("\r\n", "\n")
    return Issue(int(row["number"]), row["state"].upper() == "OPEN", row["title"], body)


def keep(label: str, found: Reminders) -> list[str]:
    """Bring every unit's issue up to date; what was done, a line each."""
    kept = kept_issues(label)
    done = [_close(one, REPLACED) for one in kept if one.unit is None and one.is_open]
    for unit in found.units:
        own = [one for one in kept if one.unit == unit.unit]
        done += [_close(one, f"Trùng với phiếu #{own[0].number}.") for one in own[1:] if one.is_open]
        done += _keep_one(label, unit, own[0] if own else None, short_date(found.as_of))
    return done or ["Không có phiếu nào phải ghi."]


def _keep_one(label: str, unit: UnitReminder, issue: Issue | None, today: str) -> list[str]:
    clean = is_clean(unit.told)
    said = _cut(difference(told_before(issue.body) if issue else {}, unit.told, today), BODY_LIMIT)
    if clean:
        return [_close(issue, f"{CLEAN}\n\n{said}".strip())] if issue and issue.is_open else []
    body = body_of(unit.body, unit.unit, unit.told)
    if issue is None:
        gh("label", "create", label, "--force", "--description", LABEL_TEXT, "--color", LABEL_COLOUR)
        address = gh("issue", "create", "--title", unit.title, "--label", label, "--body-file", "-", text=body).strip()
        return [f"Đã lập phiếu {address}."]
    number = str(issue.number)
    if (issue.title, issue.body.strip()) != (unit.title, body.strip()):
        gh("issue", "edit", number, "--title", unit.title, "--body-file", "-", text=body)
    if not issue.is_open:
        gh("issue", "reopen", number)
    if said:
        gh("issue", "comment", number, "--body-file", "-", text=said)
    return [f"Đã {'cập nhật' if issue.is_open else 'mở lại'} phiếu #{number}{'' if said else ', không có gì mới'}."]


def _close(issue: Issue, why: str) -> str:
    gh("issue", "close", str(issue.number), "--comment", why)
    return f"Đã đóng phiếu #{issue.number}."


def main(argv: Sequence[str] | None = None) -> int:
    """Read the list and keep the issues; 1 where that can't be done."""
    parser = argparse.ArgumentParser(description="Giữ phiếu nhắc việc của từng đơn vị trên GitHub đúng với danh sách.")
    parser.add_argument("--label", required=True, help="nhãn của phiếu")
    parser.add_argument("file", type=Path, help="danh sách, do doithoai nightly --format json ghi")
    arguments = parser.parse_args(argv)
    try:
        found = msgspec.json.decode(arguments.file.read_bytes(), type=Reminders)
        print(*keep(arguments.label, found), sep="\n")
    except msgspec.DecodeError as error:
        # Not clean and yet empty is a fault upstream; no issue may claim that nothing is owed.
        print(f"{arguments.file}: không phải danh sách nhắc việc ({error}); không ghi phiếu.", file=sys.stderr)
        return 2
    except (OSError, RuntimeError) as error:
        print(f"Không cập nhật được phiếu: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
