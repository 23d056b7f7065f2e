"""Whether what lies at hand is what a manifest says, whether that was signed by whom it should, and since when."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from doithoai.commands.checksums_of_files import listed
from doithoai.commands.manifest import commit_of, published, record_paths
from doithoai.commands.signatures import judge_signature
from doithoai.commands.timestamps import judge_stamp
from doithoai.model.base import Frozen
from doithoai.model.manifest import SIGNATURE, STAMP, Listed, Manifest, ManifestFault
from doithoai.reading.manifest import BadManifest, FaultFound, folded, read_manifest


class Trust(Frozen, frozen=True):
    """What a manifest is held against: who may sign, who may stamp, and manifests that somebody kept."""

    day: dt.date
    signers: Path | None = None
    authority: Path | None = None
    kept: tuple[Path, ...] = ()


class Verified(Frozen, frozen=True):
    """What was found."""

    faults: tuple[FaultFound, ...]
    told: tuple[str, ...] = ()
    manifest: Manifest | None = None
    stamped: dt.datetime | None = None
    """The moment of its time stamp, where that holds."""


def verify_manifest(path: Path, trust: Trust) -> Verified:
    """The manifest itself: its form, signature, time stamp, and place in the chain. Raises NoTool."""
    try:
        data = path.read_bytes()
    except OSError:
        return Verified((FaultFound(ManifestFault.NONE, str(path)),))
    try:
        found = read_manifest(data)
    except BadManifest as error:
        return Verified((error.fault,))
    faults: list[FaultFound] = []
    told = [f"Bản kê ngày {found.as_of:%d/%m/%Y}, {len(found.records)} hồ sơ, {len(found.files)} tệp của cổng"]
    moment = _stamp(path, trust, faults, told)
    # Once a time stamp proves when it was signed, a key may expire; without one only the day of verifying is sure.
    _signature(path, data, trust, moment.astimezone(_VIETNAM).date() if moment else trust.day, faults, told)
    faults += _chain(found, data, trust.kept)
    return Verified(tuple(faults), tuple(told), found, moment)


_VIETNAM = dt.timezone(dt.timedelta(hours=7))


def _stamp(path: Path, trust: Trust, faults: list[FaultFound], told: list[str]) -> dt.datetime | None:
    stamp = path.with_name(path.name + STAMP)
    if trust.authority is None:
        if stamp.is_file():
            told.append("Có dấu thời gian, chưa kiểm vì không nêu --ca")
        return None
    if not stamp.is_file():
        faults.append(FaultFound(ManifestFault.UNSTAMPED))
        return None
    moment = judge_stamp(path, stamp, trust.authority)
    if moment is None:
        faults.append(FaultFound(ManifestFault.BAD_STAMP, stamp.name))
    else:
        told.append(f"Dấu thời gian {moment.astimezone(_VIETNAM):%d/%m/%Y %H:%M} (giờ Việt Nam)")
    return moment


def _signature(path: Path, data: bytes, trust: Trust, day: dt.date, faults: list[FaultFound], told: list[str]) -> None:
    signature = path.with_name(path.name + SIGNATURE)
    if trust.signers is None:
        told.append("Có chữ ký, chưa kiểm vì không nêu --signers" if signature.is_file() else "Bản kê không có chữ ký")
        return
    fault, who = judge_signature(data, signature, trust.signers, day)
    if fault:
        faults.append(fault)
    else:
        told.append(f"Chữ ký đúng của {who}")


def _chain(found: Manifest, data: bytes, kept: Sequence[Path]) -> Iterator[FaultFound]:
    """Whether a manifest follows those that somebody kept, or is one of them and the last."""
    own = hashlib.sha256(data).hexdigest()
    known: dict[str, Manifest] = {}
    for path in kept:
        try:
            old = path.read_bytes()
            known[hashlib.sha256(old).hexdigest()] = read_manifest(old)
        except OSError:
            yield FaultFound(ManifestFault.NONE, str(path))
        except BadManifest as error:
            yield FaultFound(error.fault.kind, str(path), error.fault.more)
    if not known:
        return
    newest = max(known, key=lambda one: known[one].as_of)
    followed = {one.previous for one in known.values()}
    last = [one for one in known if one not in followed]
    if own in known and own in last:
        return
    if own in known or found.as_of < known[newest].as_of:
        yield FaultFound(ManifestFault.REPLAYED, more=f"đã biết bản kê ngày {known[newest].as_of:%d/%m/%Y}")
    elif found.previous not in last:
        yield FaultFound(ManifestFault.CHAIN)


def against_site(found: Manifest, site: Path) -> Iterator[FaultFound]:
    """A site, file by file."""
    return _compared(found.files, site, published(site))


def against_archive(found: Manifest, root: Path) -> Iterator[FaultFound]:
    """An archive, record by record, and its commit."""
    yield from _compared(found.records, root, record_paths(root))
    commit = commit_of(root)
    if found.commit and commit and commit != found.commit:
        yield FaultFound(ManifestFault.OTHER_COMMIT, more=f"{found.commit[:10]}, ở đây là {commit[:10]}")


def _compared(wanted: Sequence[Listed], folder: Path, there: Iterable[str]) -> Iterator[FaultFound]:
    have = set(there)
    spelt = {folded(path): path for path in have}
    for one in wanted:
        at = one.path if one.path in have else spelt.get(folded(one.path), "")
        if not at:
            yield FaultFound(ManifestFault.MISSING, one.path)
            continue
        have.discard(at)
        found = listed(folder, at)
        if one.sha256 is None:
            continue
        if found.sha256 is None:
            yield FaultFound(ManifestFault.NOT_PLAIN, one.path)
        elif found.sha256 != one.sha256:
            yield FaultFound(ManifestFault.CHANGED, one.path)
    for path in sorted(have):
        yield FaultFound(ManifestFault.EXTRA, path)


def places(found: Manifest, file: Path) -> list[str]:
    """Where a manifest lists the very content of a file."""
    own = listed(file.parent, file.name).sha256
    return [one.path for one in (*found.files, *found.records) if own and one.sha256 == own]
