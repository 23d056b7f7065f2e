"""People spoke at a conference, and no petition is on record; or it is said that there was none, and there is one.

## Vì sao

Từng ý kiến, kiến nghị phải được ghi lại, trả lời và theo dõi (Cát Hải V.1.(3), Nguyễn Lương Bằng V.1.(3), kế hoạch
phường năm 2026, IV.1.(3)). Không ghi kiến nghị nào thì không hạn trả lời nào được tính: không ghi không được có lợi
hơn ghi đủ. Năm ngày làm việc là mốc của kho lưu trữ, không văn bản nào đặt.

## Cách sửa

Ghi từng ý kiến, kiến nghị vào petitions.yml. Chỉ biết có bao nhiêu kiến nghị mà không có nội dung thì ghi số ấy và
nguồn ở `counted` trong conference.yml. Nếu đúng là không ai nêu kiến nghị nào, thêm dòng `no_petitions: true` vào
conference.yml. Đã có kiến nghị trong petitions.yml thì bỏ dòng ấy.
"""

from __future__ import annotations

from collections.abc import Iterator

from doithoai.cases.case import Case
from doithoai.cases.silence import silent
from doithoai.model.both import Both
from doithoai.model.findings import Problem
from doithoai.model.vocabulary import FindingLevel
from doithoai.rules.consistency._silence import told

CODE = "C41"
NAME = "Có người phát biểu, chưa ghi kiến nghị nào"
LEVEL = FindingLevel.MISSING
VI = "Hội nghị {day}: {fault}."
PUBLIC = "Hội nghị {day}: có người phát biểu mà chưa ghi kiến nghị nào."
EN = "Conference of {day}: {fault}."

_UNSET = Both("chưa định ngày", "no day set")
_CURE = Both(
    "ghi vào petitions.yml, hoặc thêm no_petitions: true vào conference.yml nếu đúng là không có (sau 05 ngày làm "
    "việc, mốc của kho lưu trữ)",
    "write them into petitions.yml, or add no_petitions: true to conference.yml if there was none (after 5 working "
    "days, a mark of the archive)",
)


def check(case: Case) -> Iterator[Problem]:
    """Ask for the petitions of a conference that was held, or for the word that there was none."""
    petitions = case.folder.petitions
    if case.conference.no_petitions and petitions:
        count = len(petitions)
        fault = Both(
            f"ghi no_petitions: true (không có kiến nghị nào) mà petitions.yml có {count} kiến nghị; hãy bỏ dòng ấy",
            f"no_petitions: true says that there was none, but petitions.yml has {count}; take the line out",
        )
        yield _problem(case, fault, FindingLevel.ERROR, "no_petitions")
    elif _asked(case):
        yield from _absent(case)


def _asked(case: Case) -> bool:
    folder = case.folder
    if folder.petitions or case.conference.counted or case.conference.no_petitions or not folder.petitions_read:
        return False
    return told(case) and not silent(case)


def _absent(case: Case) -> Iterator[Problem]:
    """Where nobody counted the speakers, it is not known whether anybody spoke: that is worth knowing, no more."""
    attended = case.conference.attendance
    speakers = attended.speakers if attended else None
    if speakers:
        vi, en = f"có {speakers} lượt phát biểu mà chưa ghi kiến nghị nào", f"{speakers} spoke, and no petition is kept"
        yield _problem(
            case, Both(f"{vi}; {_CURE}", f"{en}; {_CURE.en}"), FindingLevel.MISSING, "attendance", "speakers"
        )
    elif speakers is None:
        vi, en = "chưa ghi lượt phát biểu và chưa ghi kiến nghị nào", "neither speakers nor petitions are kept"
        yield _problem(case, Both(f"{vi}; {_CURE}", f"{en}; {_CURE.en}"), FindingLevel.NOTICE, "start")


def _problem(case: Case, fault: Both, level: FindingLevel, *route: str) -> Problem:
    return Problem("conference.yml", route, {"day": case.folder.day or _UNSET, "fault": fault}, level=level)
