"""The letter that a mail program opens prepared: it goes straight to an office, past the portal and the forge."""

from __future__ import annotations

from urllib.parse import quote

_LETTER = """Kính gửi {unit},

Tôi gửi ý kiến, kiến nghị cho hội nghị đối thoại:

1. Nội dung:


2. Lĩnh vực:

3. Thôn, tổ dân phố:

4. Người nêu (công dân, hộ gia đình, nhóm, tổ chức, doanh nghiệp):

5. Muốn được trả lời (tại hội nghị, bằng văn bản, thư điện tử):

Họ tên, điện thoại (không bắt buộc; cơ quan giữ, không đưa lên cổng):
"""


def mailto(email: str, unit: str) -> str:
    """The address that opens a prepared letter to an office."""
    body = quote(_LETTER.format(unit=unit).replace("\n", "\r\n"), safe="")
    subject = quote(f"Ý kiến, kiến nghị gửi hội nghị đối thoại, {unit}", safe="")
    return f"{address(email)}?subject={subject}&body={body}"


def address(email: str) -> str:
    """The address that opens an empty letter; nothing in it adds a recipient or a text."""
    return f"mailto:{quote(email, safe='@')}"


def call(phone: str) -> str:
    """The address that calls a telephone number: its figures alone."""
    return f"tel:{'+' if phone.startswith('+') else ''}{''.join(filter(str.isdecimal, phone))}"
