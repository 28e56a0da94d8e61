"""What is kept of a claim file is what reading it anew gives, and only of that very file."""

import pickle
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.domain.catalogue import Area, Catalogue
from factcheck.domain.diagnostic import InputError
from factcheck.language import speaking
from factcheck.load import claims as reading
from factcheck.load import read
from factcheck.load.claim_file import ClaimFile
from factcheck.load.input_file import InputFile
from factcheck.load.store.objects import NoValueError, as_bytes, from_bytes
from factcheck.load.store.place import kept
from factcheck.load.store.store import ReferenceStore
from factcheck.pipeline import run
from factcheck.render.machine import json

ROOT = Path(__file__).parents[2]
DOCUMENTS = sorted((ROOT / "claims").glob("*.yaml"))
PAGES = {
    "datapackage.yaml": "name: small\nresources:\n  - {name: table, path: table.csv}\n",
    "indicators.yaml": "output: {name: output, unit: t}\nstaff: {name: staff, unit: person}\n",
    "areas.yaml": "town: {names: {en: Town, zh: 镇}}\n",
    "sources.yaml": "office: {title: Office, grade: official}\n",
    "table.csv": "area,indicator,period,value,unit,source\ntown,output,2020,100,t,office\n",
}
CLAIMS = """document: {title: Report, period: 2020, area: town, published: 2023-01-01}
indicators:
  yield: {name: yield, unit: t/person, identities: [output / staff]}
claims:
  - {id: level, kind: level, of: output, is: 100 t}
  - {id: own, kind: level, of: yield, is: 2 t/person}
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("kept") / "reference"
    place.mkdir()
    for name, text in PAGES.items():
        (place / name).write_text(text, encoding="utf-8")
    return place


@pytest.fixture
def claims(tmp_path: Path) -> Path:
    path = tmp_path / "claims.yaml"
    path.write_text(CLAIMS, encoding="utf-8")
    return path


@pytest.fixture
def store(tmp_path: Path) -> ReferenceStore:
    return ReferenceStore(place=tmp_path / "cache", least=1)


def parses(path: Path, folder: Path, store: ReferenceStore, monkeypatch: pytest.MonkeyPatch) -> int:
    """Read a claim file and keep what was read; return how many files of claims were parsed."""
    files: list[str] = []
    parse = reading.claim_file

    def counted(file: InputFile, catalogue: Catalogue, document: str) -> ClaimFile | None:
        files.append(file.name)
        return parse(file, catalogue, document)

    with monkeypatch.context() as patch:
        patch.setattr(reading, "claim_file", counted)
        read([path], folder, store)
    store.keep()
    return len(files)


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_claims_come_back_as_they_were_read(path: Path, tmp_path: Path) -> None:
    store = ReferenceStore(place=tmp_path / "cache", least=1)
    plain = run([path], ROOT / "reference", store=store)
    store.keep()
    claims, reference = read([path], ROOT / "reference", store)
    assert claims == tuple(verdict.claim for verdict in plain)
    assert list(reference.catalogue.indicators) == list(plain.reference.catalogue.indicators)
    again = run([path], ROOT / "reference", store=store)
    assert json.render(again) == json.render(plain)


def test_a_file_is_parsed_once(
    claims: Path, folder: Path, store: ReferenceStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert [parses(claims, folder, store, monkeypatch) for _ in range(3)] == [1, 0, 0]


@pytest.mark.parametrize(
    "change",
    [
        lambda path, _: path.write_text(CLAIMS + "\n", encoding="utf-8"),
        lambda path, _: path.write_text(CLAIMS.replace("100 t", "101 t"), encoding="utf-8"),
        lambda _, folder: (folder / "note.txt").write_text("of the reference"),
    ],
    ids=["a line", "a figure", "the reference"],
)
def test_a_change_is_read_anew(
    claims: Path,
    folder: Path,
    store: ReferenceStore,
    monkeypatch: pytest.MonkeyPatch,
    change: Callable[[Path, Path], object],
) -> None:
    parses(claims, folder, store, monkeypatch)
    change(claims, folder)
    assert parses(claims, folder, store, monkeypatch) == 1
    assert sum(file.is_of_claims for file in kept(store.place)) == 1  # the old one is gone


def test_another_language_reads_anew(
    claims: Path, folder: Path, store: ReferenceStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    parses(claims, folder, store, monkeypatch)
    with speaking("zh"):
        assert parses(claims, folder, store, monkeypatch) == 1


@pytest.mark.parametrize(
    "text",
    [
        CLAIMS + "  - {id: level, kind: level, of: output, is: 7 t}\n",
        CLAIMS + "  - {id: other, kind: level, of: outputs, is: 7 t}\n",
        CLAIMS.replace("period: 2020, ", ""),
    ],
    ids=["an id twice", "an unknown word", "no period"],
)
def test_faults_are_told_each_time(
    claims: Path, folder: Path, store: ReferenceStore, text: str
) -> None:
    claims.write_text(text, encoding="utf-8")
    faults = []
    for _ in range(3):
        with pytest.raises(InputError) as error:
            read([claims], folder, store)
        faults.append(error.value.diagnostics)
        store.keep()
    assert faults[0]
    assert faults == [faults[0]] * 3
    assert not any(file.is_of_claims for file in kept(store.place))


def test_a_fault_beside_claims_that_are_kept_is_told_with_its_place(
    claims: Path, folder: Path, store: ReferenceStore, tmp_path: Path
) -> None:
    """One entry is declared in two files, each of which was read without a fault by itself."""
    other = tmp_path / "other.yaml"
    other.write_text(CLAIMS.replace("name: yield", "name: harvest"), encoding="utf-8")
    for path in (claims, other):
        read([path], folder, store)
        store.keep()
    with pytest.raises(InputError) as by_kept:
        read([claims, other], folder, store)
    with pytest.raises(InputError) as anew:
        read([claims, other], folder)
    assert by_kept.value.diagnostics == anew.value.diagnostics


def test_what_brings_series_along_is_read_anew(
    claims: Path, folder: Path, store: ReferenceStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    series = "series:\n  output: {2019: 5 t}\n"
    claims.write_text(CLAIMS.replace("claims:", series + "claims:"), encoding="utf-8")
    assert [parses(claims, folder, store, monkeypatch) for _ in range(2)] == [1, 1]


@given(st.data())
def test_damaged_bytes_are_never_taken_for_claims(
    tmp_path_factory: pytest.TempPathFactory, folder: Path, data: st.DataObject
) -> None:
    place = tmp_path_factory.mktemp("damaged")
    path, store = place / "claims.yaml", ReferenceStore(place=place / "cache", least=1)
    path.write_text(CLAIMS, encoding="utf-8")
    claims, _ = read([path], folder, store)
    store.keep()
    (file,) = (file.path for file in kept(store.place) if file.is_of_claims)
    damaged = bytearray(file.read_bytes())
    for _ in range(data.draw(st.integers(1, 9))):
        changed = data.draw(st.integers(0, 10_000)) % len(damaged)
        damaged[changed] ^= data.draw(st.integers(1, 255))
    file.write_bytes(damaged[: data.draw(st.sampled_from([None, None, 0, 3, 50]))])
    assert read([path], folder, store)[0] == claims


class Harmful:
    """What would run something as it is read."""

    def __reduce__(self) -> tuple[Callable[[str], int], tuple[str]]:
        import os

        return os.system, ("true",)


@pytest.mark.parametrize(
    ("module", "name"),
    [
        ("factcheck.domain.catalogue", "re"),
        ("factcheck.domain.catalogue", "plain"),
        ("factcheck.domain.catalogue", "Struct"),
        ("factcheck.domain.series", "re.enum.sys.exit"),
        ("factcheck.load.files", "Path"),
        ("builtins", "eval"),
    ],
)
def test_nothing_but_a_class_of_values_is_looked_up(module: str, name: str) -> None:
    looked_up = b"\x80\x04" + b"".join(
        b"\x8c" + bytes([len(part)]) + part.encode() for part in (module, name)
    )
    with pytest.raises(NoValueError):
        from_bytes(looked_up + b"\x93.", Catalogue())


def test_classes_of_values_are_looked_up() -> None:
    catalogue = Catalogue()
    assert from_bytes(as_bytes([date(2020, 1, 1), Area(id="a")], catalogue), catalogue) == [
        date(2020, 1, 1),
        Area(id="a"),
    ]


def test_nothing_is_run_by_reading() -> None:
    with pytest.raises(NoValueError):
        from_bytes(pickle.dumps(Harmful()), Catalogue())
    with pytest.raises(NoValueError):
        from_bytes(b"no values", Catalogue())
    with pytest.raises(NoValueError):
        as_bytes(lambda: None, Catalogue())
