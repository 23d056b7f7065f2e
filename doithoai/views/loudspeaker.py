"""An announcement as it is read aloud: about a minute, dates and numbers in words, the essentials twice."""

from __future__ import annotations

from collections.abc import Iterator

from doithoai.model.base import Moment
from doithoai.model.records import Office, Window
from doithoai.model.vocabulary import Form
from doithoai.vietnamese.aloud import date, digits, hour, listed, number, text
from doithoai.vietnamese.wording import capital, hour_of
from doithoai.views.announcement import Announced, Turn

PACE = 180
_SAMPLE = "Bài đọc mẫu của một đơn vị hư cấu, không phát trên loa."


def script(told: Announced) -> tuple[str, ...]:
    """The paragraphs of the script."""
    return tuple(_script(told))


def minutes(paragraphs: tuple[str, ...]) -> int:
    """About how long it takes: so many syllables a minute, read clearly."""
    syllables = sum(len(one.split()) for one in paragraphs)
    return max(1, round(syllables / PACE))


def _script(told: Announced) -> Iterator[str]:
    unit = capital(text(told.unit))
    if told.sample:
        yield _SAMPLE
    yield "Kính thưa toàn thể Nhân dân!"
    yield f"{unit} xin {_VERBS[told.turn]} {_lower(told.title)} {told.between}."
    yield from _off(told) if told.called_off else _on(told)
    yield from _repeat(told)
    yield "Xin trân trọng cảm ơn Nhân dân đã chú ý lắng nghe."


_VERBS = {
    Turn.COMING: "thông báo tổ chức",
    Turn.UNDATED: "thông báo tổ chức",
    Turn.HELD: "thông tin về",
    Turn.POSTPONED: "thông báo hoãn",
    Turn.CANCELLED: "thông báo hủy",
}


def _on(told: Announced) -> Iterator[str]:
    conference = told.conference
    when = _when(told) or "sẽ thông báo sau"
    yield f"{'Hội nghị đã tổ chức vào' if told.turn is Turn.HELD else 'Thời gian:'} {when}."
    if told.place:
        yield f"Địa điểm: {text(told.place)}."
    yield from _sessions(told)
    if conference.forms != (Form.IN_PERSON,):
        yield f"Hình thức: đối thoại {conference.form_told}."
    if conference.link and told.turn is not Turn.HELD:
        yield "Đường dẫn dự trực tuyến có trên trang của hội nghị."
    together = "Đồng chủ trì" if len(conference.chairs) > 1 else "Chủ trì"
    yield f"{together}: {told.chair.partition(' (')[0]}."
    if conference.substitute:
        yield f"Người được ủy quyền chủ trì: {text(conference.substitute.post)}."
    yield f"Chủ đề: {_ended(text(conference.topic))}"
    if who := conference.audience or "; ".join(conference.groups):
        yield f"Thành phần: {_ended(text(who))}"
    if told.receiving and conference.petitions_open:
        yield _sending(conference.petitions_open, told.office)


def _sessions(told: Announced) -> Iterator[str]:
    """The sessions after the first, or the places that are connected to it."""
    for one in told.sittings[1:]:
        where = f"tại {text(one.place)}" if one.place else "trực tuyến"
        if told.at_once:
            yield f"Cùng lúc {where}."
        else:
            yield f"Buổi thứ {'tư' if one.number == 4 else number(one.number)}: {_said(one.start)}, {where}."


def _off(told: Announced) -> Iterator[str]:
    when = _when(told)
    if when:
        yield f"Hội nghị trước đây dự kiến tổ chức vào {when}{f', tại {text(told.place)}' if told.place else ''}."
    yield f"Lý do: {_ended(text(told.reason))}"
    if told.turn is Turn.POSTPONED:
        yield "Ngày giờ mới chưa định."
    if told.office:
        yield f"Cần biết thêm, xin hỏi {_reached(told.office)}."


def _when(told: Announced) -> str:
    return _said(told.start) if told.start else ""


def _said(start: Moment) -> str:
    day = date(start.date())
    if start.exact:
        return f"{hour(start)}, {day}"
    return f"{hour_of(start)} {day}" if start.part else day


def _sending(window: Window, office: Office | None) -> str:
    channels = listed((text(one.label) for one in window.channels), "hoặc")
    said = f"Ý kiến, kiến nghị gửi trước hội nghị được nhận đến hết {date(window.end, year=False)}, qua: {channels}."
    if window.phone:
        said += f" Điện thoại nhận ý kiến: {digits(window.phone)}."
    if window.link:
        said += " Biểu mẫu có trên trang của hội nghị."
    return f"{said} Cần biết thêm, xin hỏi {_reached(office)}." if office else said


def _reached(office: Office) -> str:
    """The office and its telephone; without one, where it is."""
    if office.phone:
        return f"{text(office.name)}, điện thoại: {digits(office.phone)}"
    return f"{text(office.name)}, tại {text(office.address)}" if office.address else text(office.name)


def _repeat(told: Announced) -> Iterator[str]:
    if told.turn is Turn.POSTPONED:
        yield f"Xin nhắc lại: {_lower(told.title)}{_of(told)} đã hoãn, ngày giờ mới chưa định."
    elif told.turn is Turn.CANCELLED:
        yield f"Xin nhắc lại: {_lower(told.title)}{_of(told)} đã hủy, không tổ chức."
    elif told.turn is Turn.COMING:
        where = f", tại {text(told.place)}" if told.place else ""
        yield f"Xin nhắc lại: {_lower(told.title)} tổ chức vào {_when(told)}{where}.{_until(told)}"
        yield from _sessions(told)
        if told.invites:
            yield "Trân trọng kính mời Nhân dân đến dự."


def _of(told: Announced) -> str:
    return f" {date(told.start.date(), year=False)}" if told.start else ""


def _until(told: Announced) -> str:
    window = told.conference.petitions_open
    if not (told.receiving and window):
        return ""
    return f" Nhận ý kiến, kiến nghị đến hết {date(window.end, year=False)}."


def _lower(words: str) -> str:
    return words[:1].lower() + words[1:]


def _ended(words: str) -> str:
    return words if words.endswith((".", "!", "?")) else f"{words}."
