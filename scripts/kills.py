"""Kill builds, stampings and every writing command at random moments: what is left is the old or the new, whole.

    python -m scripts.kills --runs 50

For each, one line: how many were killed while they ran, and what they left of the whole tree: all of it old, all of it
new, or "ended": what had been begun, and the next command that came by, whichever it was, ended. "between" is anything
that is then still neither, "broken" a file that is. Ends with 1 if there is any of these.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parent.parent
Tree = dict[str, bytes]
PYTHON = (sys.executable, "-m")
INIT = ("--name", "xã Thử Nghiệm", "--unit", "thu-nghiem", "--policy-from", "cat-hai-2025", "--yes")


def main() -> int:
    """Try everything that is asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", nargs="+", choices=TRIALS, default=[*TRIALS])
    arguments = parser.parse_args()
    chance = random.Random(arguments.seed)
    wrong = 0
    for name in arguments.only:
        with tempfile.TemporaryDirectory(prefix="doithoai-kills-") as folder:
            project = Path(folder) / "project"
            project.mkdir()
            command, target = TRIALS[name](project)
            left = trial(project, command, target, arguments.runs, chance)
        wrong += left["between"] + left["broken"] + left["not mended"]
        print(f"{name}: {arguments.runs} runs,", ", ".join(f"{left[key]} {key}" for key in KINDS), flush=True)
    return 1 if wrong else 0


MENDED = 5
"""After how many of the first kills the command is run again, to see that it ends what was begun."""
KINDS = ("killed", "old", "new", "ended", "between", "broken", "not mended")
NEXT = [*PYTHON, "doithoai", "check", "nowhere"]
"""Any other command, which has nothing to do with what was killed."""


def trial(project: Path, command: list[str], target: str, runs: int, chance: random.Random) -> Counter[str]:
    """Run a command again and again from the same state, killed each time; count what is left."""
    state = project.parent / "state"
    shutil.copytree(project, state, symlinks=True)
    old, (new, seconds) = tree(project / target), whole(project, command, target)
    left: Counter[str] = Counter()
    for number in range(runs):
        shutil.rmtree(project)
        shutil.copytree(state, project, symlinks=True)
        left["killed"] += killed(project, command, seconds * chance.uniform(0.1, 1.05))
        kind = judged(tree(project / target), old, new)
        if kind in ("between", "broken"):
            after, _ = whole(project, command if "init" in command else NEXT, target)
            kind = "ended" if after in (old, new) else kind
        left[kind] += 1
        again = kind not in ("new", "ended") and (number < MENDED or kind != "old")
        if again and whole(project, command, target)[0] != new:
            left["not mended"] += 1
    return left


def judged(found: Tree, old: Tree, new: Tree) -> str:
    """What a kill has left."""
    if found in (old, new):
        return "old" if found == old else "new"
    parts = all(data in (old.get(path), new.get(path)) for path, data in found.items())
    return "between" if parts and found.keys() in (old.keys(), new.keys()) else "broken"


def tree(folder: Path) -> Tree:
    """Every file of a folder; not what a killed run leaves beside, under names of its own."""
    paths = (path for path in folder.rglob("*") if path.is_file() and "/.doithoai" not in path.as_posix())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def whole(project: Path, command: list[str], target: str) -> tuple[Tree, float]:
    """Let the command end; what it made, and how long it took."""
    begun = time.monotonic()
    subprocess.run(command, cwd=project, env=environment(), capture_output=True, check=False)
    return tree(project / target), time.monotonic() - begun


def killed(project: Path, command: list[str], after: float) -> bool:
    """Run the command and kill it and what it forked; whether it was still at work."""
    nowhere = subprocess.DEVNULL
    process = subprocess.Popen(
        command, cwd=project, env=environment(), stdout=nowhere, stderr=nowhere, start_new_session=True
    )
    try:
        process.wait(after)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        return True
    return False


def environment() -> dict[str, str]:
    """One day, whatever the clock says."""
    return {**os.environ, "SOURCE_DATE_EPOCH": "1795305600", "PYTHONPATH": str(ROOT), "NO_MKDOCS_2_WARNING": "1"}


def portal(project: Path) -> None:
    """A built portal, one record of which is other than when it was built."""
    for name in ("records", "docs", "hooks"):
        shutil.copytree(ROOT / name, project / name)
    shutil.copy(ROOT / "mkdocs.yml", project)
    whole(project, [*PYTHON, "mkdocs", "build", "-q"], "site")
    unit = project / "records/minh-hoa/unit.yml"
    unit.write_text(unit.read_text("utf-8").replace("Minh Họa", "Minh Họa Mới"), encoding="utf-8")


def build(project: Path) -> tuple[list[str], str]:
    """A build over an older one."""
    portal(project)
    return [*PYTHON, "mkdocs", "build", "-q"], "site"


