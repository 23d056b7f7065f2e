"""Scripts: each is linted and type checked, sent in one line, and nothing in quotes changes on the way."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from doithoai.site.scripts import UnreadableScript, inlined, joined

ROOT = Path(__file__).resolve().parents[1]
TOOLS = ROOT / "scripts" / "js"
BIN = Path(sys.executable).parent
NODE = BIN / ("node.exe" if os.name == "nt" else "node")


def listed(*patterns: str) -> set[str]:
    done = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", *patterns],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return {name for name in done.stdout.split("\0") if name and (ROOT / name).is_file()}


SCRIPTS = sorted(one for one in listed("*.js", "*.mjs", "*.cjs") if not one.startswith("tests/hostile/files/"))


def node(*command: str | Path, given: str | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(NODE), *map(str, command)],
        cwd=ROOT,
        input=given,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def biome(*command: str, given: str | None = None) -> subprocess.CompletedProcess[str]:
    tool = TOOLS / "node_modules/@biomejs/biome/bin/biome"
    assert tool.is_file(), "`make test` installs what lints scripts: npm ci --prefix scripts/js"
    first, *rest = command
    return node(tool, first, "--config-path=scripts/js", *rest, given=given)


# --- linter and type check


def test_every_script_is_linted_and_type_checked() -> None:
    assert SCRIPTS
    makefile = (ROOT / "Makefile").read_text("utf-8")
    linted = re.search(r"^LINT_JS := .* --config-path=scripts/js (.+)$", makefile, re.MULTILINE)
    assert linted is not None
    folders = linted[1].split()
    assert [name for name in SCRIPTS if not name.startswith(tuple(f"{one}/" for one in folders))] == []
    checked = node(TOOLS / "node_modules/typescript/bin/tsc", "--project", "scripts/js", "--listFilesOnly")
    looked_at = {Path(line).resolve() for line in checked.stdout.splitlines()}
    assert [name for name in SCRIPTS if (ROOT / name).resolve() not in looked_at] == []


@pytest.mark.parametrize(
    ("script", "rule"),
    [
        ("const a = 1, b = 2;\nalert(a + b);\n", "useSingleVarDeclarator"),
        ("const a = 1;\n", "noUnusedVariables"),
        ('const a = eval("1");\nalert(a);\n', "noGlobalEval"),
    ],
)
def test_the_linter_can_fail(tmp_path: Path, script: str, rule: str) -> None:
    (tmp_path / "a.js").write_text(script, encoding="utf-8")
    done = biome("ci", "--error-on-warnings", str(tmp_path))
    assert done.returncode == 1
    assert rule in done.stdout + done.stderr


def test_the_type_check_can_fail(tmp_path: Path) -> None:
    settings = json.loads((TOOLS / "tsconfig.json").read_text("utf-8"))
    script = 'export const day = new URL("a", location);\n/** @type {number} */\nexport const one = "1";\n'
    (tmp_path / "a.js").write_text(script, encoding="utf-8")
    (tmp_path / "tsconfig.json").write_text(json.dumps(settings | {"include": ["a.js"]}), encoding="utf-8")
    done = node(TOOLS / "node_modules/typescript/bin/tsc", "--project", tmp_path)
    assert {"TS2345", "TS2322"} <= set(re.findall(r"error (TS\d+)", done.stdout))


def test_the_lock_names_no_registry_and_every_package_by_its_checksum() -> None:
    text = (TOOLS / "package-lock.json").read_text("utf-8")
    packages = json.loads(text)["packages"]
    wanted = json.loads((TOOLS / "package.json").read_text("utf-8"))["devDependencies"]
    assert packages[""]["devDependencies"] == wanted
    assert all(re.fullmatch(r"\d+\.\d+\.\d+", version) for version in wanted.values()), "pinned exactly"
    others = {name: one for name, one in packages.items() if name}
    assert [name for name, one in others.items() if not one.get("integrity", "").startswith("sha512-")] == []
    assert [name for name, one in others.items() if "resolved" in one] == []


# --- what is sent


@pytest.mark.parametrize("name", SCRIPTS)
def test_a_sent_script_is_one_line_of_the_same_program(name: str) -> None:
    source = (ROOT / name).read_text("utf-8")
    sent = joined(source)
    assert "\n" not in sent
    assert "/*" not in sent
    assert len(sent.encode()) < len(source.encode())
    done = biome("format", f"--stdin-file-path={name}", given=sent)
    assert done.returncode == 0, done.stderr
    assert words(done.stdout) == words(source)


def words(text: str) -> str:
    """A script without comments and blanks; quotes of the portal's scripts hold neither // nor /*."""
    bare = re.sub(r"/\*.*?\*/|//[^\n]*|\s+", "", text, flags=re.DOTALL)
    return re.sub(r",(?=[)\]}])", "", bare)


