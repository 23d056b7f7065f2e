"""Measure the portal as a throttled phone sees it, with Lighthouse.

    npm install --prefix build/lighthouse lighthouse@12.8.2
    python scripts/lighthouse.py --lighthouse build/lighthouse/node_modules/.bin/lighthouse

Builds the portal for a server of its own that packs what it sends, as forges do, and prints the scores and the bytes of
a first visit for each page. Not part of `make test`: it needs npm, a quiet machine and a minute. `--runs 3` takes the
middle one of three runs.
"""

from __future__ import annotations

import argparse
import functools
import gzip
import http.server
import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
PAGES = ("", "minh-hoa/2026/02/", "minh-hoa/2026/02/#kn-7", "kien-nghi/", "so-lieu/")
WANTED = {"performance": 95, "accessibility": 100, "best-practices": 100, "seo": 100}
PACKED = (".html", ".css", ".js", ".json", ".svg", ".xml", ".webmanifest", ".ics")
EPOCH = "1795305600"  # 2026-11-22, the day that the sample records are written for


class Packing(http.server.SimpleHTTPRequestHandler):
    """Sends text packed, and says nothing."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Send one file."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        body, packs = path.read_bytes(), path.suffix in PACKED
        body = gzip.compress(body, 6) if packs else body
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Cache-Control", "max-age=600")
        if packs:
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the library's
        """Say nothing."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """A built portal at an address that it was built for."""
    handler = functools.partial(Packing, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        address = f"http://127.0.0.1:{server.server_port}/"
        environment = {**os.environ, "SITE_URL": address, "SOURCE_DATE_EPOCH": EPOCH, "NO_MKDOCS_2_WARNING": "1"}
        command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(folder)]
        subprocess.run(command, cwd=ROOT, env=environment, check=True)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield address
        server.shutdown()


def measured(lighthouse: str, address: str) -> dict[str, Any]:
    """What Lighthouse says of one page on a throttled phone."""
    flags = "--headless=new --no-sandbox --disable-background-networking --disable-component-update"
    command = [lighthouse, address, "--quiet", "--output=json", f"--chrome-flags={flags}"]
    chrome = shutil.which("chromium") or ""
    done = subprocess.run(
        [*command, *(f"--only-categories={name}" for name in WANTED)],
        env={"CHROME_PATH": chrome, **os.environ},
        check=True,
        capture_output=True,
    )
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def score(told: dict[str, Any], name: str) -> int:
    """One score of a run, out of a hundred."""
    share: float = told["categories"][name]["score"]
    return round(100 * share)


def lost(told: dict[str, Any]) -> list[str]:
    """What a page lost points for."""
    weighed = [one for name in WANTED for one in told["categories"][name]["auditRefs"] if one["weight"]]
    audits = (told["audits"][one["id"]] for one in weighed)
    return [f"{one['id']} {one.get('displayValue', '')}" for one in audits if (one["score"] or 0) < 1]


def main() -> int:
    """Measure every page; 1 when one of them misses what is wanted."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--lighthouse", default="lighthouse")
    parser.add_argument("--runs", type=int, default=1)
    parser.add_argument("pages", nargs="*", default=PAGES)
    options = parser.parse_args()
    missed = 0
    with tempfile.TemporaryDirectory() as folder, served(Path(folder)) as address:
        for page in options.pages:
            runs = [measured(options.lighthouse, address + page) for _ in range(options.runs)]
            told = sorted(runs, key=lambda one: score(one, "performance"))[options.runs // 2]
            scores = {name: score(told, name) for name in WANTED}
            missed += any(scores[name] < least for name, least in WANTED.items())
            size = told["audits"]["total-byte-weight"]["numericValue"] / 1024
            print(f"/{page}: {', '.join(f'{name} {value}' for name, value in scores.items())}; {size:.0f} KiB")
            for one in lost(told):
                print(f"    {one}")
    return bool(missed)


if __name__ == "__main__":
    sys.exit(main())