def stamp(project: Path) -> tuple[list[str], str]:
    """A stamping of all records."""
    portal(project)
    return [*PYTHON, "doithoai", "stamp", "site"], "site"


def mend(project: Path) -> tuple[list[str], str]:
    """Records with marks and line ends of Windows."""
    shutil.copytree(ROOT / "records/minh-hoa", project / "records/minh-hoa")
    for path in project.rglob("*.yml"):
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    return [*PYTHON, "doithoai", "mend", "records"], "records"


def petitions(project: Path) -> tuple[list[str], str]:
    """A sheet of petitions that comes in."""
    shutil.copytree(ROOT / "records", project / "records")
    row = "before;2026-11-17;thu;citizen;;giao_thong;Đường đoạn thứ {} hỏng."
    heads = "received.when;received.on;received.channel;petitioner.kind;petitioner.village;field;text"
    text = "\n".join((heads, *(row.format(number) for number in range(100))))
    (project / "bang.csv").write_text(text, encoding="utf-8")
    words = ["bang.csv", "--into", "minh-hoa/2026/05", "--as-of", "2026-11-20", "--write"]
    return [*PYTHON, "doithoai", "import", "petitions", *words], "records"


def new(project: Path) -> tuple[list[str], str]:
    """A paper that goes into two records at once: a reply, and the petition that it answers."""
    shutil.copytree(ROOT / "records", project / "records")
    (project / "loi-van.md").write_text("Đã kiểm tra, có trả lời.\n", encoding="utf-8")
    fields = ("kind=written_reply", "number=99/PKT", "issued=2026-11-20", "signer.post=Trưởng phòng", "petitions=11")
    words = [word for one in fields for word in ("--set", one)]
    words += ["--body", "loi-van.md", "--answers", "under_way", "--yes", "--as-of", "2026-11-20"]
    return [*PYTHON, "doithoai", "new", "document", "minh-hoa/2026/02", *words], "records"


def schemas(project: Path) -> tuple[list[str], str]:
    """Schemas of an older version."""
    made = [*PYTHON, "doithoai", "schemas", "schemas"]
    whole(project, made, "schemas")
    for path in (project / "schemas").iterdir():
        path.write_bytes(b"{}\n")
    return made, "schemas"


def init(_: Path) -> tuple[list[str], str]:
    """A new archive."""
    return [*PYTHON, "doithoai", "init", "kho", *INIT], "kho"


def here(project: Path) -> tuple[list[str], str]:
    """A new archive in a folder that is there, such as a fresh clone."""
    (project / "kho/.git").mkdir(parents=True)
    return init(project)


def upgrade(project: Path) -> tuple[list[str], str]:
    """An archive with schemas and pins of an older version."""
    whole(project, init(project)[0], "kho")
    for path in (project / "kho/docs/schemas").iterdir():
        path.write_bytes(b"{}\n")
    return [*PYTHON, "doithoai", "upgrade", "kho"], "kho"


def paper(project: Path) -> tuple[list[str], str]:
    """A paper of Word that comes in as a record and a file."""
    import docx  # noqa: PLC0415 - of this trial alone

    shutil.copytree(ROOT / "tests/records", project / "records")
    document = docx.Document()
    for line in (
        "Số: 412/TB-UBND\tMinh Họa, ngày 20 tháng 11 năm 2026",
        *("THÔNG BÁO", "Tổ chức hội nghị đối thoại", "-----", "Ủy ban nhân dân xã tổ chức hội nghị đối thoại."),
        *("Nơi nhận:", "- Các thôn.", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"),
    ):
        document.add_paragraph(line)
    document.save(str(project / "a.docx"))
    words = ("a.docx", "--into", "minh-hoa/2026/04", "--as-of", "2026-11-21", "--yes", "--write")
    return [*PYTHON, "doithoai", "import", "document", *words], "records"


def reply(project: Path) -> tuple[list[str], str]:
    """A written reply that is recorded with the petition that it answers."""
    shutil.copytree(ROOT / "tests/records", project / "records")
    (project / "loi.md").write_text("Đã kiểm tra, đã làm xong.\n", encoding="utf-8")
    fields = ("kind=written_reply", "number=999/PKT", "issued=2026-11-19", "petitions=11", "title=Trả lời kiến nghị")
    given = [word for one in (*fields, "late_reason=Chờ hồ sơ") for word in ("--set", one)]
    words = ("minh-hoa/2026/02", *given, "--answers", "--body", "loi.md", "--as-of", "2026-11-21", "--yes")
    return [*PYTHON, "doithoai", "new", "document", *words], "records"


TRIALS: dict[str, Callable[[Path], tuple[list[str], str]]] = {
    one.__name__: one for one in (mend, petitions, new, schemas, init, here, upgrade, paper, reply, stamp, build)
}

if __name__ == "__main__":
    sys.exit(main())
