"""The petitions of a conference out into a sheet, or an empty sheet for them."""

from __future__ import annotations

from doithoai.commands.change import CannotChange
from doithoai.commands.new import conference_meant
from doithoai.commands.sheets.columns import lists
from doithoai.commands.sheets.template import workbook
from doithoai.model.both import Both
from doithoai.private.store import Store
from doithoai.reading.archive import Archive


def sheet_of(archive: Archive, of: str, *, empty: bool, store: Store | None = None) -> tuple[str, bytes]:
    """A name for the file, and the file; who raised what only where there is a `store` that tells it.

    Raises CannotChange, PrivateError, Unreadable, ImportError where xlsxwriter is not installed.
    """
    key = conference_meant(archive, of)
    unit, folder = archive.unit(key.unit), archive.conference(key)
    if unit is None or any(one.file == "petitions.yml" for one in folder.problems):
        vi = "kiến nghị hoặc đơn vị đang ghi sai; chạy doithoai check và sửa trước"
        raise CannotChange(Both(vi, "petitions or unit are wrong; run doithoai check and mend them first"))
    title = f"Tổng hợp ý kiến, kiến nghị: {unit.name}, hội nghị {key.path}"
    people = None if store is None else store.people_of(key.path)
    made = workbook(title, () if empty else folder.petitions, lists(archive, key), people)
    return f"kien-nghi-{key.path.replace('/', '-')}{'-mau' if empty else ''}.xlsx", made
