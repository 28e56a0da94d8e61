"""Arithmetic over columns, written down once and then run block by block in the same few buffers.

A `Value` stands for one number a row. Calculating with values only notes the steps; `run` takes
them over blocks of rows that stay in the cache, and allocates nothing while it goes.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt
from msgspec import Struct

Array: TypeAlias = "npt.NDArray[Any]"
Operand: TypeAlias = "Value | int | float | np.generic"

BLOCK = 1 << 14  # rows; some ten buffers of them fit the second-level cache


class Value(Struct, frozen=True, eq=False):
    """One number in every row: a column, or the result of a step."""

    program: Program
    dtype: npt.DTypeLike

    def __add__(self, other: Operand) -> Value:
        return self._same(np.add, self, other)

    def __radd__(self, other: Operand) -> Value:
        return self._same(np.add, other, self)

    def __sub__(self, other: Operand) -> Value:
        return self._same(np.subtract, self, other)

    def __rsub__(self, other: Operand) -> Value:
        return self._same(np.subtract, other, self)

    def __mul__(self, other: Operand) -> Value:
        return self._same(np.multiply, self, other)

    def __rmul__(self, other: Operand) -> Value:
        return self._same(np.multiply, other, self)

    def __truediv__(self, other: Operand) -> Value:
        return self._same(np.divide, self, other)

    def __rtruediv__(self, other: Operand) -> Value:
        return self._same(np.divide, other, self)

    def __pow__(self, exponent: float) -> Value:
        return self._same(np.power, self, exponent)

    def __neg__(self) -> Value:
        return self._same(np.negative, self)

    def __abs__(self) -> Value:
        return self._same(np.absolute, self)

    def __lt__(self, other: Operand) -> Value:
        return self._flags(np.less, self, other)

    def __le__(self, other: Operand) -> Value:
        return self._flags(np.less_equal, self, other)

    def __gt__(self, other: Operand) -> Value:
        return self._flags(np.greater, self, other)

    def __ge__(self, other: Operand) -> Value:
        return self._flags(np.greater_equal, self, other)

    def equals(self, other: Operand) -> Value:
        """Give the rows in which the two are the same number."""
        return self._flags(np.equal, self, other)

    def __and__(self, other: Value) -> Value:
        return self._flags(np.logical_and, self, other)

    def __or__(self, other: Value) -> Value:
        return self._flags(np.logical_or, self, other)

    def __invert__(self) -> Value:
        return self._flags(np.logical_not, self)

    def least(self, other: Operand) -> Value:
        """Give the smaller of the two in every row."""
        return self._same(np.minimum, self, other)

    def most(self, other: Operand) -> Value:
        """Give the larger of the two in every row."""
        return self._same(np.maximum, self, other)

    def choose(self, one: Operand, other: Operand) -> Value:
        """Give, of flags, the one where they are set and the other where not."""
        typed = (
            operand.dtype for operand in (one, other) if isinstance(operand, Value | np.generic)
        )
        dtype: npt.DTypeLike = next(typed, np.int64)
        return self.program.step(_chosen, self, one, other, dtype=dtype)

    def as_(self, dtype: npt.DTypeLike) -> Value:
        """Give the same numbers in another type."""
        return self.program.step(np.add, self, np.dtype(dtype).type(0), dtype=dtype)

    def _same(self, function: Callable[..., object], *inputs: Operand) -> Value:
        return self.program.step(function, *inputs, dtype=self.dtype)

    def _flags(self, function: Callable[..., object], *inputs: Operand) -> Value:
        return self.program.step(function, *inputs, dtype=np.bool_)


class _Step(Struct, frozen=True):
    function: Callable[..., object]
    inputs: tuple[Operand, ...]
    out: Value


class Program:
    """The steps of a calculation over columns."""

    def __init__(self) -> None:
        self._columns: dict[Value, Array] = {}
        self._steps: list[_Step] = []

    def column(self, values: Array, dtype: npt.DTypeLike = np.int64) -> Value:
        """Take in a column, to be read as numbers of a type."""
        value = Value(self, dtype)
        self._columns[value] = values
        return value

    def step(
        self, function: Callable[..., object], *inputs: Operand, dtype: npt.DTypeLike
    ) -> Value:
        """Note a step: a function that puts its result where `out` says."""
        out = Value(self, dtype)
        self._steps.append(_Step(function, inputs, out))
        return out

    def run(self, result: Value, into: Array) -> None:
        """Calculate one value, and put it into an array with a place for every row."""
        places = self._places(result)
        pools: dict[Value | int, Array] = {}
        for step in self._steps:
            place = places[step.out]
            if place not in pools:
                pools[place] = np.empty(min(BLOCK, len(into)), step.out.dtype)
        for start in range(0, len(into), BLOCK):
            stop = min(start + BLOCK, len(into))
            arrays: dict[object, Array] = {
                value: values[start:stop].astype(value.dtype, copy=False)
                for value, values in self._columns.items()
            }
            for value, place in places.items():
                arrays[value] = pools[place][: stop - start]
            for step in self._steps:
                inputs = [
                    arrays[operand] if isinstance(operand, Value) else operand
                    for operand in step.inputs
                ]
                step.function(*inputs, out=arrays[step.out])
            into[start:stop] = arrays[result]

    def _places(self, result: Value) -> dict[Value, int]:
        """Give each result a buffer, which it leaves to another after its last use."""
        last = {
            value: number
            for number, step in enumerate(self._steps)
            for value in (step.out, *step.inputs)
            if isinstance(value, Value)
        }
        last[result] = len(self._steps)
        places: dict[Value, int] = {}
        free: dict[object, list[int]] = {}
        count = 0
        for number, step in enumerate(self._steps):
            spare = free.setdefault(np.dtype(step.out.dtype), [])
            if not spare:
                spare.append(count)
                count += 1
            places[step.out] = spare.pop()
            for value in {value for value in (step.out, *step.inputs) if value in places}:
                if isinstance(value, Value) and last[value] == number:
                    free.setdefault(np.dtype(value.dtype), []).append(places[value])
        return places


def _chosen(flags: Array, one: Array, other: Array, *, out: Array) -> None:
    np.copyto(out, other)
    np.copyto(out, one, where=flags)
