"""What each step of each plan takes from the list of what is owed within 60 working days, and what it puts there.

By the words of `doithoai due`: a limit, a document of the dossier, a report; a number is that of a petition.
"""

from __future__ import annotations

Moved = tuple[list[str], list[str]]

NOTHING: Moved = ([], [])
_FROM_PETITIONS = ["petition_summary", "prepared_replies", "reply_assignment"]
_GIVEN = ["assigned_due 002", "assigned_due 003", "assigned_due 004"]
_BY_ITSELF: dict[str, Moved] = {
    "nhận kiến nghị": NOTHING,
    "giấy mời, thông báo": (["notice"], []),
    "phân loại": NOTHING,
    "chuẩn bị": NOTHING,
    "hội nghị": NOTHING,
    "báo cáo cấp trên": ([], ["elsewhere 004"]),
    "thông báo kết luận": (["conclusion_notice", "elsewhere 004"], _GIVEN),
    "văn bản trả lời": (_GIVEN, []),
    "cấp trên trả lời": NOTHING,
}
_WITH_DOSSIER: dict[str, Moved] = {
    "kế hoạch": ([], ["conclusion_notice", "minutes", "notice", "notice", "programme", "situation_report"]),
    **_BY_ITSELF,
    "giấy mời, thông báo": (["notice", "notice"], []),
    "nhận kiến nghị": ([], _FROM_PETITIONS),
    "phân loại": (["petition_summary", "reply_assignment"], []),
    "chuẩn bị": (["prepared_replies", "programme"], []),
    "hội nghị": (["minutes", "situation_report"], []),
}
_OF_THE_WARD = sorted([*_GIVEN, "results_report", "written_reply 002", "written_reply 003", "written_reply 004"])


def _reports(year: int) -> dict[str, Moved]:
    return {
        "annual_report": ([f"Báo cáo năm {year}"], []),
        "quarterly_report 4": ([f"Báo cáo quý 4 năm {year}"], []),
    }


EXPECTED: dict[str, dict[str, Moved]] = {
    "cat-hai-2025": _WITH_DOSSIER | _reports(2025),
    "nguyen-luong-bang-2025": _WITH_DOSSIER | _reports(2025),
    # No limit for the conclusion; what exceeds the commune goes up within five working days.
    "duong-an-2025": _BY_ITSELF
    | {
        "kế hoạch": (["held_within"], ["notice"]),
        "hội nghị": ([], ["submission"]),
        "báo cáo cấp trên": (["submission"], ["elsewhere 004"]),
        "thông báo kết luận": (["elsewhere 004"], _GIVEN),
    },
    # Seven working days for a reply: sooner than the day that the notice gives.
    "phuong-chua-ro-ten-2026": _WITH_DOSSIER
    | {
        "thông báo kết luận": (["conclusion_notice", "elsewhere 004"], _OF_THE_WARD),
        "văn bản trả lời": (_OF_THE_WARD, []),
    }
    | _reports(2026),
    "nghi-duong-2025": _BY_ITSELF
    | {
        "kế hoạch": (["held_within"], ["conclusion_notice", "notice"]),
        "nhận kiến nghị": (["petition_collection"], []),
    }
    | _reports(2025),
}
