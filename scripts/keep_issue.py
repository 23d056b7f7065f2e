"""Keep an issue a unit up to date with what it is reminded of: `keep_issue.py --label nhac-viec nightly.json`."""

from __future__ import annotations

from doithoai.commands.keep_issue import main

if __name__ == "__main__":
    raise SystemExit(main())
