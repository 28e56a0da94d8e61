"""Faults of input in Chinese: the same faults at the same places, told with the same values."""

import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from factcheck.domain.diagnostic import Diagnostic, InputError
from factcheck.language import speaking
from factcheck.load import read, read_reference
from factcheck.load.settings import read_settings
from factcheck.pipeline import compiled_claims

HERE = Path(__file__).parent
BROKEN = sorted((HERE / "broken").glob("*.yaml"))
BROKEN_REFERENCES = sorted(each for each in (HERE / "broken_reference").iterdir() if each.is_dir())

QUOTED = re.compile(r"'[^'\n]*'|`[^`\n]*`")
WRITTEN = re.compile(r"`[^`\n]*`")  # as it would stand in the file
CHINESE = re.compile(r"[\u4e00-\u9fff]")


def faults(act: Callable[[], object]) -> tuple[Diagnostic, ...]:
    with pytest.raises(InputError) as refusal:
        act()
    return refusal.value.diagnostics


def hold_alike(act: Callable[[], object]) -> None:
    """Hold the faults of an act in Chinese against those in English."""
    english = faults(act)
    with speaking("zh"):
        chinese = faults(act)
    assert [(each.at, each.key, each.snippet) for each in chinese] == [
        (each.at, each.key, each.snippet) for each in english
    ]
    for ours, theirs in zip(english, chinese, strict=True):
        assert Counter(QUOTED.findall(theirs.problem)) == Counter(QUOTED.findall(ours.problem))
        assert Counter(WRITTEN.findall(theirs.remedy)) == Counter(WRITTEN.findall(ours.remedy))
        for said in (theirs.problem, theirs.remedy):
            assert CHINESE.search(QUOTED.sub("", said)), said
    assert faults(act) == english


@pytest.mark.parametrize("file", BROKEN, ids=lambda file: file.stem)
def test_a_broken_claim_file_is_told_of_alike_in_chinese(file: Path) -> None:
    hold_alike(lambda: compiled_claims(*read([file], HERE / "reference")))


@pytest.mark.parametrize("folder", BROKEN_REFERENCES, ids=lambda folder: folder.name)
def test_a_broken_reference_is_told_of_alike_in_chinese(folder: Path, tmp_path: Path) -> None:
    for file in (HERE / "reference").iterdir():
        own = folder / file.name
        if not own.exists() or own.read_bytes():
            (tmp_path / file.name).write_bytes((own if own.exists() else file).read_bytes())
    hold_alike(lambda: read_reference(tmp_path))


@pytest.mark.parametrize(
    "text",
    [
        "claims = [1]",
        'claims = "nowhere"',
        "fail-on = 3",
        'fail-on = "contradcted"',
        'as-of = "soon"',
        'colour = "sometimes"',
        "colors = 1",
        "panel = ",
        "[tool]",
    ],
)
def test_broken_settings_are_told_of_alike_in_chinese(text: str, tmp_path: Path) -> None:
    file = tmp_path / "factcheck.toml"
    file.write_text(text, encoding="utf-8")
    hold_alike(lambda: read_settings(file, {"colour": ("auto", "always", "never")}))


def test_the_column_at_fault_is_found_by_its_value_and_not_by_the_words_of_the_message(
    tmp_path: Path,
) -> None:
    """The unit 种 is also a sign of what is said of the value, which is at fault here."""
    for file in (HERE / "reference").iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    (tmp_path / "towns.csv").write_text(
        'area,indicator,period,value,unit,source\nnorth,population,2021,"2,100,5",种,yearbook\n',
        encoding="utf-8",
    )
    hold_alike(lambda: read_reference(tmp_path))
