"""A published file is evidence as it is: figures stand in its cells, and nothing is guessed."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest
import yaml

from factcheck import pipeline
from factcheck.domain.diagnostic import InputError
from factcheck.load import read_reference
from factcheck.load.files import unread
from factcheck.render import Format, renderer

HERE = Path(__file__).parent
INDICATORS = {
    "gdp": {"names": {"en": "GDP"}, "unit": "USD", "codes": ["NY.GDP.MKTP.KD"]},
    "unemployment": {"names": {"en": "unemployment"}, "unit": "%", "codes": ["MONTHLY"]},
    "income": {"names": {"en": "net income"}, "unit": "USD", "codes": ["NetIncomeLoss"]},
}
AREAS = {
    "atlantis": {"names": {"en": "Atlantis"}, "codes": ["ATL"]},
    "bank": {"names": {"en": "Calendar Bank"}},
}
SOURCES = {"office": {"title": "Office", "publisher": "Office", "grade": "official"}}
WORLD, MONTHLY = "worldbank/API_XX.GDP_DS2_en_csv_v2_1.csv", "fred/MONTHLY.csv"
FACTS = "companyfacts/CIK0007654321.json"

Make = Callable[..., Path]


@pytest.fixture
def make(tmp_path: Path) -> Make:
    """Make a reference of resources, each a file of the tests with what its descriptor says."""

    def folder(*resources: tuple[str, dict[str, object]]) -> Path:
        entries = []
        (tmp_path / "raw").mkdir()
        for file, keys in resources:
            name = Path(file).name
            shutil.copy(HERE / file, tmp_path / "raw" / name)
            layout = file.split("/", maxsplit=1)[0]
            entry = {"path": f"raw/{name}", "layout": layout, "source": "office"}
            entries.append({key: value for key, value in {**entry, **keys}.items() if value})
        pages = {
            "datapackage": {"resources": entries},
            "indicators": INDICATORS,
            "areas": AREAS,
            "sources": SOURCES,
        }
        for name, page in pages.items():
            (tmp_path / f"{name}.yaml").write_text(yaml.safe_dump(page), encoding="utf-8")
        return tmp_path

    return folder


def faults(folder: Path) -> list[str]:
    with pytest.raises(InputError) as caught:
        read_reference(folder)
    return [f"{fault.at}: {fault.problem} {fault.remedy}" for fault in caught.value.diagnostics]


def test_each_figure_stands_in_a_cell_of_the_original(make: Make) -> None:
    folder = make((WORLD, {}), (MONTHLY, {"map": {"unit": "%", "area": "atlantis"}}), (FACTS, {}))
    reference = read_reference(folder)
    cells = {str(cell.at).removeprefix(f"{folder}/raw/"): cell for cell in reference}
    assert set(cells) == {
        "API_XX.GDP_DS2_en_csv_v2_1.csv:6:6",
        "API_XX.GDP_DS2_en_csv_v2_1.csv:6:7",
        "API_XX.GDP_DS2_en_csv_v2_1.csv:6:8",
        "MONTHLY.csv:2:2",
        "MONTHLY.csv:3:2",
        "MONTHLY.csv:5:2",
        "CIK0007654321.json#/facts/us-gaap/NetIncomeLoss/units/USD/0",
        "CIK0007654321.json#/facts/us-gaap/NetIncomeLoss/units/USD/1",
    }
    for cell in cells.values():
        content = Path(cell.at.file).read_bytes()
        assert cell.at.digest == f"sha256:{sha256(content).hexdigest()}"


def test_what_the_reference_does_not_know_is_told_once_with_its_number(make: Make) -> None:
    reference = read_reference(make((WORLD, {})))
    told = [remark.partition("csv: ")[2] for remark in reference.remarks]
    assert told == [
        "worldbank, 7 figures; missing: empty (4), .. (1)",
        "not part of the reference: 1 indicator (SL.UEM.TOTL.ZS)",
        "not part of the reference: 1 area (EWN)",
    ]


@pytest.mark.parametrize(
    ("file", "keys", "place", "words"),
    [
        (MONTHLY, {}, "raw/MONTHLY.csv!", "which area its figures are of"),
        (MONTHLY, {"map": {"area": "atlantis"}}, "raw/MONTHLY.csv:2:2", "unit: the file does not"),
        (MONTHLY, {"map": {"area": "nowhere"}}, "raw/MONTHLY.csv", "It has the areas nowhere"),
        (MONTHLY, {"map": {"area": "bank", "unit": "USD"}}, "MONTHLY.csv:2:2", "measures"),
        (MONTHLY, {"source": ""}, "datapackage.yaml:2", "'source' is missing"),
        (MONTHLY, {"layout": "frod"}, "datapackage.yaml:2", "unknown layout 'frod'"),
        (FACTS, {"map": {"colour": "red"}}, "datapackage.yaml:", "unknown key 'colour'"),
        (MONTHLY, {"hash": "sha256:00"}, "raw/MONTHLY.csv", "its hash is"),
        (MONTHLY, {"path": "raw/gone.csv"}, "datapackage.yaml:", "there is no file 'raw/gone.csv'"),
        (MONTHLY, {"path": "../x.csv"}, "datapackage.yaml:", "outside the folder"),
        ("fred/ONE.csv", {}, "raw/ONE.csv", "It has the indicators ONE"),
        (
            "fred/ONE.csv",
            {"map": {"indicator": {"ONE": "unemployment"}, "unit": "%", "area": "bank"}},
            "raw/ONE.csv:2:2",
            "period: the file does not say it",
        ),
    ],
)
def test_what_is_not_said_is_one_fault_with_what_to_do(
    make: Make, file: str, keys: dict[str, object], place: str, words: str
) -> None:
    found = faults(make((file, keys)))
    assert len(found) == 1, found
    assert place.rstrip("!") in found[0]
    assert words in found[0]


def test_a_fault_of_many_figures_is_told_once_with_its_number(make: Make) -> None:
    (found,) = faults(make((MONTHLY, {"map": {"area": "atlantis"}})))
    assert "and 2 cells more like it" in found


def test_metadata_beside_a_file_are_not_unread(make: Make) -> None:
    folder = make((WORLD, {}))
    shutil.copy(HERE / "worldbank" / f"Metadata_Country_{Path(WORLD).name}", folder / "raw")
    shutil.copy(HERE / MONTHLY, folder / "raw")
    assert [path.name for path in unread(folder)] == ["MONTHLY.csv"]


def test_every_report_names_the_cell_and_the_hash(make: Make, tmp_path: Path) -> None:
    reference = make((FACTS, {}))
    claims = tmp_path / "claims.yaml"
    claims.write_text(
        "document: {title: D, issuer: X, published: '2022-09-01', area: bank}\n"
        "claims:\n"
        "- {id: a, kind: level, quote: seven, of: income, period: 2022Q2, is: 7 USD}\n",
        encoding="utf-8",
    )
    audit = pipeline.run([claims], reference)
    cell = "CIK0007654321.json#/facts/us-gaap/NetIncomeLoss/units/USD/1"
    digest = sha256((HERE / FACTS).read_bytes()).hexdigest()
    for form in (Format.MARKDOWN, Format.HTML):
        text = renderer(form)(audit)
        assert cell in text or (form is Format.HTML and cell.partition(".json")[2] in text)
        assert digest[:12] in text
    record = json.loads(renderer(Format.JSON)(audit))
    places = _places(record)
    assert (cell.partition(".json")[2], f"sha256:{digest}") in [
        (place["cell"], place["hash"]) for place in places
    ]


def _places(value: object) -> list[dict[str, str]]:
    """Every place of a published cell within a value."""
    if isinstance(value, dict):
        own = [value] if "hash" in value else []
        return own + [place for part in value.values() for place in _places(part)]
    if isinstance(value, list):
        return [place for part in value for place in _places(part)]
    return []
