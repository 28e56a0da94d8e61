"""What may stand after `deflator`: an index of prices, or their growth, for amounts of money."""

from __future__ import annotations

from factcheck.domain.catalogue import Catalogue, Indicator
from factcheck.domain.quantity import Basis
from factcheck.domain.unit import DIMENSIONLESS, Unit
from factcheck.language import say
from factcheck.load.yaml_events import Node, Scalar
from factcheck.load.yaml_page import YamlPage, entries_of
from factcheck.wording.unit_table import DEFAULT

_MONEY = ("money", "other money")  # the groups of currencies in the table of units


def check_deflator(page: YamlPage, identifier: Scalar, node: Node, catalogue: Catalogue) -> None:
    """Note a deflator that takes no prices out, or that goes with what has none."""
    indicator = catalogue.indicators.get(identifier.text)
    deflator = None if indicator is None else catalogue.indicators.get(indicator.deflator)
    if indicator is None or deflator is None:
        return  # none is given, or it is unknown and was noted
    key, value = entries_of(page, node, "")["deflator"]
    if problem := _mismatch(indicator):
        page.fault(key, problem, say("Remove it: it is for amounts in current prices."))
    elif problem := _unfit(deflator, catalogue):
        page.fault(
            value,
            problem,
            say(
                "Name an index of prices, without a unit (2015 = 100), or their growth on the year "
                "before, in %."
            ),
        )


def _mismatch(indicator: Indicator) -> str:
    """Say why an indicator has no prices that could be taken out; nothing where it has."""
    name, unit = indicator.id, indicator.unit
    if indicator.rate is not None:
        of = indicator.rate.of
        return say("{name!r} is a rate of {of!r}: that one may have a deflator", name=name, of=of)
    if unit is not None and not _is_money(unit):
        return say("{name!r} is no amount of money, and has no deflator", name=name)
    if indicator.basis is Basis.CONSTANT:
        return say("{name!r} is in constant prices already", name=name)
    return ""


def _is_money(unit: Unit) -> bool:
    """Whether a unit has a currency in it, or a unit of somebody's own that may be one."""
    measures = {
        name for entry in DEFAULT.entries if entry.group not in _MONEY for name in entry.names
    }
    return any(base not in measures for base, _ in unit.dimension.powers)


def _unfit(deflator: Indicator, catalogue: Catalogue) -> str:
    """Say why an indicator is no measure of prices; nothing where it may be one."""
    index = deflator
    if deflator.rate is not None:
        index = catalogue.indicators.get(deflator.rate.of) or deflator
    unit = index.unit
    if unit is None:
        return ""
    if unit.dimension != DIMENSIONLESS:
        return say("{name!r} is an amount in {unit}, and no index", name=index.id, unit=unit.symbol)
    if index.is_yearly_rate and index.bounds.is_bounded:
        return say("{name!r} has bounds, as a share has, and growth has not", name=index.id)
    return ""
