"""Formula: any arithmetic over indicators has a stated value."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from factcheck.domain.catalogue import Area, Catalogue
from factcheck.domain.claim import StatementError
from factcheck.domain.expression import Expression
from factcheck.domain.figure import Figure
from factcheck.domain.formula import Formula, Term
from factcheck.domain.period import Period
from factcheck.domain.quantity import Basis
from factcheck.domain.relation import Relation
from factcheck.kinds import kind
from factcheck.kinds._amount import claimed, told
from factcheck.language import later, say
from factcheck.wording.period_text import in_words


@kind("formula")
class FormulaValue(Struct, frozen=True, kw_only=True):
    __doc__ = later("The value of `expression`, for what no other kind says.")

    expression: Formula
    area: Area
    period: Period
    basis: Basis | None = None  # that of each indicator, unless said
    amount: Figure

    def relations(self, catalogue: Catalogue) -> Iterator[Relation]:
        """Return the expression, written into the area and the period."""

        def quantity(term: Term) -> Expression:
            indicator = catalogue.indicators.find(term.indicator)
            area = catalogue.areas.find(term.area) if term.area else self.area
            if indicator is None or area is None:
                raise StatementError(
                    say("the formula names {term!r}, which is not known", term=str(term)),
                    say("Declare it under 'indicators' or 'areas'."),
                    "expression",
                )
            return indicator.at(area, term.period_in(self.period), self.basis)

        yield claimed(self.expression.written(quantity), self.amount)

    def words(self) -> str:
        """Say it in one phrase."""
        what = say(
            "{formula} for {area} in {period}",
            formula=self.expression,
            area=self.area.name(),
            period=in_words(self.period),
        )
        return told(what, self.amount)
