"""What a file may do when it is opened, besides showing itself (deeds.py finds it)."""

from __future__ import annotations

from doithoai.model.vocabulary import Word


class Deed(Word):
    """What a file does that only shows what it says."""

    RUNS = "programs or actions that start when it is opened", "mã lệnh, lệnh tự chạy khi mở"
    FETCHES = "parts that are fetched from elsewhere", "phần lấy từ tệp khác, nơi khác khi mở (mẫu, ảnh, dữ liệu)"
    CALLS = "formulas that call programs or fetch data", "ô hoặc trường công thức gọi chương trình, lấy dữ liệu ngoài"
    LEADS = "links to something that is no web page", "liên kết dẫn tới tệp hoặc chương trình, không phải trang web"
