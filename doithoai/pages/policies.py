"""The register of legal bases: a list, and a page for each document."""

from __future__ import annotations

import logging
from collections.abc import Iterator

from doithoai.deadlines.layers import Layers
from doithoai.fence import guard
from doithoai.html.engine import render
from doithoai.model.policies import Policy
from doithoai.model.vocabulary import Word
from doithoai.views.corrections import amendments
from doithoai.views.index import Index
from doithoai.views.page import Entry, Page
from doithoai.views.portal import Portal, root
from doithoai.views.rules_table import table

log = logging.getLogger(__name__)


class Kind(Word):
    """Kinds of document in the register, in the order in which they bind."""

    LAW = "law", "Luật"
    REGULATION = "regulation", "Quy chế, quy định"
    GUIDANCE = "guidance", "Hướng dẫn"
    PLAN = "plan", "Kế hoạch"


def listing(portal: Portal) -> str:
    """The list of all documents."""
    found = portal.archive.policies()
    groups = [(kind.label, [one for one in found if one.kind == kind]) for kind in Kind]
    return render("policies", root="../", portal=portal, groups=[group for group in groups if group[1]])


def pages(portal: Portal, index: Index) -> Iterator[Page]:
    """A page for each document; one that fails is told of and stops no other."""
    del index
    for policy in portal.archive.policies():
        made = guard(str, page, portal, policy)
        if isinstance(made, Page):
            yield made
        else:
            log.warning("Bỏ qua “policies/%s.yml”: %s", policy.id, made)


def page(portal: Portal, policy: Policy) -> Page:
    """The page of one document."""
    path = f"can-cu/{policy.id}/"
    used = portal.bound.get(policy.id, [])
    unit = used[0][0] if used else ""
    own = table(Layers((policy,)), lambda one: portal.body(unit, one))
    amended = tuple(amendments(policy, portal.today, "Quy định", "da-sua"))
    body = render(
        "policy",
        root=root(path),
        anchor="noi-dung",
        portal=portal,
        policy=policy,
        kind=next(kind.label for kind in Kind if kind == policy.kind),
        above=[(name, portal.archive.policy(name)) for name in policy.extends],
        used=[(name, portal.unit(name), year) for name, year in used],
        provisions=own,
        amended=amended,
    )
    toc = [Entry("van-ban", "Về văn bản"), Entry("quy-dinh", "Quy định")]
    if policy.stipulations:
        toc.append(Entry("quy-dinh-khac", "Những điều khác"))
    if amended:
        toc.append(Entry("da-sua", "Điều đã sửa"))
    described = f"{policy.title}: những quy định về đối thoại mà kho lưu trữ biết."
    return Page(path, policy.title, body, tuple(toc), described, f"records/policies/{policy.id}.yml")
