"""The files of a portal: the archive's own, then the package's wherever the archive has none at that address."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from doithoai.commands import schemas
from doithoai.portal import HERE, PAGES
from doithoai.site import shell

SCHEMAS = "schemas/"
LEFT_OUT = (InclusionLevel.EXCLUDED, InclusionLevel.DRAFT)


def found(config: MkDocsConfig, name: str) -> Path:
    """A file by its address below the site: the archive's own, or else the package's."""
    own = Path(config.docs_dir) / name
    return own if own.is_file() else PAGES / name


def completed(files: Files, config: MkDocsConfig) -> tuple[Files, set[str]]:
    """Own and shipped files in the order in which MkDocs finds its own; and which of them are shipped."""
    own = [file for file in files if file.src_dir == config.docs_dir]
    taken = {file.dest_uri for file in own if file.inclusion not in LEFT_OUT}
    ours = [file for file in (*_shipped(config), *_schemas(config)) if file.dest_uri not in taken]
    replaced = {file.src_uri for file in (*own, *ours)}
    rest = [file for file in files if file.src_uri not in replaced]
    return Files([*sorted((*own, *ours), key=_order), *rest]), {file.src_uri for file in ours}


def _shipped(config: MkDocsConfig) -> Iterator[File]:
    edit = _edited(config)
    for path in sorted(PAGES.rglob("*")):
        if path.is_file():
            file = File.generated(config, path.relative_to(PAGES).as_posix(), abs_src_path=str(path))
            file.edit_uri = f"{edit}{file.src_uri}" if edit else None
            yield file


def _edited(config: MkDocsConfig) -> str:
    """From the archive's pages to the package's, in the package's own repository; elsewhere nothing."""
    if Path(config.config_file_path).parent.resolve() != HERE.parent.parent.resolve():
        return ""
    return f"{Path(os.path.relpath(PAGES, config.docs_dir)).as_posix()}/"


def _schemas(config: MkDocsConfig) -> Iterator[File]:
    """The JSON Schemas, for an archive that keeps no copy of them for its editors."""
    if not (Path(config.docs_dir) / SCHEMAS).is_dir():
        for name, text in _texts().items():
            yield File.generated(config, f"{SCHEMAS}{name}", content=text)


@cache
def _texts() -> dict[str, str]:
    return schemas.texts()


def _order(file: File) -> list[tuple[int, int, str]]:
    """As a walk through folders meets them: the files of a folder first, of these its index, then what is below."""
    *folders, name = file.src_uri.split("/")
    return [*((1, 0, folder) for folder in folders), (0, int(not name.startswith("index.")), name)]


def generated(config: MkDocsConfig, made: dict[str, str | bytes]) -> Iterator[File]:
    """Files made anew in every build."""
    for path, content in made.items():
        yield File.generated(config, path, content=content)


def shells(config: MkDocsConfig) -> Iterable[File]:
    """The pages out of which shells are cut, outside the navigation."""
    for kind in shell.KINDS:
        for depth in shell.DEPTHS:
            source = f"{shell.address(kind, depth)}.md"
            yield File.generated(config, source, content="", inclusion=InclusionLevel.NOT_IN_NAV)
