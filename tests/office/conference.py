"""One periodic conference of xã An Bình, which is made up, from its plan to its closed dossier, by command.

The days and what each plan asks are those of tests/five_walks.py, where records are written without any command.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from doithoai import public
from doithoai.model.records import Document
from doithoai.model.vocabulary import DocumentKind
from doithoai.reading.archive import Archive
from tests.conftest import RECORDS
from tests.five_walks import ASKED
from tests.forges import git
from tests.office.desk import UNIT, Desk, called
from tests.office.papers import Row, fill, paper

KINDS = {str(one): one for one in DocumentKind}
PLACE = "Nhà văn hóa Thôn Đông"
CANARY_NAME, CANARY_PHONE = "Vũ Thị Chim Yến", "0987 650 432"
CANARY_WORDS = "Ghi riêng: buổi họp trao đổi về sáo sậu trong lồng."
CANARIES = ("Chim Yến", "0987 650 432", "0987650432", "sáo sậu trong lồng")
"""Who raised a matter, how to reach them, and what an internal paper says: never on the server."""


class Step(NamedTuple):
    """What an office does on one day."""

    name: str
    day: str
    do: Callable[[], None]


def founded(folder: Path, policy: str) -> Path:
    """The archive of the commune on the first of October, by `init`: the model's rules, each with its section."""
    asked = ASKED[policy]
    rules = Archive(RECORDS).policy(policy).rules  # type: ignore[union-attr]
    sections = {name: rule.section for name, rule in rules.each()}
    words = [word for name, section in sections.items() for word in ("--section", f"{name}={section}")]
    begun = f"{asked.year}-10-01"
    done = called(
        folder.parent,
        *("init", str(folder), "--unit", UNIT, "--name", "xã An Bình", "--policy-from", policy, "--yes"),
        *("--year", str(asked.year), "--joined", begun, "--as-of", begun, "--office", "phong-kinh-te=Phòng Kinh tế"),
        *("--number", "18-KH/ĐU", "--issued", f"{asked.year}-09-26", *words),
    )
    assert done.returncode == 0, done.stderr
    unit = folder / f"records/{UNIT}/unit.yml"
    unit.write_text(unit.read_text("utf-8") + "villages: [Thôn Đông, Thôn Đoài]\n", "utf-8")
    return folder


