"""What is no longer what was published: files, manifests, signatures and time stamps that somebody put there."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import os
import shutil
import subprocess
from base64 import b64decode
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from doithoai.cases.case import open_case
from doithoai.cli import main
from doithoai.commands import signatures, timestamps
from doithoai.commands.known_before import VIETNAM, known_before
from doithoai.commands.manifest import manifest
from doithoai.commands.signatures import NoTool, sign
from doithoai.commands.timestamps import NotStamped, ask, judge_stamp
from doithoai.commands.verify import Trust, against_archive, against_site, places, verify_manifest
from doithoai.model.base import Frozen
from doithoai.model.dossier import Key
from doithoai.model.evidence import Evidence
from doithoai.model.manifest import NAME, ManifestFault
from doithoai.pages.checking import Checked, Checking, Standing
from doithoai.reading.archive import Archive
from doithoai.reading.evidence import NoEvidence
from doithoai.reading.manifest import BadManifest, manifest_bytes, read_manifest, sealed
from doithoai.views.collector import Whole
from doithoai.views.evidence import History
from doithoai.views.index import Index
from doithoai.views.portal import Portal
from tests.attacks.authority import Authority, founded, serving
from tests.attacks.histories import NOTICE, TODAY, Kept, held, worked_out

SCAN = "thu-nghiem/2025/01/files/24-tb-du.txt"


class Published(Frozen, frozen=True):
    """A site beside its archive, with a manifest that is signed."""

    kept: Kept
    site: Path
    keys: Path

    @property
    def manifest(self) -> Path:
        return self.site / NAME

    @property
    def signers(self) -> Path:
        return self.keys / "allowed_signers"

    def write(self, previous: bytes | None = None, day: dt.date = TODAY, key: str = "khoa") -> bytes:
        """Make the manifest anew, and sign it."""
        data = manifest_bytes(manifest(Archive(self.kept.records), self.site, day, previous)[0])
        self.manifest.write_bytes(data)
        sign(self.manifest, self.keys / key)
        return data

    def faults(self, **trust: object) -> list[tuple[ManifestFault, str]]:
        """What is wrong with it, and with the site."""
        given = Trust(TODAY, **{"signers": self.signers, **trust})  # type: ignore[arg-type]
        found = verify_manifest(self.manifest, given)
        more = [*against_site(found.manifest, self.site)] if found.manifest else []
        return [(one.kind, one.path) for one in (*found.faults, *more)]


@pytest.fixture(scope="session")
def keys(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two keys, and the list that allows the first."""
    folder = tmp_path_factory.mktemp("khóa")
    for name in ("khoa", "khac"):
        words = ("-q", "-t", "ed25519", "-N", "", "-C", name, "-f", str(folder / name))
        subprocess.run(["ssh-keygen", *words], check=True)
    (folder / "allowed_signers").write_text(f"van-phong@xa.example {(folder / 'khoa.pub').read_text()}")
    return folder


@pytest.fixture
def published(records: Path, keys: Path, tmp_path: Path) -> Published:
    kept = Kept(records)
    kept.commit("2026-02-01")
    site = tmp_path / "cổng"
    for name, text in (("index.html", "<h1>Cổng</h1>"), (SCAN, "Thông báo"), ("du-lieu/units.json", "[]")):
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(text, "utf-8")
    (site / ".shell").mkdir()
    (site / ".shell/site.json").write_text("{}")
    made = Published(kept, site, keys)
    made.write()
    return made


def test_a_manifest_is_the_same_bytes_each_time_and_names_all_that_binds(published: Published) -> None:
    data = published.manifest.read_bytes()
    assert published.write() == data
    found = read_manifest(data)
    assert [one.path for one in found.files] == ["du-lieu/units.json", "index.html", SCAN]
    assert found.commit == published.kept.git("rev-parse", "HEAD")
    assert {one.id for one in found.policies} == {"luat-thu-nghiem", "thu-nghiem-2025", "thu-nghiem-2026"}
    assert "2025" in {one.id for one in found.calendars}
    assert published.faults() == []
    assert [*against_archive(found, published.kept.records)] == []


