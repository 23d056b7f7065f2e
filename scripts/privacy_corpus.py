"""Precision and recall of the privacy rules over labelled sentences: .venv/bin/python -m scripts.privacy_corpus.

tests/data/privacy_corpus.txt labels what is a person's: {V07:Nguyễn Văn Tám}. A third of it, chosen by the checksum of
each sentence, is held out: rules are tuned on the rest, so `--misses` shows the misses of the rest alone.
"""

from __future__ import annotations

import hashlib
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from doithoai.model.base import Frozen
from doithoai.rules.privacy import FINDERS

CORPUS = Path(__file__).resolve().parents[1] / "tests" / "data" / "privacy_corpus.txt"
_LABEL = re.compile(r"\{(V[0-9]{2}):([^{}]*)\}")
_ESCAPE = re.compile(r"\\u([0-9a-f]{4})")


class Span(Frozen, frozen=True):
    """Words of a sentence that are a person's, and by which rule."""

    code: str
    start: int
    end: int

    def meets(self, other: Span) -> bool:
        """Whether both are of one rule and share a letter."""
        return self.code == other.code and self.start < other.end and other.start < self.end


class Sentence(Frozen, frozen=True):
    """One sentence with its labels."""

    text: str
    labels: tuple[Span, ...]

    @property
    def held_out(self) -> bool:
        """Whether no rule may be tuned on it; the sentence alone decides."""
        return hashlib.sha256(self.text.encode()).digest()[0] % 3 == 0


class Score(Frozen, frozen=True):
    """How many labels there are and were found, and how many finds there are and were right."""

    labels: int
    found: int
    finds: int
    right: int

    @property
    def recall(self) -> float:
        """The share of what is private that is found."""
        return self.found / self.labels if self.labels else 1.0

    @property
    def precision(self) -> float:
        """The share of what is found that is private."""
        return self.right / self.finds if self.finds else 1.0


def sentence(line: str) -> Sentence:
    """Read a line of the corpus."""
    line = _ESCAPE.sub(lambda found: chr(int(found[1], 16)), line)
    text, at, labels = "", 0, []
    for found in _LABEL.finditer(line):
        text += line[at : found.start()]
        labels.append(Span(found[1], len(text), len(text) + len(found[2])))
        text, at = text + found[2], found.end()
    return Sentence(text + line[at:], tuple(labels))


def corpus(path: Path = CORPUS) -> list[Sentence]:
    """Every sentence."""
    lines = path.read_text("utf-8").split("\n")
    return [sentence(line) for line in lines if line and not line.startswith("# ")]


def finds(text: str) -> Iterator[Span]:
    """What the rules find in a text."""
    for code, find in FINDERS.items():
        for start, words in find(text):
            yield Span(code, start, start + len(words))


def score(sentences: Iterable[Sentence], code: str = "") -> Score:
    """Count for one rule, or for all."""
    labels = found = all_finds = right = 0
    for one in sentences:
        said = [span for span in finds(one.text) if code in ("", span.code)]
        wanted = [span for span in one.labels if code in ("", span.code)]
        labels, all_finds = labels + len(wanted), all_finds + len(said)
        found += sum(any(span.meets(other) for other in said) for span in wanted)
        right += sum(any(span.meets(other) for other in wanted) for span in said)
    return Score(labels, found, all_finds, right)


def misses(sentences: Iterable[Sentence]) -> Iterator[str]:
    """What was not found, and what was found wrongly."""
    for one in sentences:
        said = list(finds(one.text))
        lost = [span for span in one.labels if not any(span.meets(other) for other in said)]
        wrong = [span for span in said if not any(span.meets(other) for other in one.labels)]
        for sign, spans in (("-", lost), ("+", wrong)):
            yield from (f"{sign} {span.code} “{one.text[span.start : span.end]}”: {one.text}" for span in spans)


def parts(sentences: Iterable[Sentence]) -> dict[str, list[Sentence]]:
    """The part that rules are tuned on, and the part held out."""
    known = list(sentences)
    return {"tuned": [one for one in known if not one.held_out], "held out": [one for one in known if one.held_out]}


def main(arguments: list[str]) -> int:
    """Print a table; with --misses what went wrong in the part that rules are tuned on."""
    divided = parts(corpus())
    print(f"{'':9}{'rule':6}{'labels':>7}{'finds':>7}{'recall':>8}{'precision':>10}")
    for name, sentences in divided.items():
        for code in (*FINDERS, ""):
            one = score(sentences, code)
            print(f"{name:9}{code or 'all':6}{one.labels:7}{one.finds:7}{one.recall:8.3f}{one.precision:10.3f}")
        print(f"{name:9}{len(sentences)} sentences")
    if "--misses" in arguments:
        print(*misses(divided["tuned"]), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
