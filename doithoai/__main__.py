"""python -m doithoai."""

from doithoai.cli import main

raise SystemExit(main())
