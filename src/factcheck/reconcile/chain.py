"""A conflict as a chain of arithmetic that a person can redo."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from factcheck.domain.amount_text import Rounding, decimal_text
from factcheck.domain.expression import Add, Expression, Subtract
from factcheck.domain.quantity import Quantity
from factcheck.domain.rational import Fraction
from factcheck.domain.surd import Real
from factcheck.domain.unit import UNSAID, Unit
from factcheck.language import later, listed, say
from factcheck.reconcile.bounds_state import HIGH, LOW, Bounds, EmptyError, Event
from factcheck.reconcile.differences import Circle, contradiction
from factcheck.reconcile.linear import Circles, Inequality, combined, rests_on
from factcheck.reconcile.network import Limit, Network
from factcheck.reconcile.plain_sum import balance, told
from factcheck.reconcile.problem import Problem
from factcheck.reconcile.propagate import Propagation
from factcheck.reconcile.simplex import InfeasibleError
from factcheck.wording.figure_text import in_unit
from factcheck.wording.hedge_words import at_least, at_most

_MOST_WHOLE = 999  # times that one would take a row
_MANY = 16  # steps that nobody would want to redo
_ROUNDING = {LOW: Rounding.FLOOR, HIGH: Rounding.CEIL}
# By whether they are strict: one edge of a circle, and all of it
_EDGES = {
    False: later("{target}: at most {factor} × {source} ({said})"),
    True: later("{target}: less than {factor} × {source} ({said})"),
}
_ROUND = {
    False: later("{product}: {name} would be at most {factor} times itself"),
    True: later("{product}: {name} would be less than {factor} times itself"),
}


class Ground(StrEnum):
    """What sort of proof shows a conflict."""

    STEPS = "steps"  # bounds that follow from each other
    CIRCLE = "circle"  # ratios that multiply to less than one
    SUM = "sum"  # multiples of rows that add up to nonsense
    TRIAL = "trial"  # whole numbers tried, or a question to the solver


class Chain(Struct, frozen=True):
    """The lines, and what sort of proof they are."""

    lines: tuple[str, ...]
    ground: Ground
    gap: str = ""  # how far apart the two ends are


class Teller:
    """Puts events of one network into words."""

    def __init__(self, problem: Problem, network: Network) -> None:
        self.problem = problem
        self.network = network

    def chain(self) -> Chain:
        """Show why the network cannot hold, with what is taken for granted on the way."""
        plain = self.plain()
        if plain is not None:
            return plain
        chain = self.proof()
        text = "\n".join(chain.lines)
        return replace(chain, lines=(*self.taken_for_granted(text), *chain.lines))

    def plain(self) -> Chain | None:
        """Show it by adding printed figures up, where that is all it takes."""
        names = {owner: self.problem.name(owner) for owner in self.network.owners}
        fault = balance(self.problem.about(names))
        if fault is None:
            return None
        lines, gap = told(fault, names)
        return Chain(lines, Ground.SUM, gap)

    def taken_for_granted(self, text: str) -> Iterator[str]:
        """Say who needs a base above zero, where a text names them for nothing else."""
        for node in self.network.nodes:
            claims = (self.network.owners[owner] for owner in node.dividers if owner >= 0)
            names = [self.problem.name(claim) for claim in claims]
            if node.proper is not None and names and not any(name in text for name in names):
                yield say(
                    "{name} is above zero ({claims}: divided by it)",
                    name=node,
                    claims=listed(sorted(names)),
                )

    def proof(self) -> Chain:
        """Show why the network cannot hold."""
        propagation = Propagation(self.network)
        bounds = propagation.bounds
        try:
            propagation.start(self.network)
        except EmptyError as error:
            lines = tuple(self.steps(bounds, (error.low, error.high)))
            clash, gap = self.clash(bounds.events[error.low], bounds.events[error.high])
            shorter = self.summed() if len(lines) > _MANY else None
            return shorter or Chain((*lines, clash), Ground.STEPS, gap)
        circle = contradiction(propagation.constraints, bounds)
        if circle is not None:
            return Chain(tuple(self.circle(bounds, circle)), Ground.CIRCLE)
        try:
            Circles.solved(propagation.circles, bounds)
        except InfeasibleError as error:
            return Chain(tuple(self.sum(bounds, error)), Ground.SUM)
        sentences = (self.said(owner) for owner in self.network.owners)
        return Chain((*sentences, say("No values satisfy all of these.")), Ground.TRIAL)

    def summed(self) -> Chain | None:
        """Show it by one sum over what was said, where that is possible."""
        bounds = Bounds(self.network.nodes)
        try:
            for index, node in enumerate(self.network.nodes):
                bounds.take(index, node.domain, None)
            for limit in self.network.limits:
                bounds.take(limit.node, limit.interval, limit)
            Circles.solved(self.network.constraints, bounds)
        except EmptyError:
            return None
        except InfeasibleError as error:
            return Chain(tuple(self.sum(bounds, error)), Ground.SUM)
        return None

    def circle(self, bounds: Bounds, circle: Circle) -> Iterator[str]:
        """Say which ratios multiply to less than one."""
        name = [*map(str, self.network.nodes), "1"]
        factors = redoable([edge.factor for edge in circle.edges])
        for edge, factor in zip(circle.edges, factors, strict=True):
            owners = sorted(bounds.owners(edge.events))
            yield say(
                _EDGES[edge.strict],
                target=name[edge.target],
                factor=short(factor),
                source=name[edge.source],
                said=say("; ").join(self.said(self.network.owners[owner]) for owner in owners),
            )
        (whole,) = redoable([math.prod(factors, start=Fraction(1))])
        yield say(
            _ROUND[any(edge.strict for edge in circle.edges)],
            product=f"{' × '.join(map(short, factors))} = {short(whole)}",
            name=name[circle.edges[0].source],
            factor=short(whole),
        )

    def steps(self, bounds: Bounds, events: tuple[int, ...]) -> Iterator[str]:
        """Say how some bounds come about, step by step; two sides of one step in one line."""
        pending: Event | None = None
        for index in bounds.explained(events):
            event = bounds.events[index]
            if event.source is None:
                continue
            if pending is not None:
                if (pending.node, pending.source) == (event.node, event.source):
                    yield self.step(bounds, pending, event)
                    pending = None
                    continue
                yield self.step(bounds, pending)
            pending = event
        if pending is not None:
            yield self.step(bounds, pending)

    def step(self, bounds: Bounds, *events: Event) -> str:
        """Say one step."""
        first = events[0]
        ends = [self.bound(event) for event in sorted(events, key=lambda one: one.side)]
        bounds_said = say("{low} and {high}", low=ends[0], high=ends[1]) if ends[1:] else ends[0]
        values = {event.value for event in events}
        if ends[1:] and len(values) == 1:
            amount = self.value(first.node, first.value, first.side)
            bounds_said = say("exactly {amount}", amount=amount)
        owners = bounds.owners(bounds.latest[event.side][event.node] for event in events)
        if isinstance(first.source, Limit) and first.source.owner >= 0:
            why = self.said(self.network.owners[first.source.owner])
        else:
            names = [self.problem.name(self.network.owners[owner]) for owner in sorted(owners)]
            why = say("from {claims}", claims=listed(names))
            if not names:
                why = say("whatever anybody says")
        name = self.name(first.node)
        return say("{name}: {bounds} ({why})", name=name, bounds=bounds_said, why=why)

    def clash(self, low: Event, high: Event) -> tuple[str, str]:
        """Say that two bounds leave nothing between them, and how far apart they are.

        Two that leave a nought leave what is not divided by.
        """
        if low.value == high.value and not (low.is_open or high.is_open):
            return self.divided_by(low), ""
        gap = self.apart(low.node, low.value - high.value) if low.value > high.value else ""
        clash = say(
            "{name} cannot be both {low} and {high}",
            name=self.name(low.node),
            low=self.bound(low),
            high=self.bound(high),
        )
        return say("{clash}: {gap} apart", clash=clash, gap=gap) if gap else clash, gap

    def apart(self, node: int, gap: Real) -> str:
        """Say how far apart two values of a node are; of percentages in points."""
        told = self.value(node, gap, LOW)
        if not told.endswith("%"):
            return told
        exact = gap if isinstance(gap, Fraction) else gap.near()
        return say("{number} pp", number=decimal_text(exact * 100, 2, Rounding.FLOOR))

    def name(self, node: int) -> str:
        """Name a node; one that measures nothing is what numbers alone come to."""
        return str(self.network.nodes[node]) or say("the difference")

    def divided_by(self, nought: Event) -> str:
        """Say who divides by what is left to be nought."""
        node = self.network.nodes[nought.node]
        value = self.value(nought.node, nought.value, nought.side)
        claims = sorted(
            self.problem.name(self.network.owners[owner]) for owner in node.dividers if owner >= 0
        )
        sentence = say(
            "{name} is {value}, and nothing can be divided by it", name=node, value=value
        )
        return (
            say("{text} ({claims})", text=sentence, claims=listed(claims)) if claims else sentence
        )

    def bound(self, event: Event) -> str:
        """Say a bound."""
        amount = self.value(event.node, event.value, event.side)
        bound = at_least if event.side == LOW else at_most
        return bound(amount, is_open=event.is_open)

    def sum(self, bounds: Bounds, error: InfeasibleError) -> Iterator[str]:
        """Say which multiples of which rows add up to nonsense."""
        fractions, rows = zip(*combined(error), strict=True)
        parts = tuple(zip(in_whole_numbers(fractions), rows, strict=True))
        events, _ = rests_on(row for _, row in parts)
        yield from self.steps(bounds, events)
        total = sum((factor * row.bound for factor, row in parts), Fraction(0))
        for factor, row in parts:
            yield say("{factor} times: {row}", factor=short(factor), row=self.row(row))
        sign = ">" if any(row.strict for _, row in parts) else ">="
        if any(_is_long(factor) for factor, _ in parts):
            yield say(
                "(The multiples are rounded here; with the exact ones nothing stays on the left.)"
            )
        yield say("added up: 0 {sign} {total}, which is impossible", sign=sign, total=short(total))

    def row(self, row: Inequality) -> str:
        """Say a row."""
        left = " ".join(
            f"{'-' if factor < 0 else '+'} "
            f"{'' if abs(factor) == 1 else short(abs(factor)) + ' × '}{self.term(node)}"
            for node, factor in row.terms
        )
        owner = row.reason.owner
        sentence = f"{left.removeprefix('+ ')} {'>' if row.strict else '>='} {short(row.bound)}"
        if owner < 0:
            return sentence
        return say("{row} ({said})", row=sentence, said=self.said(self.network.owners[owner]))

    def term(self, node: int) -> str:
        """Name a node within a row; one that is itself a sum or a difference in brackets."""
        name = self.network.nodes[node]
        return f"({name})" if isinstance(name.expression, Add | Subtract) else str(name)

    def said(self, identifier: str) -> str:
        """Give an id with what it says, as printed."""
        words = {statement.said: None for statement in self.problem.by_id[identifier]}
        printed = say("; ").join(word for word in words if word)
        name = self.problem.name(identifier)
        return say("{name}: {printed}", name=name, printed=printed) if printed else name

    def unit(self, expression: Expression | None) -> Unit | None:
        """Return the unit of a quantity that no figure states; None where it has none."""
        if not isinstance(expression, Quantity):
            return None
        unit = self.problem.unassumed(expression).unit
        return None if unit is None or unit.symbol in UNSAID else unit

    def value(self, node: int, value: Real, side: int) -> str:
        """Write a value the way figures of that quantity are written, rounded outward."""
        expression = self.network.nodes[node].expression
        figure = None if expression is None else self.problem.figure_for(expression, value)
        if figure is not None:
            return in_unit(value, figure, None, _ROUNDING[side])
        unit = self.unit(expression)
        if unit is not None:
            return in_unit(value, unit, None, _ROUNDING[side])
        return short(value, _ROUNDING[side])


def in_whole_numbers(factors: Sequence[Fraction]) -> list[Fraction]:
    """Return whole multiples in place of fractions, where these are no long numbers.

    >>> [str(each) for each in in_whole_numbers([Fraction(1, 3), Fraction(1, 2)])]
    ['2', '3']
    """
    scale = Fraction(math.lcm(*(factor.denominator for factor in factors)))
    if not factors or max(factors) * scale > _MOST_WHOLE:
        return list(factors)
    scale /= math.gcd(*(int(factor * scale) for factor in factors))
    return [factor * scale for factor in factors]


def _is_long(value: Fraction) -> bool:
    """Whether a number is rounded where it is written in short."""
    return Fraction(short(value).replace(",", "")) != value


def redoable(factors: Sequence[Fraction]) -> list[Fraction]:
    """Round factors up, to as few digits as leave their product on its side of one.

    >>> [str(each) for each in redoable([Fraction(1, 3), Fraction(4, 3)])]
    ['167/500', '67/50']
    """
    product = math.prod(factors, start=Fraction(1))
    for digits in range(3, _MANY) if product < 1 else ():
        rounded = [_rounded_up(factor, digits) for factor in factors]
        if math.prod(rounded, start=Fraction(1)) < 1:
            return rounded
    return list(factors)


def _rounded_up(value: Fraction, digits: int) -> Fraction:
    """Return a number above zero with so many significant digits, itself where it has fewer."""
    step = Fraction(1)
    while value / step >= 10**digits:
        step *= 10
    while value / step < 10 ** (digits - 1):
        step /= 10
    return math.ceil(value / step) * step


def short(value: Real, rounding: Rounding = Rounding.NEAREST) -> str:
    """Write a number with some six significant digits.

    Examples
    --------
    >>> short(Fraction(2, 3)), short(Fraction(5, 4)), short(Fraction(2311))
    ('0.666667', '1.25', '2311')
    """
    exact = value if isinstance(value, Fraction) else value.near()
    for digits in range(7):
        if (exact * 10**digits).denominator == 1:
            return decimal_text(exact, digits, rounding)
    size = len(str(int(abs(exact)))) if abs(exact) >= 1 else 0
    return decimal_text(exact, max(2, 6 - size), rounding)
