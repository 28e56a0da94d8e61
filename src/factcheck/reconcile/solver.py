"""Ask the solver, in processes of their own that can be ended.

The question is written in SMT-LIB, so that any solver can be given it. What the solver answers is
exact; what it cannot answer in a number of steps, or if it is not installed, stays open.

Notes
-----
Barrett, Fontaine and Tinelli (2017), "The SMT-LIB Standard, Version 2.6".
"""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator

from factcheck.domain.interval import Interval
from factcheck.domain.rational import Fraction
from factcheck.reconcile.bounds_state import Bounds
from factcheck.reconcile.network import HARD, Constraint, LinearRow, Network, PowerTie, Product
from factcheck.reconcile.solver_process import answer

_FIRST = 10  # one step in so many goes to the form that names its reasons, first
_FOR_A_CORE = 5  # and one in so many to its reasons, once the other form has refuted the question
_STALLED = 600  # seconds; beyond them is a fault of ours, and no verdict
_ANSWERS = ("sat", "unsat")


class StalledError(RuntimeError):
    """The solver went beyond its steps without saying so."""


def is_installed() -> bool:
    """Whether there is a solver to ask."""
    return importlib.util.find_spec("z3") is not None


def solve(network: Network, bounds: Bounds, steps: int) -> tuple[str, frozenset[int]]:
    """Return "sat", "unsat" or "unknown", and for "unsat" owners that cannot hold together.

    A question has two forms, for each is sometimes lost where the other is quick: one in which
    every owner can be named, one with the bounds that propagation found. They are asked in turn,
    each for a part of the solver's own `steps`, so that the answer is the same on any machine.

    Raises
    ------
    StalledError
        If the solver neither answers nor counts its steps.
    """
    if not steps or not is_installed():
        return "unknown", frozenset()
    written = _Written(network)
    if written.is_linear:  # which it decides surely and soon
        verdict, *names = answer(written.question(), steps)
        return verdict, _owners(names)
    named, plain = written.question(), written.question(bounds)
    verdict, owners = _asked(named, steps // _FIRST)
    if verdict in _ANSWERS:
        return verdict, owners
    verdict, _ = _asked(plain, steps)
    if verdict == "sat":
        return verdict, frozenset()
    again, owners = _asked(named, steps // _FOR_A_CORE if verdict == "unsat" else steps)
    if again == "unsat":
        return again, owners
    return (verdict, network.everyone) if verdict == "unsat" else (again, frozenset())


def _asked(text: str, steps: int) -> tuple[str, frozenset[int]]:
    """Ask a question in a process of its own, for it may stall where steps are not counted."""
    command = [sys.executable, "-m", "factcheck.reconcile.solver_process", str(steps)]
    try:
        process = subprocess.run(  # noqa: S603 - our own module
            command, input=text.encode(), capture_output=True, check=False, timeout=_STALLED
        )
    except subprocess.TimeoutExpired:
        raise StalledError(f"the solver has not ended {steps} steps in {_STALLED} s") from None
    verdict, *names = process.stdout.decode().split() or ["unknown"]
    return verdict, _owners(names)


def question(network: Network, bounds: Bounds | None = None) -> str:
    """Write a network in SMT-LIB; with bounds, these are added and nobody is named."""
    return _Written(network).question(bounds)


def _owners(names: Iterable[str]) -> frozenset[int]:
    return frozenset(int(name.removeprefix("o")) for name in names)


class _Written:
    """The assertions of a network, by owner."""

    def __init__(self, network: Network) -> None:
        self.network = network
        self.said: dict[int, list[str]] = defaultdict(list)
        ratios = self._plain_ratios()
        self.used = sorted(
            {n for each in network.constraints for n in each.nodes if n not in ratios}
            | {each.node for each in network.limits if each.node not in ratios}
        )
        for node in self.used:
            self.said[HARD] += _within(f"x{node}", network.nodes[node].domain)
        for limit in network.limits:
            if limit.node in ratios:
                above, below = ratios[limit.node]
                self.said[limit.owner] += _ratio_within(above, below, limit.interval)
            else:
                self.said[limit.owner] += _within(f"x{limit.node}", limit.interval)
        self.is_linear = True
        for constraint in network.constraints:
            if not (isinstance(constraint, Product) and constraint.left in ratios):
                self.is_linear &= isinstance(constraint, LinearRow)
                self.said[constraint.owner] += _tied(constraint)

    def question(self, bounds: Bounds | None = None) -> str:
        """Write it all."""
        nodes = self.network.nodes
        lines = ["(set-option :produce-unsat-cores true)"]
        lines += [
            f"(declare-const x{node} {'Int' if nodes[node].integer else 'Real'})"
            for node in self.used
        ]
        for owner, texts in sorted(self.said.items()):
            text = f"(and true {' '.join(texts)})"
            is_named = owner != HARD and bounds is None
            lines.append(f"(assert (! {text} :named o{owner}))" if is_named else f"(assert {text})")
        if bounds is not None:
            for node in self.used:
                lines += [f"(assert {text})" for text in _within(f"x{node}", bounds.interval(node))]
        return "\n".join(lines)

    def _plain_ratios(self) -> dict[int, tuple[int, int]]:
        """Give the ratios that are only limited, with a divisor above zero: two linear rows."""
        count: dict[int, int] = defaultdict(int)
        for constraint in self.network.constraints:
            for node in set(constraint.nodes):
                count[node] += 1
        return {
            each.left: (each.result, each.right)
            for each in self.network.constraints
            if isinstance(each, Product)
            and each.is_ratio
            and count[each.left] == 1
            and _is_above_zero(self.network.nodes[each.right].domain)
        }


def _is_above_zero(domain: Interval) -> bool:
    return domain.low > 0 or (domain.low == 0 and domain.low_open)


def _within(term: str, interval: Interval) -> Iterator[str]:
    if isinstance(interval.low, Fraction):
        yield f"({'>' if interval.low_open else '>='} {term} {_number(interval.low)})"
    if isinstance(interval.high, Fraction):
        yield f"({'<' if interval.high_open else '<='} {term} {_number(interval.high)})"


def _ratio_within(above: int, below: int, interval: Interval) -> Iterator[str]:
    for end, is_open, sign in (
        (interval.low, interval.low_open, ">"),
        (interval.high, interval.high_open, "<"),
    ):
        if isinstance(end, Fraction):
            yield f"({sign if is_open else sign + '='} x{above} (* {_number(end)} x{below}))"


def _tied(constraint: Constraint) -> Iterator[str]:
    match constraint:
        case LinearRow(terms=terms, interval=interval):
            text = " ".join(f"(* {_number(factor)} x{node})" for node, factor in terms)
            yield from _within(f"(+ {text})", interval)
        case Product(result=result, left=left, right=right):
            yield f"(= x{result} (* x{left} x{right}))"
            if constraint.is_ratio:
                yield f"(not (= x{right} 0))"
        case PowerTie(result=result, base=base, exponent=exponent):
            text = " ".join([f"x{base}"] * abs(exponent))
            raised = f"(* {text})" if abs(exponent) > 1 else text
            yield f"(= x{result} {raised})" if exponent > 0 else f"(= 1 (* x{result} {raised}))"
        case _:
            compare = ">=" if constraint.is_largest else "<="
            for part in constraint.parts:
                yield f"({compare} x{constraint.result} x{part})"
            equal = " ".join(f"(= x{constraint.result} x{part})" for part in constraint.parts)
            yield f"(or {equal})"


def _number(value: Fraction) -> str:
    text = f"(/ {abs(value.numerator)}.0 {value.denominator}.0)"
    return f"(- {text})" if value < 0 else text
