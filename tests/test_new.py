"""New records are complete and judged before they are written; nothing is overwritten, nothing half written."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from doithoai.cli import main
from doithoai.commands.change import CannotChange, ChangeOfFiles
from doithoai.model.records import Conference, Petition
from doithoai.reading.text import read_yaml
from doithoai.writing.form import WrongField, entries, put
from tests.conftest import RECORDS

Run = Callable[..., CompletedProcess[str]]
DAY = dt.date(2026, 11, 20)
OF = "minh-hoa/2026/02"


@pytest.fixture
def records(tmp_path: Path) -> Path:
    return Path(shutil.copytree(RECORDS, tmp_path / "kho hồ sơ/records"))


@pytest.fixture
def doithoai(capsys: pytest.CaptureFixture[str]) -> Run:
    """The command line, in this process: what it prints, and its code."""

    def run(*words: str) -> CompletedProcess[str]:
        code = main(words)
        said = capsys.readouterr()
        return CompletedProcess(words, code, said.out, said.err)

    return run


def texts(records: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in sorted(records.rglob("*")) if path.is_file()}


def new(doithoai: Run, records: Path, kind: str, of: str, *fields: str) -> CompletedProcess[str]:
    words = [word for one in fields for word in ("--set", one)]
    return doithoai("new", kind, of, "--records", str(records), "--as-of", f"{DAY}", "--yes", *words)


PETITION = (
    "received.when=at", "received.on=2026-06-17", "received.channel=mat_tran", "petitioner.kind=công dân",
    "field=dat_dai", "text=Đường: hỏng nặng",
)  # fmt: skip


# --- by command


def test_a_conference_takes_the_next_number_of_its_year_and_tells_its_days(doithoai: Run, records: Path) -> None:
    fields = ("type=thematic", "form=Trực tiếp", "chair=secretary", "topic=Môi trường", "start=2026-12-21T07:30+07:00")
    done = new(doithoai, records, "conference", "minh-hoa", *fields, "place.name=Nhà văn hóa, thôn Đông")
    assert done.returncode == 0, done.stderr
    path, *days = done.stdout.splitlines()
    assert path == "minh-hoa/2026/07/conference.yml"
    assert (records / path).read_text("utf-8") == (
        "# yaml-language-server: $schema=../../../../docs/schemas/conference.schema.json\n"
        "type: thematic\nform: in_person\nchair: secretary\ntopic: Môi trường\n"
        'start: "2026-12-21T07:30+07:00"\nplace: {name: "Nhà văn hóa, thôn Đông"}\n'
    )
    assert days[0] == "thứ Năm, 10/12/2026: Gửi giấy mời và thông báo rộng rãi (Văn phòng Đảng ủy xã)"
    assert any(day.endswith("Ban hành và gửi thông báo kết luận (Văn phòng Đảng ủy xã)") for day in days)


def test_a_petition_is_one_more_item_and_no_other_line(doithoai: Run, records: Path) -> None:
    file = records / "minh-hoa/2026/05/petitions.yml"
    before = file.read_text("utf-8")
    last = max(one["id"] for one in read_yaml(before))
    done = new(
        doithoai, records, "petition", "minh-hoa/2026/05", *PETITION, "received.when=before", "received.on=2026-11-19"
    )
    assert (done.returncode, done.stdout) == (0, "minh-hoa/2026/05/petitions.yml\n"), done.stderr
    assert file.read_text("utf-8") == (
        f"{before}- id: {last + 1}\n"
        "  received: {when: before, on: 2026-11-19, channel: mat_tran}\n"
        "  petitioner: {kind: citizen}\n  field: dat_dai\n"
        '  text: "Đường: hỏng nặng"\n'
        "  states:\n    - {state: received, on: 2026-11-19}\n"
    )


def test_what_the_check_calls_wrong_is_not_written(doithoai: Run, records: Path) -> None:
    before = texts(records)
    fields = [one.replace("hỏng nặng", "gọi 0912345678") for one in PETITION]
    done = new(doithoai, records, "petition", OF, *fields)
    assert done.returncode == 1
    assert "V01" in done.stderr
    assert texts(records) == before


@pytest.mark.parametrize(
    ("kind", "of", "fields", "said"),
    [
        ("document", OF, ["kind=notic"], "không có “notic”; có thể là: notice (Thông báo (giấy mời))"),
        ("document", OF, ["kind=notice"], "là văn bản công khai: phải có lời văn (--body TỆP)"),
        ("document", OF, [], "chưa nêu loại (--set kind=…)"),
        (
            "document",
            "minh-hoa/2026/99",
            ["kind=minutes"],
            "không có hội nghị “minh-hoa/2026/99”; gần nhất: ",
        ),
        ("conference", "minh-hoaa", [], "không có đơn vị “minh-hoaa”; kho có: "),
        ("petition", OF, ["recieved.on=2026-01-01"], "không có trường “recieved.on”; có thể là: received"),
        ("petition", OF, ["received=x"], "“received” gồm nhiều trường: received.when, received.on, received.channel"),
        ("petition", OF, ["supporters=nhiều"], "supporters: “nhiều” không phải là số"),
        ("petition", OF, ["text"], "“text”: viết TRƯỜNG=GIÁ_TRỊ"),
        ("report", "minh-hoa/2026", ["kind=annualy"], "không có “annualy”; có thể là:"),
    ],
)
def test_what_is_meant_wrongly_is_told_with_what_is_right(
    doithoai: Run, records: Path, kind: str, of: str, fields: list[str], said: str
) -> None:
    before = texts(records)
    done = new(doithoai, records, kind, of, *fields)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert texts(records) == before


def test_a_public_document_has_its_words_and_an_internal_one_has_none(doithoai: Run, records: Path) -> None:
    words = records.parent / "loi.md"
    words.write_text("Lời văn.\n", encoding="utf-8")
    done = doithoai("new", "document", OF, "--set", "kind=inspection", "--body", str(words), "--records", str(records))
    assert done.returncode == 2
    internal = doithoai("new", "document", OF, "--set", "kind=task_assignment", "--body", str(words), "--records",
                        str(records), "--yes")  # fmt: skip
    assert "là tài liệu nội bộ: kho chỉ ghi loại và ngày, không ghi lời văn" in internal.stderr


# --- fields


def test_every_required_field_of_a_record_can_be_asked_for() -> None:
    asked = {one.path: one for one in entries(Petition) if one.required}
    assert [*asked] == ["id", "received.when", "received.on", "received.channel", "petitioner.kind", "field"]
    assert asked["received.channel"].title == "Kênh"
    assert asked["petitioner.kind"].words["citizen"]
    assert not next(one for one in entries(Petition) if one.path == "petitioner.consent.on").required


@pytest.mark.parametrize(
    ("path", "said", "value"),
    [
        ("groups", "Hộ gia đình; Hợp tác xã, hộ kinh doanh", ["Hộ gia đình", "Hợp tác xã, hộ kinh doanh"]),
        ("no_petitions", "có", True),
        ("type", "định kỳ", "periodic"),
        ("attendance.people", "120", 120),
        ("topic", "  012 ", "012"),
    ],
)
def test_typed_words_become_values_of_their_kind(path: str, said: str, value: object) -> None:
    data: dict[str, object] = {}
    put(data, Conference, path, said)
    for name in path.split("."):
        assert isinstance(data, dict)
        data = data[name]  # type: ignore[assignment]
    assert data == value


@pytest.mark.parametrize(("path", "said"), [("no_petitions", "tùy"), ("type", "x"), ("a.b", "1"), ("place.x", "1")])
def test_words_that_can_not_stand_in_a_field_are_refused(path: str, said: str) -> None:
    with pytest.raises(WrongField):
        put({}, Conference, path, said)


# --- a change of several files


def test_several_files_are_judged_together_and_written_together(records: Path) -> None:
    """A reply and its petition name each other: neither is right without the other."""
    number = next(
        one["id"]
        for one in read_yaml((records / "minh-hoa/2026/02/petitions.yml").read_text("utf-8"))
        if not one.get("reply") and one.get("class") == "to_verify"
    )
    reply = {
        "kind": "written_reply", "title": "Trả lời", "number": "999/UBND-KT", "issued": "2026-11-19",
        "signer": {"mandate": "TM.", "body": "Ủy ban nhân dân", "post": "Chủ tịch"}, "petitions": [number],
        "sent": [{"to": "nguoi-neu-kien-nghi", "on": "2026-11-19"}], "late_reason": "Chờ hồ sơ",
    }  # fmt: skip

    def answered(items: list[dict[str, object]]) -> list[dict[str, object]]:
        return [{**one, "reply": "written_reply-99"} if one["id"] == number else one for one in items]

    alone = ChangeOfFiles(records)
    alone.new(f"{OF}/documents/written_reply-99.md", reply, "Đã làm.")
    both = ChangeOfFiles(records)
    both.new(f"{OF}/documents/written_reply-99.md", reply, "Đã làm.")
    both.edit(f"{OF}/petitions.yml", answered)
    half = ChangeOfFiles(records)
    half.edit(f"{OF}/petitions.yml", answered)
    assert "S09" in {one.code for one in half.verdict(DAY).blocking}
    assert "S09" not in {one.code for one in both.verdict(DAY).blocking}
    before = texts(records)
    both.verdict(DAY)
    assert texts(records) == before, "judging writes nothing"
    assert both.write() == (f"{OF}/documents/written_reply-99.md", f"{OF}/petitions.yml")
    changed = {path for path, data in texts(records).items() if before.get(path) != data}
    assert changed == {str(records / path) for path in both.paths}
    with pytest.raises(CannotChange, match="đã có; không ghi đè"):
        ChangeOfFiles(records).new(f"{OF}/documents/written_reply-99.md", reply, "Đã làm.")


def test_a_file_that_changed_since_it_was_read_is_not_written_over(records: Path) -> None:
    change = ChangeOfFiles(records)
    change.edit(f"{OF}/conference.yml", lambda one: {**one, "note": "Mới"})
    file = records / OF / "conference.yml"
    file.write_text(file.read_text("utf-8") + "# người khác\n", encoding="utf-8")
    before = texts(records)
    with pytest.raises(CannotChange, match="vừa được sửa ở nơi khác"):
        change.write()
    assert texts(records) == before


@pytest.mark.parametrize("path", ["../x.yml", "minh-hoa//unit.yml", "minh-hoa/./unit.yml", "minh-hoa/la/x.txt", "a\\b"])
def test_nothing_is_written_outside_or_under_a_name_that_nobody_reads(records: Path, path: str) -> None:
    with pytest.raises(CannotChange):
        ChangeOfFiles(records).new(path, {"a": 1})


def test_no_link_is_written_through(records: Path, tmp_path: Path) -> None:
    (tmp_path / "ngoai").mkdir()
    (records / "minh-hoa/2026/98").symlink_to(tmp_path / "ngoai")
    with pytest.raises(CannotChange, match="không ghi qua đường này"):
        ChangeOfFiles(records).new("minh-hoa/2026/98/conference.yml", {"type": "periodic"})
    assert list((tmp_path / "ngoai").iterdir()) == []