def test_a_replaced_scan_in_the_site_is_told(published: Published) -> None:
    (published.site / SCAN).write_text("Thông báo khác", "utf-8")
    assert published.faults() == [(ManifestFault.CHANGED, SCAN)]


def test_a_removed_file_is_told(published: Published) -> None:
    (published.site / SCAN).unlink()
    assert published.faults() == [(ManifestFault.MISSING, SCAN)]


def test_an_extra_file_is_told(published: Published) -> None:
    (published.site / ".an").mkdir()
    (published.site / ".an/x.html").write_text("")
    (published.site / "gia.pdf").write_text("")
    assert published.faults() == [(ManifestFault.EXTRA, ".an/x.html"), (ManifestFault.EXTRA, "gia.pdf")]


def test_a_link_in_the_place_of_a_file_is_told_though_it_leads_to_the_same(
    published: Published, tmp_path: Path
) -> None:
    shutil.move(published.site / SCAN, tmp_path / "khác.txt")
    (published.site / SCAN).symlink_to(tmp_path / "khác.txt")
    assert published.faults() == [(ManifestFault.NOT_PLAIN, SCAN)]


def test_a_manifest_that_takes_the_place_of_a_signed_one_is_told(published: Published) -> None:
    (published.site / SCAN).write_text("Thông báo khác", "utf-8")
    signature = (published.site / "manifest.json.sig").read_bytes()
    published.write()
    (published.site / "manifest.json.sig").write_bytes(signature)
    assert published.faults() == [(ManifestFault.BAD_SIGNATURE, "")]
    (published.site / "manifest.json.sig").unlink()
    assert published.faults() == [(ManifestFault.UNSIGNED, "")]
    (published.site / "manifest.json.sig").write_text("ok")
    assert published.faults() == [(ManifestFault.NO_SIGNATURE, "")]
    published.manifest.unlink()
    assert published.faults() == [(ManifestFault.NONE, str(published.manifest))]


def test_a_signature_by_another_key_is_told(published: Published) -> None:
    published.write(key="khac")
    assert published.faults() == [(ManifestFault.UNKNOWN_SIGNER, "")]


def test_a_signature_made_for_something_else_is_told(published: Published) -> None:
    (published.site / "manifest.json.sig").unlink()
    words = ("-Y", "sign", "-q", "-f", str(published.keys / "khoa"), "-n", "git", str(published.manifest))
    subprocess.run(["ssh-keygen", *words], check=True, capture_output=True)
    assert published.faults() == [(ManifestFault.NAMESPACE, "")]


@pytest.mark.parametrize(
    ("option", "kind"),
    [
        ('valid-before="20260101"', ManifestFault.EXPIRED),
        ('valid-after="20270101"', ManifestFault.EXPIRED),
        ('namespaces="git"', ManifestFault.NOT_ALLOWED),
        ('valid-before="20270101"', None),
        ('namespaces="doithoai-manifest"', None),
    ],
)
def test_a_key_that_may_no_longer_or_never_sign_is_told(
    published: Published, tmp_path: Path, option: str, kind: ManifestFault | None
) -> None:
    signers = tmp_path / "allowed"
    signers.write_text(f"van-phong@xa.example {option} {(published.keys / 'khoa.pub').read_text()}")
    assert published.faults(signers=signers) == ([(kind, "")] if kind else [])


