"""V: nobody's identity is published."""

from __future__ import annotations

from doithoai.rules.privacy import (
    date_of_birth,
    email_address,
    house_address,
    identity_number,
    person_named,
    petitioner_named,
    phone_number,
    private_in_plan,
)
from doithoai.rules.protocol import ConferenceRule, YearRule

CONFERENCE: tuple[ConferenceRule, ...] = (
    phone_number,
    email_address,
    identity_number,
    date_of_birth,
    house_address,
    petitioner_named,
    person_named,
)

YEAR: tuple[YearRule, ...] = (private_in_plan,)
