"""The policy, unit, plan and reports of a synthetic unit."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from doithoai.model.vocabulary import DayUnit, Direction
from doithoai.model.workdays import Calendar
from scripts import synthetic_text as text
from scripts.synthetic_events import JOINED, SEASONS, Data
from scripts.synthetic_yaml import block, markdown, record, schema_line

REQUIRED = (
    "plan",
    "notice",
    "petition_summary",
    "prepared_replies",
    "programme",
    "minutes",
    "conclusion_notice",
    "results_report",
)
OPTIONAL = (
    "conference_papers",
    "continuing_petitions",
    "petition_to_superior",
    "directive",
    "other_papers",
    "task_assignment",
    "reply_assignment",
    "situation_report",
)


def policy_record(slug: str, name: str, year: int) -> str:
    """The plan's numbers: those of S0, with a shorter dossier."""
    season = SEASONS[year]
    types = ["periodic", "thematic", "urgent"]
    offices = {"secretary": "van-phong-dang-uy", "chair_of_committee": "van-phong-hdnd-ubnd"}
    offices["joint"] = "van-phong-dang-uy"
    grounds = ["beyond_authority", "complex", "several_bodies"]
    recipients = ["co-quan-co-tham-quyen", "nguoi-neu-kien-nghi", "ban-xay-dung-dang", "mat-tran", "cap-tren"]
    report = {"before_day": 15, "by": "ban-xay-dung-dang", "to": "ban-tgdv-thanh-uy", "section": "VI.1"}
    head = {
        "id": f"{slug}-{year}",
        "title": f"Kế hoạch thực hiện công tác đối thoại với Nhân dân năm {year}, {name}",
        "kind": "plan",
        "number": "03-KH/ĐU",
        "issued": season.planned,
        "issuer": f"Ban Thường vụ Đảng ủy {name}",
        "extends": [season.guidance, "luat-tccqdp-2025"],
        "source": {"name": "Tạo tự động để thử phần mềm, không có thật"},
    }
    rules: Data = {
        "types": {"allowed": types, "section": "III.1"},
        "forms": {"allowed": ["in_person", "online", "indirect"], "section": "III.2"},
        "quota": {"at_least": 1, "of": ["periodic", "thematic"], "each_leader": "unclear", "section": "II"},
        "chairs": {
            "allowed": ["secretary", "chair_of_committee", "joint"],
            "section": "IV",
            "substitute": True,
            "substitute_section": "V.1.(4)",
        },
        "lead_office": {**offices, "section": "IV"},
        "archive_office": {**offices, "section": "VI.2"},
        "notice": {
            "count": 7,
            "unit": "working_day",
            "direction": "before",
            "reading": "nth_day",
            "section": "V.1.(1)",
            "waived_for": ["urgent"],
            "waived_section": "V.1.(1)",
        },
        "publication": {"channels": ["cong_thong_tin", "dai_truyen_thanh"], "section": "VI.5"},
        "conclusion_notice": {
            "count": 10,
            "unit": "working_day",
            "section": "V.3.a",
            "extended": {"count": 15, "unit": "working_day", "grounds": grounds, "section": "V.3.a"},
        },
        "conclusion_content": {
            "parts": ["taken_up", "solved", "unsolved", "assigned", "limit", "monitor"],
            "section": "V.2.(6)",
        },
        "conclusion_recipients": {"to": recipients, "section": "V.3.a"},
        "written_reply": {"count": 15, "unit": "working_day", "section": "V.3.b", "from_receipt": True},
        "reply_recipients": {
            "to": ["dia-phuong-noi-co-kien-nghi", "nguoi-neu-kien-nghi"],
            "section": "V.3.b",
        },
        "dossier": {
            "for": ["periodic", "thematic"],
            "required": list(REQUIRED),
            "optional": list(OPTIONAL),
            "section": "V.4.a",
        },
        "reports": [
            {"kind": "quarterly_report", "period": "quarter", **report},
            {"kind": "annual_report", "period": "year", "before_month": 11, **report},
        ],
    }
    note = "Đơn vị được tạo tự động, không có thật."
    lines = (schema_line("policy", 2), *block(head), "rules:", *block(rules, "  "), *block({"note": note}))
    return "\n".join((*lines, ""))


def unit_record(slug: str, name: str) -> str:
    """unit.yml."""
    data = {
        "name": name,
        "kind": "commune",
        "sample": True,
        "joined": JOINED,
        "villages": list(text.VILLAGES),
        "offices": [{"id": key, "name": label} for key, label in text.OFFICES.items()],
        "source": "Đơn vị tạo tự động",
        "note": f"{name} ({slug}) không có thật; hồ sơ được tạo tự động để thử phần mềm.",
    }
    return record("unit", 2, data)


def plan_file(name: str, policy: str, year: int, guidance: Data) -> str:
    """plan.md of a unit-year."""
    front = {
        "title": f"Kế hoạch thực hiện công tác đối thoại với Nhân dân năm {year}, {name}",
        "policy": policy,
        "line": "party",
        "body": f"Ban Thường vụ Đảng ủy {name}",
        "number": "03-KH/ĐU",
        "issued": SEASONS[year].planned,
        "signer": {"mandate": "T/M", "body": "Ban Thường vụ", "post": "Bí thư"},
        "bases": [guidance],
        "recipients": ["Ủy ban Mặt trận Tổ quốc xã", "Các chi bộ trực thuộc", "Lưu Văn phòng Đảng ủy"],
        "note": "Tạo tự động, không có thật.",
    }
    body = [
        "## I. Mục đích, yêu cầu\n",
        *(f"- {one}" for one in text.PURPOSES),
        "\n## II. Tổ chức thực hiện\n",
        *(f"- {one}" for one in text.DUTIES),
    ]
    return markdown("plan", 3, front, body)


def reports(year: int, calendar: Calendar) -> Iterator[tuple[str, str]]:
    """The periodic reports owed since the unit joined: file name and text."""
    owed = [("quarterly_report", quarter, quarter * 3) for quarter in (1, 2, 3, 4)]
    for kind, period, month in (*owed, ("annual_report", None, 11)):
        if dt.date(year, month, 14) < JOINED:
            continue
        day = calendar.shift(dt.date(year, month, 11), 1, DayUnit.WORKING_DAY, Direction.BEFORE)
        front: Data = {"kind": kind, "period": period} if period else {"kind": kind}
        label = f"quý {period} năm {year}" if period else f"năm {year}"
        front |= {
            "title": f"công tác đối thoại với Nhân dân {label}",
            "number": f"{month:02}-BC/BXDĐ",
            "issued": day,
            "signer": {"post": "Trưởng ban"},
            "sent": [{"to": "ban-tgdv-thanh-uy", "on": day}],
        }
        body = [f"Báo cáo công tác đối thoại {label}.", "", *(f"- {one}" for one in text.FIGURES)]
        stem = f"{kind}-{period}" if period else kind
        yield f"{stem}.md", markdown("report", 4, front, body)
