"""The options of `doithoai init` and `doithoai upgrade`; their values are read by command.py."""

from __future__ import annotations

import argparse
from pathlib import Path


def add_init(parser: argparse.ArgumentParser) -> None:
    """`doithoai init DIR`: what is not given is asked, and with --yes has its stock value."""
    parser.add_argument("folder", type=Path, metavar="THƯ_MỤC", help="thư mục mới của kho; phải chưa có hoặc trống")
    parser.add_argument("--unit", metavar="MÃ", help="mã đơn vị, ví dụ an-binh (mặc định: tên thư mục)")
    parser.add_argument("--name", metavar="TÊN", help="tên đơn vị kèm loại, ví dụ “xã An Bình”")
    parser.add_argument("--policy-from", metavar="MẪU", help="kế hoạch lấy làm mẫu, ví dụ cat-hai-2025")
    parser.add_argument("--year", metavar="NĂM", help="năm của kế hoạch (mặc định: năm nay)")
    parser.add_argument("--joined", metavar="NGÀY", help="ngày bắt đầu lưu hồ sơ (mặc định: hôm nay)")
    parser.add_argument("--title", metavar="TÊN", help="trích yếu của kế hoạch")
    parser.add_argument("--issuer", metavar="TÊN", help="cơ quan ban hành kế hoạch")
    parser.add_argument("--number", metavar="SỐ", help="số, ký hiệu của kế hoạch, nếu đã có")
    parser.add_argument("--issued", metavar="NGÀY", help="ngày ban hành kế hoạch, nếu đã có")
    parser.add_argument("--secretary", metavar="HỌ_TÊN", help="Bí thư Đảng ủy")
    parser.add_argument("--chair", metavar="HỌ_TÊN", help="Chủ tịch Ủy ban nhân dân")
    parser.add_argument(
        "--owner", metavar="TÀI_KHOẢN", help="tài khoản hoặc nhóm GitHub duyệt thay đổi, ví dụ @an-binh/van-phong"
    )
    parser.add_argument("--office", action="append", default=[], metavar="MÃ=TÊN", help="thêm hoặc đổi tên một cơ quan")
    parser.add_argument(
        "--section", action="append", default=[], metavar="QUY_ĐỊNH=MỤC", help="mục nêu một quy định, ví dụ notice=V.1"
    )
    parser.add_argument(
        "--set",
        action="append",
        default=[],
        metavar="QUY_ĐỊNH.TRƯỜNG=GIÁ_TRỊ",
        help="con số, ngày khác mẫu, ví dụ notice.count=5",
    )
    parser.add_argument(
        "--without", action="append", default=[], metavar="QUY_ĐỊNH", help="quy định mà kế hoạch không có"
    )
    parser.add_argument("--yes", action="store_true", help="không hỏi gì; điều không nêu thì theo mẫu")


def add_upgrade(parser: argparse.ArgumentParser) -> None:
    """`doithoai upgrade`: rewrite the pins of an archive."""
    parser.add_argument(
        "folder",
        nargs="?",
        type=Path,
        default=Path(),
        metavar="THƯ_MỤC",
        help="thư mục của kho (mặc định: thư mục này)",
    )
    parser.add_argument("--to", metavar="PHIÊN_BẢN", help="chỉ ghi khi phiên bản đang cài đúng là phiên bản này")
