"""Review asked for on GitHub, GitLab, Gitea and Forgejo; whatever a server or a network answers is told plainly."""

from __future__ import annotations

import http.server
import os
import ssl
import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import keyring
import keyring.backend
import pytest
from keyring.errors import NoKeyringError

from doithoai.commands.proposals import by_dulwich, by_git, calling, told
from doithoai.commands.proposals.forge import Forge
from doithoai.commands.proposals.memory import Proposal, ReviewAsked
from doithoai.commands.proposals.remote import Remote, access, remote, said_in, save
from doithoai.commands.proposals.store import Access, Declined, Offline, open_store
from tests.conftest import RECORDS
from tests.forges import ENDS, TOKEN, Handler, Server, Wrong, forge, template

KINDS = ("github", "gitlab", "gitea", "forgejo")
HTML = b"<html><body>Proxy Error</body></html>"
MADE = Proposal(branch="ban/xa-1", about=(), tip="", title="Kiến nghị", body="Lời")


@pytest.fixture(scope="module")
def started(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("may chu")
    with forge(folder / "may", template(folder, RECORDS)) as one:
        one.git("branch", "ban/xa-1", "main")
        yield one


@pytest.fixture
def server(started: Server) -> Iterator[Server]:
    yield started
    started.wrong = lambda _method, _path: None
    started.requests.clear()
    started.asked.clear()


def place(server: Server, kind: str = "gitea") -> Remote:
    return remote(server.url, kind)


def opened(where: Remote, token: str = TOKEN) -> Access:
    return access(where, {"DOITHOAI_TOKEN": token})


def failure(asked: Callable[[], object]) -> str:
    """Offline or Declined, and the words."""
    with pytest.raises((Offline, Declined)) as raised:
        asked()
    said = f"{type(raised.value).__name__}: {raised.value.args[0]} / {raised.value.args[0].en}"
    assert TOKEN not in said
    return said


# --- requests


@pytest.mark.parametrize("kind", KINDS)
def test_a_request_is_made_found_again_renewed_and_asked_for(server: Server, kind: str) -> None:
    one = Forge(place(server, kind), opened(place(server, kind)))
    first = one.ask(MADE, "main")
    assert first == ReviewAsked(1, f"{server.home}/xa/kho/pulls/1")
    again = Proposal(branch="ban/xa-1", about=(), tip="", title="Khác", body="Lời mới")
    assert one.ask(again, "main") == first
    (request,) = server.requests
    assert (request["title"], request["body"]) == ("Kiến nghị", "Lời mới")
    assert one.taken(first) is None
    request.update(state="closed", merged=kind != "gitlab")
    assert one.taken(first) is (kind != "gitlab")
    assert one.ask(MADE, "main").number == 2


@pytest.mark.parametrize("kind", KINDS)
def test_a_request_made_meanwhile_is_the_one(server: Server, kind: str) -> None:
    one = Forge(place(server, kind), opened(place(server, kind)))
    one.ask(MADE, "main")
    seen = []

    def not_at_first(method: str, path: str) -> Wrong | None:
        seen.append(path)
        none = b"[]" if kind in ("github", "gitlab") else b"{}"
        return Wrong(200 if none == b"[]" else 404, {}, none) if method == "GET" and len(seen) == 1 else None

    server.wrong = not_at_first
    assert one.ask(MADE, "main").number == 1
    assert len(server.requests) == 1


@pytest.mark.parametrize("kind", KINDS)
def test_a_wrong_token_is_told(server: Server, kind: str) -> None:
    one = Forge(place(server, kind), opened(place(server, kind), "ma-sai"))
    said = failure(lambda: one.ask(MADE, "main"))
    assert said.startswith("Declined: máy chủ không nhận mã truy cập")
    assert "--save-token" in said


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (
            Wrong(429, {"Retry-After": "30"}, b"{}"),
            "Offline: máy chủ đang giới hạn số lần hỏi; hãy chạy lại sau 30 giây",
        ),
        (Wrong(403, {"X-RateLimit-Remaining": "0"}, b"{}"), "Offline: máy chủ đang giới hạn số lần hỏi"),
        (Wrong(403, {}, b"{}"), f"Declined: {told.NO_RIGHT}"),
        (Wrong(404, {}, b"{}"), f"Declined: {told.NOT_FOUND}"),
        (Wrong(502, {}, HTML), f"Offline: {told.BROKEN}"),
        (Wrong(407, {}, HTML), f"Offline: {told.BROKEN}"),
        (Wrong(200, {}, HTML), f"Offline: {told.BROKEN}"),
        (Wrong(200, {}, b'"khac"'), "Declined: máy chủ không nhận (200)"),
        (Wrong(422, {}, b'{"message": "loi \\u001b[31m"}'), "Declined: máy chủ không nhận (422): loi \\x1b[31m"),
    ],
)
def test_what_else_may_be_answered_is_told_in_plain_words(server: Server, answer: Wrong, words: str) -> None:
    where = place(server, "github")
    server.wrong = lambda _method, _path: answer
    assert failure(lambda: Forge(where, opened(where)).ask(MADE, "main")).startswith(words)


