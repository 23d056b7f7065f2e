"""What somebody could want to do to an archive, what is promised against it, and the test that holds the promise.

The page `an-toan` is made of this (scripts/threat_page.py). A threat is named by its test: an attack of one's own.
"""

from __future__ import annotations

from typing import NamedTuple

DOORS, HELD = "tests/attacks/test_doors.py", "tests/attacks/test_held.py"
FENCE = "tests/attacks/test_fence.py"


class Actor(NamedTuple):
    """Somebody, and what he or she could want."""

    id: str
    vi: str
    wish: str
    en: str
    wish_en: str


ACTORS = (
    Actor(
        "la",
        "Người ngoài",
        "lấy tệp của máy dựng cổng, chạy mã trên máy người xem",
        "An outsider",
        "files of the machine that builds the portal; code that runs in readers' browsers",
    ),
    Actor(
        "gop",
        "Người góp hồ sơ qua bản sao của kho",
        "gửi đề nghị sửa có tệp, tên thư mục, liên kết cài sẵn",
        "A contributor from a fork",
        "to smuggle in files, names or links with a pull request",
    ),
    Actor(
        "hang-xom",
        "Hàng xóm của người nêu kiến nghị",
        "biết ai đã nêu, ở nhà nào, số điện thoại nào",
        "A petitioner's neighbour",
        "to learn who asked, where they live, their number",
    ),
    Actor(
        "so-y",
        "Cán bộ sơ ý",
        "không muốn gì; chép nhầm số căn cước, đặt nhầm tên tệp, lưu nhầm bảng mã",
        "A careless clerk",
        "nothing; copies an identity number, misnames a file",
    ),
    Actor(
        "tre",
        "Cơ quan không muốn bị ghi là trễ",
        "làm hồ sơ hỏng để lần trễ không hiện, hoặc để cả cổng không dựng được",
        "An office that would rather not be late",
        "to break a record so that its lateness, or the portal, is not shown",
    ),
    Actor(
        "tai-khoan",
        "Người chiếm được tài khoản của cán bộ",
        "đưa nội dung lạ vào cổng dưới tên cơ quan",
        "Whoever holds a stolen account",
        "to publish foreign content in the name of an office",
    ),
)


class Threat(NamedTuple):
    """One threat: whose, what, what is promised against it, and the file of the test that is named after it."""

    test: str
    file: str
    actor: str
    what: str
    promise: str
    english: str


