"""Open data: the files of a real build, what they hold, what they must not hold, and the way back to records."""

from __future__ import annotations

import csv
import datetime as dt
import hashlib
import io
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Annotated, Any

import duckdb
import jsonschema  # type: ignore[import-untyped]
import msgspec
import pytest
from rdflib import RDF, XSD, Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCAT, DCTERMS

from doithoai import public
from doithoai.cases.case import open_case
from doithoai.model.dossier import ConferenceFolder
from doithoai.model.records import Petition, Unit
from doithoai.opendata import page_tables, record
from doithoai.opendata.columns import TableRow, columns, of
from doithoai.opendata.convert import write_csv, write_parquet
from doithoai.opendata.tables import TABLES, Table
from doithoai.reading.archive import Archive
from doithoai.site import stamp_site
from doithoai.views.portal import Portal
from tests import exported
from tests.conftest import RECORDS, lay_out

ROOT = Path(__file__).parent.parent
TODAY = dt.date(2026, 11, 22)
HOME = "https://cong.example/doi-thoai/"
Prepared = Callable[..., Path]
SPDX = Namespace("http://spdx.org/rdf/terms#")
ARCHIVE = Archive(RECORDS)
KEYS = [key for unit in ARCHIVE.units for key in ARCHIVE.keys(unit)]
FOLDERS = [ARCHIVE.conference(key) for key in KEYS]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, prepared: Prepared) -> Path:
    """A stamped site of the shipped records, in a folder whose name a glob would read otherwise."""
    site = prepared(tmp_path_factory.mktemp("dữ liệu") / "cổng [1], *thử")
    stamp_site(site, RECORDS, TODAY)
    return site


