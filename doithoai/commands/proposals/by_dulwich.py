"""A store without Git installed, by dulwich; the only module that loads it."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

from dulwich.client import GitClient, Urllib3HttpGitClient, get_transport_and_path
from dulwich.errors import GitProtocolError, HangupException, NotGitRepository, SendPackError
from dulwich.file import FileLocked
from dulwich.graph import find_merge_base
from dulwich.index import commit_tree, index_entry_from_stat
from dulwich.object_store import iter_tree_contents
from dulwich.objects import Blob, Commit, ObjectID
from dulwich.refs import Ref
from dulwich.repo import Repo

from doithoai.commands.proposals import told
from doithoai.commands.proposals.files import standing
from doithoai.commands.proposals.store import (
    MAIN,
    OURS,
    PLAIN,
    STILL,
    THERE,
    Access,
    Author,
    Declined,
    MovedOn,
    Offline,
    TreeFile,
    oid_of,
)
from doithoai.commands.repository import NotInGit
from doithoai.model.both import Both

T = TypeVar("T")
_HOURS = 7 * 3600
_REFUSALS = {401: told.NO_ENTRY, 403: told.NO_RIGHT, 404: told.NOT_FOUND}
_SCHEMES = ("http://", "https://")
_NO_REPOSITORY = Both("kho không nằm trong Git", "the archive is not in Git")


class DulwichStore:
    """The repository of an archive, read and written by the library."""

    def __init__(self, records: Path) -> None:
        """Find it. Raises NotInGit."""
        root = Path(os.path.realpath(records))
        try:
            self.repo: Repo = Repo.discover(str(root))
        except NotGitRepository:
            raise NotInGit(_NO_REPOSITORY) from None
        self.top, self.folder = Path(os.path.realpath(self.repo.path)), Path(self.repo.controldir())
        inside = root.relative_to(self.top).as_posix()
        self.prefix = "" if inside == "." else f"{inside}/"

    def close(self) -> None:
        """Let go of the packs that are read."""
        self.repo.close()

    def branch(self) -> str | None:
        """The branch whose files lie in the folder."""
        names, _ = self.repo.refs.follow(Ref(b"HEAD"))
        last = names[-1].decode()
        return last.removeprefix(MAIN) if last.startswith(MAIN) else None

    def main(self) -> str | None:
        """The branch that the other side shows to everybody."""
        told_ = self.repo.refs.read_ref(Ref(f"{THERE}HEAD".encode()))
        start = f"ref: {THERE}".encode()
        return told_.removeprefix(start).decode() if told_ and told_.startswith(start) else None

    def setting(self, name: str) -> str | None:
        """A setting."""
        section, _, rest = name.partition(".")
        middle, _, last = rest.rpartition(".")
        where = (section.encode(), middle.encode()) if middle else (section.encode(),)
        try:
            return self.repo.get_config_stack().get(where, last.encode()).decode() or None
        except KeyError:
            return None

    def refs(self, start: str) -> dict[str, str]:
        """The names that begin so."""
        some = {name.decode(): name for name in self.repo.refs.allkeys() if name.startswith(start.encode())}
        return {name: self.repo.refs[ref].decode() for name, ref in some.items() if name != f"{THERE}HEAD"}

    def set_ref(self, name: str, commit: str | None) -> None:
        """Let a name mean a commit, or nothing."""
        ref = Ref(name.encode())
        with _alone():
            if commit is None:
                self.repo.refs.remove_if_equals(ref, None)
            else:
                self.repo.refs[ref] = ObjectID(commit.encode())

    def files(self, commit: str) -> dict[str, TreeFile]:
        """The plain files of a commit."""
        return {path: one for path, one in self._entries(commit) if one.mode in PLAIN}

    def _entries(self, commit: str) -> Iterator[tuple[str, TreeFile]]:
        tree = self._commit(commit).tree
        for one in iter_tree_contents(self.repo.object_store, tree):
            if one.path and one.mode and one.sha:
                yield os.fsdecode(one.path), TreeFile(one.mode, one.sha.decode())

    def _commit(self, name: str) -> Commit:
        found = self.repo[name.encode()]
        if not isinstance(found, Commit):
            raise NotInGit(Both(f"{name} không phải là một bản ghi", f"{name} is no commit"))
        return found

    def read(self, oids: Sequence[str]) -> list[bytes]:
        """What objects hold."""
        return [self.repo.object_store[ObjectID(oid.encode())].as_raw_string() for oid in oids]

    def keep(self, data: bytes) -> str:
        """Keep what a file holds."""
        blob = Blob.from_string(data)
        self.repo.object_store.add_object(blob)
        return blob.id.decode()

    def bases(self, one: str, other: str) -> list[str]:
        """The newest commits that both go back to."""
        some = [ObjectID(name.encode()) for name in (one, other)]
        return [found.decode() for found in find_merge_base(self.repo, some)]

    def commit(
        self, on: str, files: Mapping[str, str | None], parents: Sequence[str], message: str, author: Author
    ) -> str:
        """A commit with the files of `on`, save for these."""
        all_ = dict(self._entries(on))
        for path, oid in files.items():
            if oid is None:
                all_.pop(path, None)
            else:
                all_[path] = TreeFile(all_[path].mode if path in all_ else PLAIN[0], oid)
        made = Commit()
        some = [(os.fsencode(path), ObjectID(one.oid.encode()), one.mode) for path, one in all_.items()]
        made.tree = commit_tree(self.repo.object_store, some)
        made.parents = [ObjectID(one.encode()) for one in parents]
        made.author = made.committer = f"{author.name} <{author.email}>".encode()
        made.author_time = made.commit_time = author.moment
        made.author_timezone = made.commit_timezone = _HOURS
        made.message, made.encoding = message.encode(), b"UTF-8"
        self.repo.object_store.add_object(made)
        return made.id.decode()

    def index(self) -> dict[str, str]:
        """What Git tracks."""
        return {os.fsdecode(path): sha.decode() for path, sha, _ in self.repo.open_index().iterobjects()}

    def take_index(self, commit: str) -> None:
        """Track what a commit holds."""
        index = self.repo.open_index()
        index.clear()
        for path, one in self._entries(commit):
            # A file that says otherwise must not look as if it had been compared.
            lies = standing(self.top, path)
            same = lies is not None and oid_of(lies, one.oid) == one.oid
            status = os.lstat(self.top / path) if same else os.stat_result((0,) * 10)
            index[os.fsencode(path)] = index_entry_from_stat(status, ObjectID(one.oid.encode()), mode=one.mode)
        with _alone():
            index.write()

    def fetch(self, main: str, access: Access) -> None:
        """Learn what the other side has of the main branch and of proposals."""
        wanted = (f"{MAIN}{main}", f"{MAIN}{OURS}")

        def ours(name: bytes) -> bool:
            return name.decode() == wanted[0] or name.startswith(wanted[1].encode())

        def missing(refs: Mapping[Ref, ObjectID], depth: int | None = None) -> list[ObjectID]:
            del depth
            return sorted({sha for name, sha in refs.items() if ours(name) and sha not in self.repo.object_store})

        with self._client(access) as (client, path):
            found = _said(lambda: client.fetch(path, self.repo, determine_wants=missing))
        there = {name.decode().removeprefix(MAIN): sha for name, sha in found.refs.items() if ours(name) and sha}
        if main not in there:
            raise Declined(told.NOT_FOUND)
        for name, sha in there.items():
            self.set_ref(f"{THERE}{name}", sha.decode())
        for name in self.refs(f"{THERE}{OURS}"):
            if name.removeprefix(THERE) not in there:
                self.set_ref(name, None)

    def push(self, commit: str, branch: str, access: Access) -> None:
        """Send a commit as a branch that it continues."""
        name, words = Ref(f"{MAIN}{branch}".encode()), bytearray()

        def wanted(old: dict[Ref, ObjectID]) -> dict[Ref, ObjectID]:
            there = old.get(name)
            if there and (
                there not in self.repo.object_store or there.decode() not in self.bases(there.decode(), commit)
            ):
                raise MovedOn(Both("có người vừa gửi vào cùng chỗ", "somebody sent to the same place just now"))
            return {name: ObjectID(commit.encode())}

        pack: Any = self.repo.generate_pack_data
        with self._client(access) as (client, path):
            done = _said(lambda: client.send_pack(path, wanted, pack, progress=words.extend))
        for why in (done.ref_status or {}).values():
            if why and ("lock" in why or "failed to update" in why):
                raise MovedOn(Both("có người vừa gửi vào cùng chỗ", "somebody sent to the same place just now"))
            if why:
                raise Declined(told.refusal([told.hidden(words.decode("utf-8", "replace"), access), why]))
        self.set_ref(f"{THERE}{branch}", commit)

    @contextlib.contextmanager
    def _client(self, access: Access) -> Iterator[tuple[GitClient, Any]]:
        if not access.url.startswith(_SCHEMES):
            client, path = get_transport_and_path(access.url, config=self.repo.get_config_stack())
            yield client, path
            return
        head, _, path = access.url.partition("://")
        host, _, path = path.partition("/")
        user, token = (access.user, access.token) if access.token else (None, None)
        config = self.repo.get_config_stack()
        home = f"{head}://{host}/"
        straight = _Straight(home, config=config, timeout=STILL, quiet=True, username=user, password=token)
        try:
            yield straight, f"/{path}"
        finally:
            straight.pool_manager.clear()


class _Straight(Urllib3HttpGitClient):
    """A client that goes where it is told and nowhere else, and asks once."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.pool_manager.connection_pool_kw["retries"] = False

    def _http_request(
        self,
        url: str,
        headers: dict[str, str] | None = None,
        data: Any = None,
        raise_for_status: bool = True,  # noqa: FBT001, FBT002 - the library's
    ) -> Any:
        del raise_for_status  # whatever it is raised for, what was opened is closed here
        answer, read = super()._http_request(url, headers, data, raise_for_status=False)
        wrong = _wrong(answer.status, answer.content_type or "")
        if wrong:
            answer.close()
            raise wrong
        return answer, read


