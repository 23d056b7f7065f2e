"""The catalogue that other portals harvest: DCAT 3 as JSON-LD, dated by the records and not by the clock."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from doithoai.opendata import files
from doithoai.opendata.published import File, Published

LICENCE = "https://creativecommons.org/licenses/by/4.0/"
TITLE = "Đối thoại: dữ liệu mở"
DESCRIPTION = "Hội nghị đối thoại với Nhân dân: đơn vị, kế hoạch, hội nghị, tài liệu, kiến nghị và thời hạn."
_DAILY = "http://publications.europa.eu/resource/authority/frequency/DAILY"
_VIETNAMESE = "http://publications.europa.eu/resource/authority/language/VIE"
_MEDIA = {
    "csv": "text/csv",
    "json": "application/json",
    "parquet": "application/vnd.apache.parquet",
}
_LINKS = {
    "dataset": "dcat:dataset",
    "distribution": "dcat:distribution",
    "downloadURL": "dcat:downloadURL",
    "accessURL": "dcat:accessURL",
    "landingPage": "dcat:landingPage",
    "mediaType": "dcat:mediaType",
    "license": "dct:license",
    "language": "dct:language",
    "publisher": "dct:publisher",
    "temporal": "dct:temporal",
    "conformsTo": "dct:conformsTo",
    "accrualPeriodicity": "dct:accrualPeriodicity",
    "checksum": "spdx:checksum",
    "algorithm": "spdx:algorithm",
    "homepage": "foaf:homepage",
}
_DATES = {
    "issued": "dct:issued",
    "modified": "dct:modified",
    "startDate": "dcat:startDate",
    "endDate": "dcat:endDate",
}
CONTEXT: dict[str, Any] = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "spdx": "http://spdx.org/rdf/terms#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "title": {"@id": "dct:title", "@language": "vi"},
    "description": {"@id": "dct:description", "@language": "vi"},
    "identifier": "dct:identifier",
    "name": "foaf:name",
    "keyword": {"@id": "dcat:keyword", "@language": "vi"},
    "byteSize": {"@id": "dcat:byteSize", "@type": "xsd:nonNegativeInteger"},
    "checksumValue": {"@id": "spdx:checksumValue", "@type": "xsd:hexBinary"},
    **{name: {"@id": term, "@type": "@id"} for name, term in _LINKS.items()},
    **{name: {"@id": term, "@type": "xsd:date"} for name, term in _DATES.items()},
}


def catalog(tables: Mapping[str, Published], home: str) -> dict[str, Any]:
    """The catalogue of all tables; addresses are relative to it when `home` is not known."""
    root = home or "../"
    units, whole = tables["units"], [one.recorded for one in tables.values() if one.recorded]
    dates = _dates(units.first, max(whole, default=None))
    return {
        "@context": CONTEXT,
        "@id": f"{root}{files.CATALOG}",
        "@type": "dcat:Catalog",
        "title": TITLE,
        "description": DESCRIPTION,
        "license": LICENCE,
        "language": _VIETNAMESE,
        "publisher": {"@id": f"{root}#don-vi-xuat-ban", "@type": "foaf:Agent", "name": "Đối thoại"},
        "homepage": root,
        **dates,
        "dataset": [_dataset(one, root, units.first) for one in tables.values()],
    }


def _dates(issued: dt.date | None, modified: dt.date | None) -> dict[str, str]:
    days = {"issued": issued, "modified": modified}
    return {name: day.isoformat() for name, day in days.items() if day}


def _dataset(one: Published, root: str, issued: dt.date | None) -> dict[str, Any]:
    made: dict[str, Any] = {
        "@id": f"{root}{files.CATALOG}#{one.table.name}",
        "@type": "dcat:Dataset",
        "identifier": one.table.name,
        "title": one.table.title,
        "description": one.table.description,
        "keyword": ["đối thoại", "kiến nghị", "cấp xã", one.table.title.lower()],
        "license": LICENCE,
        "language": _VIETNAMESE,
        "publisher": f"{root}#don-vi-xuat-ban",
        "accrualPeriodicity": _DAILY,
        "landingPage": f"{root}du-lieu-mo/",
        **_dates(issued, one.recorded),
    }
    if one.first and one.last and one.table.period != one.table.recorded:
        period = {"startDate": one.first.isoformat(), "endDate": one.last.isoformat()}
        made["temporal"] = {"@type": "dct:PeriodOfTime", **period}
    made["distribution"] = [_distribution(one, form, file, root) for form, file in one.files.items()]
    return made


def _distribution(one: Published, form: str, file: File, root: str) -> dict[str, Any]:
    described = files.schema(one.table.name) if form == "json" else files.DICTIONARY
    return {
        "@id": f"{root}{file.path}",
        "@type": "dcat:Distribution",
        "title": f"{one.table.title} ({form.upper() if form != 'parquet' else 'Parquet'})",
        "accessURL": f"{root}{file.path}",
        "downloadURL": f"{root}{file.path}",
        "mediaType": f"https://www.iana.org/assignments/media-types/{_MEDIA[form]}",
        "license": LICENCE,
        "byteSize": str(file.size),
        "conformsTo": f"{root}{described}",
        "checksum": {
            "@type": "spdx:Checksum",
            "algorithm": "spdx:checksumAlgorithm_sha256",
            "checksumValue": file.sha256,
        },
    }
