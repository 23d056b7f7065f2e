"""Words that were taken out of a text and put into it: told by strokes and in words, never by colour alone."""

from __future__ import annotations

from markupsafe import Markup

from doithoai.model.base import Frozen


class Stroke(Frozen, frozen=True):
    """Some words of a text, and whether they were taken out (`del`) or put in (`ins`)."""

    text: str
    kind: str = ""


def in_strokes(pieces: tuple[Stroke, ...]) -> Markup:
    """A text with what was taken out struck and what was put in underlined; screen readers are told which is which."""
    return Markup(" ").join(map(_marked, pieces))


_WORDS = {"del": "bỏ: ", "ins": "thêm: "}


def _marked(one: Stroke) -> Markup:
    if not one.kind:
        return Markup("{}").format(one.text)
    return Markup('<{0}><span class="dt-hidden">[{1}</span>{2}<span class="dt-hidden">]</span></{0}>').format(
        Markup(one.kind),  # noqa: S704 - one of two words
        _WORDS[one.kind],
        one.text,
    )
