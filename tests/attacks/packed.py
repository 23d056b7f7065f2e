"""Attached files that say one thing and tell another one of themselves."""

from __future__ import annotations

import io
import zipfile

from PIL import Image
from PIL.PngImagePlugin import PngInfo


def packed(kind: str, text: str, metadata: str) -> bytes:
    """The bytes of a file that says one thing and has another one beside."""
    if kind == "png":
        info = PngInfo()
        info.add_itxt("Author", metadata, zip=True)
        info.add_text("Comment", text)
        out = io.BytesIO()
        Image.new("RGB", (4, 4)).save(out, "PNG", pnginfo=info)
        return out.getvalue()
    if kind == "docx":
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as packing:
            packing.writestr(zipfile.ZipInfo("[Content_Types].xml"), "<Types/>")
            packing.writestr(zipfile.ZipInfo("word/document.xml"), f"<w:document>{text}</w:document>")
            packing.writestr(zipfile.ZipInfo("docProps/core.xml"), f"<dc:creator>{metadata}</dc:creator>")
        return out.getvalue()
    return f"{text}\nNgười lập: {metadata}\n".encode()