def rows(site: Path, name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads((site / f"du-lieu/{name}.json").read_bytes())
    return found


def texts(site: Path) -> Iterator[tuple[str, str]]:
    """Every published file that is text, and the text of the Parquet files."""
    for path in sorted((site / "du-lieu").rglob("*")):
        if path.suffix == ".parquet":
            yield path.name, str(parquet(path))
        elif path.is_file():
            yield path.name, path.read_text(encoding="utf-8")


# --- the tables


@pytest.mark.parametrize("name", TABLES)
def test_a_table_says_the_same_in_every_format(site: Path, name: str) -> None:
    table = TABLES[name]
    heads = [column.name for column in table.columns]
    from_json = [tuple(row.values()) for row in rows(site, name)]
    assert from_json, "an empty table proves nothing"
    assert all(list(row) == heads for row in rows(site, name))
    with (site / f"du-lieu/{name}.csv").open(encoding="utf-8-sig", newline="") as stream:
        first, *lines = csv.reader(stream)
    assert first == heads
    plain = [[as_cell(one) for one in row] for row in from_json]
    assert [[cell.removeprefix("'") for cell in line] for line in lines] == plain
    stored = parquet(site / f"du-lieu/{name}.parquet")
    assert list(stored[0]) == heads
    for row, other in zip(stored, rows(site, name), strict=True):
        assert {one: str(value) if isinstance(value, dt.date) else value for one, value in row.items()} == other


def as_cell(value: object) -> str:
    if value is None or isinstance(value, bool):
        return "" if value is None else str(value).lower()
    return str(value)


def parquet(path: Path) -> list[dict[str, Any]]:
    """The rows of a file."""
    escaped = re.sub(r"([\[*?])", r"[\1]", str(path))
    with duckdb.connect() as connection:
        relation = connection.read_parquet(escaped)
        return [dict(zip(relation.columns, row, strict=True)) for row in relation.fetchall()]


@pytest.mark.parametrize("name", TABLES)
def test_a_table_fits_its_schema(site: Path, name: str) -> None:
    schema = json.loads((site / f"du-lieu/{name}.schema.json").read_bytes())
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(rows(site, name), schema)
    broken = [{**rows(site, name)[0], "unit": 1}]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(broken, schema)


def as_csv(folder: Path, cells: list[Any]) -> bytes:
    """A table of one line, written as tables are."""
    kinds = [str if one is None else type(one) for one in cells]
    fields = [(f"c{n}", Annotated[kind | None, msgspec.Meta(title="Cột")]) for n, kind in enumerate(kinds)]
    row: type[Any] = msgspec.defstruct("Line", fields, bases=(TableRow,), frozen=True, kw_only=True)
    table = Table("it's", "Bảng", row, (), ())
    paths = [folder / f"it's.{form}" for form in ("json", "parquet", "csv")]
    paths[0].write_bytes(msgspec.json.encode([{f"c{n}": one for n, one in enumerate(cells)}]))
    write_parquet(table, *paths[:2])
    write_csv(table, *paths[1:])
    return paths[2].read_bytes().partition(b"\r\n")[2]


def test_csv_opens_with_a_byte_order_mark_and_starts_no_formula(site: Path, tmp_path: Path) -> None:
    assert all((site / f"du-lieu/{name}.csv").read_bytes().startswith(b"\xef\xbb\xbf") for name in TABLES)
    risky = ("=1+1", "+84", "-2", "@a", "'x", "\t=1", "  =1", "\n@a", "＝1")
    line = as_csv(tmp_path, [*risky, "a=b", "", None, -3, True, "đ\n,"]).decode()
    cells = next(csv.reader(io.StringIO(line, newline="")))
    marked = [f"'{one}" for one in risky]
    marked[5], marked[7] = "'\t'=1", "'\n'@a"
    assert cells == [*marked, "a=b", "", "", "-3", "true", "đ\n,"]
    assert line.endswith("\r\n")


def test_csv_starts_no_formula_where_cells_are_parted_by_other_signs(tmp_path: Path) -> None:
    """As a program of a country whose numbers have a comma reads it: by ; and, quotes being none then, by lines."""
    risky = ("x;=1+1", "x\n=cmd|' /C calc'!A0", "x; @SUM(1)", "x\t+1", "x\n-2+3", "x;- 2+cmd|' /C calc'!A0", "x\n＝1")
    plain = ("Một\n- hai\n- ba; bốn", "a;b", "a = b", "1;2", "xã; - không")
    line = as_csv(tmp_path, [*risky, *plain]).decode()
    cells = next(csv.reader(io.StringIO(line, newline="")))
    assert tuple(cells[len(risky) :]) == plain
    assert [one.replace("'", "", 1) for one in cells[: len(risky)]] == [*risky]
    for sign in (";", "\t", "\n"):
        for part in line.split(sign)[1:]:
            assert not re.match(r" *(?:[=+@＝]|-[^ \n])", part), part


def test_every_record_has_its_row_and_keys_lead_somewhere(site: Path) -> None:
    known = {name: rows(site, name) for name in TABLES}
    assert {row["conference"] for row in known["conferences"]} == {key.code for key in KEYS}
    assert len(known["petitions"]) == sum(len(folder.petitions) for folder in FOLDERS)
    assert len(known["documents"]) == sum(len(folder.documents) for folder in FOLDERS)
    assert {row["unit"] for row in known["units"]} == set(ARCHIVE.units)
    keys = {"unit": "units", "conference": "conferences", "petition": "petitions", "document": "documents"}
    for name, table in known.items():
        for column, other in keys.items():
            wanted = {row[column] for row in table if row.get(column)}
            assert wanted <= {row[column] for row in known[other]}, (name, column)
    carried = {row[name] for row in known["petitions"] for name in ("carried_from", "carried_to") if row[name]}
    assert carried
    assert carried <= {row["petition"] for row in known["petitions"]}


def test_sample_rows_are_marked_in_every_table_and_record(site: Path) -> None:
    samples = {name for name in ARCHIVE.units if (unit := ARCHIVE.unit(name)) and unit.sample}
    for name in TABLES:
        assert all(row["sample"] == (row["unit"] in samples) for row in rows(site, name))
    for path in (site / "du-lieu/ho-so").iterdir():
        data = json.loads(path.read_bytes())
        assert data.get("sample", False) == (data["key"]["unit"] in samples)


def test_addresses_in_the_tables_are_files_of_the_site(site: Path) -> None:
    for name in TABLES:
        for row in rows(site, name):
            assert (site / row["page"].partition("#")[0] / "index.html").is_file(), row["page"]
            if "record" in row:
                assert (site / row["record"]).is_file(), row["record"]


# --- what must not be there


def test_nothing_internal_leaks(site: Path) -> None:
    secret = set()
    for folder in FOLDERS:
        for file in folder.documents:
            if not public.is_public(file.front):
                passages = (*file.body.splitlines(), file.front.title, file.front.late_reason, file.front.number)
                secret |= {one.strip("#*-| ") for one in passages if one and len(one.strip("#*-| ")) > 30}
        secret |= {one.note for one in folder.petitions if one.withheld and one.note}
        secret |= {one.answer for one in folder.petitions if not public.is_told(one) and one.answer}
    for unit in ARCHIVE.units:
        for year in ARCHIVE.years(unit):
            for report in ARCHIVE.year(unit, year).reports:
                secret |= {line for line in report.body.splitlines() if len(line) > 30}
    shown_elsewhere = "\n".join(
        "\n".join(file.body for file in folder.documents if public.is_public(file.front))
        + str(folder.conference) + str([one for one in folder.petitions if public.is_told(one)])
        for folder in FOLDERS
    ) + str([ARCHIVE.year(unit, year).plan_body for unit in ARCHIVE.units for year in ARCHIVE.years(unit)])  # fmt: skip
    secret = {one for one in secret if one not in shown_elsewhere}
    assert len(secret) > 100
    for name, text in texts(site):
        whole = text + "\n" + json.dumps(text, ensure_ascii=False)
        assert not [one for one in secret if one in whole], name


def test_of_internal_documents_only_kind_and_dates_are_told(site: Path) -> None:
    internal = [row for row in rows(site, "documents") if not row["public"]]
    assert internal
    empty = ("title", "number", "signer_post", "signer_body", "petitions", "late_reason")
    assert not [row for row in internal if any(row[name] for name in empty) or row["files"]]
    assert any(row["sent"] for row in internal)


def test_withheld_petitions_have_no_text(site: Path) -> None:
    withheld = [row for row in rows(site, "petitions") if row["withheld"]]
    assert withheld
    hidden = ("text", "answer", "note", "refused_reason", "refused_ground")
    assert not [row for row in withheld if any(row[name] for name in hidden)]


def test_reasons_of_internal_documents_stay_inside(
    edit: Callable[..., None], records: Path, tmp_path: Path, prepared: Prepared
) -> None:
    archive = Archive(records)
    key = next(key for unit in archive.units for key in archive.keys(unit))
    path = f"{key.path}/documents/conclusion_notice.md"
    edit(
        path,
        "kind: conclusion_notice\n",
        "kind: conclusion_notice\npublic: false\npublic_reason: x\nlate_reason: Bí mật\n",
    )
    site = prepared(tmp_path / "site", "")
    stamp_site(site, records, TODAY)
    reasons = {row["late_reason"] for row in rows(site, "deadlines")}
    assert public.INTERNAL_REASON in reasons
    assert not [name for name, text in texts(site) if "Bí mật" in text]


# --- import format = export format


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.key.code)
def test_a_conference_comes_back_as_it_was(site: Path, folder: ConferenceFolder) -> None:
    path = site / f"du-lieu/ho-so/{folder.key.code}.json"
    back = exported.load_conference(path.read_bytes())
    assert back == public.folder(folder, TODAY)
    assert public.folder(back, TODAY) == back
    assert back.key == folder.key
    assert back.conference == folder.conference
    for one, other in zip(folder.petitions, back.petitions, strict=True):
        assert one == other or not public.is_told(one) or one.petitioner != other.petitioner
    for mine, its in zip(folder.documents, back.documents, strict=True):
        assert (its.file, its.stem, its.front.kind, its.front.issued) == (
            mine.file, mine.stem, mine.front.kind, mine.front.issued,
        )  # fmt: skip
        assert (its.front == mine.front and its.body == mine.body) or not public.is_public(mine.front)
    assert back.conference is not None
    assert (
        record.export_conference(back, back.conference, sample=b'"sample":true' in path.read_bytes())
        == path.read_bytes()
    )