THREATS = (
    Threat(
        "test_a_link_publishes_no_file_of_the_machine",
        DOORS,
        "la",
        "Đặt liên kết (symlink) ở một bậc nào đó của đường dẫn, trỏ tới thư mục riêng, /etc hay /proc",
        "Không tệp nào ngoài kho được đọc hay công khai, liên kết đặt ở bậc nào cũng vậy",
        "No file outside the archive is read or published, wherever a link stands",
    ),
    Threat(
        "test_a_link_is_told_wherever_it_stands",
        DOORS,
        "gop",
        "Gửi một liên kết mà người duyệt không để ý",
        "Phép kiểm tra nêu tên từng liên kết",
        "The check names every link",
    ),
    Threat(
        "test_a_pipe_in_place_of_a_record_is_never_waited_for",
        DOORS,
        "la",
        "Thay hồ sơ bằng một ống (FIFO) để phép kiểm tra và việc dựng cổng chờ mãi",
        "Chỉ đọc tệp thường; thứ khác được báo, không bao giờ chờ",
        "Only plain files are read; nothing is waited for",
    ),
    Threat(
        "test_a_hard_link_to_another_file_is_not_published_without_its_checksum",
        DOORS,
        "la",
        "Dùng liên kết cứng tới một tệp khác của máy",
        "Tệp không khớp mã kiểm đã ghi thì không công khai",
        "A file that does not fit its recorded checksum is not published",
    ),
    Threat(
        "test_a_file_swapped_while_it_is_looked_at_is_not_published",
        DOORS,
        "la",
        "Đổi tệp đúng lúc đang kiểm tra",
        "Chỉ công khai đúng những byte đã kiểm tra",
        "Only the very bytes that were judged are published",
    ),
    Threat(
        "test_an_attached_file_that_a_browser_or_a_server_runs_is_not_published",
        DOORS,
        "tai-khoan",
        "Đính kèm trang web, ảnh SVG, mã lệnh, tệp chương trình",
        "Chỉ nhận vài loại tệp mà trình duyệt không chạy",
        "Only a few types are taken, none of which a browser runs",
    ),
    Threat(
        "test_a_file_whose_bytes_are_a_page_or_a_program_is_not_published",
        DOORS,
        "tai-khoan",
        "Đặt tên .pdf, .txt, .docx cho một trang web hay mã lệnh",
        "Nội dung tệp phải đúng với đuôi tên của nó",
        "The content must be what the name says",
    ),
    Threat(
        "test_a_file_with_two_endings_or_in_capitals_is_not_published",
        DOORS,
        "gop",
        "Dùng hai đuôi, chữ hoa, hay tên mà máy chủ hiểu riêng (.htaccess, CNAME)",
        "Tên tệp ngoài một khuôn hẹp thì không nhận",
        "Names outside a narrow pattern are refused",
    ),
    Threat(
        "test_the_name_of_a_folder_becomes_no_markup",
        DOORS,
        "gop",
        "Đặt tên thư mục chứa mã HTML",
        "Tên thư mục ngoài khuôn thì không được đọc; không trang nào chứa mã lạ",
        "No folder name becomes markup",
    ),
    Threat(
        "test_a_unit_can_not_take_the_place_of_a_page_of_the_portal",
        DOORS,
        "gop",
        "Đặt tên đơn vị trùng với trang của cổng",
        "Tên ấy bị từ chối; trang của cổng giữ nguyên",
        "No unit takes the place of the portal's own pages",
    ),
    Threat(
        "test_a_unit_that_looks_like_another_is_no_unit",
        DOORS,
        "la",
        "Lập đơn vị có tên nhìn giống hệt một đơn vị khác (chữ Nga, ký tự ẩn)",
        "Mã đơn vị chỉ gồm a–z, 0–9, gạch nối; tên khác thì không phải đơn vị",
        "Look-alike units are no units",
    ),
    Threat(
        "test_a_year_or_number_that_is_none_becomes_no_address",
        DOORS,
        "gop",
        "Đặt thư mục năm, số hội nghị bằng chữ số lạ hay ký tự điều khiển",
        "Chỉ số viết thường mới thành địa chỉ",
        "Only plain figures become addresses",
    ),
    Threat(
        "test_an_address_runs_nothing_and_adds_no_recipient",
        DOORS,
        "tai-khoan",
        "Ghi thư điện tử, điện thoại, đường dẫn có kèm lệnh hay người nhận thêm",
        "Không liên kết nào chạy mã, thêm người nhận hay gọi số khác",
        "No link runs code or adds a recipient",
    ),
    Threat(
        "test_every_attack_on_a_door_is_told_and_ends_in_red",
        DOORS,
        "gop",
        "Làm cho lỗi qua đi lặng lẽ, hoặc in lệnh vào nhật ký của máy",
        "Lần dựng có hồ sơ sai luôn kết thúc đỏ; không ký tự điều khiển nào tới nhật ký",
        "A build with wrong records ends red; logs get no control characters",
    ),
    Threat(
        "test_stamping_by_hand_opens_no_door_that_the_build_shuts",
        DOORS,
        "la",
        "Chờ lúc trang được ghi lại bằng doithoai stamp",
        "Ghi lại cho ra đúng từng byte như dựng mới",
        "Stamping gives the very bytes of a build",
    ),
    Threat(
        "test_what_stands_beside_an_attack_is_published",
        DOORS,
        "tre",
        "Làm hỏng một hồ sơ để cả cổng không dựng được",
        "Hồ sơ khác vẫn được công khai đầy đủ",
        "All other records are published",
    ),
    Threat(
        "test_every_page_carries_the_policy_that_runs_nothing_foreign",
        DOORS,
        "la",
        "Tìm một trang không có rào chạy mã (Content-Security-Policy)",
        "Trang nào cũng có rào ấy, kể cả trang báo giữ lại",
        "Every page carries the policy",
    ),
    Threat(
        "test_a_private_detail_is_published_from_no_field",
        HELD,
        "hang-xom",
        "Đọc số điện thoại mà cán bộ chép nhầm vào một trường nào đó",
        "Bước dựng tự giữ lại hồ sơ ấy: trang, tìm kiếm, dữ liệu mở, tin, lịch đều không có",
        "The build itself holds such a record back, in every output",
    ),
    Threat(
        "test_a_withheld_record_leaves_its_neighbours_public",
        HELD,
        "tre",
        "Ghi thông tin riêng vào một kiến nghị để mọi kiến nghị khác không hiện",
        "Chỉ kiến nghị, tài liệu ấy bị giữ lại; thời hạn và tình trạng vẫn hiện",
        "Only that petition or document is held back; limits and states stay",
    ),
    Threat(
        "test_a_misspelt_word_hides_no_lateness",
        HELD,
        "tre",
        "Viết sai một mã, một tham chiếu để hồ sơ trễ không hiện",
        "Lỗi hình thức không làm mất gì khỏi cổng",
        "A fault of form hides nothing",
    ),
    Threat(
        "test_a_rule_that_breaks_vouches_for_nothing",
        HELD,
        "la",
        "Viết văn bản làm quy tắc bảo vệ riêng tư bị lỗi giữa chừng",
        "Quy tắc riêng tư không chạy được thì hồ sơ bị giữ lại",
        "Where a privacy rule fails, the record is held back",
    ),
    Threat(
        "test_the_page_of_a_withheld_record_quotes_nothing",
        HELD,
        "hang-xom",
        "Đọc thông tin riêng ngay trong lời báo lỗi",
        "Trang báo giữ lại và nhật ký chỉ nêu nơi và lý do chung",
        "Neither the stub nor the log quotes the private text",
    ),
    Threat(
        "test_a_name_that_says_another_kind_makes_nothing_public",
        HELD,
        "so-y",
        "Biên bản nội bộ bị ghi nhầm loại thành văn bản công khai",
        "Tên tệp và loại không khớp thì tài liệu bị giữ lại",
        "A document whose name says another kind is held back",
    ),
)

