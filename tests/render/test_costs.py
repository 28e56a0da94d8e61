"""Law of cost: what is told of a claim takes time that grows with its parts, counted in calls."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from factcheck import pipeline
from factcheck.load import read_text
from factcheck.render.terminal import audit as terminal
from tests.costs import calls_to

HEAD = {
    "document": {"title": "Report", "issuer": "Hall", "area": "town", "period": "2023"},
    "sources": {"bureau": {"title": "Yearbook", "publisher": "Bureau", "grade": "official"}},
}


def wrong_sum(size: int) -> dict[str, Any]:
    """Write a claim on the sum of so many parts, none of them an obvious slip."""
    names = [f"part{number}" for number in range(size)]
    return {
        **HEAD,
        "areas": {"town": {"name": "Town"}},
        "indicators": {name: {"name": name, "unit": "CNY"} for name in names},
        "series": [observation(name, "town", "2023", "100.5") for name in names],
        "claims": [{"id": "c", "kind": "sum", "parts": names, "is": "7 CNY"}],
    }


def wrong_rank(size: int) -> dict[str, Any]:
    """Write a claim on the first place throughout so many years."""
    areas = ("town", "port", "ford")
    years = range(2024 - size, 2024)
    return {
        **HEAD,
        "areas": {
            **{name: {"name": name, "parent": "land", "level": "town"} for name in areas},
            "land": {"name": "Land", "level": "land", "parts": "complete"},
        },
        "indicators": {"output": {"name": "output", "unit": "CNY"}},
        "series": [
            observation("output", area, str(year), str(100 + place))
            for year in years
            for place, area in enumerate(areas)
        ],
        "claims": [
            {"id": "c", "kind": "rank", "of": "output", "throughout": f"{years[0]}..2023", "is": 1}
        ],
    }


def observation(indicator: str, area: str, period: str, value: str) -> dict[str, str]:
    return {
        "indicator": indicator,
        "area": area,
        "period": period,
        "value": value,
        "source": "bureau",
    }


def calls_to_tell(file: dict[str, Any]) -> int:
    """Count the calls of functions that it takes to tell a terminal of an audit."""
    audited = pipeline.audit(*read_text(json.dumps(file)))
    return calls_to(lambda: terminal.render(audited))


@pytest.mark.parametrize("claim", [wrong_sum, wrong_rank])
def test_four_times_the_parts_take_little_more_than_four_times_the_calls(
    claim: Callable[[int], dict[str, Any]],
) -> None:
    small, large = (calls_to_tell(claim(size)) for size in (60, 240))
    assert large < 5 * small
