"""What the wall lets through, asked of itself: each function with what it hides and the nearest that it shows."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from msgspec.structs import replace

from doithoai import public
from doithoai.model.dossier import ConferenceFolder, DocumentFile, Key
from doithoai.model.records import Document, Petition, Petitioner, Report
from doithoai.model.vocabulary import PetitionerKind
from doithoai.public import Unnamed
from doithoai.reading.shapes import convert

TODAY = dt.date(2026, 3, 2)
EVE, MORROW = "2026-03-01", "2026-03-03"
FREE = {PetitionerKind.ORGANISATION, PetitionerKind.BUSINESS, PetitionerKind.COOPERATIVE}
ONE = {"path": "files/a.pdf", "sha256": "0" * 64}
OTHER = {"path": "files/b.pdf", "sha256": "1" * 64}
GONE = {"on": EVE, "reason": "Lộ danh tính"}


def who(kind: str = "citizen", name: str | None = "Tên", **consent: str) -> Petitioner:
    given = {"consent": {"how": "Phiếu", "scope": "Trang", **consent}} if consent else {}
    return convert({"kind": kind, "village": "Thôn Nhị", **({"name": name} if name else {}), **given}, Petitioner)


def asked(by: Petitioner | None = None, **more: Any) -> Petition:
    record = {"id": 1, "received": {"when": "at", "on": EVE, "channel": "thu"}, "petitioner": {"kind": "citizen"}}
    one: Petition = convert({**record, "field": "khac", "text": "Đường hỏng.", **more}, Petition)
    return replace(one, petitioner=by) if by else one


def paper(kind: str, **more: Any) -> DocumentFile:
    return DocumentFile(f"documents/{kind}.md", kind, convert({"kind": kind, **more}, Document), "Nội dung.", 5)


# --- names


@pytest.mark.parametrize("kind", PetitionerKind)
def test_only_organisations_are_named_without_consent(kind: PetitionerKind) -> None:
    assert public.unnamed(who(kind.value), TODAY) is (None if kind in FREE else Unnamed.NO_CONSENT)
    assert public.unnamed(who(kind.value, name=None), TODAY) is None


@pytest.mark.parametrize(
    ("consent", "why"),
    [
        ({"on": EVE}, None),
        ({"on": "2026-03-02"}, None),
        ({"on": MORROW}, Unnamed.NOT_YET),
        ({"on": "2026-02-01", "withdrawn": EVE}, Unnamed.WITHDRAWN),
        ({"on": "2026-02-01", "withdrawn": "2026-03-02"}, Unnamed.WITHDRAWN),
        ({"on": "2026-02-01", "withdrawn": MORROW}, None),
        ({"on": MORROW, "withdrawn": "2026-03-04"}, Unnamed.NOT_YET),
    ],
)
def test_a_consent_holds_from_its_day_to_the_eve_of_its_withdrawal(
    consent: dict[str, str], why: Unnamed | None
) -> None:
    by = who(**consent)
    assert public.unnamed(by, TODAY) is why
    shown = public.petitioner(asked(by), TODAY)
    assert public.name(asked(by), TODAY) == shown.name == (None if why else "Tên")
    assert (shown.consent is None) is (why is not None)
    assert shown.village == "Thôn Nhị"
    if shown.consent and by.consent:
        assert (shown.consent.on, shown.consent.withdrawn) == (by.consent.on, by.consent.withdrawn)
        assert {shown.consent.how, shown.consent.scope} == {public.ON_RECORD}


def test_of_an_organisation_no_consent_is_told_and_of_nobody_nothing_is_made() -> None:
    shown = public.petitioner(asked(who("organisation", on=EVE)), TODAY)
    assert (shown.name, shown.consent) == ("Tên", None)
    nobody = who(name=None)
    assert public.petitioner(asked(nobody), TODAY) is nobody
    assert public.petitioner(asked(who(name=None, on=EVE)), TODAY).consent is None


# --- petitions


@pytest.mark.parametrize(
    ("more", "told", "reason", "since"),
    [
        ({}, True, None, None),
        ({"text": " "}, False, None, None),
        ({"text": None}, False, None, None),
        ({"withheld": "Lộ danh tính"}, False, "Lộ danh tính", None),
        ({"removed": EVE}, False, "hồ sơ không ghi lý do", dt.date(2026, 3, 1)),
        ({"withheld": "Lộ", "removed": EVE}, False, "Lộ", dt.date(2026, 3, 1)),
    ],
)
def test_what_was_asked_is_told_unless_it_is_withheld_taken_out_or_blank(
    more: dict[str, str | None], *, told: bool, reason: str | None, since: dt.date | None
) -> None:
    steps = [{"state": "received", "on": EVE, "note": "Ghi chú"}, {"state": "classified", "on": EVE}]
    one = asked(who("organisation"), answer="Sẽ sửa.", note="Ghi chú", states=steps, **more)
    shown = public.petition(one, TODAY)
    hidden = public.hidden(one)
    assert public.is_told(one) is told
    assert (hidden and (hidden.told, hidden.since)) == ((reason, since) if reason else None)
    assert public.name(one, TODAY) == shown.petitioner.name == ("Tên" if told else None)
    assert (shown == one) is told
    if not told:
        assert (shown.text, shown.answer, shown.refused, shown.note) == (None, None, None, None)
        assert [(step.note, step.on) for step in shown.states] == [(None, step.on) for step in one.states]


def test_a_petition_that_is_told_loses_only_the_name_that_must_not_be_shown() -> None:
    shown = public.petition(asked(who(), answer="Sẽ sửa."), TODAY)
    assert (shown.petitioner.name, shown.text, shown.answer) == (None, "Đường hỏng.", "Sẽ sửa.")


# --- documents


@pytest.mark.parametrize(
    ("kind", "more", "shown", "unexplained"),
    [
        ("conclusion_notice", {}, True, False),
        ("conclusion_notice", {"public": True}, True, False),
        ("conclusion_notice", {"public": False, "public_reason": "Mật"}, False, False),
        ("conclusion_notice", {"public": False}, False, True),
        ("minutes", {}, False, False),
        ("minutes", {"public": False}, False, False),
        ("minutes", {"public": True}, False, True),
        ("minutes", {"public_reason": "Có lý do"}, False, False),
        ("minutes", {"public": True, "public_reason": "Đã duyệt"}, True, False),
    ],
)
def test_a_document_is_public_by_its_kind_or_for_a_reason(
    kind: str, more: dict[str, Any], *, shown: bool, unexplained: bool
) -> None:
    file = paper(kind, title="Tên", files=[ONE], **more)
    folder = ConferenceFolder(Key("xa", 2026, "01"), None, (asked(who()),), (file,), files=3)
    assert public.is_public(file.front) is shown
    assert public.unexplained(file.front) is unexplained
    assert public.reason(file.front) == more.get("public_reason")
    assert public.is_flagged(file.front) is (more.get("public") is True)
    assert public.internal(folder) == (set() if shown else {file.file})
    assert len(public.attached(file)) == shown
    out = public.folder(folder, TODAY)
    (seen,) = out.documents
    assert (seen.front.title, seen.body, seen.body_line) == (("Tên", "Nội dung.", 0) if shown else (None, "", 0))
    assert (seen.front.kind, seen.front.public_reason) == (file.front.kind, more.get("public_reason"))
    assert shown or (seen.front.public is False and not public.is_public(seen.front))
    assert (out.petitions[0].petitioner.name, out.files, out.problems) == (None, 0, ())
    assert public.folder(out, TODAY) == out


def test_a_text_that_was_withdrawn_is_gone_with_its_files_and_a_file_by_itself() -> None:
    whole = paper("conclusion_notice", files=[ONE, {**OTHER, "withdrawn": GONE}])
    assert public.text(whole) == "Nội dung."
    assert [one.path for one in public.kept(whole)] == [one.path for one in public.attached(whole)] == [ONE["path"]]
    gone = paper("conclusion_notice", files=[ONE], withdrawn=GONE)
    assert (public.text(gone), public.document(gone).body, public.kept(gone), public.attached(gone)) == ("", "", (), ())
    internal = paper("minutes", files=[ONE])
    assert len(public.kept(internal)) == 1


def test_the_reason_of_an_internal_document_is_only_said_to_be_there() -> None:
    hidden = {"documents/minutes.md"}
    assert public.guarded("Ốm", "documents/minutes.md", hidden) == public.INTERNAL_REASON
    assert public.guarded("Ốm", "documents/notice.md", hidden) == "Ốm"
    assert public.guarded("Ốm", None, hidden) == "Ốm"
    assert public.guarded(None, "documents/minutes.md", hidden) is None


@pytest.mark.parametrize(("flag", "shown"), [({"public": True}, True), ({"public": False}, False), ({}, False)])
def test_a_report_is_public_where_its_record_says_so(flag: dict[str, bool], *, shown: bool) -> None:
    report = convert({"kind": "annual_report", **flag}, Report)
    assert public.is_public_report(report) is shown
    assert public.gone(report) is None