def test_what_comes_back_can_be_judged(site: Path) -> None:
    folder = FOLDERS[0]
    back = exported.load_conference((site / f"du-lieu/ho-so/{folder.key.code}.json").read_bytes())
    before, after = (open_case(ARCHIVE, one, TODAY) for one in (folder, back))
    assert before
    assert after
    assert [(one.kind, one.due) for one in before.deadlines] == [(one.kind, one.due) for one in after.deadlines]


def test_units_and_plans_come_back_as_they_were(site: Path) -> None:
    for name in ARCHIVE.units:
        assert exported.load_unit((site / f"du-lieu/don-vi/{name}.json").read_bytes()) == (name, ARCHIVE.unit(name))
        for year in ARCHIVE.years(name):
            mine = ARCHIVE.year(name, year)
            its = exported.load_plan((site / f"du-lieu/ke-hoach/{name}-{year}.json").read_bytes())
            assert (its.unit, its.year, its.plan, its.plan_body) == (name, year, mine.plan, mine.plan_body)


def test_a_record_that_says_too_much_is_refused() -> None:
    good = {"key": {"unit": "a", "year": 2025, "number": "01"}, "conference": {}}
    with pytest.raises(msgspec.ValidationError):
        exported.load_conference(json.dumps({**good, "private": 1}).encode())
    with pytest.raises(NotImplementedError):
        record.moment(object())
    with pytest.raises(NotImplementedError):
        exported.read(object, 1)


