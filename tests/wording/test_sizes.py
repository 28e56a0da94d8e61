"""Which names are told as sizes, whatever sign their table writes."""

from pathlib import Path

import pytest
import yaml

from factcheck.wording.sizes import is_told_as_size

NAMES = yaml.safe_load((Path(__file__).parent / "sizes.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", NAMES["told as sizes"])
def test_what_is_lost_or_paid_is_told_as_a_size(name: str) -> None:
    assert is_told_as_size([name])


@pytest.mark.parametrize("name", NAMES["of either sign"])
def test_what_may_be_of_either_sign_is_not(name: str) -> None:
    assert not is_told_as_size([name])


def test_one_of_its_names_that_may_be_of_either_sign_settles_it() -> None:
    assert not is_told_as_size(["trade deficit", "trade balance"])
