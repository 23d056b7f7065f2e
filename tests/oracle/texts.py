"""What the five plans and the law say of days, read from their texts and written down anew.

S0 Cát Hải, S1 Nguyễn Lương Bằng, S2 Đường An, S3 a ward's plan of 2026, S4 Nghi Dương; the law is that of 2025.
"""

from __future__ import annotations

from typing import NamedTuple


class Text(NamedTuple):
    """The days of one plan; None where it says nothing."""

    unit: str
    year: int
    notice: tuple[int, str]
    parts: tuple[str, ...]
    conclusion: int | None = 10
    """Working days after the conference: issue and send it."""
    longer: int | None = 15
    """Working days where a ground for more time is there."""
    reply: tuple[int, str] | None = (15, "received")
    """Working days after the conclusion notice was received, or after it is there."""
    passed_on: int | None = None
    """Working days to send up, and to pass on, what others have to settle."""
    reports: tuple[tuple[str, str], ...] = ()
    """The last day in time of each report: "before the 15th" is the 14th."""
    collected: str | None = None
    window: str | None = None
    quota: str = ""
    dossier: bool = True
    urgent: str = "asked"
    """What an urgent conference is asked of the notice: all as others, only the invitation, or it is only noted."""


QUARTERS = ("-03-14", "-06-14", "-09-14", "-12-14")


def _city(year: int, *, first: int = 1) -> tuple[tuple[str, str], ...]:
    """Quarterly before the 15th of the last month of the quarter, yearly before 15/11."""
    quarterly = (("quarterly_report", f"{year}{end}") for end in QUARTERS[first - 1 :])
    return (*quarterly, ("annual_report", f"{year}-11-14"))


TEXTS = {
    # V.1.(1) and VI.2; V.3.a; V.3.b; VI.1. Its own date is 04/9/2025: no report was owed before it.
    "S0": Text("cat-hai", 2025, (7, "working"), ("invitation", "announcement"), reports=_city(2025, first=3)),
    # V.1.(1), the opinion form too; V.3.1.(1); V.3.2; VI.1; III.2 "quý IV/2025". Based on papers of 06/8/2025.
    "S1": Text(
        "nguyen-luong-bang",
        2025,
        (7, "working"),
        ("opinion_form", "invitation", "announcement"),
        reports=_city(2025, first=3),
        window="2025-12-31",
    ),
    # III.1 "trước 7 ngày"; V.4 names no day for the conclusion; III.2.6 "theo thời hạn quy định"; III.4 five days.
    "S2": Text(
        "duong-an",
        2025,
        (7, "calendar"),
        ("announcement", "invited"),
        conclusion=None,
        longer=None,
        reply=None,
        passed_on=5,
        window="2025-11-30",  # "đầu tháng 11": where its beginning ends nobody says, so the whole month
        dossier=False,
    ),
    # IV.1.(1), where an urgent one need not be announced; IV.3.1.(1); IV.3.2 after it is there; V.4.
    "S3": Text(
        "phuong-chua-ro-ten",
        2026,
        (7, "working"),
        ("invitation", "announcement"),
        reply=(7, "issued"),
        reports=_city(2026),
    ),
    # III.1, of the invitation alone, and no more time for the conclusion; III.3 before 30/10; II.6 before 15/11.
    "S4": Text(
        "nghi-duong",
        2025,
        (7, "working"),
        ("invitation",),
        longer=None,
        reply=None,
        reports=(("annual_report", "2025-12-09"),),
        collected="2025-10-29",
        window="2025-11-14",
        dossier=False,
    ),
}
LAW_NOTICE, LAW_PUBLICATION = 7, 10
"""Calendar days before and after (Luật Tổ chức chính quyền địa phương 2025, Điều 43)."""
