"""One call of a forge: JSON there and back. Every wait has an end, and no call leaves the server it was made to."""

from __future__ import annotations

import http.client
import json
import ssl
from collections.abc import Mapping
from email.message import Message
from typing import IO, Any
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, HTTPSHandler, OpenerDirector, Request, build_opener

from doithoai.commands.proposals import told
from doithoai.commands.proposals.store import STILL, Declined, Offline
from doithoai.model.both import Both
from doithoai.reading.names import visible

_MOST = 4 << 20
_LIMITED = 429
_SHOWN = 300


class _Stays(HTTPRedirectHandler):
    """Follows only within one server, as the same call; elsewhere goes nothing, the token least of all."""

    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: http.client.HTTPMessage, newurl: str
    ) -> Request:
        del msg, headers
        here, there = urlsplit(req.full_url), urlsplit(newurl)
        if (here.scheme, here.netloc) != (there.scheme, there.netloc) or (req.data and code not in (307, 308)):
            fp.close()
            raise Declined(told.ELSEWHERE)
        return Request(newurl, req.data, dict(req.header_items()), method=req.get_method())  # noqa: S310 - as before


def opener(context: ssl.SSLContext | None = None) -> OpenerDirector:
    """What calls are made with."""
    return build_opener(_Stays, HTTPSHandler(context=context or ssl.create_default_context()))


def call(
    method: str, url: str, headers: Mapping[str, str], data: object = None, *, wait: float = STILL
) -> tuple[int, Any]:
    """The status and what was said; 404, 409 and 422 are answers too. Raises Offline, Declined."""
    sent = None if data is None else json.dumps(data).encode()
    own = {"Accept": "application/json", "User-Agent": "doithoai", **headers}
    if sent is not None:
        own["Content-Type"] = "application/json"
    request = Request(url, sent, own, method=method)  # noqa: S310 - http or https, by `remote`
    try:
        with opener().open(request, timeout=wait) as answer:
            return answer.status, _read(answer)
    except HTTPError as error:
        with error:
            return error.code, _answered(error)
    except (URLError, OSError, http.client.HTTPException) as error:
        raise _unreached(error) from None


def _answered(error: HTTPError) -> Any:
    """What stands in a refusal that is an answer; the others are raised as what they mean."""
    if error.code == 401:
        raise Declined(told.NO_ENTRY)
    if error.code == _LIMITED or (error.code == 403 and _limited(error.headers)):
        raise Offline(_later(error.headers))
    if error.code == 407 or error.code >= 500:
        raise Offline(told.BROKEN)
    if error.code == 403:
        raise Declined(told.NO_RIGHT)
    return _read(error)


def _limited(headers: Message) -> bool:
    return headers.get("X-RateLimit-Remaining") == "0" or "Retry-After" in headers


def _later(headers: Message) -> Both:
    wait = headers.get("Retry-After", "")
    vi = "máy chủ đang giới hạn số lần hỏi; hãy chạy lại sau"
    en = "the server limits how often it is asked; run this again later"
    if wait.isascii() and wait.isdecimal():
        return Both(f"{vi} {wait} giây", f"{en}, after {wait} seconds")
    return Both(f"{vi} ít phút", en)


def _read(answer: IO[bytes]) -> Any:
    text = answer.read(_MOST)
    try:
        return json.loads(text) if text.strip() else None
    except ValueError:  # the page of a proxy, or of a wall of the network
        raise Offline(told.BROKEN) from None


def _unreached(error: BaseException) -> Exception:
    reason = error.reason if isinstance(error, URLError) else error
    if isinstance(reason, ssl.SSLError):
        return Declined(told.UNSAFE)
    return Offline(told.SLOW if isinstance(reason, TimeoutError) else told.UNREACHED)


def refused(status: int, said: object) -> Declined:
    """What is raised of an answer that is none that was hoped for, with the server's own words."""
    if status == 404:
        return Declined(told.NOT_FOUND)
    words = said.get("message") if isinstance(said, dict) else ""
    shown = visible(str(words or ""))[:_SHOWN]
    return Declined(Both(f"máy chủ không nhận ({status}): {shown}", f"the server refuses it ({status}): {shown}"))
