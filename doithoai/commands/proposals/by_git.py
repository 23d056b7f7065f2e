"""A store by the program git. What opens the server goes through the environment of one child: no file, no argument."""

from __future__ import annotations

import base64
import contextlib
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from doithoai.commands.proposals.store import (
    MAIN,
    OURS,
    PLAIN,
    STILL,
    THERE,
    WAIT,
    Access,
    Author,
    MovedOn,
    Offline,
    TreeFile,
)
from doithoai.commands.proposals.store import Declined as NotDone
from doithoai.commands.proposals.told import locked, of_git
from doithoai.commands.repository import Repository, objects
from doithoai.model.both import Both
from doithoai.patterns import lazy

_ABSENT = "0" * 40
_TELLING = ("GIT_TRACE", "GIT_CURL_VERBOSE")
"""What would make Git write down what it sends; any value does."""
_LOCK = lazy(r"create '(.+\.lock)': File exists")
_HEADS = "ls-tree", "-r", "-z", "--full-tree"


class GitStore:
    """The repository of an archive, asked by the program."""

    def __init__(self, records: Path) -> None:
        """Find it. Raises NotInGit."""
        found = Repository(records)
        self.top, self.prefix, self.environment = found.top, found.prefix, dict(found.environment)
        for name in [name for name in self.environment if name == "GIT_INDEX_FILE" or name.startswith(_TELLING)]:
            del self.environment[name]
        self.folder = Path(os.fsdecode(found.run("rev-parse", "--absolute-git-dir").strip()))

    def close(self) -> None:
        """Nothing is left open between two commands of Git."""

    def branch(self) -> str | None:
        """The branch whose files lie in the folder."""
        return self._line("symbolic-ref", "--quiet", "--short", "HEAD")

    def main(self) -> str | None:
        """The branch that the other side shows to everybody."""
        found = self._line("symbolic-ref", "--quiet", f"{THERE}HEAD")
        return found.removeprefix(THERE) if found else None

    def setting(self, name: str) -> str | None:
        """A setting."""
        return self._line("config", "--get", name)

    def refs(self, start: str) -> dict[str, str]:
        """The names that begin so."""
        told = self._run("for-each-ref", "--format=%(objectname) %(refname)").decode()
        pairs = (line.split(" ", 1) for line in told.splitlines())
        return {name: commit for commit, name in pairs if name.startswith(start)}

    def set_ref(self, name: str, commit: str | None) -> None:
        """Let a name mean a commit, or nothing."""
        self._run("update-ref", *(("-d", name) if commit is None else (name, commit)))

    def files(self, commit: str) -> dict[str, TreeFile]:
        """The plain files of a commit."""
        found = {}
        for line in self._run(*_HEADS, commit).split(b"\0")[:-1]:
            head, _, path = line.partition(b"\t")
            mode, _, oid = head.split(b" ")
            if int(mode, 8) in PLAIN:
                found[os.fsdecode(path)] = TreeFile(int(mode, 8), oid.decode())
        return found

    def read(self, oids: Sequence[str]) -> list[bytes]:
        """What objects hold."""
        output = self._run("cat-file", "--batch", given="".join(f"{oid}\n" for oid in oids).encode()) if oids else b""
        return objects(output, len(oids))

    def keep(self, data: bytes) -> str:
        """Keep what a file holds."""
        return self._run("hash-object", "-w", "--stdin", given=data).decode().strip()

    def bases(self, one: str, other: str) -> list[str]:
        """The newest commits that both go back to."""
        done = self._done(("merge-base", "--all", one, other))
        return done.stdout.decode().split() if done.returncode == 0 else []

    def commit(
        self, on: str, files: Mapping[str, str | None], parents: Sequence[str], message: str, author: Author
    ) -> str:
        """A commit with the files of `on`, save for these, made in an index of its own."""
        modes = self.files(on)
        with tempfile.TemporaryDirectory() as folder:
            index = {"GIT_INDEX_FILE": f"{folder}/index"}
            self._run("read-tree", on, extra=index)
            lines = (
                f"{modes[path].mode if path in modes else 0o100644:o} {oid}\t{path}\0"
                if oid
                else f"0 {_ABSENT}\t{path}\0"
                for path, oid in files.items()
            )
            self._run("update-index", "-z", "--index-info", given=os.fsencode("".join(lines)), extra=index)
            tree = self._run("write-tree", extra=index).decode().strip()
        who = {
            f"GIT_{role}_{what}": value
            for role in ("AUTHOR", "COMMITTER")
            for what, value in (("NAME", author.name), ("EMAIL", author.email), ("DATE", f"{author.moment} +0700"))
        }
        above = [word for one in parents for word in ("-p", one)]
        return self._run("commit-tree", tree, *above, "-F", "-", given=message.encode(), extra=who).decode().strip()

    def index(self) -> dict[str, str]:
        """What Git tracks."""
        lines = (line.partition(b"\t") for line in self._run("ls-files", "-s", "-z").split(b"\0")[:-1])
        return {os.fsdecode(path): head.split(b" ")[1].decode() for head, _, path in lines}

    def take_index(self, commit: str) -> None:
        """Track what a commit holds."""
        self._run("read-tree", commit)
        self._done(("update-index", "-q", "--refresh"))

    def fetch(self, main: str, access: Access) -> None:
        """Learn what the other side has of the main branch and of proposals."""
        names = [f"+{MAIN}{one}:{THERE}{one}" for one in (main, f"{OURS}*")]
        words = ("fetch", "--quiet", "--prune", "--no-tags", "--no-recurse-submodules", "origin", *names)
        self._asked(words, access)

    def push(self, commit: str, branch: str, access: Access) -> None:
        """Send a commit as a branch that it continues."""
        self._asked(("push", "--porcelain", "origin", f"{commit}:{MAIN}{branch}"), access)
        self.set_ref(f"{THERE}{branch}", commit)

    def _asked(self, words: Sequence[str], access: Access) -> None:
        done = self._done(words, extra=_opened(access, self.environment), limit=WAIT)
        if done.returncode == 0:
            return
        kind, told = of_git(f"{done.stderr.decode(errors='replace')}\n{done.stdout.decode(errors='replace')}", access)
        raise {"moved": MovedOn, "offline": Offline}.get(kind, NotDone)(told)

    def _line(self, *words: str) -> str | None:
        done = self._done(words)
        return os.fsdecode(done.stdout).strip() or None if done.returncode == 0 else None

    def _run(self, *words: str, given: bytes = b"", extra: Mapping[str, str] | None = None) -> bytes:
        done = self._done(words, given, extra)
        if done.returncode:
            why = done.stderr.decode(errors="replace").strip()
            if left := _LOCK.search(why):
                raise NotDone(locked(left[1]))
            raise NotDone(Both(f"Git không làm được: {why}", f"Git can't do it: {why}"))
        return done.stdout

    def _done(
        self,
        words: Sequence[str],
        given: bytes = b"",
        extra: Mapping[str, str] | None = None,
        limit: float | None = None,
    ) -> subprocess.CompletedProcess[bytes]:
        """A command run to its end, or to the end of its time with all that it started."""
        environment = {**self.environment, "LC_ALL": "C", "GIT_TERMINAL_PROMPT": "0", **(extra or {})}
        command = ["git", "-C", str(self.top), *words]
        pipe = subprocess.PIPE
        with subprocess.Popen(
            command, env=environment, stdin=pipe, stdout=pipe, stderr=pipe, start_new_session=limit is not None
        ) as process:
            try:
                out, wrong = process.communicate(given, limit)
            except subprocess.TimeoutExpired:
                out, wrong = b"", b"timed out"
                _ended(process)
            except BaseException:
                _ended(process)
                raise
            return subprocess.CompletedProcess(command, process.returncode, out, wrong)