class Conference:
    """The steps of one conference at a desk."""

    def __init__(self, desk: Desk, policy: str) -> None:
        self.desk, self.asked = desk, ASKED[policy]
        self.of = f"{UNIT}/{self.asked.year}/01"

    def steps(self) -> Iterator[Step]:
        """As they are done."""
        return iter(sorted(self._steps(), key=lambda one: one.day))

    def _steps(self) -> Iterator[Step]:
        days = self.asked.days
        yield Step("kế hoạch", days.planned, self.plan)
        yield Step("giấy mời, thông báo", days.told, self.tell)
        yield Step("nhận kiến nghị", days.received, self.receive)
        yield Step("phân loại", days.classified, self.classify)
        if self.asked.dossier or self.asked.before:
            yield Step("chuẩn bị", days.ready, self.prepare)
        yield Step("hội nghị", days.held, self.hold)
        yield Step("báo cáo cấp trên", days.sent_up, self.send_up)
        yield Step("thông báo kết luận", days.assigned, self.conclude)
        yield Step("văn bản trả lời", days.replied, self.reply)
        yield Step("cấp trên trả lời", days.settled, self.settle)
        for kind, issued, period in self.asked.reports:
            yield Step(f"{kind} {period or ''}".strip(), issued, partial(self.report, kind, period))

    # --- what is typed

    def new(self, kind: DocumentKind, number: str = "", *fields: str) -> None:
        """A document typed at the desk; an internal one has no words there, they go to private/."""
        open_ = public.is_public(Document(kind=kind, public=None))
        numbered = [f"number={number}"] if number else []
        signed = ["signer.post=Chánh Văn phòng"] if open_ else []
        told = _set([f"kind={kind}", *numbered, f"issued={self.desk.day}", *signed, *fields])
        body = self.desk.folder.parent / "loi-van.md"
        body.write_text(f"{kind.label} của hội nghị đối thoại định kỳ xã An Bình.\n", "utf-8")
        self.desk.do("new", "document", self.of, *told, "--yes", *(("--body", str(body)) if open_ else ()))

    def bring(
        self, kind: DocumentKind, number: str, to: Sequence[str], *fields: str, words: Sequence[str] = ()
    ) -> None:
        """A document that comes as a file of Word, sent on the day of its issue."""
        archive = Archive(self.desk.folder / "records")
        names = [archive.body(UNIT, one) for one in to]
        file = self.desk.folder.parent / "van-ban.docx"
        paper(file, kind, number, self.desk.day, names)
        told = _set(fields)
        sent = ("--sent", self.desk.day, "--kind", str(kind), "--write", "--yes", "--into", self.of)
        shown = self.desk.do("import", "document", str(file), *sent, *told, *words)
        assert "chưa khớp" not in shown, shown

    def sheet(self, *rows: Row, words: Sequence[str] = ()) -> None:
        """The sheet goes out, is filled in, and comes back."""
        file = self.desk.folder.parent / "bang.xlsx"
        self.desk.do("export", "petitions", self.of, "--out", str(file))
        fill(file, rows)
        self.desk.do("import", "petitions", str(file), "--into", self.of, "--write", *words)
        file.unlink()

    def edit(self, name: str, old: str, new: str) -> None:
        self.desk.edit(f"{self.of}/{name}", old, new)

    def sent(self, name: str, to: str) -> None:
        """To whom an internal paper or a report went, for which there is no command: typed into its front matter."""
        issued = f"issued: {self.desk.day}\n"
        self.desk.edit(name, issued, f"{issued}sent:\n  - {{to: {to}, on: {self.desk.day}}}\n")

    def step_of(self, number: int, step: str) -> None:
        """A step of a petition for which there is no command, typed below its others."""
        text = (self.desk.folder / "records" / self.of / "petitions.yml").read_text("utf-8")
        item = re.search(rf"^- id: {number}\n(?:  .*\n)+", text, re.MULTILINE)
        assert item
        lines = [line for line in item[0].splitlines() if line.startswith("    - {state:")]
        last = f"{item[0][: item[0].index(lines[-1])]}{lines[-1]}\n"
        self.edit("petitions.yml", last, f"{last}    - {step}\n")

    # --- before

    def plan(self) -> None:
        days = self.asked.days
        told = [
            *("type=periodic", "form=in_person", f"chair={self.asked.chair}", "topic=Vệ sinh môi trường ở thôn"),
            *(f"start={days.held}T07:30+07:00", "duration=half_day", f"place.name={PLACE}", "place.village=Thôn Đông"),
            *("audience=Nhân dân hai thôn", f"attendance.expected={self.asked.people}"),
            *(f"petitions_open.from={days.opened}", f"petitions_open.to={days.closed}"),
            *("petitions_open.channels=mat_tran", "petitions_open.office=mat-tran"),
        ]
        if self.asked.policy == "duong-an-2025":
            told += ["archive_office.office=van-phong-hdnd-ubnd", "archive_office.reason=Kế hoạch không nêu nơi lưu"]
        self.desk.do("new", "conference", UNIT, *_set(told), "--yes")
        self.new(DocumentKind.PLAN, "40/KH-UBND")
        if self.asked.dossier:
            self.new(DocumentKind.TASK_ASSIGNMENT, "41/VP")

    def tell(self) -> None:
        self.bring(DocumentKind.NOTICE, "42/TB-UBND", ("cac-thon", "mat-tran"))
        self.new(DocumentKind.INVITATION, "43/GM-UBND")
        self.sent(f"{self.of}/documents/invitation.md", "dai-bieu-duoc-moi")
        if self.asked.opinion_form:
            self.new(DocumentKind.OPINION_FORM)
            self.sent(f"{self.of}/documents/opinion_form.md", "dai-bieu-duoc-moi")
        on = self.desk.day
        lines = "".join(f"  - {{channel: {one}, on: {on}}}\n" for one in ("cong_thong_tin", "dai_truyen_thanh"))
        self.edit("conference.yml", "", f"announced:\n{lines}")

    def receive(self) -> None:
        if not (self.desk.folder / "private").exists():
            self.desk.do("private", "init")
            private = self.desk.folder / "private"
            git("config", "user.name", "Văn phòng", cwd=private)
            git("config", "user.email", "van-phong@example.invalid", cwd=private)
        file = self.desk.folder.parent / "mau.xlsx"
        self.desk.do("export", "petitions", self.of, "--template", "--out", str(file))
        fill(file, [self.raised(1), self.raised(2)])
        self.desk.do("import", "petitions", str(file), "--into", self.of, "--write")
        file.unlink()
        code = f"{self.of.replace('/', '-')}-001"
        self.desk.do("private", "keep", code, "--name", CANARY_NAME, "--contact", CANARY_PHONE)

    def raised(self, number: int) -> dict[str, str | int]:
        """A petition as it is typed into the sheet."""
        before = number in (1, 2)
        days = self.asked.days
        on = dt.date.fromisoformat(days.received if before else days.held)
        return {
            "Nhận lúc": "trước hội nghị" if before else "tại hội nghị",
            "Ngày nhận": f"{on:%d/%m/%Y}",
            "Kênh tiếp nhận": "mat_tran" if before else "tai_hoi_nghi",
            "Người nêu": "household",
            "Thôn, tổ dân phố": ("Thôn Đông", "Thôn Đoài")[number % 2],
            "Lĩnh vực": "moi_truong",
            "Nội dung": f"Đề nghị xử lý việc thứ {number} về môi trường ở thôn.",
        }

    def classify(self) -> None:
        self.sheet(
            {"Số kiến nghị": 1, "Phân loại": "answered", "Cấp giải quyết": "commune"},
            {"Số kiến nghị": 2, "Phân loại": "to_verify", "Cấp giải quyết": "commune"},
        )
        if self.asked.dossier:
            self.new(DocumentKind.PETITION_SUMMARY, "51/VP")
            self.new(DocumentKind.REPLY_ASSIGNMENT, "52/VP")

    def prepare(self) -> None:
        kinds = (*(("prepared_replies", "programme") if self.asked.dossier else ()), *self.asked.before)
        for at, kind in enumerate(kinds, 61):
            self.new(KINDS[kind], f"{at}/VP")

    # --- the day, and after

    def hold(self) -> None:
        days = self.asked.days
        expected = f"attendance: {{expected: {self.asked.people}}}"
        full = f"expected: {self.asked.people}, people: {self.asked.people}, organisations: 6, speakers: 4"
        self.edit("conference.yml", expected, f"attendance: {{{full}}}")
        self.edit("conference.yml", "", f'end: "{days.held}T11:30+07:00"\n')
        self.sheet(
            {"Số kiến nghị": 1, "Nội dung trả lời": "Đã giao tổ thu gom tăng số chuyến."},
            self.raised(3) | {"Phân loại": "to_verify", "Cấp giải quyết": "commune"},
            self.raised(4) | {"Phân loại": "reported_up", "Cấp giải quyết": "city"},
        )
        self.step_of(1, f"{{state: answered, on: {days.held}}}")
        kinds = (*(("situation_report", "minutes") if self.asked.dossier else ()), *self.asked.during)
        for at, kind in enumerate(kinds, 71):
            self.new(KINDS[kind], f"{at}/VP")
        if "minutes" in kinds:
            body = self.desk.folder.parent / "bien-ban.md"
            body.write_text(CANARY_WORDS + "\n", "utf-8")
            self.desk.do("private", "keep-document", self.of, "minutes", "--body", str(body))

    def send_up(self) -> None:
        self.new(DocumentKind.PETITION_TO_SUPERIOR, "81/CV-UBND", "petitions=4")
        self.sent(f"{self.of}/documents/petition_to_superior.md", "cap-tren")
        self.step_of(4, f"{{state: reported_up, on: {self.desk.day}, document: petition_to_superior}}")

    def conclude(self) -> None:
        to = ("co-quan-co-tham-quyen", "phong-kinh-te", "nguoi-neu-kien-nghi", *self.asked.to_watch)
        covers = [
            f"covers.{name}={';'.join(map(str, told)) if isinstance(told, list) else told}"
            for name, told in self.asked.covers.items()
        ]
        days = self.asked.days
        given = ("--assign", f"2,3=phong-kinh-te:{days.due}", "--assign", f"4=phong-kinh-te:{days.settled}")
        self.bring(DocumentKind.CONCLUSION_NOTICE, "82/TB-UBND", to, "petitions=1;2;3;4", *covers, words=given)

    def reply(self) -> None:
        to = self.asked.replies_to
        self.bring(DocumentKind.WRITTEN_REPLY, "83/PKT", to, "petitions=2;3", words=("--answers",))
        receipt = ("--answers", "under_way")
        self.bring(DocumentKind.WRITTEN_REPLY, "84/PKT", to, "petitions=4", words=receipt)
        told = "Phòng Kinh tế đã kiểm tra, có trả lời."
        self.sheet(*({"Số kiến nghị": number, "Nội dung trả lời": told} for number in (2, 3)))
        if self.asked.dossier:
            self.new(DocumentKind.RESULTS_REPORT, "85/BC-UBND")

    def settle(self) -> None:
        to = self.asked.replies_to
        self.bring(DocumentKind.WRITTEN_REPLY, "86/SXD", to, "petitions=4", words=("--answers",))
        self.sheet({"Số kiến nghị": 4, "Nội dung trả lời": "Thành phố đã bố trí vốn."})

    def report(self, kind: str, period: int | None) -> None:
        body = self.desk.folder.parent / "bao-cao.md"
        body.write_text("Báo cáo kết quả đối thoại của xã An Bình.\n", "utf-8")
        told = [f"kind={kind}", f"number={period or 9}0-BC/ĐU", f"issued={self.desk.day}"]
        told += [f"period={period}"] if period else []
        path = self.desk.do("new", "report", f"{UNIT}/{self.asked.year}", *_set(told), "--yes", "--body", str(body))
        self.sent(path.splitlines()[0], self.asked.report_to)


def _set(fields: Sequence[str]) -> list[str]:
    return [word for one in fields for word in ("--set", one)]
