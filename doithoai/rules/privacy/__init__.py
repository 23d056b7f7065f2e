"""V: nobody's identity is published."""

from __future__ import annotations

from doithoai.rules.privacy import (
    bank_account,
    beside_records,
    date_of_birth,
    document_number,
    email_address,
    file_tells,
    house_address,
    identity_number,
    insurance_number,
    land_certificate,
    licence_plate,
    person_named,
    personal_page,
    petitioner_named,
    phone_number,
    private_in_file,
    private_in_plan,
    stale_exception,
)
from doithoai.rules.privacy._kinds import KINDS, hits
from doithoai.rules.privacy._passages import Find, Passage
from doithoai.rules.protocol import ConferenceRule, YearRule

CONFERENCE: tuple[ConferenceRule, ...] = (
    phone_number,
    email_address,
    identity_number,
    date_of_birth,
    house_address,
    petitioner_named,
    person_named,
    licence_plate,
    document_number,
    bank_account,
    land_certificate,
    insurance_number,
    personal_page,
    beside_records,
    file_tells,
    private_in_file,
)

YEAR: tuple[YearRule, ...] = (private_in_plan, stale_exception)

FINDERS: dict[str, Find] = {code: find for _, code, _, find in KINDS}
"""What finds something private in a text, by the code of its rule."""

__all__ = ["CONFERENCE", "FINDERS", "YEAR", "Passage", "hits"]
