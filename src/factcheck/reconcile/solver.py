"""Ask the solver, in processes of their own that can be ended.

The question is written in SMT-LIB, so that any solver can be given it. What the solver answers is
exact; what it cannot answer in time, or if it is not installed, stays open.

Notes
-----
Barrett, Fontaine and Tinelli (2017), "The SMT-LIB Standard, Version 2.6".
"""

from __future__ import annotations

import importlib.util
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator
from fractions import Fraction

from factcheck.domain.interval import Interval
from factcheck.reconcile.bounds_state import Bounds
from factcheck.reconcile.network import HARD, Constraint, Network, Power, Product, Row
from factcheck.reconcile.solver_process import answer

_POLL = 0.005
_HEAD_START = 1.0  # seconds for the form that names its reasons
_FOR_A_CORE = 2.0  # seconds more for it, once the other has refuted the question
_ANSWERS = ("sat", "unsat")


def is_installed() -> bool:
    """Whether there is a solver to ask."""
    return importlib.util.find_spec("z3") is not None


def solve(network: Network, bounds: Bounds, seconds: float) -> tuple[str, frozenset[int]]:
    """Give "sat", "unsat" or "unknown", and for "unsat" owners that cannot hold together.

    Two forms are asked side by side, for each is sometimes lost where the other is quick: one in
    which every owner can be named, one with the bounds that propagation found.
    """
    if not is_installed():
        return "unknown", frozenset()
    written = _Written(network)
    if written.is_linear:  # which it decides surely and soon
        found, *names = answer(written.question())
        return found, _owners(names)
    race = _Race(network, bounds)
    deadline = time.monotonic() + seconds
    try:
        while time.monotonic() < deadline and not race.is_over:
            time.sleep(_POLL)
        return race.result(network.everyone)
    finally:
        race.end()


class _Race:
    """The two forms of a question; the second starts when the first takes its time."""

    def __init__(self, network: Network, bounds: Bounds) -> None:
        self.network, self.bounds = network, bounds
        self.started = time.monotonic()
        self.named = _Process(question(network))
        self.plain: _Process | None = None
        self.refuted: float | None = None  # when the plain form was

    @property
    def is_over(self) -> bool:
        """Whether there is an answer, with its reasons if they come soon."""
        now = time.monotonic()
        if self.named.answer in _ANSWERS:
            return True
        if self.plain is None:
            if now > self.started + _HEAD_START or self.named.is_done:
                self.plain = _Process(question(self.network, self.bounds))
            return False
        if self.plain.answer == "unsat":
            self.refuted = self.refuted or now
            return self.named.is_done or now > self.refuted + _FOR_A_CORE
        return self.plain.answer == "sat" or (self.plain.is_done and self.named.is_done)

    def result(self, everyone: frozenset[int]) -> tuple[str, frozenset[int]]:
        """Give the answer there is."""
        if self.named.answer in _ANSWERS:
            return self.named.answer, self.named.owners
        if self.plain is not None and self.plain.answer in _ANSWERS:
            return self.plain.answer, everyone if self.plain.answer == "unsat" else frozenset()
        return "unknown", frozenset()

    def end(self) -> None:
        """End both, whatever they do."""
        self.named.end()
        if self.plain is not None:
            self.plain.end()


class _Process:
    """One running question."""

    def __init__(self, text: str) -> None:
        command = [sys.executable, "-m", "factcheck.reconcile.solver_process"]
        self.process = subprocess.Popen(  # noqa: S603 - our own module
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        assert self.process.stdin is not None  # noqa: S101 - it is a pipe
        self.process.stdin.write(text.encode())
        self.process.stdin.close()
        self._answer = ""
        self.owners: frozenset[int] = frozenset()

    @property
    def is_done(self) -> bool:
        return self.process.poll() is not None

    @property
    def answer(self) -> str:
        """What it said; empty while it runs."""
        if not self._answer and self.is_done:
            assert self.process.stdout is not None  # noqa: S101 - it is a pipe
            words = self.process.stdout.read().decode().split() or ["unknown"]
            self._answer, self.owners = words[0], _owners(words[1:])
        return self._answer

    def end(self) -> None:
        """End it, whatever it does."""
        self.process.kill()
        self.process.wait()
        assert self.process.stdout is not None  # noqa: S101 - it is a pipe
        self.process.stdout.close()


def question(network: Network, bounds: Bounds | None = None) -> str:
    """Write a network in SMT-LIB; with bounds, these are added and nobody is named."""
    return _Written(network).question(bounds)


def _owners(names: Iterable[str]) -> frozenset[int]:
    return frozenset(int(each.removeprefix("o")) for each in names)


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
                self.is_linear &= isinstance(constraint, Row)
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
        for each in self.network.constraints:
            for node in set(each.nodes):
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
        case Row(terms=terms, interval=interval):
            text = " ".join(f"(* {_number(factor)} x{node})" for node, factor in terms)
            yield from _within(f"(+ {text})", interval)
        case Product(result=result, left=left, right=right):
            yield f"(= x{result} (* x{left} x{right}))"
            if constraint.is_ratio:
                yield f"(not (= x{right} 0))"
        case Power(result=result, base=base, exponent=exponent):
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
