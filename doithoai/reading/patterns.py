"""What each pattern of a field asks for, in words: a message never shows a pattern."""

from __future__ import annotations

from doithoai.model import addresses, amended, base, policies, records
from doithoai.model.both import Both
from doithoai.reading.names import slug

PATTERNS = {
    base.ONE_LINE: Both("phải viết trên một dòng", "it is to stand on one line"),
    base.LINK: Both(
        "một đường dẫn viết đủ, liền một mạch, ví dụ https://ten-xa.example/trang",
        "one whole address on the web without blanks, as in https://commune.example/page",
    ),
    policies.KIND: Both(
        "law (luật), regulation (quy định), guidance (hướng dẫn) hoặc plan (kế hoạch)",
        "law, regulation, guidance or plan",
    ),
    addresses.SLUG: Both(
        "mã viết thường không dấu, nối bằng gạch ngang, ví dụ van-phong-dang-uy",
        "small letters without accents, joined by hyphens, as in van-phong-dang-uy",
    ),
    records.FIELD: Both(
        "mã viết thường không dấu, nối bằng gạch dưới, ví dụ dat_dai",
        "small letters without accents, joined by underscores, as in dat_dai",
    ),
    addresses.CONFERENCE_REF: Both("năm/số hội nghị, ví dụ 2025/01", "year/number of a conference, as in 2025/01"),
    addresses.PETITION_REF: Both(
        "năm/số hội nghị#số kiến nghị, ví dụ 2025/01#7",
        "year/number of a conference#number of a petition, as in 2025/01#7",
    ),
    records.PHONE: Both("một số điện thoại, ví dụ 0225 3888 123", "one phone number, as in 0225 3888 123"),
    records.EMAIL: Both(
        "một địa chỉ thư điện tử, ví dụ vanphong@xa.example", "one e-mail address, as in vanphong@xa.example"
    ),
    amended.ROUTE: Both(
        "tên trường như lệnh doithoai changes in ra, ví dụ issued, states.answered.on",
        "a field as doithoai changes names it, as in issued, states.answered.on",
    ),
    base.SAID: Both("không được để trống", "it may not be empty"),
    addresses.FOLDER: Both(
        "đơn vị, đơn vị/năm, đơn vị/năm/số, ví dụ xa-cu/2025/03",
        "unit, unit/year or unit/year/number, as in xa-cu/2025/03",
    ),
    records.PRIVACY_RULE: Both(
        "mã một quy tắc về thông tin cá nhân, như câu báo ghi, ví dụ V01",
        "the code of a rule about people's data, as a finding gives it: V01",
    ),
    records.SHA256: Both(
        "mã SHA-256 gồm 64 ký tự 0-9, a-f, viết chữ thường", "a SHA-256 sum: 64 of 0-9 and a-f, in small letters"
    ),
    records.ATTACHED: Both(
        "đường dẫn files/tên-tệp viết thường không dấu, nối bằng gạch ngang, ví dụ files/40-tb-ubnd.pdf",
        "a path files/name in small letters without accents, joined by hyphens, as in files/40-tb-ubnd.pdf",
    ),
}


def asked(pattern: str, value: str) -> Both | str:
    """What a pattern asks for, with the id that a name most likely has."""
    rule = PATTERNS.get(pattern, pattern)
    joined = {addresses.SLUG: "-", records.FIELD: "_"}.get(pattern)
    likely = slug(value).replace("-", joined) if joined else ""
    if not likely or not isinstance(rule, Both):
        return rule
    return Both(f"{rule}; ở đây có lẽ là {likely}", f"{rule.en}; here most likely {likely}")