def test_a_refusal_keeps_the_servers_words(server: Server) -> None:
    where = place(server, "gitea")
    other = Proposal(branch="ban/khong-co", about=(), tip="", title="", body="")
    said = failure(lambda: Forge(where, opened(where)).ask(other, "main"))
    assert said.startswith("Declined: máy chủ không nhận (422): no such branch")


# --- where a token goes


@contextmanager
def another(handler: type[http.server.BaseHTTPRequestHandler]) -> Iterator[http.server.ThreadingHTTPServer]:
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        yield server
        server.shutdown()
        thread.join(ENDS)
        assert not thread.is_alive()


def listening() -> tuple[type[http.server.BaseHTTPRequestHandler], list[str]]:
    """A server that writes down what it is asked."""
    heard: list[str] = []

    class Listening(Handler):
        def _any(self) -> None:
            heard.append(f"{self.path}\n{self.headers}")
            self._answer(200, b"{}", {})

        do_GET = do_POST = _any  # noqa: N815 - the names are the library's

    return Listening, heard


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_a_token_is_never_carried_to_another_host(server: Server, status: int) -> None:
    handler, heard = listening()
    with another(handler) as thief:
        to = f"http://127.0.0.1:{thief.server_port}"
        server.wrong = lambda _method, path: Wrong(status, {"Location": to + path}, b"")
        for kind in KINDS:
            where = place(server, kind)
            said = failure(lambda where=where: Forge(where, opened(where)).ask(MADE, "main"))  # type: ignore[misc]
            assert said.startswith(f"Declined: {told.ELSEWHERE}")
    assert heard == []


@pytest.mark.parametrize("library", [False, True])
def test_git_carries_no_token_to_another_host(server: Server, tmp_path: Path, library: bool) -> None:  # noqa: FBT001 - a case
    handler, heard = listening()
    store = open_store(clone(server, tmp_path), library=library)
    with another(handler) as thief:
        to = f"http://127.0.0.1:{thief.server_port}"
        server.wrong = lambda _method, path: Wrong(302, {"Location": to + path}, b"")
        said = failure(lambda: store.fetch("main", opened(place(server))))
    store.close()
    assert said.startswith(f"Declined: {told.ELSEWHERE}")
    assert heard == []


def test_a_call_that_is_moved_within_its_server_is_followed(server: Server) -> None:
    where = place(server, "github")
    moved = "/api/v3/repos/xa/kho/pulls"

    def wrong(_method: str, path: str) -> Wrong | None:
        return Wrong(307, {"Location": path.replace("/xa/cu/", "/xa/kho/")}, b"") if "/xa/cu/" in path else None

    server.wrong = wrong
    status, said = calling.call(
        "POST",
        server.home + moved.replace("/kho/", "/cu/"),
        Forge(where, opened(where)).headers,
        {"title": "a", "head": "ban/xa-1", "base": "main", "body": "b"},
    )
    assert (status, said["number"]) == (201, 1)


@pytest.mark.parametrize(
    ("url", "known"),
    [
        ("https://github.com/xa/kho.git", "github"),
        ("git@github.com:xa/kho.git", "github"),
        ("ssh://git@gitlab.xa.example:2222/nhom/xa/kho.git", "gitlab"),
        ("https://codeberg.org/xa/kho", "forgejo"),
        ("https://git.xa.example/xa/kho.git", None),
        ("https://gitea.xa.example/xa/kho.git", "gitea"),
    ],
)
def test_the_server_is_known_by_its_host(url: str, known: str | None) -> None:
    where = remote(url, None)
    assert where.kind == known
    assert where.home.startswith("https://")
    assert where.path.endswith("xa/kho")


OF_GITLAB = "merge_request%5Bsource_branch%5D=ban%2Fxa-1&merge_request%5Btarget_branch%5D=main"


