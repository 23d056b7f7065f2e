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

from collections.abc import Callable, Iterator
from functools import partial

from doithoai import public
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
from doithoai.rules.privacy._passages import Find, Look, Passage, amended, gather, published
from doithoai.rules.privacy._reviewed import reviewed

CODE = "V08"
NAME = "Thông tin riêng trong kế hoạch hoặc báo cáo"
LEVEL = FindingLevel.ERROR
NEEDS_ALL = False
VI = "Văn bản công khai của năm có {what} (“{shown}”)."
EN = "A public text of the year has {what} (“{shown}”)."


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
    """Run every finder over the plan and the public reports; what the offices publish and the leaders are theirs."""
    own = published(case.unit).lower()
    led = person_named.leaders(case.unit)
    texts = gather(tuple(_passages(case)))
    some = ((what, code, find) for what, code, look, find in KINDS if look(texts))
    finders = [(what, find, reviewed(case.unit, code, case.today)) for what, code, find in some]
    for passage in texts.passages:
        for what, find, let_stand in finders:
            yield from passage.problems(find, partial(_allowed, own, (led, let_stand)), what=what)


def _allowed(own: str, others: tuple[Callable[[str], bool], ...], words: str) -> bool:
    return words.lower() in own or any(one(words) for one in others)


def _shared(case: YearCase) -> Iterator[Passage]:
    """What records beside the year's own say that they said before: the register of corrections shows it."""
    yield from amended("../unit.yml", (), case.unit.amended)
    for plan in case.year.plans:
        if policy := case.archive.policy(plan.front.policy):
            yield from amended(f"../../policies/{policy.id}.yml", (), policy.amended)
    for year, _ in case.archive.calendar_tables:
        yield from amended(f"../../calendar/{year.year}.yml", (), year.amended)
    lists: tuple[tuple[str, tuple[FieldOfLife | Recipient | Moved, ...]], ...] = (
        ("fields.yml", case.archive.listed_fields),
        ("recipients.yml", case.archive.listed_recipients),
        ("redirects.yml", case.archive.moved),
    )
    for file, items in lists:
        for position, one in enumerate(items):
            if one.amended:
                yield from amended(f"../../{file}", (position,), one.amended)


def _passages(case: YearCase) -> Iterator[Passage]:
    yield from _shared(case)
    for plan in case.year.plans:
        yield Passage(plan.file, (), plan.body, plan.body_line)
        if plan.front.note:
            yield Passage(plan.file, ("note",), plan.front.note)
        yield from amended(plan.file, (), plan.front.amended)
    for report in case.year.reports:
        if public.is_public_report(report.front):
            yield Passage(report.file, (), report.body, report.body_line)
            if report.front.late_reason:
                yield Passage(report.file, ("late_reason",), report.front.late_reason)
            yield from amended(report.file, (), report.front.amended)
