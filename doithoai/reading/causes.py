"""What is wrong in a text that the YAML parser refuses, told by what stands there rather than by the parser's words."""

from __future__ import annotations

import re

from doithoai.model.base import Frozen
from doithoai.model.both import Both


class Mark(Frozen, frozen=True):
    """A place in the text; both count from 0, as the parser does."""

    line: int
    column: int


class ParserRefusal(Frozen, frozen=True):
    """What the parser said: what it was reading, since where, what it met, and where."""

    context: str
    since: Mark | None
    problem: str
    at: Mark


_TAB = Both("thụt đầu dòng bằng phím Tab; hãy dùng dấu cách", "a line is indented with a tab; use spaces")
_COLON = Both(
    "có dấu hai chấm trong câu; hãy đặt cả câu trong dấu ngoặc kép",
    "there is a colon in the sentence; put all of it in double quotes",
)
_NO_SPACE = Both("thiếu dấu cách sau dấu hai chấm", "the space after the colon is missing")
_HARD_SPACE = Both(
    "sau dấu hai chấm là dấu cách không ngắt; hãy xóa đi và gõ dấu cách thường",
    "a no-break space follows the colon; type an ordinary space",
)
_ODD_INDENT = Both(
    "dòng này thụt vào bằng dấu cách đặc biệt ({code}), chép từ Word hoặc từ mạng; hãy xóa đi và gõ dấu cách thường",
    "the line is indented with special blanks ({code}), copied from elsewhere; type ordinary spaces",
)
_ODD_COLON = Both(
    "sau tên trường là dấu hai chấm rộng “：”; hãy gõ dấu hai chấm thường",
    "a wide colon “：” follows the name; type an ordinary one",
)
_ODD_DASH = Both(
    "dòng mở đầu bằng “{sign}”; mỗi mục của danh sách mở đầu bằng dấu gạch ngang thường (-) và một dấu cách",
    "the line begins with “{sign}”; an item of a list begins with an ordinary hyphen (-) and a space",
)
_DASH_ALONE = Both(
    "sau dấu gạch ngang mở đầu mục phải có một dấu cách",
    "a space is due behind the dash that begins an item",
)
_CURLY = Both(
    'dấu ngoặc “ ” là của Word, kho không hiểu; hãy gõ lại bằng dấu ngoặc kép thẳng (") ở hai đầu câu',
    'curly quotes come from Word and mean nothing here; type straight ones (") at both ends of the sentence',
)
_CONFLICT = Both(
    "còn dấu xung đột của Git; hãy chọn một trong hai bản và xóa các dòng <<<<<<<, =======, >>>>>>>",
    "marks of a conflict are left; keep one of the two versions and delete the lines <<<<<<<, =======, >>>>>>>",
)
_NOT_A_FIELD = Both(
    "dòng này thiếu dấu hai chấm sau tên trường; nếu là phần tiếp của câu ở dòng trên thì phải thụt vào sâu hơn",
    "the colon after the field's name is missing; a line that continues the sentence above must be indented further",
)
_DEEPER = Both(
    "dòng này thụt vào sâu hơn dòng trên, mà dòng trên đã có giá trị; hãy thụt bằng nhau; "
    "câu có dấu hai chấm thì đặt trong dấu ngoặc kép",
    "this line is indented further than the one above, which has a value already; indent both alike; "
    "put a sentence with a colon in double quotes",
)
_AFTER_QUOTE = Both(
    "sau dấu đóng ngoặc còn chữ; hãy đặt cả câu trong một cặp dấu ngoặc đơn '…', bên trong giữ nguyên dấu ngoặc kép",
    "text follows the closing quote or bracket; put all of it in one pair of single quotes",
)
_UNEVEN = Both("thụt đầu dòng không đều", "the lines are not indented alike")
_DASH = Both(
    "dòng mở đầu bằng dấu gạch ngang ở chỗ cần tên trường; hãy thụt danh sách vào dưới tên trường của nó",
    "a line begins with a dash where the name of a field is due; indent the list below its field",
)
_LIST = Both(
    "thụt đầu dòng không đều trong danh sách, hoặc thiếu dấu gạch ngang",
    "the lines of a list are not indented alike, or a dash is missing",
)
_DASH_INSIDE = Both(
    "có dấu gạch ngang ngay sau tên trường; nếu là câu thì đặt trong dấu ngoặc kép, nếu là danh sách thì xuống dòng",
    "a dash stands right behind a field's name; put a sentence in double quotes, begin a list on the next line",
)
_QUESTION = Both(
    "câu mở đầu bằng dấu hỏi; hãy đặt cả câu trong dấu ngoặc kép",
    "a sentence begins with a question mark; put all of it in double quotes",
)
_CONTENT = Both("thiếu giá trị, hoặc thiếu dấu đóng ngoặc", "a value, or a closing bracket, is missing")
_COMMA = Both("thiếu dấu phẩy, hoặc thiếu dấu đóng ngoặc", "a comma, or a closing bracket, is missing")
_ESCAPE = Both(
    "dấu \\ trong ngoặc kép không đúng; hãy dùng ngoặc đơn", "a wrong \\ within double quotes; use single quotes"
)
_CODE = Both("mã ký tự sau dấu \\ không đúng", "the code behind \\ is no character")
_OPEN_QUOTE = Both("thiếu dấu ngoặc kép đóng", "the closing quote is missing")
_BLOCK = Both(
    "sau dấu | hoặc > có ký hiệu không dùng được; chỉ viết | hoặc > rồi xuống dòng",
    "what follows | or > is not allowed; write the sign alone and begin a new line",
)
_DIRECTIVE = Both("không dùng dòng lệnh % của YAML", "directives (%) of YAML are not used")
_LABEL = Both(
    "không dùng nhãn (!), neo (&) và tham chiếu (*) của YAML; câu có các dấu này ở đầu thì đặt trong dấu ngoặc kép",
    "tags (!), anchors (&) and aliases (*) of YAML are not used; put a sentence that begins so in double quotes",
)
_TWO = Both("trong tệp có nhiều hơn một bản ghi", "there is more than one record in the file")
_CONTROL = Both("có ký tự điều khiển không được dùng", "there is a control character")
UNKNOWN = Both("sai cú pháp YAML", "it is not YAML")
_SOMETHING_LIKE_A_FIELD = re.compile(r"\s*(?:- +)?[\w-]+:([^ \t])")


