"""The portal's policy while it is served: sent as a header, since MkDocs puts a script of its own into every page.

That script tells another number each time, so no policy inside the page can name it. Everything else that is served
stands under the policy too, attached files among it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from doithoai.site.csp import policy

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

_RELOAD = re.compile(
    rb"<script>(\nvar livereload = function\(epoch, requestId\) \{.*?\nlivereload\([0-9]+, [0-9]+\);\n)</script>",
    re.DOTALL,
)
"""What MkDocs loads a changed page again with, and nothing that a page says itself."""


def guarded(app: WSGIApplication, inline: Callable[[], Iterable[str]]) -> WSGIApplication:
    """The same answers under the policy of a page with these `inline` scripts and the one that loads it again."""

    def answer(environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        begun: list[tuple[str, list[tuple[str, str]]]] = []

        def begin(status: str, headers: list[tuple[str, str]], exc_info: object = None, /) -> Callable[[bytes], object]:
            del exc_info
            begun.append((status, headers))
            return lambda _data: None

        body = app(environ, begin)
        status, headers = begun[-1]
        scripts = [*inline()]
        if dict(headers).get("Content-Type", "").startswith("text/html"):
            body = [b"".join(body)]
            scripts += [found.decode() for found in _RELOAD.findall(body[0])[-1:]]
        more = [("Content-Security-Policy", policy(scripts)), ("X-Content-Type-Options", "nosniff")]
        start(status, [*headers, *more])
        return body

    return answer