def test_an_old_manifest_that_is_put_back_is_told(published: Published, tmp_path: Path) -> None:
    first, second = tmp_path / "1.json", tmp_path / "2.json"
    first.write_bytes(published.manifest.read_bytes())
    signature = (published.site / "manifest.json.sig").read_bytes()
    second.write_bytes(published.write(first.read_bytes(), TODAY + dt.timedelta(1)))
    assert published.faults(kept=(first,)) == published.faults(kept=(first, second)) == []
    published.manifest.write_bytes(first.read_bytes())
    (published.site / "manifest.json.sig").write_bytes(signature)
    assert published.faults(kept=(first,)) == []
    assert published.faults(kept=(first, second)) == published.faults(kept=(second,)) == [(ManifestFault.REPLAYED, "")]


def test_a_manifest_taken_out_of_the_chain_is_told(published: Published, tmp_path: Path) -> None:
    first, hidden = tmp_path / "1.json", tmp_path / "2.json"
    first.write_bytes(published.manifest.read_bytes())
    hidden.write_bytes(published.write(first.read_bytes(), TODAY + dt.timedelta(1)))
    published.write(hidden.read_bytes(), TODAY + dt.timedelta(2))
    assert published.faults(kept=(first,)) == [(ManifestFault.CHAIN, "")]
    assert published.faults(kept=(first, hidden)) == []
    published.write(None, TODAY + dt.timedelta(2))
    assert published.faults(kept=(first, hidden)) == [(ManifestFault.CHAIN, "")]


