"""A step of a petition is dated before the document that it names.

## Vì sao

Trả lời, báo cáo, chuyển, giao bằng văn bản thì việc ấy có từ ngày văn bản ban hành và gửi đi, không thể sớm hơn. Ghi
bước sớm hơn văn bản làm việc chậm trông như đúng hạn. Hạn được tính theo ngày của văn bản (Cát Hải V.3, Nguyễn Lương
Bằng V.3, kế hoạch phường năm 2026, IV.3). Việc giao ngay tại hội nghị rồi mới ghi vào thông báo kết luận, việc làm xong
rồi mới có văn bản thì chỉ được lưu ý.

## Cách sửa

Đối chiếu bản giấy, sửa ngày của bước, hoặc ngày của văn bản. Việc đã trả lời, đã giao miệng tại hội nghị thì ghi ngày
hội nghị và không dẫn văn bản trả lời có sau (`document`); biên bản, thông báo kết luận ghi lại câu trả lời miệng thì
được. Việc đã làm xong trước khi có văn bản báo kết quả thì chỉ lưu ý.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from doithoai.cases.case import Case
from doithoai.model.findings import Problem
from doithoai.model.vocabulary import FindingLevel, PetitionState
from doithoai.rules.petitions._shared import problem

CODE = "P35"
NAME = "Bước ghi trước ngày của văn bản nêu ở bước ấy"
LEVEL = FindingLevel.ERROR
VI = "Kiến nghị số {id}: bước “{state}” ghi {on}, nhưng văn bản “{document}” của bước ấy ban hành, gửi {day}."
EN = "Petition {id}: step “{state}” is dated {on}, but its document “{document}” was issued and sent on {day}."

_MAY_PRECEDE = (PetitionState.ASSIGNED, PetitionState.RESOLVED, PetitionState.CARRIED_OVER)
"""Done or said first, and then told by the paper: what was given out at the conference stands in its conclusion."""


def check(case: Case) -> Iterator[Problem]:
    """Compare each step that a document brings about with that document; a matter may be done before it is reported."""
    early = case.shown.early
    for position, petition in enumerate(case.folder.petitions):
        for index, step in enumerate(petition.states):
            found = early(petition, step) if step.document or petition.reply else None
            if found is None or (index and step.on < petition.states[index - 1].on):
                continue  # a step that goes back is P06's
            document, day = found
            values = {"state": step.state, "on": step.on, "document": document.stem, "day": day}
            level = FindingLevel.NOTICE if step.state in _MAY_PRECEDE else None
            yield replace(problem(position, petition, "states", index, "on", **values), level=level)
