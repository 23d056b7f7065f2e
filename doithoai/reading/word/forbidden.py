"""What must not come into the archive with a document: what was crossed out, hidden, put inside, or leads elsewhere."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from doithoai.model.both import Both
from doithoai.patterns import lazy

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_O = "{urn:schemas-microsoft-com:office:office}"
_SHOWN = 60
_OFF = ("0", "false", "off", "none")
_CHANGES = frozenset(
    f"{W}{name}"
    for name in (
        *("ins", "del", "moveFrom", "moveTo", "moveFromRangeStart", "moveToRangeStart", "delText", "delInstrText"),
        *("rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tblGridChange", "trPrChange", "tcPrChange"),
        *("tblPrExChange", "numberingChange", "cellIns", "cellDel", "cellMerge"),
    )
)
_NOTES = frozenset(f"{W}{name}" for name in ("comment", "commentReference", "commentRangeStart"))
_INSIDE = frozenset((*(f"{W}{name}" for name in ("object", "altChunk", "subDoc", "control")), f"{_O}OLEObject"))
_FETCHES = lazy(
    r"^\s*(INCLUDETEXT|INCLUDEPICTURE|DDEAUTO|DDE|LINK|RD|MACROBUTTON|AUTOTEXT|IMPORT|DATABASE)\b", re.IGNORECASE
)
_LEADS = lazy(r"^\s*HYPERLINK\s+\"?([^\"\s]+)", re.IGNORECASE)
_SAFE = lazy(r"(?:https?://|mailto:)[^\s]+", re.IGNORECASE)
_HEAD = lazy(r"^(?:https?://|mailto:)|/$", re.IGNORECASE)

Parts = Mapping[str, Any]


def found(parts: Parts) -> Iterator[Both]:
    """Pairs of sentences: what there is and where, then how it goes. Of one kind the first place is told."""
    for holds, what, cure in _LOOKED_FOR:
        places = [(name, one) for name, root in parts.items() for one in root.iter() if holds(one)]
        if places:
            where = _where(*places[0])
            more = f" (tất cả {len(places)} chỗ)" if len(places) > 1 else ""
            more_en = f" ({len(places)} places in all)" if len(places) > 1 else ""
            yield Both(f"{what}, ở {where}{more}", f"{what.en}, at {where.en}{more_en}")
            yield cure
    yield from _hidden(parts)
    yield from _leads(parts)


def _where(part: str, element: Any) -> Both:
    """The words of the paragraph that holds an element, else the part."""
    above = element
    while above is not None and above.tag != f"{W}p":
        above = above.getparent()
    words = _words(above) if above is not None else ""
    if words:
        shown = words[:_SHOWN] + ("…" if len(words) > _SHOWN else "")
        return Both(f"đoạn “{shown}”", f"paragraph “{shown}”")
    return Both(f"phần {part}", f"part {part}")


def _words(element: Any) -> str:
    return " ".join("".join(one.text or "" for one in element.iter(f"{W}t", f"{W}delText")).split())


def _is(*tags: str) -> Callable[[Any], bool]:
    wanted = frozenset(tags)
    return lambda element: element.tag in wanted


def _fetches(element: Any) -> bool:
    told = _instruction(element)
    return bool(told and _FETCHES.search(told))


def _instruction(element: Any) -> str:
    if element.tag == f"{W}instrText":
        return element.text or ""
    return element.get(f"{W}instr") or "" if element.tag == f"{W}fldSimple" else ""


_LOOKED_FOR: tuple[tuple[Callable[[Any], bool], Both, Both], ...] = (
    (
        _is(*_CHANGES),
        Both("còn dấu vết sửa (Track Changes)", "there are tracked changes"),
        Both(
            "trong Word: thẻ Xem lại (Review) → Chấp nhận (Accept) → Chấp nhận tất cả và ngừng theo dõi, rồi lưu",
            "in Word: Review → Accept → Accept All Changes and Stop Tracking, then save",
        ),
    ),
    (
        _is(*_NOTES),
        Both("còn ghi chú, nhận xét (Comments)", "there are comments"),
        Both(
            "trong Word: thẻ Xem lại (Review) → Xóa (Delete) → Xóa tất cả ghi chú trong tài liệu, rồi lưu",
            "in Word: Review → Delete → Delete All Comments in Document, then save",
        ),
    ),
    (
        _is(*_INSIDE),
        Both("có tệp hoặc đối tượng khác nhúng bên trong", "there is another file or object inside"),
        Both(
            "bấm vào đối tượng ấy, bấm Delete (bảng tính thì dán lại dạng bảng của Word), rồi lưu",
            "click on it and delete it (paste a sheet as a table of Word), then save",
        ),
    ),
    (
        _fetches,
        Both("có trường (field) lấy nội dung từ nơi khác", "there is a field that fetches from elsewhere"),
        Both(
            "bấm Ctrl+A rồi Ctrl+Shift+F9 để đổi mọi trường thành chữ thường, rồi lưu",
            "press Ctrl+A, then Ctrl+Shift+F9 to make plain words of all fields, then save",
        ),
    ),
)


# --- hidden words


def _hidden(parts: Parts) -> Iterator[Both]:
    """Words that Word does not show, by themselves or by their style."""
    styles = {
        one.get(f"{W}styleId")
        for root in parts.values()
        for one in root.iter(f"{W}style")
        if any(map(_on, one.iter(f"{W}vanish")))
    }
    for name, root in parts.items():
        for run in root.iter(f"{W}r"):
            if _words(run) and (any(map(_on, run.iter(f"{W}vanish"))) or _styled(run, styles)):
                where = _where(name, run)
                yield Both(f"có chữ ẩn, ở {where}", f"there are hidden words, at {where.en}")
                yield Both(
                    "bấm Ctrl+A, mở hộp Phông chữ (Ctrl+D), bỏ dấu ở ô Ẩn (Hidden), xóa chữ thừa vừa hiện ra, rồi lưu",
                    "press Ctrl+A, Ctrl+D, clear “Hidden”, delete what then shows and is not meant, and save",
                )
                return


def _on(mark: Any) -> bool:
    return mark.get(f"{W}val", "1").lower() not in _OFF


def _styled(run: Any, styles: set[str | None]) -> bool:
    if not styles:
        return False
    paragraph = run.getparent()
    marks = [*run.iter(f"{W}rStyle"), *(paragraph.iter(f"{W}pStyle") if paragraph is not None else ())]
    return any(one.get(f"{W}val") in styles for one in marks)


# --- what leads elsewhere


def _leads(parts: Parts) -> Iterator[Both]:
    """Links whose words are not their address, and whatever else would be fetched from outside."""
    for name, root in parts.items():
        if not name.endswith(".rels"):
            continue
        part = name.replace("_rels/", "").removesuffix(".rels")
        for one in root.iter():
            if one.get("TargetMode") == "External":
                yield from _external(part, one, parts.get(part))
    for name, root in parts.items():
        for one in root.iter(f"{W}instrText", f"{W}fldSimple"):
            asked = _LEADS.match(_instruction(one))
            if asked and not _plain(asked[1], _where_text(one)):
                yield from _link(_where(name, one), asked[1])


def _where_text(element: Any) -> str:
    above = element
    while above.getparent() is not None and above.tag != f"{W}p":
        above = above.getparent()
    return _words(above)


def _external(part: str, relation: Any, root: Any) -> Iterator[Both]:
    target, kind = relation.get("Target") or "", (relation.get("Type") or "").rpartition("/")[2]
    if kind != "hyperlink":
        yield Both(
            f"phần {part} lấy nội dung từ bên ngoài ({kind}): {target[:_SHOWN]}",
            f"part {part} fetches from outside ({kind}): {target[:_SHOWN]}",
        )
        yield Both(
            "hãy chép toàn bộ (Ctrl+A, Ctrl+C) sang một văn bản Word mới, dán, rồi lưu thành .docx",
            "copy all of it into a new document of Word, paste, and save that as .docx",
        )
        return
    shown = (
        [one for one in root.iter(f"{W}hyperlink") if one.get(f"{_R}id") == relation.get("Id")]
        if root is not None
        else []
    )
    for one in shown:
        if _words(one) and not _plain(target, _words(one)):
            yield from _link(_where(part, one), target)


def _plain(target: str, words: str) -> bool:
    """Whether a link says where it leads."""
    return bool(_SAFE.fullmatch(target)) and _HEAD.sub("", target).lower() in words.lower()


def _link(where: Both, target: str) -> Iterator[Both]:
    shown = target[:_SHOWN]
    yield Both(
        f"có liên kết mà chữ nhìn thấy không phải là địa chỉ của nó ({shown}), ở {where}",
        f"there is a link whose words are not its address ({shown}), at {where.en}",
    )
    yield Both(
        "bấm chuột phải vào liên kết → Loại bỏ siêu liên kết (Remove Hyperlink), hoặc viết đúng địa chỉ, rồi lưu",
        "right-click it → Remove Hyperlink, or write the address itself, then save",
    )
