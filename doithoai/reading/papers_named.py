"""What a document or report should be called, whose file has a Vietnamese name, other letters or another ending."""

from __future__ import annotations

import unicodedata

from doithoai.model.both import Both
from doithoai.model.vocabulary import DocumentKind, ReportKind
from doithoai.patterns import lazy
from doithoai.vietnamese.nearest import meant, nearest

_NUMBERED = lazy(r"(.*?)[ _-]*(?:\((\d{1,3})\)|(\d{1,3}))?")
_OFFICE = ("doc", "docx", "odt", "rtf", "pdf", "txt", "jpg", "jpeg", "png", "xls", "xlsx", "html", "htm")
"""Files that people have: what they say goes into a record, they themselves go to files/."""


_LEFT = lazy(r"(?i)~\$.*|~.*\.tmp|thumbs\.db|desktop\.ini|.*\.(?:lnk|bak|tmp)")
"""What Windows and Word put beside the files of people."""


def misnamed(name: str, kinds: type[DocumentKind | ReportKind], rule: Both) -> tuple[Both, tuple[str, ...]]:
    """The rule of names with those that were most likely meant, and these."""
    if _LEFT.fullmatch(name):
        return Both(f"{rule}; đây là tệp tạm của Windows, Word: hãy xóa", f"{rule.en}; delete what Windows left"), ()
    stem, _, ending = unicodedata.normalize("NFC", name).rpartition(".")
    found = _NUMBERED.fullmatch(stem or ending)
    word = found[1] if found else stem
    number = (found[2] or found[3]) if found else None
    labels = {kind.value: kind.label for kind in kinds}
    likely = meant(word.removesuffix(".md"), labels)
    some = [likely] if likely else nearest(word, labels)
    vi, en = str(rule), rule.en
    right = [f"{one}-{int(number)}.md" if number else f"{one}.md" for one in some]
    if some:
        told = ", ".join(f"{file} ({labels[one]})" for file, one in zip(right, some, strict=True))
        vi, en = f"{vi}; tên gần nhất là {told}", f"{en}; the nearest is {', '.join(right)}"
    if ending.lower() in _OFFICE:
        vi += "; dán nội dung vào tệp .md, còn tệp gốc thì đưa vào files/"
        en += "; paste what it says into a .md file, and put the file itself into files/"
    return Both(vi, en), tuple(right)
