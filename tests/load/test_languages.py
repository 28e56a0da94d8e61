"""Files that state their language: figures and periods of German in claims and in tables."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck import InputError, Label
from factcheck.library import audit, read, read_reference

CLAIMS = """\
document:
  title: Jahresbericht
  language: de
  area: stadt
  period: Geschäftsjahr 2021
claims:
  - {id: umsatz, kind: level, of: umsatz, period: im Jahr 2021, is: "1.234,5 Mio. €"}
  - {id: zuwachs, kind: growth, of: umsatz, period: 2021, is: "2,9 Prozent"}
  - {id: betriebe, kind: level, of: betriebe, period: 2021, about: "1.230 Betriebe"}
  - {id: falsch, kind: level, of: umsatz, period: 2021, is: "rund 2,3 Mrd. Euro"}
"""
INDICATORS = """\
umsatz: {names: {de: Umsatz}, unit: EUR}
betriebe: {names: {de: Betriebe}, unit: firms}
"""
TABLE = """\
area;indicator;period;value;unit;source
stadt;umsatz;2021;1.234,5;Mio. €;amt
stadt;umsatz;2020;1.200,0;Mio. €;amt
stadt;betriebe;im Jahr 2021;1.234;;amt
"""


@pytest.fixture
def reference(tmp_path: Path) -> Path:
    files = {
        "indicators.yaml": INDICATORS,
        "areas.yaml": "stadt: {names: {de: Stadt}}\n",
        "sources.yaml": "amt: {title: Amt, publisher: Amt, grade: official, language: de}\n",
        "datapackage.yaml": "resources:\n  - path: observations.csv\n",
        "observations.csv": TABLE,
    }
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def written(folder: Path, text: str = CLAIMS) -> Path:
    file = folder / "bericht.yaml"
    file.write_text(text, encoding="utf-8")
    return file


def test_german_claims_meet_german_figures(reference: Path) -> None:
    evidence = read_reference(reference)
    verdicts = {verdict.id: verdict for verdict in audit(written(reference), evidence)}
    labels = {name: verdict.label for name, verdict in verdicts.items()}
    assert labels == {
        "umsatz": Label.SUPPORTED,
        "zuwachs": Label.SUPPORTED,
        "betriebe": Label.SUPPORTED,
        "falsch": Label.CONTRADICTED,
    }


def test_a_language_that_is_not_read_is_refused_with_its_place(reference: Path) -> None:
    file = written(reference, CLAIMS.replace("language: de", "language: fr"))
    with pytest.raises(InputError) as caught:
        read(file, read_reference(reference))
    (fault, *_) = caught.value.diagnostics
    assert (fault.at.line, fault.problem) == (3, "figures are not read in the language 'fr'")
    assert "zh, en or de" in fault.remedy


def test_without_a_language_a_cell_with_a_comma_is_no_guess(reference: Path) -> None:
    sources = reference / "sources.yaml"
    sources.write_text(sources.read_text(encoding="utf-8").replace(", language: de", ""))
    table = reference / "observations.csv"
    table.write_text(TABLE.replace("Mio. €", "EUR"), encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_reference(reference)
    problems = [fault.problem for fault in caught.value.diagnostics]
    assert any("1.234,5" in problem and "more than one way" in problem for problem in problems)


def test_words_of_german_alone_make_a_cell_german(reference: Path) -> None:
    sources = reference / "sources.yaml"
    sources.write_text(sources.read_text(encoding="utf-8").replace(", language: de", ""))
    table = reference / "observations.csv"
    table.write_text("\n".join(TABLE.splitlines()[:3]) + "\n", encoding="utf-8")
    (series,) = read_reference(reference).series.values()
    assert sorted(cell.figure.value for cells in series.values() for cell in cells) == [
        1_200_000_000,
        1_234_500_000,
    ]
