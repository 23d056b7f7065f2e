"""`doithoai verify`: whether a site, an archive or a file is what a signed manifest says."""

from __future__ import annotations

import argparse
from pathlib import Path

from doithoai.cli.arguments import Parser
from doithoai.cli.options import add_as_of, as_of
from doithoai.cli.refusal import CannotRun
from doithoai.model.both import Both


def add(parser: Parser) -> None:
    """Its arguments."""
    parser.add_argument("target", type=Path, metavar="NƠI", help="cổng đã dựng, kho hồ sơ, hoặc một tệp tải về")
    parser.add_argument("--manifest", type=Path, metavar="TỆP", help="bản kê (mặc định: manifest.json ở nơi ấy)")
    parser.add_argument("--signers", type=Path, metavar="TỆP", help="danh sách khóa được ký (allowed_signers)")
    parser.add_argument("--ca", type=Path, metavar="TỆP", help="chứng thư của nơi cấp dấu thời gian được tin")
    parser.add_argument("--kept", type=Path, nargs="+", default=(), metavar="TỆP", help="các bản kê đã giữ từ trước")
    add_as_of(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Carry it out; returns the exit code."""
    from doithoai.commands.signatures import NoTool
    from doithoai.commands.verify import Trust, against_archive, against_site, places, verify_manifest
    from doithoai.reading.names import visible

    target: Path = arguments.target
    path = _manifest_of(target, arguments.manifest)
    for given in (arguments.signers, arguments.ca, *arguments.kept):
        if given and not given.is_file():
            raise CannotRun(Both(f"không có tệp “{given}”", f"there is no file “{given}”"))
    trust = Trust(as_of(arguments), arguments.signers, arguments.ca, tuple(arguments.kept))
    try:
        found = verify_manifest(path, trust)
    except NoTool as error:
        raise CannotRun(error.args[0]) from None
    faults, told = list(found.faults), list(found.told)
    if found.manifest and _is_archive(target):
        faults += against_archive(found.manifest, target)
    elif found.manifest and target.is_dir():
        faults += against_site(found.manifest, target)
    elif found.manifest and target != path:
        same = places(found.manifest, target)
        told += [f"Tệp này là {one}" for one in same]
        if not same:
            print(f"{target.name}: không phải tệp nào trong bản kê; điều đó chưa có nghĩa là tệp giả.")
            return 1
    for line in told:
        print(f"{visible(line)}.")
    for fault in faults:
        print(f"! {visible(fault.told)}")
    if not faults:
        print("Mọi điều đều khớp." if arguments.signers else "Nội dung khớp; chữ ký chưa được kiểm.")
    return 1 if faults else 0


def _is_archive(target: Path) -> bool:
    return (target / "policies").is_dir() and (target / "calendar").is_dir()


def _manifest_of(target: Path, given: Path | None) -> Path:
    from doithoai.model.manifest import NAME

    if not target.exists():
        raise CannotRun(Both(f"không có “{target}”", f"there is no “{target}”"))
    if given:
        return given
    if target.name == NAME:
        return target
    if target.is_dir() and not _is_archive(target):
        return target / NAME
    above = (folder / NAME for folder in target.absolute().parents)
    found = next((one for one in above if one.is_file()), None)
    if found is None or _is_archive(target):
        vi = "hãy nêu bản kê bằng --manifest, như site/manifest.json"
        raise CannotRun(Both(vi, "name the manifest with --manifest, such as site/manifest.json"))
    return found
