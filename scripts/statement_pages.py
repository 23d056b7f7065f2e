"""The pages of the statements of the plans, which `scripts/generate.py` writes beside their data."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path

from doithoai.rules import RULES
from doithoai.views.rules_table import titles
from scripts.statements import (
    CLASSES,
    FOLDER,
    LIMITS,
    NAMES,
    PLACES,
    REASONS,
    Checkable,
    Plan,
    Statement,
    checkables,
    plans,
)

MADE = "<!-- Made from the YAML file of the same name by scripts/statement_pages.py: edit it, then `make generate`. -->"


def pages(root: Path) -> Iterator[tuple[str, str]]:
    """Every page: (path below the repository, text)."""
    found = tuple(plans(root))
    yield f"{FOLDER}/index.md", index_page(found, checkables(root))
    for plan in found:
        yield f"{FOLDER}/{plan.id}.md", plan_page(plan)


def index_page(found: Sequence[Plan], again: Sequence[Checkable]) -> str:
    """The totals, the words, and what was asked to be checked."""
    every = tuple(chain.from_iterable(plan.statements for plan in found))
    lines = head(
        "Từng điều của năm kế hoạch", f"{len(every)} điều của năm kế hoạch có thật, và kho giữ từng điều ra sao."
    )
    lines += [
        (
            f"Năm kế hoạch có thật được đọc từng dòng: tất cả **{len(every)} điều**. Mỗi điều có câu viết lại cho dễ "
            "hiểu, mục của kế hoạch, dòng của bản nhận dạng làm chứng, và cách kho này giữ điều ấy. Câu viết lại không "
            "thay cho văn bản."
        ),
        "",
        f"| Kế hoạch | Số điều | {' | '.join(word.capitalize() for word in CLASSES)} |",
        "|---|---:|---:|---:|---:|---:|",
    ]
    lines += [counted(f"[{NAMES[plan.id]}]({plan.id}.md)", plan.statements) for plan in found]
    lines += [counted("**Cả năm kế hoạch**", every), "", *words(), "", *again_table(again), ""]
    return "\n".join(lines)


def head(title: str, about: str) -> list[str]:
    """How every page begins."""
    return [f"---\ntitle: {title}\ndescription: {about}\nhide: [navigation]\n---", "", MADE, "", f"# {title}", ""]


def counted(name: str, statements: Sequence[Statement]) -> str:
    """One line of the totals: every statement counted once."""
    counts = [sum(one.held == word for one in statements) for word in CLASSES]
    return f"| {name} | {len(statements)} | {' | '.join(map(str, counts))} |"


def words() -> Iterator[str]:
    """What the four words mean, and why some statements have nothing to check."""
    yield "Mỗi điều được đếm một lần, ở cột đầu tiên có nó:"
    yield ""
    yield "- **có thời hạn tính**: kho tính ra một ngày từ điều ấy, nói đúng hạn, chậm hay chưa rõ, và nói vì sao;"
    yield (
        "- **có quy tắc kiểm tra**: máy đối chiếu hồ sơ với điều ấy; sai hay thiếu thì báo theo "
        "[quy tắc](../quy-tac/index.md) được nêu;"
    )
    yield "- **hiện trên trang**: được ghi thành dữ liệu và cho mọi người xem, không chấm;"
    yield "- **ghi lại bằng chữ**: có trong trang của quy định, không có gì để chấm."
    yield ""
    yield "## Vì sao có điều không kiểm tra"
    yield ""
    yield from (f"- {reason}" for reason in REASONS.values())


def again_table(again: Sequence[Checkable]) -> Iterator[str]:
    """The demands that a review asked to be checked: each by its rules, or told why not."""
    yield f"## {len(again)} điều được soát lại"
    yield ""
    yield (
        "Lần soát lại các kế hoạch đã nêu những điều dưới đây là kiểm tra được. Mỗi điều nay có quy tắc, "
        "hoặc có lý do vì sao không."
    )
    yield ""
    yield "| Điều | Kế hoạch, điều số | Kho làm gì |"
    yield "|---|---|---|"
    for one in again:
        places = ", ".join(map(place, one.plans)) or "mọi kế hoạch"
        yield f"| {one.text} | {places} | {'; '.join((*map(rule_link, one.rules), *([one.why] if one.why else [])))} |"


def place(named: str) -> str:
    """`cat-hai-2025 24` as a link to that statement."""
    plan, number = named.split()
    return f"[{NAMES[plan].partition(' (')[0]} {number}]({plan}.md#dieu-{number})"


def plan_page(plan: Plan) -> str:
    """One plan: every statement in its order."""
    name, total = NAMES[plan.id], len(plan.statements)
    lines = head(f"{name}: từng điều của kế hoạch", f"{total} điều của kế hoạch, và kho giữ từng điều ra sao.")
    lines += [f"{plan.policy.title}: **{total} điều**. [Cả năm kế hoạch và ý nghĩa của các chữ](index.md)", ""]
    lines += ["| Số | Điều kế hoạch nói | Mục | Kho giữ thế nào |", "|---:|---|---|---|"]
    lines += [row(one) for one in plan.statements]
    return "\n".join((*lines, ""))


def row(one: Statement) -> str:
    """One statement as a line of the table."""
    where = "toàn văn" if one.line == "toàn văn" else f"dòng {one.line} của bản nhận dạng"
    number = f'<span id="dieu-{one.number}">{one.number}</span>'
    return f"| {number} | {one.text} | {escaped(one.section)}<br>{where} | {'<br>'.join(ways(one))} |"


def escaped(section: str) -> str:
    """A section whose star and brackets are read as they stand."""
    return re.sub(r"([*])", r"\\\1", section)


def ways(one: Statement) -> Iterator[str]:
    """How the archive holds a statement: all its ways, and the reason where nothing is checked."""
    if one.rules:
        yield f"**Có quy tắc kiểm tra**: {', '.join(map(rule_link, one.rules))}"
    if one.limits:
        yield f"**Có thời hạn tính**: {fields(one.limits)}"
    told = [name for name in one.sets if name not in LIMITS]
    if told or one.shown:
        parts = [*([fields(told)] if told else []), *([PLACES[one.shown]] if one.shown else [])]
        yield f"**Hiện trên trang**: {'; '.join(parts)}"
    if one.held == CLASSES[3]:
        yield "**Ghi lại bằng chữ**"
    if one.why and not one.rules:
        yield REASONS[one.why]


def fields(names: Sequence[str]) -> str:
    """The fields of a policy by their Vietnamese names."""
    known: Mapping[str, str] = titles()
    return ", ".join(known[name][:1].lower() + known[name][1:] for name in names)


def rule_link(code: str) -> str:
    """A rule by its code and name, linked to its page."""
    rule = RULES[code]
    return f"[{code} {rule.NAME[:1].lower()}{rule.NAME[1:]}](../quy-tac/{code}.md)"
