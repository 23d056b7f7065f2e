"""What a server, a network or Git answers, in plain words; of a token nothing is ever repeated."""

from __future__ import annotations

import base64
import re

from doithoai.commands.proposals.store import Access
from doithoai.model.both import Both
from doithoai.patterns import lazy
from doithoai.reading.names import visible

UNREACHED = Both("không nối được với máy chủ của kho", "the server can't be reached")
SLOW = Both("máy chủ của kho không trả lời kịp", "the server does not answer in time")
BROKEN = Both(
    "máy chủ của kho đang trục trặc, hoặc mạng của cơ quan trả lời thay",
    "the server is out of order, or the network answers in its place",
)
UNSAFE = Both(
    "không tin được chứng thư (TLS) của máy chủ nên không gửi gì; hãy báo người phụ trách mạng",
    "the certificate (TLS) of the server can't be trusted, so nothing is sent; tell whoever keeps the network",
)
NO_ENTRY = Both(
    "máy chủ không nhận mã truy cập: chưa có, sai, hoặc đã hết hạn; hãy chạy: doithoai propose --save-token",
    "the server does not take the token: none, wrong or expired; run: doithoai propose --save-token",
)
NO_RIGHT = Both(
    "mã truy cập này không có quyền gửi vào kho; hãy hỏi người quản lý kho",
    "this token has no right to send to the repository; ask whoever keeps it",
)
NOT_FOUND = Both(
    "máy chủ không có kho ở địa chỉ đã đặt, hoặc không cho xem",
    "the server has no repository at that address, or does not show it",
)
ELSEWHERE = Both(
    "máy chủ chỉ sang địa chỉ khác; không đi theo và không gửi mã truy cập. Kho đã chuyển chỗ thì hãy đặt lại địa chỉ",
    "the server leads elsewhere; it is not followed, and the token is not sent. If it has moved, set the new address",
)

_OF_GIT = (
    (r"timed out|Operation too slow|Connection timed out", "offline", SLOW),
    (r"SSL|[Cc]ertificate|TLS", "no", UNSAFE),
    (r"returned error: 30\d|[Rr]edirect", "no", ELSEWHERE),
    (r"Authentication failed|could not read (Username|Password)|returned error: 401|Permission denied", "no", NO_ENTRY),
    (r"returned error: 403", "no", NO_RIGHT),
    (r"returned error: 404|repository '.*' not found|does not appear to be a git repository", "no", NOT_FOUND),
    (r"returned error: (5\d\d|407|429)|not valid: is this a git repository|find remote ref", "offline", BROKEN),
    (
        r"Could not resolve|Failed to connect|[Cc]ouldn't connect|Connection (refused|reset)|unreachable",
        "offline",
        UNREACHED,
    ),
    (r"unable to access|Empty reply|hung up|RPC failed|early EOF", "offline", UNREACHED),
)
_REFUSED = lazy(r"\[remote rejected\]|hook declined")
_MOVED = lazy(r"\[rejected\]|non-fast-forward|fetch first|cannot lock ref|failed to update ref")
_MOST = 1500


def of_git(said: str, access: Access) -> tuple[str, Both]:
    """Whether to come again ("offline"), to look again ("moved"), or neither; and the sentence."""
    said = hidden(said, access)
    if _REFUSED.search(said) and not re.search(r"cannot lock ref|failed to update ref", said):
        return "no", refusal(
            [line.removeprefix("remote:").strip() for line in said.splitlines() if line[:7] == "remote:"]
        )
    if _MOVED.search(said):
        return "moved", Both("có người vừa gửi vào cùng chỗ", "somebody sent to the same place just now")
    for pattern, kind, told in _OF_GIT:
        if re.search(pattern, said):
            return kind, told
    words = " ".join(said.split())[:_MOST]
    return "no", Both(f"chưa gửi được: {words}", f"it could not be sent: {words}")


def locked(file: str) -> Both:
    """What is said where a command of Git that was ended left its mark."""
    return Both(
        f"một lệnh Git bị ngắt để lại tệp {file}; không lệnh Git nào đang chạy thì xóa tệp ấy rồi chạy lại",
        f"a command of Git that was ended left {file}; if none is running, remove it and run this again",
    )


def refusal(lines: list[str]) -> Both:
    """What is said where the checks of the server refuse a change, with their own words."""
    words = "\n".join(f"  {visible(line)}" for line in lines if line)[:_MOST]
    return Both(f"máy chủ của kho không nhận thay đổi này:\n{words}", f"the server refuses this change:\n{words}")


def hidden(text: str, access: Access) -> str:
    """A text without the token, as it is and as it is sent."""
    if access.token:
        sent = base64.b64encode(f"{access.user}:{access.token}".encode()).decode()
        for secret in (sent, access.token):
            text = text.replace(secret, "***")
    return re.sub(r"(?<=://)[^/@\s]+@", "***@", text)
