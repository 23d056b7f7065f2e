"""`doithoai init`: options and answers to choices, choices to files."""

from __future__ import annotations

import argparse
import datetime as dt
import io
import sys
from pathlib import Path
from typing import Any

from doithoai.init import choices as c
from doithoai.init import files, interview, pins
from doithoai.init.choices import Choices, InitRefused
from doithoai.init.questions import Asker
from doithoai.init.stock import NoStock
from doithoai.reading.private_names import is_private_name


def init(arguments: argparse.Namespace, today: dt.date) -> str:
    """Write a new archive and say what to do next; Refused when it can't be."""
    folder: Path = arguments.folder
    whole = folder.absolute()
    if is_private_name(whole.name) or any(
        is_private_name(one.name) and (one / ".git").exists() for one in whole.parents
    ):
        raise InitRefused(f"“{folder}”: tên private chỉ dành cho kho riêng; hãy đặt kho hồ sơ ở thư mục khác")
    if files.ended(folder):
        return f"Lần lập kho trước ở “{folder}” bị ngắt giữa chừng; nay đã ghi nốt. README.md nói tiếp từng bước."
    files.refuse_taken(folder)
    if isinstance(sys.stdin, io.TextIOWrapper) and not sys.stdin.isatty():  # a pipe, whatever the code page
        sys.stdin.reconfigure(encoding="utf-8", errors="replace")
    try:
        chosen = _choices(arguments, today)
        tree = files.tree(chosen, digest := pins.own_digest())
        files.write(folder, tree)
    except NoStock as error:
        raise InitRefused(f"bản cài này thiếu bộ mẫu ({error}); hãy cài lại gói doithoai") from None
    except KeyboardInterrupt:
        raise InitRefused("đã dừng giữa chừng; chưa ghi gì") from None
    except OSError as error:
        raise InitRefused(f"không ghi được vào “{folder}”: {error.strerror}") from None
    return _done(folder, chosen, len(tree), hashed=digest is not None)


def _choices(arguments: argparse.Namespace, today: dt.date) -> Choices:
    asker = None if arguments.yes else Asker(sys.stdin, sys.stdout)
    unit, name, model, year = _first(arguments, today, asker)
    joined = c.day(arguments.joined) if arguments.joined else today
    if asker and not arguments.joined:
        joined = asker.ask("Ngày bắt đầu lưu hồ sơ (trước ngày này không tính gì là chậm)", c.day, f"{today}")
    known = Choices(unit=unit, name=name, model=model, year=year, joined=joined, **_given(arguments))
    return interview.ask_rules(asker, interview.ask_plan(asker, known)) if asker else known


def _first(arguments: argparse.Namespace, today: dt.date, asker: Asker | None) -> tuple[str, str, str, int]:
    """What everything else stands on: unit, name, model, year."""
    stem = arguments.folder.absolute().name
    if asker is None:
        missing = [option for option in ("name", "policy_from") if getattr(arguments, option) is None]
        if missing:
            raise InitRefused(f"với --yes phải nêu {' và '.join('--' + one.replace('_', '-') for one in missing)}")
        year = c.year(arguments.year or str(today.year))
        return c.unit_id(arguments.unit or stem), c.unit_name(arguments.name), c.model(arguments.policy_from), year
    given = arguments
    unit = c.unit_id(given.unit) if given.unit else asker.ask("Mã đơn vị", c.unit_id, stem)
    name = (
        c.unit_name(given.name) if given.name else asker.ask("Tên đơn vị, kèm loại (xã, phường, đặc khu)", c.unit_name)
    )
    model = c.model(given.policy_from) if given.policy_from else interview.choose_model(asker)
    year = c.year(given.year) if given.year else asker.ask("Năm của kế hoạch", c.year, str(today.year))
    return unit, name, model, year


def _given(arguments: argparse.Namespace) -> dict[str, Any]:
    """The options that may be left out, checked."""
    words = {
        "title": "trích yếu",
        "issuer": "cơ quan ban hành",
        "number": "số, ký hiệu",
        "secretary": "họ tên",
        "chair": "họ tên",
    }
    found: dict[str, Any] = {
        name: c.one_line(value, what) for name, what in words.items() if (value := getattr(arguments, name)) is not None
    }
    if arguments.issued:
        found["issued"] = c.day(arguments.issued)
    if arguments.owner:
        found["account"] = c.owner(arguments.owner)
    offices = dict(c.pair(one, "cơ quan") for one in arguments.office)
    return found | {
        "offices": {c.unit_id(name): label for name, label in offices.items()},
        "sections": dict(c.pair(one, "mục") for one in arguments.section),
        "values": dict(c.pair(one, "giá trị") for one in arguments.set),
        "without": frozenset(arguments.without),
    }


def _done(folder: Path, chosen: Choices, count: int, *, hashed: bool) -> str:
    lines = [f"Đã lập kho của {chosen.name} ở “{folder}”: {count} tệp."]
    if not hashed:
        lines.append(
            "Chưa biết mã băm của gói doithoai: requirements-doithoai.txt ghim theo số phiên bản, các gói khác thì có."
        )
    lines += [
        f"Quy định ở records/policies/{chosen.policy}.yml chép theo mẫu, còn là dự kiến, chưa tính cho ai:",
        "  nhập số, ngày ban hành của kế hoạch và mục của từng quy định. README.md nói tiếp từng bước.",
        "Xem cổng trên máy: vào thư mục ấy rồi chạy mkdocs serve",
    ]
    return "\n".join(lines)


__all__ = ("InitRefused", "init")
