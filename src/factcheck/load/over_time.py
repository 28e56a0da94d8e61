"""What may stand after `over time`: how a year comes of its months, by what time does to them."""

from __future__ import annotations

from collections.abc import Mapping

from factcheck.domain.catalogue import Catalogue, Indicator, Nature, OverTime
from factcheck.language import say
from factcheck.load.values import one_of
from factcheck.load.yaml_events import Node, Scalar
from factcheck.load.yaml_page import YamlPage, entries_of

USUAL_OVER_TIME: Mapping[Nature, OverTime] = {
    Nature.FLOW: OverTime.SUM,
    Nature.INDEX: OverTime.MEAN,
}


def check_over_time(page: YamlPage, identifier: Scalar, node: Node, catalogue: Catalogue) -> None:
    """Note a way to take periods together that does not go with the nature of an indicator."""
    indicator = catalogue.indicators.get(identifier.text)
    entries = entries_of(page, node, "")
    if indicator is None or indicator.over_time is None or "over time" not in entries:
        return
    _, value = entries["over time"]
    if indicator.rate is not None:
        page.fault(
            value,
            say("{name!r} is the growth of another indicator", name=indicator.id),
            say("Remove it: how much a year grew, its levels say, not the growth of its months."),
        )
    elif indicator.nature not in indicator.over_time.natures:
        page.fault(value, _mismatch(indicator, indicator.over_time), _remedy(indicator.nature))


def _mismatch(indicator: Indicator, over_time: OverTime) -> str:
    return say(
        "a {nature} is not taken together as {over_time}",
        nature=str(indicator.nature),
        over_time=str(over_time),
    )


def _remedy(nature: Nature) -> str:
    fitting = one_of(tuple(str(each) for each in OverTime if nature in each.natures))
    return say("Write {fitting}, or mend `nature`.", fitting=fitting)
