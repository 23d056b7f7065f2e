"""Write a synthetic archive: any number of units, years and conferences, made up, the same for the same arguments.

    python scripts/synthesize.py OUT --units 5 --years 2025 2026 --conferences 100 --faults 0.1 --seed 1

OUT/records is the archive; judged as of 2026-12-31 it is clean. With `--faults`, a share of its conferences gets one
fault each, and OUT/faults.json tells where and which finding each must give.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from doithoai.model.workdays import Calendar
from doithoai.reading.archive import Archive
from scripts.synthetic_documents import documents
from scripts.synthetic_events import AS_OF, SEASONS, Data
from scripts.synthetic_faults import FAULTS, Fault, plant
from scripts.synthetic_petitions import Conference, conference_record, petitions_file
from scripts.synthetic_units import plan_file, policy_record, reports, unit_record
from scripts.synthetic_yaml import markdown, record

ROOT = Path(__file__).resolve().parent.parent


def _days(year: int, count: int, calendar: Calendar) -> list[tuple[dt.date, int]]:
    """Days spread over the season; a slot tells two conferences of one day apart."""
    season = SEASONS[year]
    span = range(season.first.toordinal(), season.last.toordinal() + 1)
    days = [day for day in map(dt.date.fromordinal, span) if calendar.is_working_day(day)]
    spread = [days[index * len(days) // count] for index in range(count)]
    return [(day, index - spread.index(day)) for index, day in enumerate(spread)]


def events(units: int, years: Sequence[int], conferences: int, seed: int, calendar: Calendar) -> Iterator[Conference]:
    """Every conference, dealt evenly to the unit-years; later unit-years get none when there are too few."""
    slots = [(unit, year) for unit in range(1, units + 1) for year in sorted(years)]
    counts = {slot: conferences // len(slots) + (index < conferences % len(slots)) for index, slot in enumerate(slots)}
    for (unit, year), count in counts.items():
        for index, (day, slot) in enumerate(_days(year, count, calendar) if count else ()):
            periodic = index % 2 == 0
            later = periodic and index < counts.get((unit, year + 1), 0)
            earlier = periodic and index < counts.get((unit, year - 1), 0)
            yield Conference(
                unit,
                year,
                index,
                day,
                slot,
                seed,
                calendar,
                carried_to=f"{year + 1}/{index + 1:02}" if later else None,
                carried_from=f"{year - 1}/{index + 1:02}" if earlier else None,
            )


class Writer:
    """Writes files below a folder, making folders once."""

    def __init__(self, root: Path) -> None:
        """Write below `root`."""
        self.root = root
        self.made: set[Path] = set()

    def write(self, path: str, content: str) -> None:
        """Write one file, with line feeds on every system."""
        target = self.root / path
        if target.parent not in self.made:
            target.parent.mkdir(parents=True, exist_ok=True)
            self.made.add(target.parent)
        target.write_bytes(content.encode())


def synthesize(
    out: Path, *, source: Path, units: int, years: Sequence[int], conferences: int, faults: float = 0.0, seed: int = 1
) -> int:
    """Write the archive below `out`/records, which must not exist yet; gives the number of conferences.

    Calendars, fields, recipients and the law are those of the archive `source`.
    """
    shared = Archive(source)
    writer = Writer(out / "records")
    _shared(shared, writer, years)
    for unit in range(1, units + 1):
        _unit(shared, writer, unit, years)
    planted = []
    count = 0
    for clean in events(units, years, conferences, seed, shared.calendar):
        fault = _fault(clean, faults)
        event = replace(clean, fault=fault.kind) if fault else clean
        files = dict(conference_files(event))
        if fault and plant(fault, files):
            where = f"{event.path}/{fault.file}"
            planted.append({"path": where, "kind": fault.kind, "expected": fault.code, "brings": fault.brings})
        for name, content in sorted(files.items()):
            writer.write(f"{event.path}/{name}", content)
        count += 1
    if faults:
        told = json.dumps({"seed": seed, "as_of": str(AS_OF), "faults": planted}, ensure_ascii=False, indent=1)
        (out / "faults.json").write_text(told + "\n", encoding="utf-8", newline="\n")
    return count


def _fault(event: Conference, share: float) -> Fault | None:
    chance = event.rng("fault")
    if chance.random() >= share:
        return None
    return chance.choice([fault for fault in FAULTS if fault.urgent or event.type != "urgent"])


def _shared(source: Archive, writer: Writer, years: Sequence[int]) -> None:
    root = source.root
    for path in sorted((root / "calendar").glob("*.yml")):
        writer.write(f"calendar/{path.name}", path.read_text(encoding="utf-8"))
    for path in (root / "fields.yml", root / "recipients.yml"):
        writer.write(path.name, path.read_text(encoding="utf-8"))
    waiting, seen = [*{SEASONS[year].guidance: None for year in years}, "luat-tccqdp-2025"], set[str]()
    while waiting:
        name = waiting.pop()
        policy = source.policy(name)
        if policy and name not in seen:
            seen.add(name)
            waiting.extend(policy.extends)
            writer.write(f"policies/{name}.yml", (root / "policies" / f"{name}.yml").read_text(encoding="utf-8"))


def _unit(source: Archive, writer: Writer, number: int, years: Sequence[int]) -> None:
    slug, name = f"tong-hop-{number:03}", f"xã Tổng Hợp {number:03}"
    writer.write(f"{slug}/unit.yml", unit_record(slug, name))
    for year in years:
        writer.write(f"policies/{slug}-{year}.yml", policy_record(slug, name, year))
        policy = source.policy(SEASONS[year].guidance)
        guidance: Data = {"policy": SEASONS[year].guidance}
        if policy and policy.number and policy.issued:
            guidance |= {"number": policy.number, "date": policy.issued}
        writer.write(f"{slug}/{year}/plan.md", plan_file(name, f"{slug}-{year}", year, guidance))
        for file, content in reports(year, source.calendar):
            writer.write(f"{slug}/{year}/reports/{file}", content)


def conference_files(event: Conference) -> Iterator[tuple[str, str]]:
    """The files of one conference: path below its folder, and text."""
    yield "conference.yml", record("conference", 4, conference_record(event))
    yield "petitions.yml", petitions_file(event)
    for stem, front, body in documents(event):
        yield f"documents/{stem}.md", markdown("document", 5, front, body)


def main() -> None:
    """Read the arguments, write the archive, say how large it is."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path, help="folder to write records/ in; there must be none yet")
    parser.add_argument("--units", type=int, default=5)
    parser.add_argument("--years", type=int, nargs="+", default=sorted(SEASONS), choices=sorted(SEASONS))
    parser.add_argument("--conferences", type=int, default=100, help="of all units and years together")
    parser.add_argument("--faults", type=float, default=0.0, help="share of conferences with a fault, 0 to 1")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--records", type=Path, default=ROOT / "records", help="the archive whose calendars and law hold"
    )
    given = parser.parse_args()
    if (given.out / "records").exists():
        parser.error(f"{given.out / 'records'} is there already")
    count = synthesize(
        given.out,
        source=given.records,
        units=given.units,
        years=given.years,
        conferences=given.conferences,
        faults=given.faults,
        seed=given.seed,
    )
    print(f"{count} conferences of {given.units} units in {len(given.years)} years")


if __name__ == "__main__":
    main()