NOT_PROMISED = (
    (
        (
            "Người có quyền ghi vào kho và được duyệt vẫn có thể ghi điều sai sự thật: kho kiểm tra hình "
            "thức, ngày tháng và mâu thuẫn, không biết việc ngoài đời."
        ),
        "Whoever may write and is approved can still write what is untrue.",
    ),
    (
        (
            "Thông tin riêng viết theo cách mà quy tắc không nhận ra (ẩn dụ, viết tắt, ảnh chụp, chữ trong "
            "tệp PDF, DOCX) vẫn có thể lọt: người duyệt phải đọc."
        ),
        "Private details that no rule recognises, and those inside PDF, DOCX and images, can get through.",
    ),
    (
        "Kho Git công khai giữ mọi bản cũ, và cả hồ sơ mà cổng giữ lại: giữ lại ở cổng không phải là xóa.",
        "The public Git repository still holds what the portal holds back.",
    ),
    (
        (
            "Hội nghị bị giữ lại cả hồ sơ thì lần trễ của nó cũng chưa hiện cho tới khi sửa xong; lần dựng "
            "kết thúc đỏ, và bảng nhắc việc hằng đêm vẫn nêu."
        ),
        "The lateness of a conference that is held back whole is not shown until it is put right.",
    ),
    (
        (
            "Liên kết cứng tới một tệp khớp đúng mã kiểm đã ghi là một tệp thường: ai tạo được nó thì đã có "
            "quyền trên máy."
        ),
        "A hard link to a file that fits its recorded checksum is a plain file.",
    ),
    (
        "Tài khoản quản trị của nơi giữ kho, máy dựng cổng và máy chủ công bố nằm ngoài kho này.",
        "The forge's administrators, the building machine and the web server are outside.",
    ),
)
