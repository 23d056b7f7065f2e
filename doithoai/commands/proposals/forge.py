"""Asking for review on GitHub, GitLab, Gitea and Forgejo: find the request of a branch, make it, renew its words.

docs.github.com/rest/pulls, docs.gitlab.com/api/merge_requests, and /api/swagger of a Gitea or Forgejo server.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import quote, urlencode

from doithoai.commands.proposals.calling import call, refused
from doithoai.commands.proposals.memory import Proposal, ReviewAsked
from doithoai.commands.proposals.remote import ForgeKind, Remote
from doithoai.commands.proposals.store import Access, Offline
from doithoai.commands.proposals.told import BROKEN

_CREATED = (200, 201)
_GITHUB = "github.com"


class Forge:
    """One repository on a server, by what opens it."""

    def __init__(self, where: Remote, access: Access) -> None:
        """Keep both; `where.kind` is known."""
        self.where, self.kind = where, where.kind
        token = access.token
        if self.kind is ForgeKind.GITLAB:
            self.headers = {"PRIVATE-TOKEN": token}
        elif self.kind is ForgeKind.GITHUB:
            self.headers = {"Authorization": f"Bearer {token}", "X-GitHub-Api-Version": "2022-11-28"}
            self.headers["Accept"] = "application/vnd.github+json"
        else:
            self.headers = {"Authorization": f"token {token}"}
        self.base = self._base()

    def _base(self) -> str:
        """The address below which requests are asked and made."""
        home, path = self.where.home, self.where.path
        if self.kind is ForgeKind.GITLAB:
            return f"{home}/api/v4/projects/{quote(path, safe='')}/merge_requests"
        above, _, repository = path.rpartition("/")
        rest, _, owner = above.rpartition("/")
        if self.kind is ForgeKind.GITHUB:
            host = "https://api.github.com" if self.where.host == _GITHUB else f"{home}/api/v3"
            return f"{host}/repos/{quote(owner)}/{quote(repository)}/pulls"
        return f"{home}{'/' if rest else ''}{rest}/api/v1/repos/{quote(owner)}/{quote(repository)}/pulls"

    @property
    def owner(self) -> str:
        """Whose repository it is."""
        return self.where.path.rpartition("/")[0].rpartition("/")[2]

    def ask(self, proposal: Proposal, main: str) -> ReviewAsked:
        """The open request of a branch, made where there is none. Raises Offline, Declined."""
        if found := self._found(proposal.branch, main):
            self._renew(found, proposal)
            return found
        words = {"title": proposal.title}
        if self.kind is ForgeKind.GITLAB:
            words |= {"source_branch": proposal.branch, "target_branch": main, "description": proposal.body}
        else:
            words |= {"head": proposal.branch, "base": main, "body": proposal.body}
        status, said = call("POST", self.base, self.headers, words)
        if status in _CREATED:
            return self._read(said)
        if status in (409, 422) and (found := self._found(proposal.branch, main)):  # made meanwhile
            return found
        raise refused(status, said)

    def taken(self, asked: ReviewAsked) -> bool | None:
        """Whether a request was taken, or refused; None while it is open or unknown. Raises Offline, Declined."""
        status, said = call("GET", f"{self.base}/{asked.number}", self.headers)
        if status != 200 or not isinstance(said, dict):
            return None
        if said.get("merged") or said.get("merged_at") or said.get("state") == "merged":
            return True
        return False if said.get("state") == "closed" else None

    def _found(self, branch: str, main: str) -> ReviewAsked | None:
        if self.kind is ForgeKind.GITLAB:
            asked = {"state": "opened", "source_branch": branch, "target_branch": main}
        elif self.kind is ForgeKind.GITHUB:
            asked = {"state": "open", "head": f"{self.owner}:{branch}", "base": main}
        else:
            return self._of_gitea(branch, main)
        status, said = call("GET", f"{self.base}?{urlencode(asked)}", self.headers)
        if status != 200 or not isinstance(said, list):
            raise refused(status, said)
        return self._read(said[0]) if said else None

    def _of_gitea(self, branch: str, main: str) -> ReviewAsked | None:
        """Gitea tells the request between two branches, whatever became of it."""
        status, said = call("GET", f"{self.base}/{quote(main, safe='')}/{quote(branch)}", self.headers)
        if status == 200 and isinstance(said, dict):
            return self._read(said) if said.get("state") == "open" else None
        if status != 404:
            raise refused(status, said)
        return None

    def _renew(self, asked: ReviewAsked, proposal: Proposal) -> None:
        """Let a request say all that its branch holds now."""
        gitlab = self.kind is ForgeKind.GITLAB
        words = {"description" if gitlab else "body": proposal.body}
        status, said = call("PUT" if gitlab else "PATCH", f"{self.base}/{asked.number}", self.headers, words)
        if status not in _CREATED:
            raise refused(status, said)

    def _read(self, said: Any) -> ReviewAsked:
        gitlab = self.kind is ForgeKind.GITLAB
        match said.get("iid" if gitlab else "number"), said.get("web_url" if gitlab else "html_url"):
            case int(number), str(url) if url.startswith(("https://", "http://")):
                return ReviewAsked(number, url)
        raise Offline(BROKEN)
