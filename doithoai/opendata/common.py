"""What columns of several tables say of themselves in the same words."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Meta

from doithoai.model.records import Unit
from doithoai.model.vocabulary import Word
from doithoai.opendata.columns import of

UNIT = Meta(title="Mã đơn vị", description="Khóa của bảng units.")
UNIT_NAME = of(Unit, "name", "Tên đơn vị")
SAMPLE = Meta(title="Dữ liệu mẫu", description="Đúng: dữ liệu của một đơn vị hư cấu, không dùng để thống kê.")
YEAR = Meta(title="Năm")
CODE = Meta(title="Mã hội nghị", description="<đơn vị>-<năm>-<số>; khóa của bảng conferences.")
PAGE = Meta(title="Trang", description="Địa chỉ trên cổng thông tin, tính từ trang đầu.")
RECORD = Meta(title="Hồ sơ JSON", description="Địa chỉ của hồ sơ đầy đủ phần công khai, tính từ trang đầu.")
AS_OF = Meta(title="Tính đến ngày", description="Ngày mà tình trạng trong dòng này được xét.")
DEVIATION = Meta(title="Khác kế hoạch", description="Điều khác kế hoạch, lý do, người quyết định.")


def told(column: str) -> Meta:
    """The title of a column that says in words what the one before it says by a key."""
    return Meta(title=f"{column}, bằng chữ")


def join(parts: Iterable[object]) -> str | None:
    """A list in one cell; nothing for an empty one."""
    return "; ".join(one.label if isinstance(one, Word) else str(one) for one in parts) or None
