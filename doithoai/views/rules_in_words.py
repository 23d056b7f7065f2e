"""A rule of a policy in plain words: one function a shape of rule."""

from __future__ import annotations

from collections.abc import Iterable
from functools import singledispatch

from doithoai.deadlines import in_words
from doithoai.deadlines.in_words import Name, words
from doithoai.model import provisions as p
from doithoai.model.limits import Limit
from doithoai.vietnamese.wording import capital, short_date


@singledispatch
def told(rule: object, name: Name) -> str:
    """What a rule says, in words; `name` gives offices their names."""
    raise TypeError(rule, name)


def names(found: Iterable[str], name: Name) -> str:
    """Offices as a list."""
    return "; ".join(name(one) for one in found)


@told.register
def _limit(rule: Limit, name: Name) -> str:
    return in_words.in_full(rule, name)


@told.register
def _collection(rule: p.CollectionDate, name: Name) -> str:
    return f"{name(rule.by)} gửi về {name(rule.to)} trước ngày {short_date(rule.before)}"


@told.register
def _quota(rule: p.Quota, name: Name) -> str:
    del name
    return f"{capital(in_words.quota(rule))}; {in_words.each_leader(rule)}"


@told.register(p.AllowedTypes)
@told.register(p.AllowedForms)
@told.register(p.DurationRule)
def _allowed(rule: p.AllowedTypes | p.AllowedForms | p.DurationRule, name: Name) -> str:
    del name
    return words(rule.allowed)


@told.register
def _chairs(rule: p.AllowedChairs, name: Name) -> str:
    del name
    text = "; ".join(one.label for one in rule.allowed)
    if rule.substitute:
        text += f". Khi bất khả kháng được ủy quyền cho cấp phó (mục {rule.substitute_section or rule.section})"
    return text


@told.register
def _by_chair(rule: p.OfficeByChair, name: Name) -> str:
    cases = (
        ("Bí thư chủ trì", rule.secretary),
        ("Chủ tịch UBND chủ trì", rule.chair_of_committee),
        ("đồng chủ trì", rule.joint),
    )
    return "; ".join(f"{who}: {name(office)}" for who, office in cases if office) or "không rõ cơ quan nào"


@told.register
def _within(rule: p.HeldWithin, name: Name) -> str:
    del name
    return rule.text


@told.register
def _attendance(rule: p.Attendance, name: Name) -> str:
    del name
    return "; ".join(f"{one.group}: {one.at_least}-{one.at_most} người" for one in (rule.total, *rule.groups))


@told.register
def _publication(rule: p.Publication, name: Name) -> str:
    del name
    return f"{'Một trong: ' if rule.any else ''}{words(rule.channels)}"


@told.register
def _parts(rule: p.ConclusionContent, name: Name) -> str:
    del name
    return words(rule.parts)


@told.register
def _recipients(rule: p.Recipients, name: Name) -> str:
    return names(rule.to, name)


@told.register
def _required(rule: p.Required, name: Name) -> str:
    del name
    return rule.text


@told.register
def _refusal(rule: p.Refusal, name: Name) -> str:
    del name
    return in_words.refusal(rule)


@told.register
def _urgent(rule: p.UrgentNotice, name: Name) -> str:
    contents = (
        f"; phải nêu {', '.join(one.label for one in rule.contents)}"
        if rule.contents
        else "; không nêu phải có những gì"
    )
    return "Ban hành văn bản thông báo" + contents + (f"; tham mưu: {name(rule.by)}" if rule.by else "")


@told.register
def _report(rule: p.ReportRule, name: Name) -> str:
    month = f"/{rule.before_month:02}" if rule.before_month else " tháng cuối của kỳ"
    form = f", {rule.form}" if rule.form else ""
    return (
        f"{rule.kind.label} ({rule.period.label}): trước ngày {rule.before_day:02}{month}, "
        f"{name(rule.by)} gửi {name(rule.to)}{form}"
    )


@told.register
def _dossier(rule: p.Dossier, name: Name) -> str:
    del name
    must = f"{len(rule.required)} tài liệu bắt buộc: {'; '.join(one.label for one in rule.required)}"
    may = f". Nếu có: {'; '.join(one.label for one in rule.optional)}" if rule.optional else ""
    return f"Hội nghị {words(rule.types)}. {must}{may}"


@told.register
def _paper(rule: p.PaperNamed, name: Name) -> str:
    return f"{rule.kind.label}{f' ({name(rule.by)})' if rule.by else ''}; không nêu hạn"


@told.register
def _undated(rule: p.UndatedDuty, name: Name) -> str:
    to = f" (gửi {name(rule.to)})" if rule.to else ""
    return f"{name(rule.by)}: {rule.text}{to}"
