"""Hostile trees that Git can't store, or should not: names, links, special files, rights, oddities of Git.

`@shared` ones touch what all units share; the others only what lies below the unit that they are given.
"""

from __future__ import annotations

import os
import shutil
import socket
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from tests.hostile.moves import MOVED
from tests.hostile.place import Place

Plant = Callable[[Place], object]
LOCAL: dict[str, Plant] = {}
SHARED: dict[str, Plant] = {}

# Names

NAMES: tuple[str | bytes, ...] = (
    *(b"\xff\xfe", b"\xed\xa0\x80", b"a\x80.md", "x\ny.md", "x\ry.yml", "x\ty", "\x1b[2J", "\x01", "\x7f", " ", "x "),
    *("-rf", "--help", "~", "%00", "%0a::error::x", "$(touch x)", "`id`", "a;b", "a|b", "a&b", "a*", "a?", '"', "'"),
    *("x` <img src='https:\\evil.example'> **b** @all #1 `", "{{7*7}}", "${{ secrets.X }}", "x\u202egpj.exe", "\u200b"),
    *("con", "nul.md", "a:b", "a" * 255, "notice.md.", "NOTICE.MD", "notice\u0323.md"),
    *(".git", ".gitattributes", ".gitmodules", ".hidden", "..x", "CNAME", ".htaccess", "index.html", "desktop.ini"),
)


def _named(folder: str, name: str | bytes, place: Place) -> None:
    """A file of a name; where the system forbids the name there is nothing to try."""
    path = os.path.join(os.fsencode(place.first / folder), os.fsencode(name))  # noqa: PTH118 - bytes
    with open(path, "wb") as file:  # noqa: PTH123 - likewise
        file.write(b"x\n")


FOLDERS = ("documents", "files", "")
LOCAL |= {
    f"names/{FOLDERS[n % 3] or 'conference'}-{ascii(name)[:40]}": partial(_named, FOLDERS[n % 3], name)
    for n, name in enumerate(NAMES)
}


def local(kind: str) -> Callable[[Plant], Plant]:
    """Register a tree of one unit by its kind and name."""

    def register(plant: Plant) -> Plant:
        LOCAL[f"{kind}/{plant.__name__.replace('_', '-')}"] = plant
        return plant

    return register


def shared(kind: str) -> Callable[[Plant], Plant]:
    """Register one that touches what units share."""

    def register(plant: Plant) -> Plant:
        SHARED[f"{kind}/{plant.__name__.replace('_', '-')}"] = plant
        return plant

    return register


@local("names")
def deep_folders(place: Place) -> None:
    (place.papers / "/".join(["a"] * 100)).mkdir(parents=True)


@local("names")
def a_thousand_files(place: Place) -> None:
    for number in range(1000):
        (place.papers / f"x{number}").touch()


@local("names")
def a_folder_for_a_record(place: Place) -> None:
    (place.first / "petitions.yml").unlink()
    (place.first / "petitions.yml").mkdir()


@local("names")
def a_file_for_a_folder(place: Place) -> None:
    shutil.rmtree(place.papers)
    place.papers.touch()


@local("names")
def a_conference_that_is_a_file(place: Place) -> None:
    (place.year / "03").write_text("x")


@local("names")
def an_empty_conference(place: Place) -> None:
    (place.year / "03").mkdir()


@local("names")
def years_of_all_kinds(place: Place) -> None:
    for name in ("02025", "20255", "２０２５", "2025 ", "-2025", "1e3", "0000", "9999", "2025.bak"):
        shutil.copytree(place.year, place.home / name)


@local("names")
def numbers_of_all_kinds(place: Place) -> None:
    for name in ("1", "001", "00", "-1", "１", "01 ", "01\n", "٠١", "0x1", "99"):
        shutil.copytree(place.first, place.year / name)


@shared("names")
def units_of_all_kinds(place: Place) -> None:
    names = (
        "thu-nghiеm",
        "Xã",
        "a b",
        "x\x1b[2J",
        "so-lieu",
        "index.html",
        "<img src=x onerror=alert(1)>",
        "x\ny",
        "con",
    )
    for name in (*names, os.fsdecode(b"x\xff")):
        (place.records / name).mkdir()
        shutil.copyfile(place.home / "unit.yml", place.records / name / "unit.yml")


@shared("names")
def files_beside_units(place: Place) -> None:
    for name in ("x.yml", "unit.yml", "\x1b]0;x\x07", "a\nb", os.fsdecode(b"\xff"), "README.md", ".git", "Thumbs.db"):
        (place.records / name).write_text("x")


# Links: every step of the way may be one

TARGETS = {"outside": "/etc", "machine": "/proc/self/environ", "around": "..", "itself": ""}
STEPS = ("", "documents", "files", "conference.yml", "documents/notice.md", "files/24-tb-du.txt")


def _linked(step: str, target: str, place: Place) -> None:
    path = place.first / step if step else place.first
    shutil.rmtree(path) if path.is_dir() else path.unlink()
    path.symlink_to(target or path.name)


LOCAL |= {
    f"links/{step or 'conference'}-{name}": partial(_linked, step, target)
    for step in STEPS
    for name, target in TARGETS.items()
}


@local("links")
def a_year_is_another(place: Place) -> None:
    (place.home / "2024").symlink_to("2025")


