"""A forge on this machine: a bare repository behind `git http-backend`, and as much REST as GitHub, GitLab, Gitea have.

Its main branch takes nothing but what its own check (`doithoai check`) finds right. It can be told to answer wrongly.
"""

from __future__ import annotations

import base64
import http.server
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import parse_qs, unquote, urlsplit

ROOT = Path(__file__).parent.parent
GIT = shutil.which("git") or "git"
TOKEN = "ma-truy-cap-KHONG-DUOC-LO-4711"
LONG = 120
ENDS = 20
DAY = "2026-11-20"
HOOK = """#!/bin/sh
case "$1" in refs/heads/main) echo "main chi nhan qua de nghi" >&2; exit 1;; esac
if [ -f "$GIT_DIR/tu-choi" ]; then cat "$GIT_DIR/tu-choi" >&2; exit 1; fi
"""
WHO = {
    f"GIT_{role}_{what}": "may-chu@example.invalid" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")
}
PATHS = {
    "github": re.compile(r"/api/v3/repos/xa/kho/pulls(?:/(\d+))?(/merge)?$"),
    "gitlab": re.compile(r"/api/v4/projects/xa/kho/merge_requests(?:/(\d+))?(/merge)?$"),
    "gitea": re.compile(r"/api/v1/repos/xa/kho/pulls(?:/(\d+))?(/merge)?$"),
}
OF_GITEA = re.compile(r"/api/v1/repos/xa/kho/pulls/main/(ban/.+)$")


def git(*words: str, cwd: Path, check: bool = True) -> str:
    done = subprocess.run(
        [GIT, *words],
        cwd=cwd,
        env={**os.environ, **WHO, "GIT_CONFIG_GLOBAL": os.devnull},
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
        check=False,
        timeout=LONG,
    )
    assert done.returncode == 0 or not check, done.stderr
    return done.stdout


class Wrong(NamedTuple):
    """What is answered in the place of the right answer."""

    status: int
    headers: dict[str, str]
    body: bytes