def test_the_page_on_which_a_person_asks() -> None:
    pages = [
        remote(f"https://{host}/xa/kho.git", None).compare("main", "ban/xa-1")
        for host in ("github.com", "gitlab.com", "codeberg.org", "git.example")
    ]
    assert pages == [
        "https://github.com/xa/kho/compare/main...ban/xa-1?expand=1",
        f"https://gitlab.com/xa/kho/-/merge_requests/new?{OF_GITLAB}",
        "https://codeberg.org/xa/kho/compare/main...ban/xa-1",
        "https://git.example/xa/kho/compare/main...ban/xa-1",
    ]
    assert remote("../kho.git", None).compare("main", "x") == ""


def test_a_secret_in_the_address_is_refused_and_not_repeated() -> None:
    for url in (f"https://xa:{TOKEN}@git.example/xa/kho.git", f"https://{TOKEN}@git.example/xa/kho.git"):
        said = failure(lambda url=url: remote(url, None))  # type: ignore[misc]
        assert "git remote set-url origin" in said


def test_a_token_goes_nowhere_where_it_could_be_read_on_the_way() -> None:
    given = {"DOITHOAI_TOKEN": TOKEN}
    assert access(remote("http://git.xa.example/xa/kho.git", "gitea"), given).token == ""
    assert access(remote("https://git.xa.example/xa/kho.git", "gitea"), given).token == TOKEN


def test_tokens_of_other_programs_go_only_where_they_are_meant_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keyring, "get_password", lambda _service, _name: None)
    given = {"GH_TOKEN": "cua-github", "GITLAB_TOKEN": "cua-gitlab"}
    tokens = [
        access(remote(f"https://{host}/xa/kho", None), given).token for host in ("github.com", "gitlab.com", "x.vn")
    ]
    assert tokens == ["cua-github", "cua-gitlab", ""]


def test_a_token_with_a_line_break_is_refused() -> None:
    assert "ký tự lạ" in failure(lambda: access(remote("https://x.vn/xa/kho", None), {"DOITHOAI_TOKEN": "ma\r\nX: y"}))


class Ring(keyring.backend.KeyringBackend):
    """A keyring in memory."""

    priority = 1

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password


def test_a_token_is_kept_in_the_keyring_for_one_server(monkeypatch: pytest.MonkeyPatch) -> None:
    ring = Ring()
    monkeypatch.setattr(keyring.core, "_keyring_backend", ring)
    where = remote("https://git.xa.example/xa/kho.git", None)
    save(where, TOKEN)
    assert ring.kept == {("doithoai:git.xa.example", "token"): TOKEN}
    assert access(where, {}) == Access(where.url, "x-access-token", TOKEN)
    assert access(remote("https://khac.example/xa/kho.git", None), {}).token == ""


def test_a_machine_without_a_keyring_is_told_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    def none(*_: str) -> None:
        raise NoKeyringError

    monkeypatch.setattr(keyring, "get_password", none)
    monkeypatch.setattr(keyring, "set_password", none)
    where = remote("https://git.xa.example/xa/kho.git", None)
    assert access(where, {}).token == ""
    assert "DOITHOAI_TOKEN" in failure(lambda: save(where, TOKEN))


def test_the_archive_may_say_which_software_its_server_has(tmp_path: Path) -> None:
    site = tmp_path / "mkdocs.yml"
    for text, said in (
        ("site_url: !ENV [A, b]\nextra:\n  forge: gitlab\n", "gitlab"),
        ("extra: {forge: khac}\n", None),
        ("extra: [\n", None),
        ("site_name: a\n", None),
    ):
        site.write_text(text, "utf-8")
        assert said_in(site) == said
    assert said_in(tmp_path / "khong-co.yml") is None


# --- Git over a bad network


def clone(server: Server, folder: Path) -> Path:
    server.git("clone", "-q", str(server.bare), str(folder / "may"), cwd=folder)
    server.git("remote", "set-url", "origin", server.url, cwd=folder / "may")
    return folder / "may/records"


