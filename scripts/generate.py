"""Write the generated files: schemas, rules, threats, statements, what was tried. `--check` tells what is stale."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from itertools import cycle
from pathlib import Path

from doithoai import disk
from doithoai.commands.lists import lists
from doithoai.commands.schemas import texts
from doithoai.rules import RULES
from doithoai.rules.protocol import Rule, general_sentence
from scripts import proof, statement_pages, statements, text_fields, threat_page

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT
"""Where the statements are read; what is written goes below ROOT."""
SCHEMAS = "docs/schemas"
PAGES = "doithoai/portal/docs/quy-tac"
FAMILIES = {
    "S": "Hình thức của hồ sơ",
    "D": "Hồ sơ đầy đủ",
    "T": "Thời hạn",
    "P": "Ý kiến, kiến nghị",
    "C": "Thống nhất",
    "V": "Bảo vệ thông tin cá nhân",
}
MADE = "<!-- Made from doithoai/rules by scripts/generate.py: edit the rule, then run `make generate`. -->"
WIDE = "hide: [navigation]"
"""As on every page: there is no navigation beside the text, and its place would stay empty."""


def generated() -> Iterator[tuple[str, str]]:
    """Every generated file: (path below the repository, text)."""
    for name, text in texts().items():
        yield f"{SCHEMAS}/{name}", text
    for rule in RULES.values():
        yield f"{PAGES}/{rule.CODE}.md", rule_page(rule)
    yield f"{PAGES}/index.md", index_page()
    yield text_fields.PATH, text_fields.table()
    yield threat_page.PATH, threat_page.page()
    yield from proof.readmes(SOURCE)
    yield from statement_pages.pages(SOURCE)


def rule_page(rule: Rule) -> str:
    """One rule as a page: its name, its level, its sentence, why, and how to mend."""
    body = escaped("\n\n".join(filter(None, ((rule.__doc__ or "").partition("\n")[2].strip(), lists(rule.CODE)))))
    return (
        f"---\ntitle: {rule.CODE}\n{WIDE}\n---\n\n{MADE}\n\n# {rule.CODE}: {rule.NAME}\n\n"
        f"Nhóm **{FAMILIES[rule.CODE[0]]}** · Mức **{rule.LEVEL.label}** · "
        f"Lệnh: `doithoai check --explain {rule.CODE}`\n\n"
        f"Câu báo: {escaped(general_sentence(rule))}\n\n{body}\n\n[Tất cả quy tắc](index.md)\n"
    )


def escaped(text: str) -> str:
    """Text in which <số> is read and not taken for a tag; between backticks it is safe."""
    return "`".join(part if odd else part.replace("<", "&lt;") for part, odd in zip(text.split("`"), cycle((0, 1))))


def index_page() -> str:
    """All rules, by family."""
    lines = ["---", "title: Quy tắc kiểm tra", WIDE, "---", "", MADE, "", "# Quy tắc kiểm tra", ""]
    lines += ["Mỗi hồ sơ đưa vào kho được kiểm tra theo các quy tắc dưới đây.", ""]
    for letter, family in FAMILIES.items():
        own = [rule for code, rule in RULES.items() if code[0] == letter]
        lines += [f"## {family}", "", "| Mã | Lỗi | Câu báo | Mức |", "|---|---|---|---|"]
        lines += map(_row, own)
        lines.append("")
    return "\n".join(lines)


def _row(rule: Rule) -> str:
    """One line of the table: code, name with its link, sentence, level."""
    sentence = escaped(general_sentence(rule)).replace("|", "\\|")
    return f"| {rule.CODE} | [{rule.NAME}]({rule.CODE}.md) | {sentence} | {rule.LEVEL.label} |"


def stale() -> Iterator[str]:
    """Paths whose text is not what it should be, or that nothing makes any more."""
    wanted = dict(generated())
    for path, text in wanted.items():
        file = ROOT / path
        if not file.is_file() or file.read_text(encoding="utf-8") != text:
            yield path
    for folder, made in ((SCHEMAS, "*"), (PAGES, "*"), (statements.FOLDER, "*.md")):
        for file in sorted((ROOT / folder).glob(made)):
            if f"{folder}/{file.name}" not in wanted:
                yield f"{folder}/{file.name}"


def write() -> None:
    """Write every generated file and remove what nothing makes any more."""
    wanted = dict(generated())
    for path in set(stale()) - set(wanted):
        (ROOT / path).unlink(missing_ok=True)
    for path, text in wanted.items():
        disk.write(str(ROOT / path), text.encode())


def main(argv: Sequence[str] | None = None) -> int:
    """Write, or with --check only compare; 1 when something is stale."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="only tell whether the files are current")
    if not parser.parse_args(argv).check:
        write()
        return 0
    found = list(stale())
    for path in found:
        print(f"{path}: is not current; run: make generate", file=sys.stderr)
    return int(bool(found))


if __name__ == "__main__":
    raise SystemExit(main())