def cause(text: str, found: ParserRefusal) -> tuple[Mark, Both]:
    """Where the fault is, which may be before the place where the parser gave up, and what it is."""
    lines = text.split("\n")
    at = found.at
    if told := _pasted(lines, found):
        return told
    if "cannot start any token" in found.problem:
        return at, _no_start(_from(lines, at)[:1])
    if found.context == "while scanning a simple key" and found.since:
        return found.since, _no_field(_line(lines, found.since)) or _NOT_A_FIELD
    if "mapping values are not allowed" in found.problem:
        return _too_many_colons(lines, at)
    if "did not find expected key" in found.problem:
        return at, _no_key(lines, at)
    if found.context == "while scanning a quoted scalar" and found.since:
        return found.since, _OPEN_QUOTE
    return at, _by_words(found)


_INDENT = re.compile(r" *(?:- +)?([\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000])")
_BULLET = re.compile(r"\s*([‐-―−•·●▪◦➢–—])")
_SIGNS = re.compile(r"(?:<{7}|={7}|>{7})(?: |$)")


def _pasted(lines: list[str], found: ParserRefusal) -> tuple[Mark, Both] | None:
    """What a person does not see on the screen, or takes for the same: looked for before the parser is believed.

    The parser may give up a line or two below it.
    """
    conflict = next((number for number, line in enumerate(lines) if _SIGNS.match(line)), None)
    if conflict is not None:
        return Mark(conflict, 0), _CONFLICT
    last = found.at.line
    first = min(found.since.line if found.since else last, last)
    for number in range(max(0, first - 1), min(last + 1, len(lines))):
        if told := odd(lines[number]):
            return Mark(number, told[0]), told[1]
    return None


