"""A conflict among claims in words: how far it can be relied on, and what would mend it."""

from __future__ import annotations

from typing import assert_never

from factcheck.domain.audit import Audit
from factcheck.domain.finding import Finding, Gravity, Repair
from factcheck.language import closed, say, together
from factcheck.render.phrases.citing import mark
from factcheck.render.phrases.naming import printed
from factcheck.render.phrases.yardstick import Yardstick, of_figure


def at_odds(finding: Finding) -> str:
    """Say which claims cannot all hold, and how far apart they are; what mends it is told apart."""
    if len(finding.claims) == 1:
        return finding.message or say("{claims} cannot hold", claims=mark(finding.claims[0]))
    claims = together(map(mark, finding.claims))
    text = say("{claims} cannot all hold", claims=claims)
    if finding.gap:
        text = say("{claims} cannot all hold, by at least {gap}", claims=claims, gap=finding.gap)
    is_doubted = finding.gravity is Gravity.READING_IN_DOUBT
    return say("if read rightly: {finding}", finding=text) if is_doubted else text


def repair(mend: Repair, audit: Audit) -> str:
    """Say what one printed figure would have to be for the others to stand."""
    if mend.needed is None:
        return say("{claim}: give up {figure!r}", claim=mark(mend.claim), figure=mend.printed)
    try:
        figure = audit[mend.claim].claim.figure
    except KeyError:
        figure = None
    yardstick = Yardstick() if figure is None else of_figure(figure)
    is_printed = figure is not None and figure.text == mend.printed
    return say(
        "{claim}: {needed} instead of {figure}",
        claim=mark(mend.claim),
        needed=yardstick.condition(mend.needed),
        figure=printed(figure) if figure is not None and is_printed else closed(mend.printed),
    )


def gravity(finding: Finding) -> str:
    """Say how far a conflict can be relied on."""
    match finding.gravity:
        case Gravity.CONTRADICTION:
            return say("This is a contradiction whatever the rounding rule.")
        case Gravity.DEPENDS_ON_ROUNDING:
            return say("This is a conflict that depends on how the figures were rounded.")
        case Gravity.READING_IN_DOUBT:
            return say("A claim of it may not have been read rightly: this accuses nobody.")
        case _:
            assert_never(finding.gravity)
