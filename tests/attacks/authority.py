"""An authority for time stamps of our own: OpenSSL's, behind a server on the loopback."""

from __future__ import annotations

import http.server
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from doithoai.model.base import Frozen

_CONFIG = """
[tsa]
default_tsa = own
[own]
serial = {folder}/serial
signer_cert = {folder}/tsa.pem
signer_key = {folder}/tsa.key
certs = {folder}/ca.pem
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
ess_cert_id_chain = no
ess_cert_id_alg = sha256
crypto_device = builtin
[req]
distinguished_name = name
[name]
[tsa_ext]
extendedKeyUsage = critical,timeStamping
keyUsage = critical,digitalSignature
[ca_ext]
basicConstraints = critical,CA:TRUE
keyUsage = critical,keyCertSign
"""


class Authority(Frozen, frozen=True):
    """Its folder, and where its server answers."""

    folder: Path
    url: str

    @property
    def certificate(self) -> Path:
        """What is trusted of it."""
        return self.folder / "ca.pem"


def openssl(*words: str | Path) -> None:
    subprocess.run(["openssl", *map(str, words)], capture_output=True, check=True)


def founded(folder: Path) -> Path:
    """An authority with keys of its own."""
    folder.mkdir()
    (folder / "serial").write_text("01\n")
    (folder / "c.cnf").write_text(_CONFIG.format(folder=folder))
    config = ("-config", folder / "c.cnf", "-nodes", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256")
    days = ("-days", "4000")
    ca = ("-keyout", folder / "ca.key", "-out", folder / "ca.pem", "-subj", "/CN=CA", "-extensions", "ca_ext")
    openssl("req", "-x509", *config, *ca, *days)
    openssl("req", *config, "-keyout", folder / "tsa.key", "-out", folder / "tsa.csr", "-subj", "/CN=TSA")
    signed = ("-CA", folder / "ca.pem", "-CAkey", folder / "ca.key", "-set_serial", "2", "-out", folder / "tsa.pem")
    extra = ("-extfile", folder / "c.cnf", "-extensions", "tsa_ext")
    openssl("x509", "-req", "-in", folder / "tsa.csr", *signed, *extra, *days)
    return folder


@contextmanager
def serving(folder: Path) -> Iterator[Authority]:
    """Its server: at /ts it stamps, elsewhere it misbehaves in the way that the address says."""

    class Server(http.server.BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            query = self.rfile.read(int(self.headers["Content-Length"]))
            if self.path == "/slow":
                time.sleep(1.5)
                return None
            if self.path in ("/500", "/elsewhere"):
                self.send_response(500 if self.path == "/500" else 302)
                self.send_header("Location", "/ts")
                self.end_headers()
                return None
            old = folder / "first.tsr"
            if self.path == "/replay" and old.exists():
                return self.answer(old.read_bytes())
            (folder / "q.tsq").write_bytes(query)
            reply = ("-queryfile", folder / "q.tsq", "-out", folder / "r.tsr", "-config", folder / "c.cnf")
            openssl("ts", "-reply", *reply)
            data = (folder / "r.tsr").read_bytes()
            if not old.exists():
                old.write_bytes(data)
            return self.answer(b"<html>" if self.path == "/page" else data)

        def answer(self, data: bytes) -> None:
            with suppress(BrokenPipeError):
                self.sent(data)

        def sent(self, data: bytes) -> None:
            self.send_response(200)
            kind = "text/html" if self.path == "/page" else "application/timestamp-reply"
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the library's
            del format, args

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Server)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield Authority(folder, f"http://127.0.0.1:{server.server_port}")
    finally:
        server.shutdown()
        server.server_close()
