"""The settings of every portal, put below what an archive's own `mkdocs.yml` says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError
from mkdocs.structure.files import File
from mkdocs.theme import Theme
from mkdocs.utils.yaml import yaml_load

from doithoai.portal import SETTINGS, THEME
from doithoai.reading.evidence import NoEvidence, encoded, load

ADDED = ("extra_css", "markdown_extensions", "not_in_nav", "exclude_docs")
"""What an archive says of these is added to the portal's own."""
UNNAMED = ("mkdocs", "material")
"""The theme when a file names none, and the one that ours extends."""
LATE = ("site_url",)
"""What MkDocs may have set by itself since it read the file: the address at which it serves."""


def settle(config: MkDocsConfig) -> bool:
    """Give a configuration what its file leaves open; returns whether that is the navigation too."""
    said, ours = _read(config.config_file_path), _read(SETTINGS)
    made = MkDocsConfig(config.config_file_path)
    merged = {key: _merged(key, value, said.get(key)) for key, value in ours.items()}
    kept = {"site_name": config.site_name, "docs_dir": config.docs_dir}
    made.load_dict({**kept, "plugins": [], "theme": {"name": None, "custom_dir": str(THEME)}, **merged})
    failed, _ = made.validate()
    for key, error in failed:
        raise ConfigurationError(f"{config.config_file_path}: {key}: {error}")
    for key in (*ours, "mdx_configs"):
        if key not in LATE or not config[key]:
            config[key] = made[key]
    config.theme = _theme(config.theme)
    return "nav" not in said


def evidence_of(config: MkDocsConfig, options: Mapping[str, Any]) -> bytes:
    """What is known of the history of documents: the file that the plugin is told, or a hook by `extra`; none is fine.

    A file that is named and can't be read ends the build: what it shows must not depend on that in silence.
    """
    named = options.get("evidence") or config.extra.get("evidence")
    if not named:
        return b""
    try:
        return encoded(load(Path(config.config_file_path).parent / str(named)))
    except NoEvidence as error:
        raise Abort(f"Cổng thông tin: {error}.") from None


def _read(path: str | Path) -> dict[str, Any]:
    with Path(path).open("rb") as file:
        return yaml_load(file)


def _merged(key: str, ours: Any, said: Any) -> Any:
    """What holds: said before ours; a mapping is merged key by key, a list or patterns in ADDED follow ours."""
    if said is None:
        return ours
    if isinstance(ours, Mapping) and isinstance(said, Mapping):
        return {**said, **{name: _merged(name, value, said.get(name)) for name, value in ours.items()}}
    if key in ADDED and type(ours) is type(said):
        return [*ours, *said] if isinstance(ours, list) else f"{ours.rstrip()}\n{said}"
    return said


def _theme(theme: Theme) -> Theme:
    """The portal's theme; where the package is not installed MkDocs knows only the one that it extends."""
    if str(THEME) in theme.dirs:
        return theme
    if theme.name not in UNNAMED:
        raise ConfigurationError("mkdocs.yml: cổng chỉ dựng được với giao diện của nó; hãy ghi: theme: doithoai")
    own = _read(THEME / "mkdocs_theme.yml")
    return Theme(name=own.pop("extends"), custom_dir=str(THEME), **own)


def with_pages(nav: list[Any], pages: Iterable[File]) -> None:
    """Let the navigation end with the pages of the archive that it does not name yet."""
    named = set(_named(nav))
    added = [page.src_uri for page in pages if page.src_uri not in named]
    next(iter(nav[-1].values())).extend(added)


def _named(nav: Iterable[Any]) -> Iterator[str]:
    for item in nav:
        for value in item.values() if isinstance(item, dict) else (item,):
            if isinstance(value, str):
                yield value
            else:
                yield from _named(value)