@pytest.mark.parametrize("library", [False, True])
@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (Wrong(401, {"WWW-Authenticate": 'Basic realm="x"'}, b""), f"Declined: {told.NO_ENTRY}"),
        (Wrong(403, {}, b""), f"Declined: {told.NO_RIGHT}"),
        (Wrong(404, {}, b""), f"Declined: {told.NOT_FOUND}"),
        (Wrong(502, {}, HTML), f"Offline: {told.BROKEN}"),
        (Wrong(407, {}, HTML), f"Offline: {told.BROKEN}"),
        (Wrong(200, {}, HTML), f"Offline: {told.BROKEN}"),
    ],
)
def test_what_a_server_answers_git_is_told(
    server: Server,
    tmp_path: Path,
    answer: Wrong,
    words: str,
    library: bool,  # noqa: FBT001 - a case of the test
) -> None:
    store = open_store(clone(server, tmp_path), library=library)
    server.wrong = lambda _method, _path: answer
    said = failure(lambda: store.fetch("main", opened(place(server))))
    store.close()
    assert said.startswith(words)


@pytest.mark.parametrize("library", [False, True])
def test_what_the_checks_of_the_server_say_is_told(server: Server, tmp_path: Path, library: bool) -> None:  # noqa: FBT001 - a case
    store = open_store(clone(server, tmp_path), library=library)
    (server.bare / "tu-choi").write_text("S07 sai: khong nhan\n", "utf-8")
    tip = server.git("rev-parse", "main").strip()
    said = failure(lambda: store.push(tip, "ban/moi", opened(place(server))))
    (server.bare / "tu-choi").unlink()
    store.close()
    assert said.startswith("Declined: máy chủ của kho không nhận thay đổi này:")
    assert "S07 sai: khong nhan" in said


@pytest.mark.parametrize("library", [False, True])
def test_a_server_that_never_answers_is_left(
    server: Server,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    library: bool,  # noqa: FBT001 - a case of the test
) -> None:
    monkeypatch.setattr(by_git, "WAIT", 1)
    monkeypatch.setattr(by_dulwich, "STILL", 1)
    store = open_store(clone(server, tmp_path), library=library)
    end = threading.Event()

    def never(_method: str, _path: str) -> Wrong | None:
        end.wait(ENDS)
        return None

    server.wrong = never
    said = failure(lambda: store.fetch("main", opened(place(server))))
    where = place(server)
    slow = failure(lambda: calling.call("GET", f"{server.home}/api/v1", Forge(where, opened(where)).headers, wait=0.5))
    end.set()
    store.close()
    assert said.startswith(f"Offline: {told.SLOW}")
    assert slow.startswith(f"Offline: {told.SLOW}")


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate that nobody vouches for, and its key."""
    file = tmp_path_factory.mktemp("tls") / "chung-thu.pem"
    words = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=127.0.0.1"]
    words += ["-addext", "subjectAltName=IP:127.0.0.1", "-keyout", str(file), "-out", f"{file}.crt"]
    subprocess.run(words, check=True, capture_output=True, timeout=60)
    file.write_text(file.read_text() + Path(f"{file}.crt").read_text())
    return file


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_certificate_that_nobody_vouches_for_ends_it(server: Server, tmp_path: Path, certificate: Path) -> None:
    handler, heard = listening()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    records = clone(server, tmp_path)
    with another(handler) as thief:
        thief.socket = context.wrap_socket(thief.socket, server_side=True, do_handshake_on_connect=False)
        url = f"https://127.0.0.1:{thief.server_port}/xa/kho.git"
        where = remote(url, "gitea")
        said = [failure(lambda: Forge(where, opened(where)).ask(MADE, "main"))]
        for library in (False, True):
            store = open_store(records, library=library)
            server.git("remote", "set-url", "origin", url, cwd=records)
            said.append(failure(lambda store=store: store.fetch("main", opened(where))))  # type: ignore[misc]
            store.close()
    assert [one.partition(" / ")[0] for one in said] == [f"Declined: {told.UNSAFE}"] * 3
    assert heard == []


def test_the_token_is_in_no_argument_and_in_no_setting(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = open_store(clone(server, tmp_path))
    seen: list[list[str]] = []
    real = subprocess.Popen

    def spy(command: list[str], **given: object) -> object:
        seen.append(command)
        return real(command, **given)  # type: ignore[call-overload]

    monkeypatch.setattr(subprocess, "Popen", spy)
    store.fetch("main", opened(place(server)))
    assert any("fetch" in words for words in seen)
    assert not [words for words in seen if TOKEN in " ".join(words)]
    kept = [path.read_bytes() for path in (tmp_path / "may").rglob("*") if path.is_file()]
    assert not [one for one in kept if TOKEN.encode() in one]
    assert os.environ.get("GIT_CONFIG_COUNT") is None
