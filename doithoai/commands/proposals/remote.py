"""Where the other side is: the address that Git has for it, the forge that answers there, and what opens it.

A token comes from the environment or from the keyring of the system, and goes nowhere but to that one server.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from urllib.parse import quote, urlsplit

from doithoai.commands.proposals.store import Access, Declined
from doithoai.model.base import Frozen
from doithoai.model.both import Both

_SERVICE = "doithoai:"
_NAME = "token"
_HERE = ("127.0.0.1", "localhost", "::1")
_SSH = re.compile(r"(?:[^@/\s]+@)?([^:/\s]{2,}):(?!/)([^\s]+)")
_TOKEN = re.compile(r"[!-~]{4,4096}")


class ForgeKind(StrEnum):
    """The software of a server by which changes are proposed."""

    GITHUB = "github"
    GITLAB = "gitlab"
    GITEA = "gitea"
    FORGEJO = "forgejo"


_HOSTS = {
    "github": ForgeKind.GITHUB,
    "gitlab": ForgeKind.GITLAB,
    "gitea": ForgeKind.GITEA,
    "forgejo": ForgeKind.FORGEJO,
}
_KNOWN = {"codeberg.org": ForgeKind.FORGEJO}
_VARIABLES: Mapping[ForgeKind | None, tuple[str, ...]] = {
    ForgeKind.GITHUB: ("GH_TOKEN", "GITHUB_TOKEN"),
    ForgeKind.GITLAB: ("GITLAB_TOKEN",),
    ForgeKind.GITEA: ("GITEA_TOKEN",),
    ForgeKind.FORGEJO: ("FORGEJO_TOKEN", "GITEA_TOKEN"),
}


class Remote(Frozen, frozen=True):
    """The server of an archive: what Git calls it, its pages, the path of the repository on it, and its software."""

    url: str
    home: str
    """Scheme and host of its pages; empty where it has none, such as a folder of the network."""
    path: str
    kind: ForgeKind | None

    @property
    def host(self) -> str:
        """The host, with the port where one is told."""
        return urlsplit(self.home).netloc

    @property
    def safe(self) -> bool:
        """Whether a token may be sent there: not where anybody on the way could read it."""
        parts = urlsplit(self.home)
        return parts.scheme == "https" or parts.hostname in _HERE

    def compare(self, main: str, branch: str) -> str:
        """The page on which a person opens the request; empty where there is none."""
        if not self.home:
            return ""
        page, one = f"{self.home}/{self.path}", quote(branch, safe="/")
        if self.kind is ForgeKind.GITLAB:
            asked = f"merge_request%5Bsource_branch%5D={quote(branch, safe='')}"
            return f"{page}/-/merge_requests/new?{asked}&merge_request%5Btarget_branch%5D={quote(main, safe='')}"
        return f"{page}/compare/{quote(main, safe='/')}...{one}" + (
            "?expand=1" if self.kind is ForgeKind.GITHUB else ""
        )


def remote(url: str, kind: str | None) -> Remote:
    """What an address of Git tells; Declined where a secret stands in it."""
    if url.startswith(("http://", "https://", "ssh://")):
        parts = urlsplit(url)
        if parts.password or (parts.username and parts.scheme != "ssh"):
            vi = "địa chỉ của kho trong Git có kèm tên và mã truy cập; hãy bỏ đi: git remote set-url origin https://máy-chủ/kho"
            raise Declined(
                Both(vi, "the address of the repository holds a secret; take it out: git remote set-url origin …")
            )
        netloc = parts.hostname or "" if parts.scheme == "ssh" else parts.netloc
        home = f"{'https' if parts.scheme == 'ssh' else parts.scheme}://{netloc}"
        path, host = parts.path, parts.hostname or ""
    elif found := _SSH.fullmatch(url):
        host, path = found.groups()
        home = f"https://{host}"
    else:
        return Remote(url, "", "", None)
    path = path.strip("/").removesuffix(".git")
    return Remote(url, home, path, ForgeKind(kind) if kind else _kind(host.lower()))


def _kind(host: str) -> ForgeKind | None:
    if host in _KNOWN:
        return _KNOWN[host]
    return next((kind for part in host.split(".") for name, kind in _HOSTS.items() if part == name), None)


def access(where: Remote, environment: Mapping[str, str] = os.environ) -> Access:
    """What opens the server: nothing where no token is known, or where it could be read on the way."""
    if not where.home or not where.safe:
        return Access(where.url)
    token = _from_environment(where, environment) or _from_keyring(where)
    if not token:
        return Access(where.url)
    if not _TOKEN.fullmatch(token):
        raise Declined(
            Both("mã truy cập có ký tự lạ hoặc xuống dòng; hãy lấy lại mã", "the token has odd characters in it")
        )
    return Access(where.url, "oauth2" if where.kind is ForgeKind.GITLAB else "x-access-token", token)


def _from_environment(where: Remote, environment: Mapping[str, str]) -> str:
    """Ours first; those of other programs only where they are meant for."""
    names = ("DOITHOAI_TOKEN", *_VARIABLES.get(where.kind, ()))
    return next((found for name in names if (found := environment.get(name, "").strip())), "")


def _from_keyring(where: Remote) -> str:
    try:
        import keyring  # noqa: PLC0415 - an office without one has the environment
        from keyring.errors import KeyringError  # noqa: PLC0415 - likewise
    except ModuleNotFoundError:
        return ""
    try:
        return (keyring.get_password(f"{_SERVICE}{where.host}", _NAME) or "").strip()
    except KeyringError:
        return ""


def save(where: Remote, token: str) -> None:
    """Give a token to the keyring of the system. Raises Declined where it has none."""
    if not _TOKEN.fullmatch(token):
        raise Declined(Both("mã truy cập trống hoặc có ký tự lạ", "the token is empty or has odd characters in it"))
    from keyring import set_password  # noqa: PLC0415 - only here
    from keyring.errors import KeyringError  # noqa: PLC0415 - likewise

    try:
        set_password(f"{_SERVICE}{where.host}", _NAME, token)
    except KeyringError:
        vi = "máy này không có nơi giữ mật khẩu (keyring); hãy đặt biến môi trường DOITHOAI_TOKEN trước khi chạy lệnh"
        raise Declined(Both(vi, "this machine has no keyring; set DOITHOAI_TOKEN in the environment")) from None


def said_in(site: Path) -> str | None:
    """The software of the server as the settings of the archive (`extra: forge:` in mkdocs.yml) name it."""
    import yaml  # noqa: PLC0415 - only here

    try:
        top = yaml.compose(site.read_text("utf-8"), Loader=yaml.SafeLoader)
    except (OSError, UnicodeDecodeError, yaml.YAMLError):
        return None
    for name in ("extra", "forge"):
        pairs = top.value if isinstance(top, yaml.MappingNode) else ()
        top = next((value for key, value in pairs if key.value == name), None)
    said = str(top.value) if isinstance(top, yaml.ScalarNode) else ""
    return said if said in {str(one) for one in ForgeKind} else None
