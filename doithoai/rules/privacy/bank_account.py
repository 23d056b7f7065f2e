"""The number of a bank account stands in public text.

## Vì sao

Số tài khoản ngân hàng của một người là dữ liệu cá nhân (Nghị định 356/2025/NĐ-CP) và dễ bị kẻ gian lợi dụng; đưa lên
mạng là công khai và phải có đồng ý (Luật Bảo vệ dữ liệu cá nhân 2025, Điều 16).

## Cách sửa

Xóa số tài khoản khỏi văn bản công khai; số ghi ở sổ riêng ngoài kho. Tài khoản của cơ quan, quỹ tại Kho bạc thì viết rõ
chủ tài khoản ngay trước số: “tài khoản của Quỹ … số …”.

Đã xem kỹ và đây không phải thông tin của một người (tài khoản nhận ủng hộ của xã) thì ghi ở unit.yml, kèm chức vụ
người xem, ngày và lý do; chỉ đúng nguyên văn ấy được tha:
`not_private: [{rule: V11, text: "0071001234567", by: Chánh Văn phòng, on: 2026-11-27, reason: Tài khoản của xã}]`
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from doithoai.cases.case import Case
from doithoai.model.findings import Problem
from doithoai.model.vocabulary import FindingLevel
from doithoai.rules.privacy._low import low, spoken
from doithoai.rules.privacy._papers import NumberedPaper, so_many_digits
from doithoai.rules.privacy._passages import Gathered, evenly, judge
from doithoai.rules.privacy._spoken import behind

CODE = "V11"
NAME = "Số tài khoản ngân hàng trong văn bản công khai"
LEVEL = FindingLevel.ERROR
VI = "Văn bản công khai có số tài khoản ngân hàng (“{shown}”)."
EN = "A public text has the number of a bank account (“{shown}”)."

_BANKS = (
    r"Vietcombank|VCB|Vietinbank|BIDV|Agribank|Techcombank|TCB|MB ?Bank|ACB|Sacombank|VP ?Bank|TP ?Bank|SHB|HD ?Bank"
    r"|VIB|LP ?Bank|Lienvietpostbank|OCB|Sea ?Bank|MSB|Eximbank|NCB|AB ?Bank|Bac A Bank|Nam A Bank|PVcomBank|Co-?opbank"
    r"|Mo ?Mo|ZaloPay|Viettel ?Pay|Viettel ?Money"
)
_PUBLIC = (
    r"kho bạc|(?<!\w)quỹ(?!\w)|[uủ][ỷy] ban|ubnd|mặt trận|mttq|công ty|hợp tác xã|ngân sách"
    r"|(?:của|tên|đơn vị) (?:hội|ban|phòng|trung tâm|trường|trạm|đoàn|đảng)(?!\w)"
)
_PAPER = NumberedPaper(
    words=rf"(?:số )?tài khoản|chuyển khoản|STK|TK|thẻ (?:ATM|ngân hàng|Napas|tín dụng|ghi nợ)|{_BANKS}",
    number=rf"[0-9]{{3}}[A-Z][0-9]{{8}}|{so_many_digits(8, 19)}",
    bare=r"9704(?:[ .\-]?[0-9]{4}){3}(?:[ .\-]?[0-9]{3})?",  # the cards of Vietnamese banks
    of_others=_PUBLIC,
)

_MOST, _LEAST = 19, 8


def suspect(texts: Gathered) -> bool:
    """Whether there may be one in all the texts together."""
    return texts.spoken or _PAPER.suspect(texts)


@cache
def _account() -> re.Pattern[str]:
    return re.compile(r"(?i)(?<!\w)(?:tài khoản|chuyển khoản|stk|tk|ngân hàng)(?!\w)[^0-9\n.;]{0,30}$")


def check(case: Case) -> Iterator[Problem]:
    """No such number may be public."""
    yield from judge(case, CODE, suspect, find)


@evenly
def find(text: str) -> Iterator[tuple[int, str]]:
    """Numbers after a word for an account or the name of a bank, but not those of offices and funds."""
    yield from _PAPER.find(text)
    if spoken(low(text)):
        yield from behind(text, _account(), range(_LEAST, _MOST + 1))
