"""All that the rules on texts look for, for texts that one rule reads for all of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from functools import partial

from doithoai.cases.case import Case, YearCase
from doithoai.model.findings import Problem
from doithoai.model.records import Unit
from doithoai.model.vocabulary import Word
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
from doithoai.rules.privacy._passages import Find, Look, Passage, digits, gather, published
from doithoai.rules.privacy._reviewed import reviewed
from doithoai.vietnamese.even import even


class PrivateKind(Word):
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


KINDS: tuple[tuple[PrivateKind, str, Look, Find], ...] = (
    (PrivateKind.PHONE, phone_number.CODE, long_number, phone_number.find),
    (PrivateKind.EMAIL, email_address.CODE, email_address.suspect, email_address.find),
    (PrivateKind.IDENTITY, identity_number.CODE, long_number, identity_number.find),
    (PrivateKind.BIRTH, date_of_birth.CODE, date_of_birth.suspect, date_of_birth.find),
    (PrivateKind.HOUSE, house_address.CODE, house_address.suspect, house_address.find),
    (PrivateKind.PERSON, person_named.CODE, named, person_named.find),
    (PrivateKind.PLATE, licence_plate.CODE, licence_plate.suspect, licence_plate.find),
    (PrivateKind.PAPER, document_number.CODE, document_number.suspect, document_number.find),
    (PrivateKind.ACCOUNT, bank_account.CODE, bank_account.suspect, bank_account.find),
    (PrivateKind.LAND, land_certificate.CODE, land_certificate.suspect, land_certificate.find),
    (PrivateKind.INSURANCE, insurance_number.CODE, insurance_number.suspect, insurance_number.find),
    (PrivateKind.PAGE, personal_page.CODE, personal_page.suspect, personal_page.find),
)
"""What each rule on texts finds: how a sentence names it, the rule's code, its first look, and its finder."""


Suspect = tuple[Passage, PrivateKind, str, Find]
"""A text in which something private may stand: what, by which rule, and what finds it."""


def suspects(passages: Iterable[Passage]) -> Iterator[Suspect]:
    """The texts in which something private may stand, each with what may and what finds it.

    Looked for in all together first: only where something may stand is each looked at by itself.
    """
    for texts in gather(passages):
        kinds = [one for one in KINDS if one[1] not in texts.spared and one[2](texts)]
        for passage in texts.passages if kinds else ():
            (own,) = gather([passage]) if len(texts.passages) > 1 else (texts,)
            for what, code, look, find in kinds:
                if code not in passage.spared and look(own):
                    yield passage, what, code, find


def told(case: Case | YearCase, found: Iterable[Suspect], *, known: str = "", **more: object) -> Iterator[Problem]:
    """What is found and nobody allows: what the offices publish is theirs, and what is `known` is told elsewhere."""
    own = published(case.unit)
    led = person_named.leaders(case.unit)
    for passage, what, code, find in found:
        let_stand = led, reviewed(case.unit, code, case.today)
        yield from passage.problems(find, partial(_allowed, own, known, let_stand), what=what, **more)


def hits(
    unit: Unit, today: dt.date, passages: Iterable[Passage], known: str = ""
) -> Iterator[tuple[Passage, PrivateKind]]:
    """The texts in which something private stands that nobody allows, and of what kind: before they are a record's."""
    own = published(unit)
    led = person_named.leaders(unit)
    for passage, what, code, find in suspects(passages):
        allowed = partial(_allowed, own, known, (led, reviewed(unit, code, today)))
        if any(not allowed(even(words).text) for _, words in find(passage.text)):
            yield passage, what


def _allowed(own: str, known: str, others: tuple[Callable[[str], bool], ...], words: str) -> bool:
    if words.lower() in own.lower() or (known and words in known):
        return True
    return digits(words) in phone_number.own_numbers(own) or any(one(words) for one in others)
