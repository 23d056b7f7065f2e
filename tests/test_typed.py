"""Text as Word leaves it: paragraphs that begin with blanks, and lines drawn with dashes."""

from __future__ import annotations

import pytest

from doithoai.html.markdown import rich, visible

MEANT = {
    "spaces": ("Kính gửi:\n\n    Thời gian: 14 giờ", "<p>Kính gửi:</p>\n<p>Thời gian: 14 giờ</p>"),
    "a tab": ("\tĐoạn một\n\n\tĐoạn hai", "<p>Đoạn một</p>\n<p>Đoạn hai</p>"),
    "spaces and a tab": ("Một\n\n  \tHai", "<p>Một</p>\n<p>Hai</p>"),
    "an empty line of blanks": ("Một\n\n\t\n\tHai\n\n\tBa", "<p>Một</p>\n<p>Hai</p>\n<p>Ba</p>"),
    "much deeper": (f"Một\n\n{' ' * 40}Hai", "<p>Một</p>\n<p>Hai</p>"),
    "a list set off": ("Nơi nhận:\n\n    - Như trên;\n    - Lưu: VT.", "<li>Lưu: VT.</li>"),
    "a paragraph of a list": ("- Một\n\n      Hai\n\n- Ba", "<p>Hai</p>"),
    "far inside a list": ("- Một\n\n          Hai\n\n- Ba", "<li>\n<p>Một</p>\n<p>Hai</p>\n</li>"),
    "dashes below a name": ("Độc lập - Tự do\n-------", "<p>Độc lập - Tự do</p>\n<hr>"),
    "a sign of equality below a name": ("ỦY BAN NHÂN DÂN\n=======\n\nKính gửi", "<p>ỦY BAN NHÂN DÂN</p>"),
}
KEPT = {
    "fenced code": ("```\n    mã\n```", "<pre><code>    mã\n</code></pre>"),
    "code in a quotation": (">     mã", "<blockquote>\n<pre><code>mã</code></pre>\n</blockquote>"),
    "a table": ("| a | b |\n|---|---|\n| 1 | 2 |", "<td>2</td>"),
    "a drawn line": ("Một\n\n---\n\nHai", "<p>Một</p>\n<hr>\n<p>Hai</p>"),
    "a heading": ("## Một\n\nHai", "<h3>Một</h3>\n<p>Hai</p>"),
    "a list in a list": ("- Một\n    - Hai", "<li>Hai</li>"),
    "a paragraph that goes on": ("Một\n    hai", "<p>Một\nhai</p>"),
}


@pytest.mark.parametrize(("text", "html"), (MEANT | KEPT).values(), ids=(MEANT | KEPT).keys())
def test_what_was_typed_is_what_is_shown(text: str, html: str) -> None:
    """No letter is lost: what is told of the text elsewhere is the text itself."""
    assert html in str(rich(text, 3))
    assert visible(text) == text


@pytest.mark.parametrize("text", [text for text, _ in MEANT.values()], ids=MEANT.keys())
def test_no_paragraph_becomes_code_and_no_name_a_heading(text: str) -> None:
    """Nor does a line of text become larger than those around it."""
    shown = str(rich(text, 3))
    assert "<code>" not in shown
    assert "<h" not in shown.replace("<hr>", "")
