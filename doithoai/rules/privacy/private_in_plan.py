"""The yearly plan, or a public report, has a phone number, address or other private detail.

## Vì sao

Kế hoạch năm luôn công khai, báo cáo thì công khai khi hồ sơ ghi như vậy. Các quy tắc V01 đến V05, V07, V09 đến V13 và
V15 về số điện thoại, thư điện tử, số căn cước, ngày sinh, địa chỉ nhà, tên người, biển số xe, số giấy tờ, trang cá nhân
áp dụng cho cả hai.

## Cách sửa

Xóa khỏi văn bản, hoặc thay bằng cách liên hệ của cơ quan đã ghi ở `offices` trong unit.yml. Văn bản đã xem kỹ và
không phải thông tin của một người thì ghi ở `not_private` của unit.yml, như trang của từng quy tắc nêu.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from doithoai.cases.case import YearCase
from doithoai.model.findings import Problem
from doithoai.model.records import FieldOfLife, Moved, Recipient
from doithoai.model.vocabulary import FindingLevel, Word
from doithoai.rules.privacy import (
    bank_account,
    date_of_birth,
    document_number,
    email_address,
    house_address,
    identity_number,
    insurance_number,
    land_certificate,
    licence_plate,
    person_named,
    personal_page,
    phone_number,
)
from doithoai.rules.privacy._first_look import named
from doithoai.rules.privacy._looks import long_number
from doithoai.rules.privacy._passages import Find, Look, Passage, fields, gather, published
from doithoai.rules.privacy._reviewed import reviewed

CODE = "V08"
NAME = "Thông tin riêng trong kế hoạch hoặc báo cáo"
LEVEL = FindingLevel.ERROR
NEEDS_ALL = False
VI = "Văn bản công khai có {what} (“{shown}”)."
EN = "A public text has {what} (“{shown}”)."


class _What(Word):
    PHONE = "a phone number", "số điện thoại"
    EMAIL = "an e-mail address", "địa chỉ thư điện tử"
    IDENTITY = "the number of an identity paper", "số căn cước, định danh hoặc chứng minh nhân dân"
    BIRTH = "a date or year of birth", "ngày sinh hoặc năm sinh"
    HOUSE = "the address of a house", "địa chỉ nhà"
    PERSON = "the name of a person without a post", "tên một người không kèm chức vụ"
    PLATE = "the licence plate of a vehicle", "biển số xe"
    PAPER = "the number of a paper of a person", "số giấy tờ của một người"
    ACCOUNT = "the number of a bank account", "số tài khoản ngân hàng"
    LAND = "the number of a certificate of land use", "số giấy chứng nhận quyền sử dụng đất"
    INSURANCE = "the number of an insurance", "mã số bảo hiểm xã hội hoặc số thẻ bảo hiểm y tế"
    PAGE = "the page of a person", "trang cá nhân của một người"


KINDS: tuple[tuple[_What, str, Look, Find], ...] = (
    (_What.PHONE, phone_number.CODE, long_number, phone_number.find),
    (_What.EMAIL, email_address.CODE, email_address.suspect, email_address.find),
    (_What.IDENTITY, identity_number.CODE, long_number, identity_number.find),
    (_What.BIRTH, date_of_birth.CODE, date_of_birth.suspect, date_of_birth.find),
    (_What.HOUSE, house_address.CODE, house_address.suspect, house_address.find),
    (_What.PERSON, person_named.CODE, named, person_named.find),
    (_What.PLATE, licence_plate.CODE, licence_plate.suspect, licence_plate.find),
    (_What.PAPER, document_number.CODE, document_number.suspect, document_number.find),
    (_What.ACCOUNT, bank_account.CODE, bank_account.suspect, bank_account.find),
    (_What.LAND, land_certificate.CODE, land_certificate.suspect, land_certificate.find),
    (_What.INSURANCE, insurance_number.CODE, insurance_number.suspect, insurance_number.find),
    (_What.PAGE, personal_page.CODE, personal_page.suspect, personal_page.find),
)
"""What each rule on texts finds: how a sentence names it, the rule's code, its first look, and its finder."""


def check(case: YearCase) -> Iterator[Problem]:
    """Run every finder over the plans, reports and what stands beside them; what the offices publish is theirs."""
    own = published(case.unit).lower()
    led = person_named.leaders(case.unit)
    suspects = [*_suspects(_of_year(case)), *_beside(case)]
    for passage, what, code, find in suspects:
        let_stand = reviewed(case.unit, code, case.today)
        yield from passage.problems(find, partial(_allowed, own, (led, let_stand)), what=what)


Suspect = tuple[Passage, _What, str, Find]


def _allowed(own: str, others: tuple[Callable[[str], bool], ...], words: str) -> bool:
    return words.lower() in own or any(one(words) for one in others)


def _suspects(passages: Iterable[Passage]) -> Iterator[Suspect]:
    """The texts in which something private may stand, each with what may and what finds it."""
    for texts in gather(passages):
        kinds = [one for one in KINDS if one[1] not in texts.spared and one[2](texts)]
        for passage in texts.passages if kinds else ():
            for what, code, _, find in kinds:
                if code not in passage.spared:
                    yield passage, what, code, find


def _of_year(case: YearCase) -> Iterator[Passage]:
    for plan in case.year.plans:
        yield from fields(plan.file, plan.front)
        yield Passage(plan.file, (), plan.body, plan.body_line)
    for report in case.year.reports:
        yield from fields(report.file, report.front)
        yield Passage(report.file, (), report.body, report.body_line)
    yield from fields("../unit.yml", case.unit)


def _beside(case: YearCase) -> tuple[Suspect, ...]:
    """The finds in what all units share: looked for once, since each unit-year asks."""
    key = CODE, case.complete, *sorted({plan.front.policy for plan in case.year.plans})
    known = case.archive.worked_out
    if key not in known:
        known[key] = tuple(one for one in _suspects(_shared(case)) if next(one[3](one[0].text), None))
    found: tuple[Suspect, ...] = known[key]
    return found


def _shared(case: YearCase) -> Iterator[Passage]:
    """Calendars, lists and the policies that bind; where a whole year is judged, those too that nobody names."""
    archive = case.archive
    named = (archive.policy(plan.front.policy) for plan in case.year.plans)
    for policy in archive.policies() if case.complete else filter(None, named):
        yield from fields(f"../../policies/{policy.id}.yml", policy)
    for year, _ in archive.calendar_tables:
        yield from fields(f"../../calendar/{year.year}.yml", year)
    lists: tuple[tuple[str, tuple[FieldOfLife | Recipient | Moved, ...]], ...] = (
        ("fields.yml", archive.listed_fields),
        ("recipients.yml", archive.listed_recipients),
        ("redirects.yml", archive.moved),
    )
    for file, items in lists:
        for position, one in enumerate(items):
            yield from fields(f"../../{file}", one, (position,))
