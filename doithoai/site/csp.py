"""The Content-Security-Policy of every page: files of this site and nothing else.

A forge sends no headers of ours, so the policy stands in a `<meta>`. Inline scripts run only when their hash is named;
`style=` and `on…=` attributes, `<style>` and `data:` addresses never work.
"""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections.abc import Iterable


def policy(scripts: Iterable[str]) -> str:
    """The policy of a page with these inline scripts."""
    hashes = "".join(f" 'sha256-{_hash(script)}'" for script in scripts)
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src 'self'{hashes}",
            *(f"{kind}-src 'self'" for kind in ("style", "img", "font", "connect", "manifest")),
            "form-action 'self' mailto:",
            "base-uri 'none'",
        )
    )


def _hash(script: str) -> str:
    return b64encode(hashlib.sha256(script.encode()).digest()).decode()
