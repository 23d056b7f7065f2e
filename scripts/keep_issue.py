"""Keep one GitHub issue up to date with a list: `keep_issue.py --label nhac-viec --state open nightly.md`."""

from __future__ import annotations

from doithoai.commands.keep_issue import main

if __name__ == "__main__":
    raise SystemExit(main())
