"""The three doors: files of the machine, files that run, names and addresses that become markup."""

from __future__ import annotations

import hashlib
import os
import re
from pathlib import Path

import pytest

from doithoai.reading import attachments, contents
from tests.attacks import hostile
from tests.attacks.conftest import Attacked
from tests.attacks.hostile import OWN, RUNS, SECRET, UNIT
from tests.attacks.published import pages, texts

pytestmark = pytest.mark.no_cover  # see suite.py

ROOT = Path(__file__).parents[2]
SAFE = re.compile(
    r"(?:https?://|mailto:[\w.@%-]+(?:\?subject=[\w%.-]+&body=[\w%.-]+)?$|tel:\+?[0-9]*$|geo:|webcal://|#)"
)


def told(attacked: Attacked, name: str) -> str:
    code, out, err = attacked.said[name]
    assert "Traceback" not in out + err
    return f"{code}\n{out}\n{err}"


# Files of the machine


def test_a_link_publishes_no_file_of_the_machine(attacked: Attacked) -> None:
    secret = SECRET.encode()
    for site in (attacked.site, attacked.project / "site"):
        assert [name for name, data in texts(site) if secret in data or b"root:x:" in data] == []
        assert [path for path in site.rglob("*") if path.is_symlink() or not (path.is_file() or path.is_dir())] == []
    assert [name for name in attacked.said if SECRET in told(attacked, name)] == []


def test_a_link_is_told_wherever_it_stands(attacked: Attacked) -> None:
    check = told(attacked, "check")
    for name in ("xa-lien-ket", f"{OWN}/2024", f"{OWN}/2025/98", f"{OWN}/2027"):
        assert f"records/{name}:1:1: S11 sai" in check
    links = [path for path in (attacked.project / "records").rglob("*") if path.is_symlink()]
    assert len(links) == len(hostile.LINKED) + 4
    for path in links:
        assert f"/{path.name}" in check, path


def test_a_pipe_in_place_of_a_record_is_never_waited_for(attacked: Attacked) -> None:
    pipes = [path for path in (attacked.project / "records").rglob("*") if path.is_fifo()]
    assert len(pipes) == 4
    assert attacked.said["build"][0] == 3
    for path in pipes:
        inside = path.relative_to(attacked.project)
        name = inside.name if inside.parent.name == "files" else inside.as_posix()
        assert name in told(attacked, "check")


def test_a_hard_link_to_another_file_is_not_published_without_its_checksum(attacked: Attacked) -> None:
    assert list((attacked.project / "records").rglob("hard.txt"))
    assert list(attacked.site.rglob("hard.txt")) == []


