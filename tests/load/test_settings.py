"""Settings: found upward, read with every fault at once, and never half."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.domain.diagnostic import Diagnostic, InputError
from factcheck.load.settings import KEYS, OWN, SHARED, find_settings, read_settings

WORDS = {"format": ("text", "json"), "colour": ("auto", "never")}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "claims").mkdir()
    (tmp_path / "reference").mkdir()
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def faults(text: str, name: str = OWN) -> tuple[Diagnostic, ...]:
    Path(name).write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_settings(Path(name), WORDS)
    return caught.value.diagnostics


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("name", "head"), [(OWN, ""), (SHARED, "[project]\nname = 'x'\n\n[tool.factcheck]\n")]
)
def test_both_files_say_the_same(name: str, head: str) -> None:
    text = head + "claims = 'claims'\nfail-on = ['near-miss']\nas-of = 2022-02-20\nformat='json'\n"
    Path(name).write_text(text, encoding="utf-8")
    settings = read_settings(Path(name), WORDS)
    assert settings.values == {
        "claims": ("claims",),
        "fail-on": ("near-miss",),
        "as-of": "2022-02-20",
        "format": "json",
    }


def test_settings_are_searched_upward_to_the_root_of_the_repository(folder: Path) -> None:
    deep = folder / "claims" / "deep"
    deep.mkdir()
    assert find_settings(deep) is None
    (folder / SHARED).write_text("[tool.factcheck]\n", encoding="utf-8")
    assert find_settings(deep) == folder / SHARED
    (folder / OWN).touch()
    assert find_settings(deep) == folder / OWN
    (deep / ".git").touch()
    assert find_settings(deep) is None


@pytest.mark.parametrize(
    ("text", "sets"),
    [
        ("[tool.factcheck]\n", True),
        ("[tool]\nfactcheck = {format = 'json'}\n", True),
        ("tool.factcheck.format = 'json'\n", True),
        ("[ 'tool' . \"factcheck\" ]\n", True),
        ("tool = {factcheck = {}}\n", True),
        ("[project]\nname = 'factcheck'\n", False),
        ("[tool.other]\nfactcheck = 1\n", False),
    ],
)
def test_a_shared_file_counts_where_it_has_our_table(folder: Path, text: str, sets: bool) -> None:  # noqa: FBT001
    (folder / SHARED).write_text(text, encoding="utf-8")
    assert (find_settings(folder) is not None) is sets


def test_paths_are_those_beside_the_file(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / OWN).write_text("claims = ['claims']\nreference = 'reference'\n", encoding="utf-8")
    monkeypatch.chdir(folder / "claims")
    settings = read_settings(folder / OWN, WORDS)
    assert settings.values == {"claims": (".",), "reference": "../reference"}


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("text", "place", "said"),
    [
        ("fail_on = []", "1:1", "Did you mean 'fail-on'?"),
        ("\n  rference = 'reference'", "2:3", "Did you mean 'reference'?"),
        ("fail-on = [\n  'near-miss',\n  'contradictd']", "3:4", "Did you mean 'contradicted'?"),
        ("format = 'jsn'", "1:11", "Did you mean 'json'?"),
        ("as-of = 'yesterday'", "1:9", "2022-02-20"),
        ("reference = 'none'", "1:14", "there is no 'none'"),
        ("reference = 5", "1:13", "quotes"),
        ("claims = [", "1:11", "no TOML"),
        ("a = 1\na = 2", "2:6", "no TOML"),
        ("[tool.factcheck]\n", "1:2", "under no table"),
    ],
)
def test_a_fault_has_its_place_and_a_remedy(text: str, place: str, said: str) -> None:
    (fault,) = faults(text)
    assert f"{fault.at.line}:{fault.at.column}" == place
    assert said in f"{fault.problem}. {fault.remedy}"


@pytest.mark.usefixtures("folder")
def test_every_fault_is_told() -> None:
    assert len(faults("fail_on = []\nformat = 'x'\nas-of = ''\n")) == 3


@pytest.mark.usefixtures("folder")
def test_keys_of_other_tables_are_not_ours() -> None:
    text = "[tool.other]\nfail_on = 1\n[tool.factcheck]\nfail_on = []\n"
    (fault,) = faults(text, SHARED)
    assert fault.at.line == 4


def test_the_page_tells_of_every_key_and_of_no_other() -> None:
    page = Path(__file__).parents[2].joinpath("docs", "config.md").read_text(encoding="utf-8")
    rows = [line.split("`")[1] for line in page.splitlines() if line.startswith("| `")]
    assert rows == list(KEYS)
