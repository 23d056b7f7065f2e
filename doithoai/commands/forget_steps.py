"""What remains of a person told in words, and step by step how it is purged; the words themselves are never printed."""

from __future__ import annotations

from collections.abc import Iterator

from doithoai.commands.forget import Remains, Stands
from doithoai.model import addresses
from doithoai.model.dossier import Key

_MOST = 200
_IN_HISTORY = "Trong lịch sử Git (nhánh, nhãn, bản cất tạm, bản ghi đã bỏ)"


def places(found: Remains) -> Iterator[str]:
    """Where it stands."""
    count = len(found.words)
    yield f"Đã tìm {count} điều mà hồ sơ ghi hoặc từng ghi (không in lại ở đây)."
    if not found.in_git:
        yield "Thư mục này không nằm trong kho Git: chỉ tìm trong tệp."
    if found.shallow:
        yield "Bản chép này của kho thiếu lịch sử cũ: chạy git fetch --unshallow --tags rồi tìm lại mới đủ."
    yield from _listed("Trong tệp đang có", found.files)
    yield from _listed(_IN_HISTORY, found.history)
    if not found.files and not found.history:
        yield "Không còn ở đâu trong bản chép này của kho."


def private_places(found: Remains) -> Iterator[str]:
    """Where it stands in the private repository, and how it is purged there."""
    yield from _listed("Trong tệp của kho riêng", found.files)
    if not found.in_git:
        yield "Máy chưa có Git nên chưa tìm trong lịch sử của kho riêng; cài Git rồi chạy lại lệnh này."
        return
    yield from _listed(_IN_HISTORY, found.history)
    if found.files:
        yield "1. Mở các tệp nêu trên, tự bỏ điều còn lại, lưu, rồi ghi (git commit) ở kho riêng."
    if found.history:
        yield from _history("doithoai private forget")
        yield "8. Bản sao lưu, máy khác đang giữ kho riêng: làm như bước 7; không giữ bản cũ."


def _listed(what: str, some: tuple[Stands, ...]) -> Iterator[str]:
    if not some:
        yield f"{what}: không có."
        return
    yield f"{what}: {len(some)} nơi."
    for one in some[:_MOST]:
        commit = f" (bản ghi {one.commit}{f' ngày {one.day}' if one.day else ''})" if one.commit else ""
        yield f"  - {one.where}{commit}"
    if len(some) > _MOST:
        yield f"  - và {len(some) - _MOST} nơi nữa"


def steps(found: Remains, key: Key, number: int) -> Iterator[str]:
    """What to do, in the order in which it must be done."""
    written = f"records/{key.path}/petitions.yml"
    yield "Các bước gỡ:"
    yield (
        f"1. Sửa hồ sơ hiện tại: ở {written}, kiến nghị số {number}, bỏ petitioner.name và consent (hoặc ghi "
        "consent.withdrawn); rút cả nội dung thì bỏ text, answer, ghi withheld và removed. Sửa các tệp khác nêu trên, "
        "lưu, dựng lại cổng (không dùng --changed): trang, tìm kiếm, dữ liệu mở, tin đều đổi theo."
    )
    if found.history:
        yield from _history()
    yield from _elsewhere(key)
    code = addresses.petition_code(addresses.code(key.unit, key.year, key.number), number)
    yield f"11. Kho riêng private/, nếu có: chạy doithoai private forget {code}."
    yield (
        "Không lấy lại được: bản người khác đã tải, đã chép, đã in; kho nhánh (fork) của người khác; trang lưu trữ "
        "mạng, bộ nhớ đệm của máy tìm kiếm chưa kịp cập nhật. Hãy báo cho người rút lại biết điều này."
    )


def _history(command: str = "doithoai forget") -> Iterator[str]:
    yield (
        "2. Báo mọi người ngừng đẩy lên kho, rồi chép kho ra chỗ khác: git clone --mirror ĐỊA_CHỈ kho-sach.git. Lịch "
        "sử "
        "viết lại thì mã mọi bản ghi về sau đổi: chữ ký, nhãn đã ký, mã ghi trong công văn không còn khớp; lưu biên "
        "bản "
        "ghi ngày, lý do, người quyết định."
    )
    yield (
        "3. Viết tệp thay.txt ngoài kho, mỗi dòng một điều cần xóa: literal:ĐIỀU CẦN XÓA==>[đã gỡ]. Văn bản dài bị "
        "ngắt "
        "dòng thì mỗi dòng một mục. Xong việc thì xóa hẳn tệp này."
    )
    yield (
        "4. Trong kho-sach.git: git filter-repo --replace-text thay.txt --replace-message thay.txt. Tệp đính kèm có "
        "điều ấy thì gỡ cả tệp: git filter-repo --invert-paths --path ĐƯỜNG_DẪN."
    )
    yield (
        f"5. Xóa điều còn giữ tạm: git reflog expire --expire=now --all, rồi git gc --prune=now; chạy lại {command} "
        "trong một bản chép mới của kho-sach.git, phải không còn nơi nào."
    )
    yield "6. Đẩy lên: git push --force --mirror ĐỊA_CHỈ (tạm bỏ khóa nhánh chính nếu có)."
    yield "7. Mọi người bỏ bản cũ, chép lại kho; không ai được gộp nhánh cũ vào, nếu không điều đã gỡ sẽ trở lại."


def _elsewhere(key: Key) -> Iterator[str]:
    page = addresses.page(key.path)
    yield (
        "8. Nơi giữ kho (GitHub, GitLab): xóa hoặc yêu cầu xóa bộ nhớ đệm, đề nghị gộp (refs/pull), bản sao, gói phát "
        "hành, tệp của các lần chạy (artifact, nhật ký), bản đã triển khai của cổng. GitHub: gửi yêu cầu tới bộ phận "
        "hỗ "
        "trợ, nêu mã các bản ghi ở trên."
    )
    yield (
        f"9. Cổng thông tin: sau khi dựng lại, mở trang {page}, du-lieu/, tim-kiem/ xem đã hết; bản sao lưu của máy "
        f"chủ, "
        "thư báo tin và lịch đã gửi thì gỡ hoặc báo người giữ."
    )
    yield "10. Máy tìm kiếm: yêu cầu gỡ bản lưu của trang ấy (Google Search Console, Bing Webmaster, Cốc Cốc)."
