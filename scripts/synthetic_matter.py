"""What a matter of a commune is, and how somebody of a village puts it.

Every part of a matter fits every other part of it, so that sentences can be put together at random.
"""

from __future__ import annotations

from dataclasses import dataclass
from random import Random


@dataclass(frozen=True, slots=True)
class Matter:
    """One field of life: what troubles people, what they ask, and what the office does about it."""

    field: str
    office: str
    subjects: tuple[str, ...]
    effects: tuple[str, ...]
    asks: tuple[str, ...]
    answers: tuple[str, ...]
    placed: bool = True
    """Whether the subject can stand anywhere in a village; if not, only the village is named."""


PLACES = (
    "đoạn từ cổng làng đến nhà văn hóa",
    "đoạn gần trường tiểu học",
    "đoạn gần trường mầm non",
    "ở đầu",
    "ở cuối",
    "cạnh sân bóng",
    "gần trạm bơm",
    "dọc bờ kênh",
    "quanh chợ",
    "ở khu dân cư mới",
    "ở khu đất giãn dân",
    "ở lối ra bến đò",
    "đoạn đường làng cũ",
    "gần ao làng",
    "cạnh sân phơi cũ",
    "ở ngã ba vào",
    "gần kho hợp tác xã cũ",
    "đoạn qua cầu máng",
    "ở bãi ngoài đê",
    "gần nhà văn hóa",
)


def petition_text(rng: Random, matter: Matter, village: str) -> str:
    """What somebody of a village has to say on a matter: two or three sentences."""
    place = f"{rng.choice(PLACES)} {village}" if matter.placed else f"ở {village}"
    return f"{rng.choice(matter.subjects)} {place} {rng.choice(matter.effects)}. {rng.choice(matter.asks)}."