def test_records_fit_their_schema(site: Path) -> None:
    from referencing import Registry, Resource

    stored = {path.name: json.loads(path.read_bytes()) for path in (ROOT / "docs/schemas").glob("*.json")}
    base = f"{HOME}du-lieu/ho-so.schema.json"
    schema = {"$id": base, **json.loads((site / "du-lieu/ho-so.schema.json").read_bytes())}
    resources = [(f"{HOME}schemas/{name}", Resource.from_contents(one)) for name, one in stored.items()]
    registry: Registry[Any] = Registry().with_resources(resources)
    validator = jsonschema.Draft202012Validator(schema, registry=registry)
    for path in (site / "du-lieu/ho-so").iterdir():
        data = json.loads(path.read_bytes())
        assert not [error.message for error in validator.iter_errors(data)], path.name
    assert list(validator.iter_errors({"key": 1}))


# --- what describes it


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")  # raised inside rdflib
@pytest.mark.parametrize("home", [HOME, ""])
def test_the_catalogue_can_be_harvested(tmp_path: Path, home: str, prepared: Prepared) -> None:
    site = prepared(tmp_path / "site", home)
    stamp_site(site, RECORDS, TODAY)
    at = home or "https://ban-sao.example/x/"
    graph = Graph().parse(site / "du-lieu/catalog.jsonld", format="json-ld", publicID=f"{at}du-lieu/catalog.jsonld")
    catalog = URIRef(f"{at}du-lieu/catalog.jsonld")
    assert list(graph.subjects(RDF.type, DCAT.Catalog)) == [catalog]
    datasets = list(graph.objects(catalog, DCAT.dataset))
    assert {str(graph.value(one, DCTERMS.identifier)) for one in datasets} == set(TABLES)
    for dataset in datasets:
        assert graph.value(dataset, DCTERMS.license) == URIRef("https://creativecommons.org/licenses/by/4.0/")
        assert graph.value(dataset, DCTERMS.accrualPeriodicity)
        modified = graph.value(dataset, DCTERMS.modified)
        assert isinstance(modified, Literal)
        assert modified.datatype == XSD.date
        assert dt.date(2025, 7, 1) <= modified.toPython() <= TODAY
        files = list(graph.objects(dataset, DCAT.distribution))
        assert len(files) == 3
        for file in files:
            address = str(graph.value(file, DCAT.downloadURL))
            assert address.startswith(f"{at}du-lieu/")
            data = (site / address.removeprefix(at)).read_bytes()
            assert int(str(graph.value(file, DCAT.byteSize))) == len(data)
            sum_of = graph.value(file, SPDX.checksum)
            assert str(graph.value(sum_of, SPDX.checksumValue)) == hashlib.sha256(data).hexdigest()
            assert graph.value(sum_of, SPDX.algorithm) == SPDX.checksumAlgorithm_sha256
            assert (site / str(graph.value(file, DCTERMS.conformsTo)).removeprefix(at)).is_file()


def test_the_dictionary_tells_of_every_column(site: Path) -> None:
    tables = json.loads((site / "du-lieu/tu-dien.json").read_bytes())["tables"]
    assert [one["name"] for one in tables] == list(TABLES)
    for one in tables:
        assert [column["name"] for column in one["columns"]] == list(rows(site, one["name"])[0])
        assert all(column["title"] for column in one["columns"])
    petitions = {one["name"]: one for one in next(one for one in tables if one["name"] == "petitions")["columns"]}
    assert petitions["class"]["values"]["to_verify"] == "cần kiểm tra, làm rõ, trả lời sau"
    assert petitions["text"]["title"] == "Nội dung công khai", "as the model says"


def test_titles_come_from_the_models() -> None:
    assert of(Petition, "received.on").title == "Tiếp nhận: ngày"
    assert of(Unit, "joined").description
    with pytest.raises(ValueError, match="Key\\.unit: no title"):
        of(type(KEYS[0]), "unit")
    for table in TABLES.values():
        names = [column.name for column in columns(table.row)]
        assert len(set(names)) == len(names)