def _ended(process: subprocess.Popen[bytes]) -> None:
    """End a command and the helpers it started, which hold its pipes."""
    if sys.platform != "win32":
        with contextlib.suppress(ProcessLookupError, PermissionError):
            if os.getpgid(process.pid) == process.pid:
                os.killpg(process.pid, signal.SIGKILL)
    process.kill()
    process.communicate()


def _opened(access: Access, environment: Mapping[str, str]) -> dict[str, str]:
    """What a child that speaks with the server is told: to wait for nobody, to follow nowhere, and the token."""
    settings = {
        "http.followRedirects": "false",
        "http.lowSpeedLimit": "1",
        "http.lowSpeedTime": str(STILL),
        "core.hooksPath": os.devnull,
    }
    if access.token and access.url.startswith("http"):
        words = base64.b64encode(f"{access.user}:{access.token}".encode()).decode()
        settings |= {"credential.helper": "", f"http.{access.url}.extraHeader": f"Authorization: Basic {words}"}
    given: dict[str, str] = {"GIT_CONFIG_COUNT": str(len(settings))}
    for at, (name, value) in enumerate(settings.items()):
        given |= {f"GIT_CONFIG_KEY_{at}": name, f"GIT_CONFIG_VALUE_{at}": value}
    silent = {"GIT_ASKPASS": "", "SSH_ASKPASS": "", "GCM_INTERACTIVE": "never"}
    given |= {name: value for name, value in silent.items() if access.token}
    if "GIT_SSH_COMMAND" not in environment:
        given["GIT_SSH_COMMAND"] = f"ssh -oBatchMode=yes -oConnectTimeout={STILL}"
    return given
