"""Make the portal's typeface from its package: Be Vietnam Pro, reduced to what Vietnamese pages hold.

    python scripts/fonts.py

Fetches the package from npm, checks it, and writes docs/assets/fonts/ of the portal. The same package and the same
fonttools give the same bytes. Needs npm, and fonttools with brotli (in the dev group). Hinting is left out: phones do
not use it, and it is half of the size.
"""

from __future__ import annotations

import hashlib
import subprocess
import tarfile
import tempfile
import unicodedata
from pathlib import Path

from fontTools import subset  # type: ignore[import-untyped]
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

PACKAGE = "@expo-google-fonts/be-vietnam-pro"
VERSION = "0.4.1"
WEIGHTS = {
    400: ("400Regular", "cb6f53d6fd56316356c55b067474d9621c27b7182b124063b8f6eab6acef63bd"),
    700: ("700Bold", "2fe6c3f9dbb65f61554d530c16b2eb4ec32ca437dc8f9999a6ec0f6403b30bfe"),
}
TARGET = Path(__file__).parent.parent / "doithoai" / "portal" / "docs" / "assets" / "fonts"
VOWELS = "aăâeêioôơuưy"
TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
SIGNS = "–—‘’“”„‚…•‰₫−×≤≥›‹·"


def letters() -> set[str]:
    """Every letter of Vietnamese, with every tone."""
    made = {unicodedata.normalize("NFC", vowel + tone) for vowel in VOWELS for tone in TONES}
    return {form for one in made | {"đ"} for form in (one, one.upper())}


def wanted() -> set[int]:
    """What the typeface is reduced to: Latin, Vietnamese, signs, and the marks that NFD text is made of."""
    latin = (*range(0x20, 0x7F), *range(0xA0, 0x100))
    marks = (0x300, 0x301, 0x302, 0x303, 0x306, 0x309, 0x31B, 0x323)
    return {*latin, *marks, *map(ord, letters() | set(SIGNS))}


def reduced(source: Path, target: Path) -> None:
    """Write the part of one font that is wanted."""
    options = subset.Options()
    options.flavor, options.hinting = "woff2", False
    options.layout_features = ["kern", "ccmp", "locl", "mark", "mkmk"]
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]  # what it is called, and its licence
    font = TTFont(source, recalcTimestamp=False)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=wanted())
    subsetter.subset(font)
    subset.save_font(font, target, options)


def main() -> None:
    """Fetch, check, reduce."""
    TARGET.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        command = ["npm", "pack", "--silent", f"{PACKAGE}@{VERSION}"]
        packed = subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True).stdout.strip()
        with tarfile.open(Path(folder) / packed) as archive:
            archive.extractall(folder, filter="data")
        for weight, (name, checksum) in WEIGHTS.items():
            source = Path(folder) / "package" / name / f"BeVietnamPro_{name}.ttf"
            if hashlib.sha256(source.read_bytes()).hexdigest() != checksum:
                raise SystemExit(f"{source.name} is not the file that was checked.")
            target = TARGET / f"be-vietnam-pro-{weight}.woff2"
            reduced(source, target)
            print(f"{target.name}: {target.stat().st_size:,} bytes")
        (TARGET / "OFL.txt").write_bytes((Path(folder) / "package" / "LICENSE_FONT").read_bytes())


if __name__ == "__main__":
    main()
