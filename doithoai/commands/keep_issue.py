"""Keep one GitHub issue up to date with a list.

`python -m doithoai.commands.keep_issue --label x --state open nightly.md`.

The issue is found by its label and by a mark that this program leaves in the text, so that an issue of a
person who used the same label is never overwritten. `--state open` writes the list (creating or reopening the
issue where needed); `--state clean` closes it. Talks to GitHub through `gh`, which takes GH_TOKEN and GH_REPO
from the environment.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

TITLE = "Nhắc việc: hồ sơ thiếu, muộn hoặc sắp đến hạn"
MARK = "<!-- doithoai: phiếu do máy giữ, mỗi sáng ghi lại toàn bộ -->"
LABEL_TEXT = "Phiếu nhắc việc do máy cập nhật mỗi sáng"
LABEL_COLOUR = "d93f0b"
CLEAN = "Đến hôm nay không còn việc thiếu, muộn hoặc sắp đến hạn. Máy đóng phiếu này; khi có việc mới, máy sẽ mở lại."
BODY_LIMIT = 60_000  # GitHub refuses more than 65,536 characters


class Issue(NamedTuple):
    number: int
    is_open: bool
    title: str
    body: str


def gh(*arguments: str, text: str | None = None) -> str:
    """Run `gh`; its words go to our error output when it fails."""
    done = subprocess.run(
        ["gh", *arguments], input=text or "", capture_output=True, text=True, encoding="utf-8", check=False
    )
    if done.returncode:
        raise RuntimeError(f"gh {' '.join(arguments[:2])}: {done.stderr.strip() or done.returncode}")
    return done.stdout


def body_of(text: str) -> str:
    """The text of the issue: the list, cut at a line when it is too long, with nobody called by name."""
    text = re.sub(r"@(?=[A-Za-z0-9])", "@\u2060", text.replace("\r\n", "\n")).strip()
    if len(text) > BODY_LIMIT:
        shown = text[:BODY_LIMIT].rpartition("\n")[0] or text[:BODY_LIMIT]
        left = text[len(shown) :].strip().count("\n") + 1
        text = f"{shown}\n\n… còn {left} dòng nữa; danh sách đầy đủ ở bản tóm tắt của lần chạy."
    return f"{MARK}\n\n{text}\n"


def kept_issues(label: str) -> list[Issue]:
    """The issues that this script wrote: open ones first, oldest first; then closed ones, newest first."""
    fields = "number,state,title,body"
    listed = json.loads(gh("issue", "list", "--label", label, "--state", "all", "--limit", "200", "--json", fields))
    issues = [
        Issue(
            int(row["number"]),
            row["state"].upper() == "OPEN",
            row["title"],
            row["body"].replace("\r\n", "\n"),
        )
        for row in listed
        if MARK in row["body"]
    ]
    return sorted(issues, key=lambda issue: (not issue.is_open, issue.number if issue.is_open else -issue.number))


def write_list(label: str, title: str, text: str) -> str:
    body = body_of(text)
    kept = kept_issues(label)
    if not kept:
        gh("label", "create", label, "--force", "--description", LABEL_TEXT, "--color", LABEL_COLOUR)
        address = gh("issue", "create", "--title", title, "--label", label, "--body-file", "-", text=body).strip()
        return f"Đã lập phiếu {address}."
    issue, *others = kept
    number = str(issue.number)
    for other in others:
        if other.is_open:
            gh("issue", "close", str(other.number), "--comment", f"Trùng với phiếu #{number}.")
    if (issue.title, issue.body.strip()) != (title, body.strip()):
        gh("issue", "edit", number, "--title", title, "--body-file", "-", text=body)
    if not issue.is_open:
        gh("issue", "reopen", number)
        return f"Đã mở lại phiếu #{number}."
    return f"Đã cập nhật phiếu #{number}."


def close_all(label: str) -> str:
    closed = [issue for issue in kept_issues(label) if issue.is_open]
    for issue in closed:
        gh("issue", "close", str(issue.number), "--comment", CLEAN)
    return (
        "Đã đóng phiếu " + ", ".join(f"#{issue.number}" for issue in closed) + "."
        if closed
        else "Không có phiếu nào đang mở."
    )


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Giữ một phiếu nhắc việc trên GitHub luôn đúng với danh sách.")
    parser.add_argument("--label", required=True, help="nhãn của phiếu")
    parser.add_argument("--title", default=TITLE, help="tên phiếu")
    parser.add_argument(
        "--state",
        required=True,
        choices=["open", "clean"],
        help="open: còn việc; clean: hết việc, đóng phiếu",
    )
    parser.add_argument("file", type=Path, help="danh sách (Markdown)")
    arguments = parser.parse_args(argv)
    try:
        if arguments.state == "clean":
            print(close_all(arguments.label))
            return 0
        text = arguments.file.read_text(encoding="utf-8")
        if not text.strip():
            # Not clean and yet empty is a fault upstream; the issue must not claim that nothing is owed.
            print(f"{arguments.file}: còn việc nhưng danh sách trống; không ghi phiếu.", file=sys.stderr)
            return 2
        print(write_list(arguments.label, arguments.title, text))
    except (OSError, RuntimeError) as error:
        print(f"Không cập nhật được phiếu: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
