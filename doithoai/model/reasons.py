"""Whether a text that is to say why says anything: “.”, “-” and “không” fill the line and explain nothing."""

from __future__ import annotations

from doithoai.patterns import lazy

_WORD = lazy(r"[^\W\d_]+")
_SAYS_NOTHING = frozenset(
    (
        *("biết", "chua", "chưa", "co", "có", "ghi", "gì", "khong", "không", "lí", "lý", "do", "nêu"),
        *("na", "nil", "no", "none", "null", "reason", "tbd", "unknown"),
    )
)
"""Words of which no reason is made, however many of them stand there."""


def worded(text: str | None) -> bool:
    """Whether a text gives a reason in words; one can be enough, as “Bão” is."""
    if not text:
        return False
    words = _WORD.findall(text.lower())
    return any(len(set(word)) > 1 and word not in _SAYS_NOTHING for word in words)
