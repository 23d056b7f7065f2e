"""Time stamps of RFC 3161: a server that is trusted signs that it saw a checksum at a moment. OpenSSL asks and judges.

The network is used by `ask` alone. What a stamp says is judged as of its own moment, so that the clock of the machine
that verifies decides nothing; a stamp is kept only once it was judged.
"""

from __future__ import annotations

import datetime as dt
import re
import tempfile
import urllib.error
import urllib.request
from pathlib import Path

from doithoai.commands.signatures import run_tool
from doithoai.disk import write
from doithoai.model.both import Both
from doithoai.model.manifest import STAMP

_QUERY, _REPLY = "application/timestamp-query", "application/timestamp-reply"
_LARGEST = 1 << 20
_MOMENT = re.compile(r"^Time stamp: (\w{3} +\d+ \d\d:\d\d:\d\d)(?:\.\d+)? (\d{4}) GMT$", re.MULTILINE)


class NotStamped(RuntimeError):
    """No time stamp that holds was got; the sentence says why."""


def ask(path: Path, server: str, authority: Path, timeout: float = 30) -> tuple[Path, dt.datetime]:
    """Have a file stamped, and keep the stamp beside it once it holds. Raises NotStamped, NoTool."""
    if not server.startswith(("https://", "http://")):
        raise NotStamped(Both(f"“{server}” không phải là địa chỉ http(s)", f"“{server}” is no http(s) address"))
    with tempfile.TemporaryDirectory() as folder:
        query, reply = Path(folder) / "query.tsq", Path(folder) / "reply.tsr"
        made = run_tool("openssl", "ts", "-query", "-data", str(path), "-sha256", "-cert", "-out", str(query))
        if made.returncode:
            raise NotStamped(Both(f"không đọc được “{path}”", f"“{path}” can't be read"))
        reply.write_bytes(_posted(server, query.read_bytes(), timeout))
        moment = moment_of(reply)
        # The query has the checksum and a number that is used once: a stamp of other data or an old one is no answer.
        if moment is None or not _holds(reply, moment, authority, "-queryfile", str(query)):
            why = _why(reply)
            vi = f"trả lời của máy chủ dấu thời gian không dùng được{f': {why}' if why else ''}"
            raise NotStamped(Both(vi, f"the answer of the time stamp server does not hold{f': {why}' if why else ''}"))
        target = path.with_name(path.name + STAMP)
        write(str(target), reply.read_bytes())
    return target, moment


def judge_stamp(path: Path, stamp: Path, authority: Path) -> dt.datetime | None:
    """The moment at which a stamp proves that a file was there; None where it does not hold. Raises NoTool."""
    moment = moment_of(stamp)
    return moment if moment and _holds(stamp, moment, authority, "-data", str(path)) else None


def moment_of(stamp: Path) -> dt.datetime | None:
    """The moment that a stamp tells, whether it holds or not; None where it tells none. Raises NoTool."""
    told = run_tool("openssl", "ts", "-reply", "-in", str(stamp), "-text").stdout.decode(errors="replace")
    found = _MOMENT.search(told)
    if not found or "Status: Granted" not in told:
        return None
    written = f"{' '.join(found[1].split())} {found[2]}"
    return dt.datetime.strptime(written, "%b %d %H:%M:%S %Y").replace(tzinfo=dt.UTC)


def _holds(stamp: Path, moment: dt.datetime, authority: Path, *against: str) -> bool:
    at = ("-attime", str(int(moment.timestamp())))
    done = run_tool("openssl", "ts", "-verify", *against, "-in", str(stamp), "-CAfile", str(authority), *at)
    return done.returncode == 0 and b"Verification: OK" in done.stdout + done.stderr


def _why(reply: Path) -> str:
    told = run_tool("openssl", "ts", "-reply", "-in", str(reply), "-text").stdout.decode(errors="replace")
    found = re.search(r"^(?:Failure info|Status description): (.+)$", told, re.MULTILINE)
    return found[1].strip() if found else ""


def _posted(server: str, query: bytes, timeout: float) -> bytes:
    asked = urllib.request.Request(server, query, {"Content-Type": _QUERY, "Accept": _REPLY})  # noqa: S310 - see ask
    try:
        with _straight().open(asked, timeout=timeout) as answer:
            data: bytes = answer.read(_LARGEST + 1)
            kind = answer.headers.get_content_type()
    except urllib.error.HTTPError as error:
        vi = f"máy chủ dấu thời gian trả lời lỗi {error.code}"
        raise NotStamped(Both(vi, f"the time stamp server answers with error {error.code}")) from None
    except TimeoutError:
        vi = f"máy chủ dấu thời gian không trả lời trong {timeout:g} giây"
        raise NotStamped(Both(vi, f"the time stamp server does not answer within {timeout:g} seconds")) from None
    except (OSError, ValueError) as error:
        why = getattr(error, "reason", error)
        if isinstance(why, TimeoutError):
            vi = f"máy chủ dấu thời gian không trả lời trong {timeout:g} giây"
            raise NotStamped(Both(vi, f"the time stamp server does not answer within {timeout:g} seconds")) from None
        vi = f"không tới được máy chủ dấu thời gian: {why}"
        raise NotStamped(Both(vi, f"the time stamp server is not reached: {why}")) from None
    if kind != _REPLY or len(data) > _LARGEST:
        vi = "máy chủ trả lời một thứ khác, không phải dấu thời gian"
        raise NotStamped(Both(vi, "the server answers with something else than a time stamp"))
    return data


def _straight() -> urllib.request.OpenerDirector:
    """What asks one address: a server that leads elsewhere is not the one that is configured."""
    opener = urllib.request.OpenerDirector()
    for handler in (
        urllib.request.ProxyHandler(),
        urllib.request.HTTPHandler(),
        urllib.request.HTTPSHandler(),
        urllib.request.HTTPDefaultErrorHandler(),
        urllib.request.HTTPErrorProcessor(),
    ):
        opener.add_handler(handler)
    return opener