def test_the_page_lists_files_and_columns(site: Path) -> None:
    html = (site / "du-lieu-mo/index.html").read_text(encoding="utf-8")
    assert "<!-- doithoai" not in html
    for link in re.findall(r'href="\.\./(du-lieu/[^"]+)"', html):
        assert (site / link).is_file(), link
    for table in TABLES.values():
        assert f'id="bang-{table.name}"' in html
        assert all(f"<code>{column.name}</code>" in html for column in table.columns)
    assert [page_tables.size(one) for one in (12, 1500, 2_340_000)] == ["12 byte", "1,5 kB", "2,3 MB"]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site as `make site` builds it."""
    folder = lay_out(tmp_path_factory.mktemp("bản dựng") / "kho")
    site = folder / "site"
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GITHUB_")}
    fixed = {
        "PYTHONPATH": str(ROOT),
        "NO_MKDOCS_2_WARNING": "1",
        "SOURCE_DATE_EPOCH": "1795305600",
        "SITE_URL": HOME,
        "PYTHONUTF8": "1",
    }
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(site)]
    done = subprocess.run(
        command, cwd=folder, env={**kept, **fixed}, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return site


def test_a_real_build_has_the_same_data(built: Path, site: Path) -> None:
    wanted = {path.relative_to(site): path.read_bytes() for path in (site / "du-lieu").rglob("*") if path.is_file()}
    assert {path.relative_to(built) for path in (built / "du-lieu").rglob("*") if path.is_file()} == set(wanted)
    assert not [path for path, data in wanted.items() if (built / path).read_bytes() != data]
    html = (built / "du-lieu-mo/index.html").read_text(encoding="utf-8")
    assert all(f'href="../du-lieu/{name}.{form}"' in html for name in TABLES for form in ("csv", "json", "parquet"))
    assert "CC BY 4.0" in html


def test_the_queries_of_the_page_run(built: Path) -> None:
    page = (ROOT / "doithoai/portal/docs/du-lieu-mo/index.md").read_text(encoding="utf-8")
    blocks = re.findall(r"```sql\n(.*?)```", page, re.DOTALL)
    assert len(blocks) == 2
    with duckdb.connect(config={"file_search_path": str(built)}) as connection:
        on_time, overdue = (connection.sql(block).fetchall() for block in blocks)
    assert on_time == [("xã Minh Họa", 2026, 3, 2, 66.7), ("xã Minh Họa", 2025, 3, 3, 100.0)]
    assert [line[:2] for line in overdue] == [("Đất đai", 1)]


# --- the same again, and another


def test_the_same_records_give_the_same_bytes(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, prepared: Prepared
) -> None:
    monkeypatch.setattr("doithoai.opendata.writer.AT_ONCE", 64)
    again = prepared(tmp_path / "lại")
    stamp_site(again, RECORDS, TODAY, jobs=1)
    found = {path.relative_to(site): path.read_bytes() for path in (site / "du-lieu").rglob("*") if path.is_file()}
    assert found == {
        path.relative_to(again): path.read_bytes() for path in (again / "du-lieu").rglob("*") if path.is_file()
    }


def test_a_record_that_goes_takes_its_file_along(records: Path, tmp_path: Path, prepared: Prepared) -> None:
    site = prepared(tmp_path / "site")
    stamp_site(site, records, TODAY)
    archive = Archive(records)
    key = next(key for unit in archive.units for key in archive.keys(unit))
    assert (site / f"du-lieu/ho-so/{key.code}.json").is_file()
    for unit in archive.units:
        for one in archive.keys(unit):
            shutil.rmtree(records / one.path)
    stamp_site(site, records, TODAY)
    assert not (site / f"du-lieu/ho-so/{key.code}.json").exists()
    assert rows(site, "conferences") == []
    heads = (site / "du-lieu/conferences.csv").read_text(encoding="utf-8-sig").splitlines()
    assert len(heads) == 1


def test_no_unit_may_take_the_folder_of_the_data(records: Path, tmp_path: Path, prepared: Prepared) -> None:
    unit = next(iter(Archive(records).units))
    (records / unit).rename(records / "du-lieu")
    site = prepared(tmp_path / "site")
    stamp_site(site, records, TODAY)
    assert not (site / "du-lieu/index.html").exists()
    assert rows(site, "conferences") == []


def test_the_exporter_names_offices_as_the_pages_do(site: Path) -> None:
    portal = Portal(ARCHIVE, TODAY)
    for row in rows(site, "petitions"):
        assert row["field_label"] == portal.field(row["field"])
        assert row["office_name"] == (portal.body(row["unit"], row["office"]) or None)
