"""Values of single fields that no record should have, as YAML text: days, times, types, numbers, characters.

Each is one recipe: its kind, the record, the line that is there, and the line with the value in its place.
"""

from __future__ import annotations

from collections.abc import Iterator

_START = ("conference.yml", '"2025-09-24T07:30+07:00"')
_END = ("conference.yml", '"2025-09-24T11:30+07:00"')
_TOPIC = ("conference.yml", "Môi trường và giao thông nông thôn")
_PEOPLE = ("conference.yml", "people: 112")
_ON = ("petitions.yml", "on: 2025-09-11")
_ID = ("petitions.yml", "- id: 1\n")
_TEXT = ("petitions.yml", "Đề nghị vá ổ gà trên đường trục Thôn Nhất.")
_ISSUED = ("documents/conclusion_notice.md", "issued: 2025-10-02")
_NUMBER = ("documents/conclusion_notice.md", "24-TB/ĐU")
_COVERS = ("documents/conclusion_notice.md", "petitions: [1, 2, 3, 4, 5, 6]")

DATES = {
    **dict.fromkeys(("2025-02-30", "2025-13-01", "2025-00-10", "2025-9-1", "0000-00-00", "2025-366"), _ON),
    **dict.fromkeys(("20250911", "11/09/2025", "2025-W37-4", "２０２５-09-11", "2025‑09‑11", "+2025-09-11"), _ON),
    **dict.fromkeys(("-2025-09-11", "12025-09-11", "0001-01-01", "9999-12-31", "2025-09-11T00:00", "~", "now"), _ON),
    **dict.fromkeys(('"2025-09-11\\n"', "[2025-09-11]", "{d: 2025-09-11}", "2025.0911", "!!timestamp 2025-09-11"), _ON),
}
ISSUED = ("0001-01-01", "9999-12-31", "1582-10-10", "2025-02-29", "٢٠٢٥-١٠-٠٢", "1e4-10-02", "0x7e9-10-02", "null")
TIMES = (
    *('"0001-01-01T00:00+23:59"', '"9999-12-31T23:59-23:59"', '"2025-09-24T24:00+07:00"', '"2025-09-24T07:60+07:00"'),
    *(
        '"2025-09-24T07:30:60+07:00"',
        '"2025-09-24T07:30+24:00"',
        '"2025-09-24T07:30+99:99"',
        '"2025-09-24T07:30-00:00"',
    ),
    *('"2025-09-24T07:30Z"', '"2025-09-24T07:30+07"', '"2025-09-24t07:30+07:00"', '"2025-09-24 07:30+07:00"', "07:30"),
    *('"2025-09-24T07:30:00.999999999999+07:00"', '"2025-09-24T07:30+07:00[Asia/Ho_Chi_Minh]"', "1758673800", "{}"),
    *('"2025-09-24T07:30+07:00:30"', '"0001-01-01T00:00+14:00"', '"9999-12-31T23:59:59-12:00"', '"2025-09-24T-7:30"'),
    *(
        '"2025-09-24T07:30\\u00a0+07:00"',
        '"２０２５-09-24T07:30+07:00"',
        '"2025-09-24T07:30\\0"',
        "[1, 2]",
        "true",
        '""',
    ),
)
TYPES = {
    "topic": (_TOPIC, ("[a, b]", "{a: b}", "true", "12", "null", "1.5", '""', "[]", "!!binary aGVsbG8=", "[[[[a]]]]")),
    "text": (_TEXT, ("[a]", "{text: a}", "false", "~", "'   '", "- a", "!!python/object/apply:os.system [id]")),
    "people": (
        _PEOPLE,
        ("people: many", "people: [112]", "people: {n: 112}", "people: '112'", "people: 112.0", "people: yes"),
    ),
    "id": (
        _ID,
        (
            *("- id: one\n", "- id: [1]\n", "- id: true\n", "- id: null\n", "- id: 1.0\n", '- id: "1"\n', "- id: 2\n"),
            *("- 1\n- id: 7\n", "- []\n- id: 7\n", "-\n- id: 7\n", "- {}\n- id: 7\n"),
        ),
    ),
    "number": (_NUMBER, ("[24]", "24", "{n: 24}", "24-TB/ĐU/../../x", "%2e%2e", "24\\TB", "<b>24</b>", "=24+1")),
}
NUMBERS = {
    "people": (
        _PEOPLE,
        tuple(
            f"people: {value}"
            for value in (
                *("-1", "99999999999999999999", "9" * 400, "1e400", "-1e400", ".inf", ".nan", "-0", "0x1F", "0o17"),
                *("0b11", "1_000", "1,000", "012", "+5", "1:30", "9223372036854775808", "1e3", "1.", ".5", "٣", "½"),
            )
        ),
    ),
    "id": (_ID, tuple(f"- id: {value}\n" for value in ("0", "-1", "1e9", "99999999999999999999", "1.5", "007", "0x1"))),
    "covers": (
        _COVERS,
        tuple(
            f"petitions: {value}"
            for value in (
                "[]",
                "[0]",
                "[-1]",
                "[1, 1, 1]",
                f"[{'1, ' * 5000}1]",
                "[1e3]",
                "1",
                "[99999999999]",
                "[[1]]",
            )
        ),
    ),
}
CHARACTERS = {
    "bidi-override": "a\u202eb\u202c",
    "bidi-isolate": "a\u2066b\u2069",
    "right-to-left-mark": "a\u200fb",
    "zero-width-space": "a\u200bb",
    "zero-width-joiner": "a\u200db",
    "word-joiner": "a\u2060b",
    "byte-order-mark-inside": "a\ufeffb",
    "soft-hyphen": "a\u00adb",
    "hangul-filler": "a\u3164b",
    "mongolian-separator": "a\u180eb",
    "tag-letters": "a\U000e0041\U000e0042b",
    "variation-selectors": "a" + "\ufe0f" * 200,
    "nul": "a\0b",
    "bell": "a\x07b",
    "escape": "a\x1b[2J\x1b]0;x\x07b",
    "delete": "a\x7fb",
    "next-line": "a\x85b",
    "line-separator": "a\u2028b",
    "paragraph-separator": "a\u2029b",
    "form-feed": "a\x0cb",
    "lone-surrogate": "a\ud800b",
    "pair-of-surrogates": "a\ud83d\ude00b",
    "noncharacter": "a\uffffb",
    "noncharacter-of-another-plane": "a\U0010ffffb",
    "replacement": "a\ufffdb",
    "private-use": "a\ue000b",
    "combining-flood": "a" + "\u0301" * 3000,
    "stacked-marks": "zalgo" + "".join(chr(0x300 + n % 112) for n in range(500)),
    "loose-accents": "Đề nghị",
    "loose-hook": "tu\u031bo\u031b\u0300ng",
    "homoglyphs": "Хã Тhử Nghiệм",
    "full-width": "Ｄｅ ｎｇｈｉ",
    "mathematical": "𝐃𝐞 𝐧𝐠𝐡𝐢",
    "emoji-joined": "👩‍👩‍👧‍👦",
    "blanks-of-all-kinds": "a\u00a0b\u2003c\u3000d",
    "workflow-command": "::error file=x::y",
    "workflow-command-behind": "a%0A::set-output name=x::y",
    "formula": "'=HYPERLINK(\"https://evil.example\")'",
    "template": "{{ 7*7 }}",
    "template-statement": "'{% include \"x\" %}'",
    "slot": "'<!-- doithoai:PETITIONS -->'",
    "markup": "'</td><script>alert(1)</script>'",
    "entity": "'&lt;script&gt;&#x3c;'",
    "cdata": "']]><script>'",
    "calendar-injection": '"a\\nEND:VEVENT\\nBEGIN:VEVENT"',
    "json-end": "'</script><script>'",
    "long-word": "a" * 49_000,
    "long-line-of-one-letter": "\u0111" * 40_000,
}
ESCAPED = {
    "nul": "\\0",
    "surrogate": "\\ud800",
    "pair-of-surrogates": "\\ud83d\\ude00",
    "bidi": "\\u202e",
    "escape": "\\e[2J",
    "line-feed": "\\n\\n# x",
    "carriage-return": "\\rx",
    "next-line": "\\N",
    "line-separator": "\\L",
    "too-large": "\\U00110000",
    "cut-short": "\\u12",
    "unknown": "\\q",
    "loose-accent": "e\\u0301",
    "byte-order-mark": "\\ufeff",
    "many-lines": "a\\n" * 5000,
}


def values() -> Iterator[tuple[str, str, str, str]]:
    """Kind and name, the record, what is replaced, and by what."""
    for value, (record, old) in DATES.items():
        yield f"dates/received-{value}", record, old, f"on: {value}"
    for value in ISSUED:
        yield f"dates/issued-{value}", _ISSUED[0], _ISSUED[1], f"issued: {value}"
    for place, value in enumerate(TIMES):
        record, old = _END if place % 4 == 3 else _START
        yield f"times/{value}", record, old, value
    for kind, table in (("types", TYPES), ("numbers", NUMBERS)):
        for field, ((record, old), given) in table.items():
            for value in given:
                yield f"{kind}/{field}-{value[:30].strip()}", record, old, value
    for place, (name, value) in enumerate(CHARACTERS.items()):
        record, old = (_TOPIC, _TEXT)[place % 2]
        yield f"characters/{name}", record, old, value
    for name, value in ESCAPED.items():
        yield f"characters/escaped-{name}", _TEXT[0], _TEXT[1], f'"a{value}b"'
