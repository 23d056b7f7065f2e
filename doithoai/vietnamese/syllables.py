"""Whether letters make a syllable of Vietnamese: what tells a text in a wrong encoding from a foreign word."""

from __future__ import annotations

import unicodedata

from doithoai.patterns import lazy
from doithoai.vietnamese.folding import TONES

_FIRST = "(?:ngh?|nh|gh|gi|kh|ph|th|tr|ch|qu|[bcdđghklmnprstvx])?"
_RIMES = (
    "a(?:ch|ng|nh|[cimnoptuy])?|ă(?:ng|[cmnpt])|â(?:ng|[cmnptuy])|e(?:ng|[cmnopt])?|ê(?:ch|ng|nh|[cmnptu])?|"
    "i(?:ch|nh|[amnptu])?|iê(?:ng|[cmnptu])|o(?:ng|[cimnpt])?|oa(?:ch|ng|nh|[cimnopty])?|oă(?:ng|[cmnt])|oe[not]?|"
    "oo(?:c|ng)|ô(?:ng|[cimnpt])?|ơ[imnpt]?|u(?:ng|[acimnpt])?|uâ(?:ng|[nty])|uê(?:ch|nh|[nu])?|uô(?:ng|[cimnt])|uơ|"
    "uy(?:ch|nh|[atu])?|uyê[nt]|ư(?:ng|[acimntu])?|ươ(?:ng|[cimnptu])|y(?:ch|nh|t)?|yê(?:ng|[mntu])"
)
_SYLLABLE = lazy(f"{_FIRST}(?:{_RIMES})")
_STOPPED = lazy(r"(?:ch|[cpt])$")
_TONES = lazy(f"[{TONES}]")
_SHARP_OR_HEAVY = "\u0301\u0323"


def is_syllable(word: str) -> bool:
    """Whether a word is written as syllables are: one tone at most, and only two tones before a stopped end."""
    loose = unicodedata.normalize("NFD", word.lower())
    tones = _TONES.findall(loose)
    bare = unicodedata.normalize("NFC", _TONES.sub("", loose))
    if len(tones) > 1 or not _SYLLABLE.fullmatch(bare):
        return False
    return not _STOPPED.search(bare) or (bool(tones) and tones[0] in _SHARP_OR_HEAVY)