def odd(line: str) -> tuple[int, Both] | None:
    """A character that only looks like the one that is due, and its place in the line."""
    if blank := _INDENT.match(line):
        code = f"U+{ord(blank[1]):04X}"
        return blank.start(1), Both(_ODD_INDENT.format(code=code), _ODD_INDENT.en.format(code=code))
    if bullet := _BULLET.match(line):
        return bullet.start(1), Both(_ODD_DASH.format(sign=bullet[1]), _ODD_DASH.en.format(sign=bullet[1]))
    if wide := re.match(r"\s*(?:- +)?[\w-]+ ?(：)", line):
        return wide.start(1), _ODD_COLON
    if glued := re.match(r"\s*-(?=[\w{\[\"'])(?!-)", line):
        return glued.end() - 1, _DASH_ALONE
    return None


_WORDS = (
    ("found a tab character", _TAB),
    ("expected '-'", _LIST),
    ("block sequence entries are not allowed", _DASH_INSIDE),
    ("mapping keys are not allowed", _QUESTION),
    ("unknown escape character", _ESCAPE),
    ("hexdecimal number", _CODE),
    ("invalid Unicode character escape", _CODE),
    ("expected ',' or", _COMMA),
    ("expected node content", _CONTENT),
    ("block scalar", _BLOCK),
    ("directive", _DIRECTIVE),
    ("incompatible YAML document", _DIRECTIVE),
    ("tag", _LABEL),
    ("anchor", _LABEL),
    ("alias", _LABEL),
    ("<document start>", _TWO),
    ("control characters", _CONTROL),
    ("unacceptable character", _CONTROL),
)


def _by_words(found: ParserRefusal) -> Both:
    said = f"{found.problem} {found.context}"
    return next((told for words, told in _WORDS if words in said), UNKNOWN)


def _line(lines: list[str], mark: Mark) -> str:
    return lines[mark.line] if mark.line < len(lines) else ""


def _from(lines: list[str], mark: Mark) -> str:
    return _line(lines, mark)[mark.column :]


def _no_start(sign: str) -> Both:
    if sign == "\t":
        return _TAB
    return Both(
        f"câu mở đầu bằng dấu {sign}; hãy đặt cả câu trong dấu ngoặc kép",
        f"a sentence begins with {sign}; put all of it in double quotes",
    )


def _no_field(line: str) -> Both | None:
    """What is wrong where a line looks like a field and is none: its colon has no space behind it."""
    like = _SOMETHING_LIKE_A_FIELD.match(line)
    if like is None:
        return None
    return _HARD_SPACE if like[1].isspace() else _NO_SPACE


def _too_many_colons(lines: list[str], at: Mark) -> tuple[Mark, Both]:
    before = _line(lines, at)[: at.column]
    if curly := re.search(r": *([“”‘’„«])", before):
        return Mark(at.line, curly.start(1)), _CURLY
    if not re.fullmatch(r"\s*(?:- +)?[\w-]+", before):
        return at, _COLON
    # The colon is the first of its line: what is above was not closed, or has a value already.
    above = next((number for number in range(at.line - 1, -1, -1) if lines[number].strip()), None)
    if above is None:
        return at, _COLON
    if told := _no_field(lines[above]):
        return Mark(above, 0), told
    return at, _DEEPER


def _no_key(lines: list[str], at: Mark) -> Both:
    before = _line(lines, at)[: at.column].rstrip()
    if before.endswith(('"', "'", "]", "}")):
        return _AFTER_QUOTE
    return _DASH if _from(lines, at).startswith("-") else _UNEVEN
