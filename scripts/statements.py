"""Every statement of the plans as pages: what a plan says, where, and how this archive holds it.

The data is one YAML file a plan in docs/tung-dieu; `scripts/generate.py` writes the pages beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import Annotated, Any, NamedTuple

import msgspec
from msgspec import Meta

from doithoai.model.base import Record
from doithoai.model.policies import Policy
from doithoai.reading import yaml_strict
from doithoai.reading.archive import Archive
from doithoai.rules import RULES
from doithoai.views.rules_table import titles

FOLDER = "docs/tung-dieu"
MADE = (
    "<!-- Made from the YAML file of the same name by scripts/statements.py: edit that, then run `make generate`. -->"
)
PLANS = ("cat-hai-2025", "nguyen-luong-bang-2025", "duong-an-2025", "phuong-chua-ro-ten-2026", "nghi-duong-2025")
NAMES = {
    "cat-hai-2025": "Đặc khu Cát Hải (2025)",
    "nguyen-luong-bang-2025": "Xã Nguyễn Lương Bằng (2025)",
    "duong-an-2025": "Xã Đường An (2025)",
    "phuong-chua-ro-ten-2026": "Một phường mà nguồn không ghi tên (2026)",
    "nghi-duong-2025": "Xã Nghi Dương (2025)",
}
LIMITS = (
    *("quota", "notice", "petition_collection", "held_within", "conclusion_notice", "written_reply", "forwarding"),
    "reports",
)
"""Fields of a policy out of which a day is reckoned."""
PLACES = {
    "conference": "trang của hội nghị",
    "petition": "từng kiến nghị trên trang của hội nghị",
    "plan": "trang kế hoạch của đơn vị",
    "people": "trang Cách tham gia",
}
REASONS = {
    "purpose": "Mục đích, yêu cầu chung: không có ngày, số hay văn bản nào để đối chiếu.",
    "topic": "Nội dung để chọn khi đối thoại: nói chuyện gì trong các nội dung ấy cũng đúng kế hoạch.",
    "course": "Diễn biến trong phòng họp: chỉ biên bản ghi lại, không ai chấm từng bước từ hồ sơ.",
    "task": "Phân công việc, không có hạn và không có văn bản riêng làm chứng.",
    "permitted": "Điều được làm khi cần, không bắt buộc: không có thì không phải là thiếu.",
    "right": "Quyền của người dân tại hội nghị: trang nói cho dân biết, hồ sơ không chứng minh được từng lần.",
    "no_date": "Kế hoạch không nêu ngày nào: ghi được là đã làm, chưa ghi thì là chưa rõ, không phải là chậm.",
    "overseer": "Giám sát là việc của Mặt trận, đoàn thể; kết quả giám sát không nằm trong hồ sơ hội nghị.",
    "invited": "Ai được mời là do từng hội nghị; kế hoạch không nêu số người để đối chiếu.",
    "citizens": "Lời đề nghị với người dân, doanh nghiệp: kho không bao giờ chấm người dân.",
    "silent": "Điều kế hoạch không nói: kho để trống, không tự đặt ra.",
    "missing": "Nguồn không kèm tài liệu này, nên không có gì để đối chiếu.",
    "conflict": "Hai chỗ của cùng kế hoạch không khớp nhau: kho theo chỗ cụ thể hơn và nói rõ chỗ còn lại.",
    "document": "Thông tin về chính văn bản kế hoạch.",
}
CLASSES = ("có thời hạn tính", "có quy tắc kiểm tra", "hiện trên trang", "ghi lại bằng chữ")


class Statement(Record, frozen=True, kw_only=True):
    """One thing that a plan says."""

    number: Annotated[int, Meta(ge=1)]
    line: Annotated[str, Meta(min_length=1)]
    section: Annotated[str, Meta(min_length=1)]
    text: Annotated[str, Meta(min_length=10, max_length=260)]
    rules: tuple[str, ...] = ()
    sets: tuple[str, ...] = ()
    shown: str | None = None
    why: str | None = None

    @property
    def held(self) -> str:
        """The way in which it is counted, in the words of the page: the closest that the archive has."""
        if self.limits:
            return CLASSES[0]
        if self.rules:
            return CLASSES[1]
        return CLASSES[2] if self.sets or self.shown else CLASSES[3]

    @property
    def limits(self) -> tuple[str, ...]:
        """The fields of the policy by which a day is reckoned from it."""
        return tuple(name for name in self.sets if name in LIMITS)


class Checkable(Record, frozen=True, kw_only=True):
    """A demand that was once only told, of which somebody asked that it be checked."""

    text: Annotated[str, Meta(min_length=10)]
    plans: tuple[str, ...]
    rules: tuple[str, ...] = ()
    why: str | None = None


class Plan(NamedTuple):
    """One plan with all that it says."""

    id: str
    policy: Policy
    statements: tuple[Statement, ...]


def plans(root: Path) -> Iterator[Plan]:
    """The plans of the archive with their statements."""
    archive = Archive(root / "records")
    for name in PLANS:
        policy = archive.policy(name)
        if policy is None:
            raise SystemExit(f"records/policies/{name}.yml: cannot be read")
        yield Plan(name, policy, msgspec.convert(_data(root, name), tuple[Statement, ...]))


def _data(root: Path, name: str) -> Any:
    return yaml_strict.read((root / FOLDER / f"{name}.yml").read_text("utf-8"))


def checkables(root: Path) -> tuple[Checkable, ...]:
    """What the review of the plans asked to be checked, in its order."""
    return msgspec.convert(_data(root, "soat-lai"), tuple[Checkable, ...])


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
