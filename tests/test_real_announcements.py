"""Eight real announcements and reports of dialogues, 2022 to 2025, entered as they were published (announcements/).

Nothing is added to what their pages say. Each portal page tells all of it, and nothing that nobody published: no
hour, place, number, delay or silence of an office. The addresses of the pages stand in `SOURCES`.
"""

from __future__ import annotations

import datetime as dt
import re
import shutil
from pathlib import Path

import pytest

from doithoai.cases.case import open_case
from doithoai.model.dossier import Key
from doithoai.model.vocabulary import FindingLevel
from doithoai.pages import conference
from doithoai.reading.archive import Archive
from doithoai.views.portal import Portal
from tests.conftest import RECORDS
from tests.test_rules import judge
from tests.test_when_where import HOUR, plain

HERE = Path(__file__).parent / "announcements"
TODAY = dt.date(2025, 12, 5)
SHARED = ("calendar", "policies", "fields.yml", "recipients.yml")
NEVER = ("chậm", "quá hạn", "chưa định", "chưa trả lời", "chưa có trả lời", "Không có kiến nghị")
SOURCES = {
    "chi-minh/2025/01": "chiminh.haiphong.gov.vn, thông báo về hội nghị ngày 29/10/2025",
    "chi-minh/2025/02": "chiminh.haiphong.gov.vn, tin ngày 01/12/2025",
    "tan-doan/2025/01": "tandoan.langson.gov.vn, tin về hội nghị ngày 08/10/2025",
    "tan-chinh/2024/01": "tanchinh.danang.gov.vn/?p=13412",
    "tan-chau/2024/01": "longan.tanchau.angiang.gov.vn, thông báo quí I năm 2024",
    "tan-chau/2024/02": "baoangiang.com.vn, tin ngày 10/07/2024",
    "chau-phong/2025/01": "vietnam.vn (Báo An Giang), tin ngày 05/11/2025",
    "hai-chau-1/2022/02": "haichau1.danang.gov.vn, bài ngày 25/11/2022",
}
SAYS = {
    "chi-minh/2025/01": (
        (
            "Khi nào 07 giờ 30, thứ Tư, 29/10/2025 Ở đâu Hội trường Ủy ban nhân dân xã Chí Minh (trụ sở Công an xã, "
            "thôn Thanh Kỳ) (cụm Thanh Kỳ, An Lao, An Định) Ai chủ trì Chủ tịch Ủy ban nhân dân Hình thức Trực tiếp"
        ),
        "Đã qua ngày tổ chức, hồ sơ chưa ghi hội nghị đã diễn ra thế nào.",
        "Đã báo trên: Cổng thông tin điện tử (20/10/2025).",
        "Hội nghị ? đã qua ngày, hồ sơ chưa ghi gì",
        "Đối tượng Toàn thể Nhân dân các thôn Thanh Kỳ, An Lao, An Định",
        "Trả lời kiến nghị ? chưa rõ Hồ sơ chưa ghi kiến nghị nào, cũng chưa ghi là không có kiến nghị.",
    ),
    "chi-minh/2025/02": (
        "Khi nào sáng Chủ nhật, 30/11/2025 Ở đâu Hồ sơ không ghi địa điểm Ai chủ trì Chủ tịch Ủy ban nhân dân",
        "Đã tổ chức, kho chưa có thông báo kết luận; 10 kiến nghị; kho không có nội dung từng kiến nghị.",
        "Nguồn của con số: Tin ngày 01/12/2025 trên Cổng thông tin điện tử xã",
        "Tin nói “hơn 100 đoàn viên thanh niên” dự, không nói đúng số người và địa điểm.",
    ),
    "tan-doan/2025/01": (
        "Khi nào sáng thứ Tư, 08/10/2025 Ở đâu Hồ sơ không ghi địa điểm",
        "Ai chủ trì Bí thư Đảng ủy và Chủ tịch Ủy ban nhân dân (đồng chủ trì)",
        "Kế hoạch ✓ đã ban hành Kế hoạch chung năm 2025 số 14-KH/ĐU ( 23/09/2025 ).",
        "Người dự chưa ghi số người; Đại biểu đại diện Nhân dân 21 thôn: 63",
    ),
    "tan-chinh/2024/01": (
        "Khi nào sáng thứ Tư, 06/11/2024 Ở đâu Hồ sơ không ghi địa điểm",
        "20 kiến nghị; kho không có nội dung từng kiến nghị. Theo cấp giải quyết: cấp xã: 18; cấp thành phố: 2.",
        "Người dự 10 lượt phát biểu",
        "Kết quả kỳ trước đã báo cáo tại hội nghị",
        "Đã kết thúc thứ Hai, 30/06/2025 .",
    ),
    "tan-chau/2024/01": (
        "Hội nghị đối thoại định kỳ ngày 28/03/2024 thị xã Tân Châu",
        "Khi nào 07 giờ 30, thứ Năm, 28/03/2024 Ở đâu Hội trường Ủy ban nhân dân xã Long An Ai chủ trì Bí thư Thị ủy",
        "Đối tượng Nhân dân xã Long An và phường Long Phú",
        "Nhận từ thứ Tư, 20/03/2024 đến hết thứ Tư, 27/03/2024, qua: trực tiếp tại cơ quan.",
    ),
    "tan-chau/2024/02": (
        "Khi nào thứ Tư, 10/07/2024 Ở đâu Hồ sơ không ghi địa điểm",
        "Ai chủ trì Bí thư Thị ủy và Chủ tịch Ủy ban nhân dân (đồng chủ trì)",
        "Người dự chưa ghi số người; Người dân 2 xã Châu Phong và Lê Chánh: 80",
        "21 kiến nghị; kho không có nội dung từng kiến nghị.",
    ),
    "chau-phong/2025/01": (
        (
            "Khi nào sáng thứ Tư, 05/11/2025 Ở đâu Hồ sơ không ghi địa điểm Ai chủ trì Bí thư Đảng ủy, Chủ tịch Ủy ban "
            "nhân dân và Chủ tịch Hội đồng nhân dân (đồng chủ trì)"
        ),
        "39 kiến nghị; kho không có nội dung từng kiến nghị.",
        "Người dự 11 lượt phát biểu",
    ),
    "hai-chau-1/2022/02": (
        (
            "Khi nào thứ Năm, 24/11/2022 Ở đâu Hội trường lớn, Ủy ban nhân dân phường Hải Châu I Ai chủ trì Chủ tịch "
            "Ủy ban nhân dân Hình thức Trực tiếp"
        ),
        "10 kiến nghị; kho không có nội dung từng kiến nghị.",
        "Người dự 7 lượt phát biểu",
    ),
}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The announcements with the calendar, the policies and the lists of the shipped archive."""
    found = tmp_path_factory.mktemp("thông báo") / "records"
    shutil.copytree(HERE, found)
    for name in SHARED:
        source = RECORDS / name
        shutil.copytree(source, found / name) if source.is_dir() else shutil.copy(source, found / name)
    return found


def shown(root: Path, path: str) -> str:
    unit, year, number = path.split("/")
    portal = Portal(Archive(root), TODAY, "https://cong.example/")
    case = open_case(portal.archive, portal.archive.conference(Key(unit, int(year), number)), TODAY)
    assert case
    return plain(conference.page(portal, case).body)


@pytest.mark.parametrize("path", SAYS)
def test_the_page_tells_what_was_published(root: Path, path: str) -> None:
    page = re.sub(r"\s+", " ", shown(root, path))
    for words in SAYS[path]:
        assert words in page, page


@pytest.mark.parametrize("path", SAYS)
def test_the_page_claims_nothing_that_nobody_published(root: Path, path: str) -> None:
    page = shown(root, path)
    told = page.replace("chưa rõ không có nghĩa là chậm", "").replace("Chưa biết không có nghĩa là chậm", "")
    assert [words for words in NEVER if words in told] == []
    if "T" not in (HERE / path / "conference.yml").read_text("utf-8").partition("start: ")[2].partition("\n")[0]:
        assert HOUR.search(page) is None


def test_every_announcement_is_one_that_was_entered_and_has_its_source() -> None:
    entered = {one.parent.relative_to(HERE).as_posix() for one in HERE.rglob("conference.yml")}
    assert entered == SAYS.keys() == SOURCES.keys()
    assert len(entered) == 8
    for unit in HERE.glob("*/unit.yml"):
        assert "\nsource: " in unit.read_text("utf-8")


def test_the_checker_finds_no_fault_in_them(root: Path) -> None:
    findings = judge(root, TODAY.isoformat()).findings
    assert {one.level for one in findings} <= {FindingLevel.NOTICE, FindingLevel.MISSING}
    assert {one.code for one in findings} == {"C05", "C19", "C40", "C41", "C42", "T14"}