def test_a_file_swapped_while_it_is_looked_at_is_not_published(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The content is judged in the copy, and the copy is of what was opened: a later name leads nowhere."""
    folder = tmp_path / "records/files"
    folder.mkdir(parents=True)
    good, secret = folder / "a.txt", tmp_path / "secret.txt"
    good.write_text("Thông báo")
    secret.write_text(SECRET)
    right = contents.fault_of

    def swap(file: object, kind: str) -> object:
        good.unlink()
        good.symlink_to(secret)
        return right(file, kind)  # type: ignore[arg-type]

    monkeypatch.setattr(attachments, "fault_of", swap)
    target = tmp_path / "site/a.txt"
    digest = hashlib.sha256("Thông báo".encode()).hexdigest()
    assert attachments.publish(str(tmp_path / "records"), "files/a.txt", digest, str(target))
    assert target.read_text() == "Thông báo"
    assert not attachments.publish(str(tmp_path / "records"), "files/a.txt", digest, str(tmp_path / "site/b.txt"))
    assert [path.name for path in target.parent.iterdir()] == ["a.txt"]


# Files that run


def attached(site: Path) -> dict[str, bytes]:
    return {name: data for name, data in texts(site) if "/files/" in name}


def test_an_attached_file_that_a_browser_or_a_server_runs_is_not_published(attacked: Attacked) -> None:
    kept = {name.rpartition(".")[2] for name in attached(attacked.site)}
    assert kept.isdisjoint(hostile.ENDINGS)
    for ending in hostile.ENDINGS:
        assert f"files/x.{ending}" in told(attacked, "check")


def test_a_file_whose_bytes_are_a_page_or_a_program_is_not_published(attacked: Attacked) -> None:
    held = attached(attacked.site)
    assert [name for name, data in held.items() if RUNS.encode() in data.replace(b"\0", b"")] == []
    names = {f"files/{name}" for name, _ in hostile.polyglots()}
    assert [name for name in held if name.partition("/files/")[2] and f"files/{Path(name).name}" in names] == []


def test_a_file_with_two_endings_or_in_capitals_is_not_published(attacked: Attacked) -> None:
    names = {*hostile.DOUBLED, *hostile.CASED}
    assert [name for name in attached(attacked.site) if Path(name).name in names] == []
    assert all(visible in told(attacked, "check") for visible in hostile.DOUBLED if visible[0] != ".")


# Names


def test_the_name_of_a_folder_becomes_no_markup(attacked: Attacked) -> None:
    for name, page in pages(attacked.site):
        for tag, given in page.found:
            assert not any(key.startswith("on") or key in ("style", "srcdoc") for key in given), (name, tag, given)
            assert RUNS not in str(given), (name, tag, given)
            assert not (tag == "script" and "src" in given and "\\" in str(given["src"])), (name, given)
    assert [name for name, data in texts(attacked.site) if RUNS.encode() in data and "/files/" not in name] == []


def test_a_unit_can_not_take_the_place_of_a_page_of_the_portal(attacked: Attacked) -> None:
    for name in ("so-lieu", "tim-kiem", "don-vi", "lich", "en"):
        assert "Thử Nghiệm: " not in (attacked.site / name / "index.html").read_text("utf-8")
        assert not (attacked.site / name / "2025/01").exists()
    for name in ("robots.txt", "sitemap.xml", "404.html"):
        assert (attacked.site / name).is_file()
    assert not (attacked.site / "assets/2025").exists()
    assert not (attacked.site / "CNAME").exists()


def test_a_unit_that_looks_like_another_is_no_unit(attacked: Attacked) -> None:
    units = {path.name for path in attacked.site.iterdir() if (path / "2025/01").is_dir()}
    assert units == {UNIT, OWN}
    assert "cần: mã đơn vị viết thường không dấu" in told(attacked, "check")


def test_a_year_or_number_that_is_none_becomes_no_address(attacked: Attacked) -> None:
    years = {path.name for path in (attacked.site / OWN).iterdir() if (path / "01").is_dir()}
    found = {path.name for path in (attacked.site / OWN / "2025").iterdir() if (path / "index.html").is_file()}
    assert years == {"2025"}
    assert {one for one in found if not re.fullmatch(r"[0-9]{2,3}", one)} <= {"kien-nghi"}
    assert found.isdisjoint(one for one in hostile.PLACES if not re.fullmatch(r"[0-9]{2,3}", os.fsdecode(one)))


# Addresses


def test_an_address_runs_nothing_and_adds_no_recipient(attacked: Attacked) -> None:
    for name, page in pages(attacked.site):
        for address in page.leading():
            scheme = re.match(r"\s*[a-z][\w+.-]*:", address, re.IGNORECASE)
            assert not scheme or SAFE.match(address), (name, address)
            assert "bcc" not in address.lower().partition("?")[2], (name, address)
            assert not address.startswith("//") or "evil.example" in address, (name, address)


# All of them


def test_every_attack_on_a_door_is_told_and_ends_in_red(attacked: Attacked) -> None:
    assert {name: said[0] for name, said in attacked.said.items()} == {"build": 3, "check": 1, "stamp": 1}
    for name in attacked.said:
        text = told(attacked, name)
        assert "\x1b" not in text
        assert not re.search(r"(?m)^::", text)


def test_stamping_by_hand_opens_no_door_that_the_build_shuts(attacked: Attacked) -> None:
    built, stamped = dict(texts(attacked.site)), dict(texts(attacked.project / "site"))
    assert built.keys() == stamped.keys()
    assert [name for name in built if built[name] != stamped[name]] == []


def test_what_stands_beside_an_attack_is_published(attacked: Attacked) -> None:
    for number in ("01", "02"):
        page = (attacked.site / UNIT / "2025" / number / "index.html").read_text("utf-8")
        assert "Hồ sơ đang được chỉnh lại" not in page
    assert (attacked.site / UNIT / "2025/01/files/24-tb-du.txt").is_file()
    assert (attacked.site / "du-lieu/ho-so/thu-nghiem-2025-01.json").is_file()


def test_every_page_carries_the_policy_that_runs_nothing_foreign(attacked: Attacked) -> None:
    for name, page in pages(attacked.site):
        policies = [
            given.get("content") or ""
            for tag, given in page.found
            if given.get("http-equiv") == "Content-Security-Policy"
        ]
        assert len(policies) == 1, name
        assert "default-src 'none'" in policies[0], name
        assert "'unsafe-" not in policies[0], name
        assert "base-uri 'none'" in policies[0], name
