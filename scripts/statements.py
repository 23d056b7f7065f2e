"""Every statement of the plans as data: what a plan says, where, and how this archive holds it.

It is one YAML file a plan in docs/tung-dieu; scripts/statement_pages.py makes the pages beside it.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, NamedTuple

import msgspec
from msgspec import Meta

from doithoai.model.base import Record
from doithoai.model.policies import Policy
from doithoai.reading import yaml_strict
from doithoai.reading.archive import Archive

FOLDER = "docs/tung-dieu"
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
