"""Laws of our `dataclass`: it does what that of the standard library does."""

import copy
import dataclasses
import pickle
from collections.abc import Callable

import pytest

from factcheck.domain.figure import parse_figure
from factcheck.domain.frozen import dataclass


def classes(make: Callable[..., Callable[[type], type]]) -> tuple[type, type]:
    @make(frozen=True, slots=True)
    class Base:
        """Two fields."""

        first: int
        second: str = "two"

    @make(frozen=True, slots=True, kw_only=True)
    class Derived(Base):
        """More, one of them of no account in comparison."""

        third: dict[str, int] = dataclasses.field(default_factory=dict, hash=False)
        aside: int = dataclasses.field(default=0, compare=False, repr=False)
        total: int = dataclasses.field(init=False, compare=False)

        def __post_init__(self) -> None:
            object.__setattr__(self, "total", 2 * self.first)

    return Base, Derived


OURS, STANDARD = classes(dataclass), classes(dataclasses.dataclass)


@pytest.mark.parametrize("which", [0, 1])
def test_its_instances_read_and_compare_as_the_standard_ones_do(which: int) -> None:
    ours, standard = OURS[which], STANDARD[which]
    assert repr(ours(1)) == repr(standard(1))
    assert ours(1) == ours(1, "two")
    assert ours(1) != ours(2)
    assert ours(1) != standard(1)
    assert ours.__match_args__ == standard.__match_args__  # type: ignore[attr-defined]
    assert [each.name for each in dataclasses.fields(ours)] == [
        each.name for each in dataclasses.fields(standard)
    ]


def test_what_equals_hashes_alike_and_what_is_of_no_account_is_left_out() -> None:
    _, derived = OURS
    assert derived(1, aside=5) == derived(1)
    assert hash(derived(1, aside=5)) == hash(derived(1))
    assert hash(derived(1, third={"a": 1})) == hash(derived(1))
    assert derived(1, third={"a": 1}) != derived(1)
    assert derived(1).third is not derived(1).third
    assert derived(3).total == 6


@pytest.mark.parametrize("which", [0, 1])
def test_nothing_can_be_set_or_deleted(which: int) -> None:
    made = OURS[which](1)
    with pytest.raises(dataclasses.FrozenInstanceError, match="first"):
        made.first = 2
    with pytest.raises(dataclasses.FrozenInstanceError, match="first"):
        del made.first
    with pytest.raises((dataclasses.FrozenInstanceError, AttributeError)):
        made.other = 2


@pytest.mark.parametrize("which", [0, 1])
def test_arguments_are_asked_for_as_the_standard_one_does(which: int) -> None:
    for arguments, named in (((), {}), ((1, "b", 3), {}), ((1,), {"total": 2})):
        for made in (OURS[which], STANDARD[which]):
            with pytest.raises(TypeError):
                made(*arguments, **named)


def test_instances_are_replaced_copied_and_pickled() -> None:
    figure = parse_figure("2311 亿元")
    assert dataclasses.replace(figure, text="2312 亿元") != figure
    assert copy.deepcopy(figure) == pickle.loads(pickle.dumps(figure)) == figure