class Server(http.server.ThreadingHTTPServer):
    """The forge; `wrong` is asked first, by method and path."""

    daemon_threads = False

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.bare = folder / "xa/kho.git"
        self.requests: list[dict[str, Any]] = []
        self.asked: list[tuple[str, str, str]] = []
        self.wrong: Callable[[str, str], Wrong | None] = lambda _method, _path: None
        self.token = TOKEN
        self.day = DAY
        super().__init__(("127.0.0.1", 0), Handler)

    @property
    def home(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    @property
    def url(self) -> str:
        return f"{self.home}/xa/kho.git"

    def git(self, *words: str, cwd: Path | None = None, check: bool = True) -> str:
        return git(*words, cwd=cwd or self.bare, check=check)

    def branches(self) -> list[str]:
        names = self.git("for-each-ref", "--format=%(refname:short)", "refs/heads").split()
        return [one for one in names if one != "main"]

    def file(self, branch: str, path: str) -> str:
        return self.git("show", f"{branch}:{path}")

    @contextmanager
    def work(self, branch: str = "main") -> Iterator[Path]:
        """A clone at a branch, in which somebody else works; what is done there is on the server afterwards."""
        with tempfile.TemporaryDirectory() as folder:
            self.git("clone", "-q", "-b", branch, str(self.bare), folder)
            yield Path(folder)
            self.git("add", "-A", cwd=Path(folder))
            self.git("commit", "-q", "--allow-empty", "-m", "Việc của người khác", cwd=Path(folder))
            self.put(Path(folder), branch)

    def put(self, folder: Path, branch: str) -> None:
        """Past the hook, as the forge itself merges."""
        self.git("fetch", "-q", str(folder), f"+HEAD:refs/heads/{branch}")

    def merge(self, branch: str, *, squash: bool = False) -> tuple[int, str]:
        """What the button does: only what the check finds right."""
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            self.git("clone", "-q", "-b", "main", str(self.bare), name)
            way = ("--squash",) if squash else ("--no-ff", "-m", f"Nhập {branch}")
            done = self.git("merge", "-q", *way, f"origin/{branch}", cwd=folder, check=False)
            if self.git("ls-files", "-u", cwd=folder):
                return 409, f"conflict {done}"
            if squash:
                self.git("commit", "-q", "--allow-empty", "-m", f"Nhập {branch}", cwd=folder)
            checked = subprocess.run(
                [sys.executable, "-m", "doithoai", "check", "records", "--as-of", self.day],
                cwd=folder,
                env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
                capture_output=True,
                text=True,
                encoding="utf-8",
                check=False,
                timeout=LONG,
            )
            if checked.returncode:
                return 405, checked.stdout
            self.put(folder, "main")
        for one in self.requests:
            if one["branch"] == branch and one["state"] == "open":
                one.update(state="closed", merged=True)
        return 200, ""


LINE = 1 << 16
"""Bytes of a line of HTTP, each waited for no longer than a `Handler` waits."""


class Handler(http.server.BaseHTTPRequestHandler):
    """One call: Git's own, or one of the three kinds of REST."""

    server: Server
    protocol_version = "HTTP/1.1"
    timeout = 30

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the library's
        """Say nothing."""

    def _any(self) -> None:
        body = self._body()
        self.server.asked.append((self.command, self.path, str(self.headers)))
        if wrong := self.server.wrong(self.command, self.path):
            self._answer(wrong.status, wrong.body, {"Content-Type": "text/html", **wrong.headers})
        elif self.path.startswith("/xa/kho.git"):
            self._backend(body)
        else:
            self._rest(json.loads(body) if body else None)

    do_GET = do_POST = do_PUT = do_PATCH = _any  # noqa: N815 - the names are the library's

    def _body(self) -> bytes:
        if self.headers.get("Transfer-Encoding") == "chunked":
            parts = []
            while size := int(self.rfile.readline(LINE), 16):
                parts.append(self.rfile.read(size))
                self.rfile.readline(LINE)
            self.rfile.readline(LINE)
            return b"".join(parts)
        return self.rfile.read(int(self.headers.get("Content-Length", 0)))

    def _answer(self, status: int, body: bytes, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _backend(self, body: bytes) -> None:
        told = base64.b64decode(self.headers.get("Authorization", "").removeprefix("Basic ")).decode()
        if told.partition(":")[2] != self.server.token:
            self._answer(401, b"", {"WWW-Authenticate": 'Basic realm="kho"'})
            return
        path, _, query = self.path.partition("?")
        environment = {
            **os.environ,
            "GIT_PROJECT_ROOT": str(self.server.folder),
            "GIT_HTTP_EXPORT_ALL": "1",
            "GIT_CONFIG_GLOBAL": os.devnull,
            "REMOTE_USER": "xa",
            "REQUEST_METHOD": self.command,
            "PATH_INFO": unquote(path),
            "QUERY_STRING": query,
            "CONTENT_TYPE": self.headers.get("Content-Type", ""),
            "CONTENT_LENGTH": str(len(body)),
            "GIT_PROTOCOL": self.headers.get("Git-Protocol", ""),
            "HTTP_CONTENT_ENCODING": self.headers.get("Content-Encoding", ""),
            "PATH": PATH,
        }
        done = subprocess.run(
            [GIT, "http-backend"], env=environment, input=body, capture_output=True, check=True, timeout=LONG
        )
        head, _, rest = done.stdout.partition(b"\r\n\r\n")
        headers = dict(line.split(": ", 1) for line in head.decode().split("\r\n"))
        status = int(headers.pop("Status", "200 OK").split()[0])
        self._answer(status, rest, headers)

    def _json(self, status: int, said: object, **headers: str) -> None:
        self._answer(status, json.dumps(said).encode(), {"Content-Type": "application/json", **headers})

    def _rest(self, sent: dict[str, Any] | None) -> None:
        kind = next((name for name, known in PATHS.items() if known.match(unquote(self.path.partition("?")[0]))), "")
        gitea = OF_GITEA.match(unquote(self.path))
        kind = "gitea" if gitea else kind
        if not kind:
            self._json(404, {"message": "Not Found"})
            return
        told = {"github": f"Bearer {self.server.token}", "gitea": f"token {self.server.token}"}.get(kind)
        given = self.headers.get("PRIVATE-TOKEN" if kind == "gitlab" else "Authorization")
        if given != (told or self.server.token):
            self._json(401, {"message": "Bad credentials"})
            return
        self._pulls(kind, sent, gitea[1] if gitea else None)

    def _pulls(self, kind: str, sent: dict[str, Any] | None, between: str | None) -> None:
        path = urlsplit(self.path)
        found = PATHS[kind].match(unquote(path.path))
        number = int(found[1]) if found and found[1] else 0
        one = next((each for each in self.server.requests if each["number"] == number), None)
        if between is not None:
            some = [each for each in self.server.requests if each["branch"] == between]
            self._json(200, self._shown(kind, some[-1])) if some else self._json(404, {"message": "no"})
        elif self.command == "GET" and not number:
            asked = {name: value[0] for name, value in parse_qs(path.query).items()}
            branch = asked.get("source_branch") or asked.get("head", "").partition(":")[2]
            some = [each for each in self.server.requests if each["branch"] == branch and each["state"] == "open"]
            self._json(200, [self._shown(kind, each) for each in some])
        elif self.command == "POST" and sent:
            self._opened(kind, sent)
        elif one is None:
            self._json(404, {"message": "no"})
        else:
            if sent:
                one["body"] = sent["description" if kind == "gitlab" else "body"]
            self._json(200, self._shown(kind, one))

    def _opened(self, kind: str, sent: dict[str, Any]) -> None:
        gitlab = kind == "gitlab"
        branch, main = (sent[name] for name in (("source_branch", "target_branch") if gitlab else ("head", "base")))
        if branch not in self.server.branches() or main != "main":
            self._json(422, {"message": "no such branch"})
            return
        if any(one["branch"] == branch and one["state"] == "open" for one in self.server.requests):
            self._json(409 if kind != "github" else 422, {"message": "already exists"})
            return
        made = {
            "number": len(self.server.requests) + 1,
            "branch": branch,
            "title": sent["title"],
            "body": sent["description" if gitlab else "body"],
            "state": "open",
            "merged": False,
        }
        self.server.requests.append(made)
        self._json(201, self._shown(kind, made))

    def _shown(self, kind: str, one: dict[str, Any]) -> dict[str, Any]:
        page = f"{self.server.home}/xa/kho/pulls/{one['number']}"
        if kind == "gitlab":
            state = "merged" if one["merged"] else {"open": "opened"}.get(one["state"], one["state"])
            return {"iid": one["number"], "web_url": page, "state": state}
        return {"number": one["number"], "html_url": page, "state": one["state"], "merged": one["merged"]}


PATH = os.environ["PATH"]


def template(folder: Path, records: Path) -> Path:
    """A bare repository with an archive on its main branch, and the hook of the forge."""
    bare, first = folder / "kho.git", folder / "dau"
    git("init", "-q", "--bare", "-b", "main", str(bare), cwd=folder)
    git("config", "http.receivepack", "true", cwd=bare)
    hook = bare / "hooks/update"
    hook.write_text(HOOK, "utf-8")
    hook.chmod(0o755)
    shutil.copytree(records, first / "records")
    (first / ".gitattributes").write_text("* text=auto eol=lf\n", "utf-8")
    (first / ".gitignore").write_text("/private/\n", "utf-8")
    (first / "mkdocs.yml").write_text("site_name: !ENV [TEN, thử]\nextra:\n  forge: gitea\n", "utf-8")
    git("init", "-q", "-b", "main", cwd=first)
    git("add", "-A", cwd=first)
    git("commit", "-q", "-m", "Bắt đầu", cwd=first)
    git("fetch", "-q", str(first), "+HEAD:refs/heads/main", cwd=bare)
    return bare


@contextmanager
def forge(folder: Path, template: Path) -> Iterator[Server]:
    """The forge, with a repository of its own."""
    with Server(folder) as server:
        shutil.copytree(template, server.bare)
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join(ENDS)
            assert not thread.is_alive(), "the end of the forge never came"
