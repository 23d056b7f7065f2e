"""Signatures as Git makes them: `ssh-keygen -Y sign`, with a list of who may sign (allowed_signers).

What a signature is for (its namespace) is read from its own bytes; everything else OpenSSH judges.
"""

from __future__ import annotations

import base64
import binascii
import datetime as dt
import os
import subprocess
from pathlib import Path

from doithoai.model.both import Both
from doithoai.model.manifest import NAMESPACE, SIGNATURE, ManifestFault
from doithoai.reading.manifest import FaultFound

_BEGIN, _END = "-----BEGIN SSH SIGNATURE-----", "-----END SSH SIGNATURE-----"
_MAGIC = b"SSHSIG"


class NoTool(RuntimeError):
    """A program of the machine is missing or refuses; the sentence says which and why."""


def sign(path: Path, key: Path) -> Path:
    """Sign a file; returns the signature beside it. Raises NoTool."""
    target = path.with_name(path.name + SIGNATURE)
    target.unlink(missing_ok=True)
    done = run_tool("ssh-keygen", "-q", "-Y", "sign", "-f", str(key), "-n", NAMESPACE, str(path), asks=True)
    if done.returncode or not target.is_file():
        why = done.stderr.decode(errors="replace").strip().split("\n")[-1]
        raise NoTool(Both(f"chưa ký được bằng khóa “{key}”: {why}", f"the key “{key}” can't sign: {why}"))
    return target


def judge_signature(data: bytes, signature: Path, signers: Path, day: dt.date) -> tuple[FaultFound | None, str]:
    """What is wrong with a signature on a day, and whose it is. Raises NoTool."""
    try:
        found = signature.read_bytes()
    except OSError:
        return FaultFound(ManifestFault.UNSIGNED), ""
    namespace = namespace_of(found)
    if namespace is None:
        return FaultFound(ManifestFault.NO_SIGNATURE), ""
    if namespace != NAMESPACE:
        return FaultFound(ManifestFault.NAMESPACE, more=namespace[:80]), ""
    asked = ("-Y", "check-novalidate", "-n", NAMESPACE, "-s", str(signature))
    if run_tool("ssh-keygen", *asked, given=data).returncode:
        return FaultFound(ManifestFault.BAD_SIGNATURE), ""
    # Through the end of the day: a list of keys tells days, and whoever verifies need not know the hour.
    at = f"-Overify-time={day:%Y%m%d}235959"
    listed = run_tool("ssh-keygen", "-Y", "find-principals", "-s", str(signature), "-f", str(signers), at)
    names = listed.stdout.decode(errors="replace").split("\n")
    if listed.returncode or not names[0]:
        told = listed.stderr.decode(errors="replace")
        expired = "expired" in told or "not yet valid" in told
        return FaultFound(ManifestFault.EXPIRED if expired else ManifestFault.UNKNOWN_SIGNER), ""
    who = ("-Y", "verify", "-f", str(signers), "-I", names[0], "-n", NAMESPACE, "-s", str(signature), at)
    if run_tool("ssh-keygen", *who, given=data).returncode:
        return FaultFound(ManifestFault.NOT_ALLOWED, more=names[0]), ""
    return None, names[0]


def namespace_of(signature: bytes) -> str | None:
    """What a signature says it is for; None where it is no SSH signature."""
    try:
        lines = signature.decode("ascii").strip().split("\n")
        if lines[0].strip() != _BEGIN or lines[-1].strip() != _END:
            return None
        raw = base64.b64decode("".join(lines[1:-1]), validate=False)
        if raw[:6] != _MAGIC or int.from_bytes(raw[6:10], "big") != 1:
            return None
        _, at = _text(raw, 10)
        namespace, _ = _text(raw, at)
        return namespace.decode("utf-8")
    except (UnicodeDecodeError, binascii.Error, ValueError):
        return None


def _text(raw: bytes, at: int) -> tuple[bytes, int]:
    end = at + 4 + int.from_bytes(raw[at : at + 4], "big")
    if end > len(raw):
        raise ValueError(end)
    return raw[at + 4 : end], end


def run_tool(program: str, *words: str, given: bytes = b"", asks: bool = False) -> subprocess.CompletedProcess[bytes]:
    """Run a program of the machine; it may ask somebody at the terminal only where it `asks`. Raises NoTool."""
    environment = {**os.environ, "LC_ALL": "C", "SSH_ASKPASS_REQUIRE": "never"}
    try:
        return subprocess.run(
            [program, *words],
            input=given,
            env=environment,
            capture_output=True,
            check=False,
            start_new_session=not asks,
        )
    except FileNotFoundError:
        needed = {"ssh-keygen": "OpenSSH (gói openssh-client)", "openssl": "OpenSSL (gói openssl)"}[program]
        vi = f"không tìm thấy chương trình {program}; hãy cài {needed}"
        raise NoTool(Both(vi, f"the program {program} is not found; install {needed.partition(' (')[0]}")) from None