def _wrong(status: int, kind: str) -> Exception | None:
    """What an answer means that is not Git's own."""
    if status == 200 and kind.startswith("application/x-git-"):
        return None
    if status in _REFUSALS:
        return Declined(_REFUSALS[status])
    return Declined(told.ELSEWHERE) if 300 <= status < 400 else Offline(told.BROKEN)


@contextlib.contextmanager
def _alone() -> Iterator[None]:
    """Declined where a file is locked that is to be written."""
    try:
        yield
    except FileLocked as error:
        raise Declined(told.locked(os.fsdecode(error.lockfilename))) from None


def _said(asked: Callable[[], T]) -> T:
    """What the other side answers; what goes wrong on the way in plain words."""
    try:
        return asked()
    except NotGitRepository:
        raise Declined(told.NOT_FOUND) from None
    except SendPackError as error:
        raise Declined(told.refusal([str(error)])) from None
    except (GitProtocolError, HangupException, OSError) as error:
        raise _meant(error) from None


def _meant(error: BaseException) -> Exception:
    said, inner = str(error), getattr(error.__cause__ or error, "reason", None)
    if type(inner).__name__ == "SSLError" or "CERTIFICATE" in said or "SSL" in said:
        return Declined(told.UNSAFE)
    return Offline(told.SLOW if "timed out" in said else told.UNREACHED)