@local("links")
def a_chain(place: Place) -> None:
    for number in range(60):
        (place.papers / f"x{number}.md").symlink_to(f"x{number + 1}.md")


@local("links")
def a_hard_link(place: Place) -> None:
    (place.papers / "minutes-2.md").hardlink_to(place.papers / "minutes.md")


@shared("links")
def a_unit_is_another(place: Place) -> None:
    (place.records / "xa-lien-ket").symlink_to(place.unit)


@shared("links")
def a_unit_is_the_archive(place: Place) -> None:
    (place.records / "xa-vong").symlink_to(".")


def _shared_link(name: str, target: str, place: Place) -> None:
    path = place.records / name
    shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
    path.symlink_to(target)


SHARED |= {
    f"links/{name.replace('/', '-')}-{'loop' if target == name.rpartition('/')[2] else 'outside'}": partial(
        _shared_link, name, target
    )
    for name in ("calendar/2026.yml", "fields.yml", "redirects.yml", "recipients.yml", "policies/thu-nghiem-2026.yml")
    for target in ("/etc/passwd", name.rpartition("/")[2])
}

# Special files, and rights


def _special(make: Callable[[Path], object], name: str, place: Place) -> None:
    path = place.first / name
    path.unlink(missing_ok=True)
    make(path)


def _listening(path: Path) -> None:
    """A socket: its name must be short, so it is bound from its folder."""
    here = os.open(".", os.O_RDONLY)
    os.chdir(path.parent)
    try:
        with socket.socket(socket.AF_UNIX) as made:
            made.bind(path.name)
    finally:
        os.fchdir(here)
        os.close(here)


def _sparse(size: int, path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(size)


def _unreadable(path: Path) -> None:
    path.write_text("x")
    path.chmod(0)


MADE: dict[str, Callable[[Path], object]] = {
    "pipe": os.mkfifo,
    "socket": _listening,
    "zero-bytes": Path.touch,
    "4-gb-of-nothing": partial(_sparse, 4 << 30),
    "1-mb-and-a-byte": partial(_sparse, (1 << 20) + 1),
    "1-mb-of-nul": partial(_sparse, 1 << 20),
    "unreadable": _unreadable,
    "device": lambda path: path.symlink_to("/dev/zero"),
}
RECORDS_OF_ALL_KINDS = ("conference.yml", "petitions.yml", "documents/minutes.md", "files/24-tb-du.txt")
LOCAL |= {
    f"special/{name.replace('/', '-')}-{kind}": partial(_special, make, name)
    for name in RECORDS_OF_ALL_KINDS
    for kind, make in MADE.items()
}


def _closed(inside: str, mode: int, place: Place) -> None:
    (place.home / inside).chmod(mode)


LOCAL |= {
    f"modes/{inside.replace('/', '-') or 'unit'}-{mode:o}": partial(_closed, inside, mode)
    for inside in ("", "unit.yml", "2025", "2025/plan.md", "2025/01", "2025/01/documents", "2025/01/files")
    for mode in (0o000, 0o6777)
}
SHARED |= {
    f"modes/{name}-closed": partial(lambda name, place: (place.records / name).chmod(0), name)
    for name in ("calendar", "policies", "fields.yml", "calendar/2026.yml")
}

# What Git leaves, and what it would do


@local("git")
def a_submodule(place: Place) -> None:
    (place.papers / "sub").mkdir()
    (place.papers / "sub/.git").write_text("gitdir: ../../../../../.git/modules/x\n")


@local("git")
def a_repository_inside(place: Place) -> None:
    for name in (".git/HEAD", ".git/config", ".git/hooks/post-checkout"):
        path = place.first / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("ref: refs/heads/main\n[core]\n\tfsmonitor = touch canary\n")


@local("git")
def a_git_file_that_leads_away(place: Place) -> None:
    (place.home / ".git").write_text("gitdir: /etc\n")


@local("git")
def attributes_that_run_a_filter(place: Place) -> None:
    (place.home / ".gitattributes").write_text("* filter=x diff=x ident export-subst working-tree-encoding=UTF-16\n")


@local("git")
def what_is_ignored(place: Place) -> None:
    (place.home / ".gitignore").write_text("*\n!.gitignore\n")


@local("git")
def marks_of_a_conflict(place: Place) -> None:
    text = (place.first / "petitions.yml").read_text("utf-8")
    (place.first / "petitions.yml").write_text(f"{'<' * 7} HEAD\n{text}{'=' * 7}\n{text}{'>' * 7} x\n", "utf-8")


@local("git")
def a_pointer_of_large_files(place: Place) -> None:
    place.attach("scan.pdf", b"version https://git-lfs.github.com/spec/v1\noid sha256:" + b"0" * 64 + b"\nsize 9\n")


@shared("git")
def modules_of_the_archive(place: Place) -> None:
    (place.records / ".gitmodules").write_text('[submodule "x"]\n\tpath = x\n\turl = --upload-pack=touch canary\n')


def trees() -> Iterator[tuple[str, Plant, bool]]:
    """Name, what plants it, and whether it touches what units share."""
    yield from ((name, plant, False) for name, plant in LOCAL.items())
    yield from ((name, plant, True) for name, plant in {**SHARED, **MOVED}.items())