def broken(data: bytes) -> dict[str, tuple[bytes, ManifestFault]]:
    """Manifests that are none, each with the one fault that it has."""
    plain = json.loads(data)

    def with_path(path: str, *more: str) -> bytes:
        files = [{**plain["files"][0], "path": one} for one in (path, *more)]
        return msgspec_form({**plain, "files": files})

    def msgspec_form(value: object) -> bytes:
        return json.dumps(value, ensure_ascii=False, indent=1).encode() + b"\n"

    return {
        "cut": (data[: len(data) // 2], ManifestFault.TRUNCATED),
        "empty": (b"", ManifestFault.TRUNCATED),
        "deep": (b"[" * 100_000, ManifestFault.TRUNCATED),
        "latin": (data.replace(b"doithoai ", b"doitho\xe0i "), ManifestFault.ENCODING),
        "utf16": (data.decode().encode("utf-16"), ManifestFault.ENCODING),
        "mark": (b"\xef\xbb\xbf" + data, ManifestFault.ENCODING),
        "md5": (data.replace(b'"sha256",', b'"md5",', 1), ManifestFault.ALGORITHM),
        "short": (msgspec_form({**plain, "previous": "abc"}), ManifestFault.SHAPE),
        "unknown": (msgspec_form({**plain, "z": 1}), ManifestFault.SHAPE),
        "list": (b"[]", ManifestFault.SHAPE),
        "up": (with_path("../x"), ManifestFault.BAD_PATH),
        "inside": (with_path("a/../../x"), ManifestFault.BAD_PATH),
        "absolute": (with_path("/etc/passwd"), ManifestFault.BAD_PATH),
        "drive": (with_path("C:/x"), ManifestFault.BAD_PATH),
        "stroke": (with_path("a\\b"), ManifestFault.BAD_PATH),
        "control": (with_path("a\nb"), ManifestFault.BAD_PATH),
        "hidden": (with_path("a\u202eb"), ManifestFault.BAD_PATH),
        "nothing": (with_path("a//b"), ManifestFault.BAD_PATH),
        "twice": (with_path("a", "a"), ManifestFault.DUPLICATE),
        "capitals": (with_path("A.pdf", "a.pdf"), ManifestFault.COLLISION),
        "accents": (with_path("\u1ea1", "a\u0323"), ManifestFault.COLLISION),
        "key": (data.replace(b"{\n", b'{\n "software": "x",\n', 1), ManifestFault.NOT_CANONICAL),
        "blank": (data + b" ", ManifestFault.NOT_CANONICAL),
    }


def test_a_manifest_that_is_none_is_told_by_its_fault(published: Published) -> None:
    for name, (data, kind) in broken(published.manifest.read_bytes()).items():
        with pytest.raises(BadManifest) as found:  # told by the name of the fault below
            read_manifest(data)
        assert found.value.fault.kind is kind, name


def test_a_name_that_no_manifest_can_bear_stops_no_other_and_is_told(published: Published) -> None:
    names = (b"a\nb.txt", b"\xff.txt", b"c\\d.txt", b"SCAN.txt", b"scan.txt")
    for name in names:
        (published.site / os.fsdecode(name)).write_text("x")
    _, left = manifest(Archive(published.kept.records), published.site, TODAY)
    assert {os.fsencode(name) for name in left} == {*names} - {b"SCAN.txt"}
    published.write()
    assert {path for kind, path in published.faults() if kind is ManifestFault.EXTRA} == {*left}


def test_a_manifest_of_another_commit_is_told(published: Published) -> None:
    found = read_manifest(published.manifest.read_bytes())
    published.kept.change(NOTICE, "60/TB-UBND", "61/TB-UBND")
    told = [(one.kind, one.path) for one in against_archive(found, published.kept.records)]
    assert told == [(ManifestFault.CHANGED, NOTICE)]
    published.kept.commit("2026-02-02")
    told = [(one.kind, one.path) for one in against_archive(found, published.kept.records)]
    assert told == [(ManifestFault.CHANGED, NOTICE), (ManifestFault.OTHER_COMMIT, "")]


def test_no_checksum_confirms_a_guess_of_what_is_not_public(published: Published) -> None:
    (published.site / ".shell/held.txt").write_text(f"{sealed('thu-nghiem')} {sealed(NOTICE)}\n")
    published.write()
    found = {one.path: one.sha256 for one in read_manifest(published.manifest.read_bytes()).records}
    assert found[NOTICE] is None
    assert found["thu-nghiem/2025/02/documents/minutes.md"] is None
    assert found["thu-nghiem/2025/01/documents/notice.md"]
    assert published.faults() == []


def test_a_file_alone_is_told_from_one_that_only_looks_the_same(
    published: Published, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mine = tmp_path / "tải về.txt"
    shutil.copyfile(published.site / SCAN, mine)
    words = [
        "verify",
        "--manifest",
        str(published.manifest),
        "--signers",
        str(published.signers),
        "--as-of",
        "2026-02-10",
    ]
    assert main([*words, str(mine)]) == 0
    assert f"Tệp này là {SCAN}." in capsys.readouterr().out
    mine.write_text("Thông báo ", "utf-8")
    assert places(read_manifest(published.manifest.read_bytes()), mine) == []
    assert main([*words, str(mine)]) == 1
    assert "chưa có nghĩa là tệp giả" in capsys.readouterr().out
    assert main([*words, str(published.site)]) == 0
    assert "Mọi điều đều khớp." in capsys.readouterr().out
    (published.site / SCAN).unlink()
    assert main([*words, str(published.site)]) == 1
    assert f"! {SCAN}: bị thiếu" in capsys.readouterr().out
    assert main(["verify", str(published.kept.records)]) == 2
    assert main(["verify", str(tmp_path / "không có")]) == 2


def test_where_openssh_is_missing_the_command_says_so(published: Published, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(NoTool, match="không tìm thấy chương trình ssh-keygen; hãy cài OpenSSH"):
        published.faults()
    assert signatures.namespace_of(b"") is None


# Time stamps


@pytest.fixture(scope="session")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Authority]:
    with serving(founded(tmp_path_factory.mktemp("giờ") / "ca")) as authority:
        yield authority


def test_a_time_stamp_of_other_data_is_told(published: Published, authority: Authority) -> None:
    stamp, moment = ask(published.manifest, f"{authority.url}/ts", authority.certificate)
    assert judge_stamp(published.manifest, stamp, authority.certificate) == moment
    assert published.faults(authority=authority.certificate) == []
    published.write(day=TODAY + dt.timedelta(1))
    assert published.faults(authority=authority.certificate) == [(ManifestFault.BAD_STAMP, stamp.name)]
    stamp.unlink()
    assert published.faults(authority=authority.certificate) == [(ManifestFault.UNSTAMPED, "")]


def test_a_time_stamp_of_another_authority_is_told(published: Published, authority: Authority, tmp_path: Path) -> None:
    other = founded(tmp_path / "khác")
    with pytest.raises(NotStamped, match="không dùng được"):
        ask(published.manifest, f"{authority.url}/ts", other / "ca.pem")
    assert not published.manifest.with_name("manifest.json.tsr").exists()
    ask(published.manifest, f"{authority.url}/ts", authority.certificate)
    assert published.faults(authority=other / "ca.pem") == [(ManifestFault.BAD_STAMP, "manifest.json.tsr")]


def test_an_old_answer_of_the_time_stamp_server_is_no_answer(published: Published, authority: Authority) -> None:
    ask(published.manifest, f"{authority.url}/ts", authority.certificate)
    before = published.manifest.with_name("manifest.json.tsr").read_bytes()
    with pytest.raises(NotStamped, match="không dùng được"):
        ask(published.manifest, f"{authority.url}/replay", authority.certificate)
    assert published.manifest.with_name("manifest.json.tsr").read_bytes() == before


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("/500", "trả lời lỗi 500"),
        ("/elsewhere", "trả lời lỗi 302"),
        ("/page", "không phải dấu thời gian"),
        ("/slow", "không trả lời trong 0.5 giây"),
    ],
)
def test_a_time_stamp_server_that_fails_is_told_and_leaves_nothing(
    published: Published, authority: Authority, path: str, told: str
) -> None:
    with pytest.raises(NotStamped, match=told):
        ask(published.manifest, authority.url + path, authority.certificate, timeout=0.5)
    assert not published.manifest.with_name("manifest.json.tsr").exists()


def test_nothing_is_asked_of_the_network_unless_a_server_is_named(
    published: Published, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("DOITHOAI_TIMESTAMP_URL", raising=False)
    monkeypatch.setattr(timestamps, "_posted", None)
    assert main(["timestamp", str(published.manifest), "--ca", "x"]) == 2
    assert "chưa biết máy chủ dấu thời gian" in capsys.readouterr().err
    with pytest.raises(NotStamped, match=r"không phải là địa chỉ http"):
        ask(published.manifest, f"file:{chr(47) * 3}etc/passwd", Path("x"))


def test_a_key_that_expired_after_the_time_stamp_still_holds(
    published: Published, authority: Authority, tmp_path: Path
) -> None:
    ask(published.manifest, f"{authority.url}/ts", authority.certificate)
    moment = timestamps.moment_of(published.manifest.with_name("manifest.json.tsr"))
    assert moment
    after = moment.date() + dt.timedelta(2)
    signers = tmp_path / "allowed"
    signers.write_text(f'a@b valid-before="{after:%Y%m%d}" {(published.keys / "khoa.pub").read_text()}')
    late = Trust(after + dt.timedelta(400), signers)
    assert [one.kind for one in verify_manifest(published.manifest, late).faults] == [ManifestFault.EXPIRED]
    stamped = Trust(after + dt.timedelta(400), signers, authority.certificate)
    assert verify_manifest(published.manifest, stamped).faults == ()


def test_a_time_stamped_manifest_proves_a_day_of_each_document_and_the_history_it_names(
    published: Published, authority: Authority
) -> None:
    ask(published.manifest, f"{authority.url}/ts", authority.certificate)
    trust = Trust(TODAY, published.signers, authority.certificate)
    before = known_before([published.manifest], trust)
    one = held(published.kept.records, NOTICE, before)
    stamped = timestamps.moment_of(published.manifest.with_name("manifest.json.tsr"))
    assert stamped
    assert one.stamped == stamped.astimezone(VIETNAM).date()
    published.kept.change(NOTICE, "60/TB-UBND", "61/TB-UBND")
    published.kept.commit("2026-02-02")
    assert held(published.kept.records, NOTICE, before).stamped is None
    published.kept.git("commit", "-q", "--amend", "--no-edit", on="2026-02-01")
    published.kept.git("checkout", "-q", "--orphan", "moi")
    published.kept.commit("2026-02-01")
    published.kept.git("branch", "-q", "-M", "moi", "main")
    assert worked_out(published.kept.records, before).lost == before.commits != ()
    (published.site / "manifest.json.sig").unlink()
    with pytest.raises(NoEvidence, match="không có chữ ký"):
        known_before([published.manifest], trust)


# What a citizen is told of a file, offline

CONCLUSION = "thu-nghiem/2025/01/documents/conclusion_notice.md"
SUM = "f09487c559545dea37a7036907b118058473cf6ec60e0c1fa178313c1f649fe0"
LATER = "1" * 64


def told_to_citizens(records: Path, site: Path, evidence: Evidence | None = None) -> dict[str, str]:
    """What the page of checksums tells of each file of one conference."""
    archive = Archive(records)
    portal = Portal(archive, TODAY, evidence=History(evidence) if evidence else None)
    unit = Checking(site, portal).part("thu-nghiem")
    case = open_case(portal.archive, portal.archive.conference(Key("thu-nghiem", 2025, "01")), TODAY)
    assert case
    unit.add(case)
    return {one.sha256: one.told for one in unit.files}


def checked(count: int, **more: Any) -> list[Checked]:
    """Files as an archive may hold them."""
    words = "Đây là tệp “178-tb-ubnd.pdf” của Thông báo kết luận hội nghị đối thoại số {0}-TB/ĐU ngày 02/10/2025, "
    words += "Hội nghị đối thoại định kỳ ngày 24/09/2025, Xã Thử Nghiệm, đúng như đang công bố ở đây."
    some = [hashlib.sha256(str(number).encode()).hexdigest() for number in range(count)]
    given = {"standing": Standing.NOW, "since": dt.date(2025, 10, 20), **more}
    return [Checked(sha256, words.format(sha256[:4]), f"xa/2025/01#{sha256[:4]}", **given) for sha256 in some]


def pages_of(site: Path, records: Path, files: list[Checked]) -> tuple[dict[str, Any], dict[str, list[list[str]]]]:
    """What the page holds of some files, and what stands beside it."""
    checking = Checking(site, Portal(Archive(records), TODAY))
    checking.add(tuple(files))
    beside = {
        path: json.loads((site / path).read_bytes()) for path in checking.finish(Whole(Index((), (), ()), [], {}))
    }
    _, _, held = checking.slots()["published"]().partition('id="dt-published">')
    return json.loads(held.removesuffix("</script>")), beside


def test_the_page_of_a_large_archive_stays_small_and_knows_every_file(records: Path, tmp_path: Path) -> None:
    """20,000 files, as 5,000 conferences have: 24 letters each in the page, and the rest in 256 files beside it."""
    few, none = pages_of(tmp_path / "few", records, checked(100))
    assert ({*few}, none) == ({"day", "count", "known", "files"}, {})
    many = checked(20_000)
    held, beside = pages_of(tmp_path / "many", records, many)
    assert {*held} == {"day", "count", "known"}
    assert len(held["known"]) == 24 * len(many)
    assert len(beside) == 256
    assert max(len(json.dumps(some, ensure_ascii=False).encode()) for some in beside.values()) < 60_000
    rows = {code: (path, told) for path, some in beside.items() for code, told, _ in some}
    assert {code: told for code, (_, told) in rows.items()} == {one.sha256: one.told for one in many}
    assert all(path == f"kiem-chung/{code[:2]}.json" for code, (path, _) in rows.items())


def test_what_a_saved_page_keeps_of_a_file_can_be_read_back(records: Path, tmp_path: Path) -> None:
    (first,), (gone,) = checked(1), checked(1, standing=Standing.GONE, since=dt.date(2024, 1, 2))
    (old,) = checked(1, standing=Standing.OLD, since=None)
    for files, standing, since in (
        ([first], 0, dt.date(2025, 10, 20)),
        ([gone], 2, dt.date(2024, 1, 2)),
        ([old], 1, None),
        ([old, gone], 1, dt.date(2024, 1, 2)),
        ([gone, first], 0, dt.date(2024, 1, 2)),
        ([replace(first, since=dt.date(1999, 1, 1))], 0, None),
    ):
        known = b64decode(pages_of(tmp_path, records, files)[0]["known"])
        assert known[:16].hex() == first.sha256[:32]
        value = int.from_bytes(known[16:])
        assert (value >> 14, value & 0x3FFF) == (standing, (since - dt.date(2000, 1, 1)).days if since else 0)


def test_a_citizen_is_told_which_file_it_is_and_since_when(records: Path, tmp_path: Path) -> None:
    kept = Kept(records)
    kept.commit("2025-10-20")
    assert told_to_citizens(records, tmp_path) == {
        SUM: "Đây là tệp “24-tb-du.txt” của Thông báo kết luận hội nghị đối thoại số 24-TB/ĐU ngày 02/10/2025, "
        "Hội nghị đối thoại định kỳ ngày 24/09/2025, Xã Thử Nghiệm, đúng như đang công bố ở đây."
    }
    told = told_to_citizens(records, tmp_path, worked_out(records))[SUM]
    assert told.endswith("đúng như đang công bố ở đây. Có trong kho từ ngày 20/10/2025.")


def test_a_file_that_was_replaced_in_silence_is_called_an_old_one(records: Path, tmp_path: Path) -> None:
    kept = Kept(records)
    kept.commit("2025-10-20")
    kept.change(CONCLUSION, SUM, LATER)
    kept.commit("2025-12-01")
    told = told_to_citizens(records, tmp_path, worked_out(records))
    assert "Có trong kho từ ngày 20/10/2025, bị thay từ ngày 01/12/2025" in told[SUM]
    assert told[SUM].startswith("Bản cũ: ")
    assert LATER not in told


def test_no_checksum_confirms_a_file_that_was_put_right_for_what_is_private(records: Path, tmp_path: Path) -> None:
    kept = Kept(records)
    kept.commit("2025-10-20")
    kept.change(CONCLUSION, SUM, LATER)
    said = "amended:\n  - {field: files.24-tb-du, on: 2025-12-01, by: Văn phòng, reason: Có thông tin riêng}\n---\nNội"
    kept.change(CONCLUSION, "---\nNội", said)
    kept.commit("2025-12-01")
    assert told_to_citizens(records, tmp_path, worked_out(records)) == {}


def test_of_a_file_that_was_taken_out_day_and_reason_are_told_alone(records: Path, tmp_path: Path) -> None:
    kept = Kept(records)
    kept.commit("2025-10-20")
    kept.change(CONCLUSION, f"{SUM}}}", f"{SUM}, withdrawn: {{on: 2025-12-01, reason: Ghi nhầm}}}}")
    told = told_to_citizens(records, tmp_path, worked_out(records))
    assert told[SUM].endswith(": đã gỡ bỏ ngày 01/12/2025, lý do: Ghi nhầm.")
    assert "Có trong kho" not in told[SUM]


def test_an_internal_document_confirms_none_of_its_files(records: Path, tmp_path: Path) -> None:
    kept = Kept(records)
    kept.change(CONCLUSION, "kind: conclusion_notice", "kind: conclusion_notice\npublic: false\npublic_reason: Xem lại")
    kept.commit("2025-10-20")
    assert told_to_citizens(records, tmp_path, worked_out(records)) == {}
