"""The examples of docs/claim-file.md are claim files, and its messages are ours."""

import re
from pathlib import Path

import pytest

from factcheck import pipeline
from factcheck.domain.verdict import Label
from factcheck.load import read_text

PAGE = (Path(__file__).parents[2] / "docs" / "claim-file.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```yaml\n(.*?)```", PAGE, flags=re.DOTALL)
EXPECTED = [
    [Label.UNVERIFIABLE, Label.UNVERIFIABLE],
    [Label.COMPATIBLE],
    [Label.UNVERIFIABLE],
    [Label.CONTRADICTED],
    [Label.SUPPORTED],
    [Label.SUPPORTED],
]


@pytest.mark.parametrize(("text", "labels"), list(zip(EXAMPLES, EXPECTED, strict=True)))
def test_an_example_loads_and_gets_its_verdicts(text: str, labels: list[Label]) -> None:
    found = pipeline.audit(*read_text(text))
    assert [each.label for each in found] == labels


def test_the_message_shown_is_the_message_told() -> None:
    (shown,) = re.findall(r"```text\n(.*?)```", PAGE, flags=re.DOTALL)
    stored = Path(__file__).parent / "broken" / "unknown-unit.txt"
    told = stored.read_text(encoding="utf-8").replace("unknown-unit.yaml", "claims/plan.yaml")
    assert shown in told