CASES = {
    "/* a\n b */ one(1);\n  two(2); /* c */": "one(1); two(2);",
    "one(1); // the first\ntwo(2);": "one(1); two(2);",
    "// only this": "",
    "say(\"a  //  b\", '/* c */');": "say(\"a  //  b\", '/* c */');",
    'say("\\"  //");\nnext();': 'say("\\"  //"); next();',
    "say(`a\n  b`);\n  next();": "say(`a\n  b`); next();",
    "say(`${a  /  b} // ${`${c}  //`}`);  next();": "say(`${a  /  b} // ${`${c}  //`}`); next();",
    "say(`${{ a: '}' }.a}  x`);\nnext();": "say(`${{ a: '}' }.a}  x`); next();",
    "say(`\\`  ${a}`);\nnext();": "say(`\\`  ${a}`); next();",
    "a.replace(/  \"\\/[/'  ]/g, b);\nnext();": "a.replace(/  \"\\/[/'  ]/g, b); next();",
    "say(() => {\n  return /'/;\n});": "say(() => { return /'/; });",
    "a = (b)/c;\nd = '  '/e/f;": "a = (b)/c; d = '  '/e/f;",
    "a = b / c;  // half\nd = e / f;": "a = b / c; d = e / f;",
    "a /= 2;\nb = /x/.test(c);": "a /= 2; b = /x/.test(c);",
}


@pytest.mark.parametrize(("script", "sent"), CASES.items(), ids=range(len(CASES)))
def test_what_stands_in_quotes_is_left_alone(script: str, sent: str) -> None:
    assert joined(script) == sent


@pytest.mark.parametrize("script", ['say("a', "say('a\n');", "say(`a", "say(`${a", "say(`${`}`"])
def test_what_never_ends_is_refused(script: str) -> None:
    with pytest.raises(UnreadableScript):
        joined(script)


def test_a_checksum_is_counted_rightly_where_the_browser_lends_no_hand() -> None:
    """Blocks of 64 bytes end in all ways; the lengths of 55 to 65 and 119 to 129 are where a padding can go wrong."""
    module = (ROOT / "doithoai/portal/docs/assets/ma-kiem.js").as_uri()
    lengths = [*range(70), *range(115, 132), 1000, 65_537, 1_000_003]
    script = f"""
import {{ createHash }} from "node:crypto";
import {{ counted, sha256 }} from "{module}";
const wrong = [];
for (const length of {lengths}) {{
  const bytes = Uint8Array.from({{ length }}, (_, i) => (i * 7 + length) % 256);
  const right = createHash("sha256").update(bytes).digest("hex");
  if (counted(bytes) !== right || (await sha256(bytes)) !== right) wrong.push(length);
  if (counted(new Uint8Array([1, ...bytes]).subarray(1)) !== right) wrong.push(-length);
}}
console.log(JSON.stringify(wrong));
"""
    done = node("--input-type=module", "-", given=script)
    assert done.stdout == "[]\n", done.stderr


def test_a_page_that_is_saved_as_one_file_holds_its_modules_in_one_script() -> None:
    sent = inlined(
        ('const a = "import x;";\nexport const one = (b) => a + b;\n', 'import { one } from "./a.js";\none(1);\n')
    )
    assert sent == 'const a = "import x;"; const one = (b) => a + b; one(1);'
