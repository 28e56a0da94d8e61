"""What may stand after `change of`: an indicator that is measured in the same, and is another."""

from __future__ import annotations

from msgspec.structs import replace

from factcheck.domain.catalogue import Catalogue, Indicator
from factcheck.domain.formula import Formula, Term
from factcheck.language import say
from factcheck.load.yaml_events import Mapping, Node, Scalar
from factcheck.load.yaml_page import YamlPage, entries_of

KEY = "change of"


def change_of(indicator: Indicator) -> Formula:
    """Return the identity of what an indicator changes by within a period.

    Examples
    --------
    >>> change_of(Indicator(id="users")).text
    'users - users[before]'
    """
    end = Term(indicator=indicator.id)
    change = end - replace(end, is_before=True)
    return Formula(text=str(change), expression=change)


def check_change(page: YamlPage, identifier: Scalar, node: Node, catalogue: Catalogue) -> None:
    """Note a change of what is measured in something else, and one of itself."""
    entries = entries_of(page, node, "") if isinstance(node, Mapping) else {}
    indicator = catalogue.indicators.get(identifier.text)
    _, value = entries.get(KEY, (None, None))
    of = catalogue.indicators.find(value.text) if isinstance(value, Scalar) else None
    if indicator is None or of is None or value is None:
        return  # none is given, or it is unknown and was noted
    if of.id == indicator.id:
        page.fault(
            value,
            say("{name!r} cannot be its own change", name=indicator.id),
            say("Name the indicator whose levels it lies between."),
        )
    elif indicator.unit and of.unit and indicator.unit.dimension != of.unit.dimension:
        page.fault(
            value,
            say(
                "{name!r} measures {dimension}, {other!r} measures {other_dimension}",
                name=indicator.id,
                dimension=indicator.unit.dimension,
                other=of.id,
                other_dimension=of.unit.dimension,
            ),
            say("A change has the unit of what changes; mend one of the two."),
        )
