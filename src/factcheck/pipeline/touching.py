"""Which claims of a document may bear on one of them: those that speak of what it speaks of."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from factcheck.compile import Compiled
from factcheck.domain.catalogue import Catalogue
from factcheck.domain.expression import Number, leaves
from factcheck.domain.quantity import Quantity

_MOST = 300  # claims; what larger documents have in common may use up what they share of effort
_OTHER = ""  # stands for whatever is no quantity: those who speak of it are taken together


def touching(group: Sequence[Compiled], wanted: str, catalogue: Catalogue) -> list[Compiled]:
    """Return the claims of a document that one of them has to do with, and it, in their order.

    What is said of the one is the same without the others.
    """
    if len(group) > _MOST:
        return list(group)
    return around(group, lambda claim: claim.claim.is_called(wanted), catalogue)


def around(
    group: Sequence[Compiled], is_wanted: Callable[[Compiled], bool], catalogue: Catalogue
) -> list[Compiled]:
    """Return the claims of a document that some of them have to do with, and these, in their order.

    Claims have to do with each other where they speak of one indicator, of whatever area and
    period, or of two that identities or rates tie, by whatever steps: claims that are set against
    each other share more than that.
    """
    pieces = _Pieces(catalogue)
    subjects = [tuple(_subjects(claim)) for claim in group]
    for names in subjects:
        pieces.join(names)
    own = {
        pieces.of(names[0])
        for claim, names in zip(group, subjects, strict=True)
        if is_wanted(claim)
    }
    return [
        claim for claim, names in zip(group, subjects, strict=True) if pieces.of(names[0]) in own
    ]


def _subjects(claim: Compiled) -> Iterator[str]:
    """Yield the indicators that a claim speaks of; at least one name."""
    is_any = False
    for relation in claim.relations:
        for leaf in leaves(relation.expression):
            if isinstance(leaf, Quantity):
                is_any = True
                yield leaf.indicator
            elif not isinstance(leaf, Number):
                is_any = True
                yield _OTHER
    if not is_any:
        yield _OTHER


class _Pieces:
    """Indicators parted into those that have to do with each other."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._above: dict[str, str] = {}
        for indicator in catalogue.indicators:
            terms = (term for identity in indicator.identities for term in identity.terms())
            named = (catalogue.indicators.find(term.indicator) for term in terms)
            of = () if indicator.rate is None else (indicator.rate.of,)
            self.join((indicator.id, *of, *(each.id for each in named if each is not None)))

    def join(self, names: Sequence[str]) -> None:
        """Note that some have to do with each other."""
        for name in names:
            self._above[self.of(name)] = self.of(names[0])

    def of(self, name: str) -> str:
        """Return the one that stands for all that an indicator has to do with."""
        asked = name
        while (above := self._above.get(name, name)) != name:
            name = above
        self._above[asked] = name
        return name
