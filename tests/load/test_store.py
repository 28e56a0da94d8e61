"""What is answered from an index is what reading the files anew gives, or nothing is answered."""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factcheck.domain.diagnostic import InputError
from factcheck.domain.series import Reference
from factcheck.language import speaking
from factcheck.load import read
from factcheck.load.base_rates import WaitingClasses
from factcheck.load.input_file import InputFile
from factcheck.load.observation_tables import read_table
from factcheck.load.observations import Observations
from factcheck.load.store.database import DamagedError, Database
from factcheck.load.store.indexing import StoredSeries, indexed, write_index
from factcheck.load.store.place import KeptFile, cache_folder, kept
from factcheck.load.store.store import ReferenceStore
from factcheck.load.values import Words
from factcheck.pipeline import run
from factcheck.render.machine import json
from tests.load.test_long_tables import CATALOGUE, contents_of, tables

ROOT = Path(__file__).parents[2]
HEAD = "area,indicator,period,value,unit,source,note\n"
PAGES = {
    "datapackage.yaml": "name: large\nresources:\n  - {name: table, path: table.csv}\n",
    "indicators.yaml": "output: {name: output, unit: t}\nstaff: {name: staff, unit: person}\n",
    "areas.yaml": "".join(f"town{number}: {{name: Town {number}}}\n" for number in range(20)),
    "sources.yaml": "office: {title: Office, grade: official}\n",
}
NOTE = "n" * 30
CLAIMS = """
document: {title: Report, period: 2020, published: 2023-01-01}
claims:
  - {id: level, kind: level, of: output, area: town3, is: 1234.5 t}
  - {id: growth, kind: growth, of: staff, area: town4, is: 5 %}
  - {id: odd, kind: level, of: output, area: town5, is: 7 kt}
  - {id: none, kind: level, of: output, area: town3, period: 1900, is: 7 t}
"""


def folder_of(place: Path, rows: list[str]) -> Path:
    """A reference whose one table has these rows, and claims beside it."""
    place.mkdir()
    for name, text in PAGES.items():
        (place / name).write_text(text, encoding="utf-8")
    (place / "table.csv").write_text(HEAD + "".join(rows), encoding="utf-8")
    place.with_name("claims.yaml").write_text(CLAIMS, encoding="utf-8")
    return place


def rows_of(seed: int = 1) -> list[str]:
    """Rows of more than a megabyte, some of them in quotes or with a unit of their own."""
    chance = random.Random(seed)
    rows = [
        f"town{town},{name},{year}-{month:02},{chance.randrange(10**6) / 10},{unit},office,{NOTE}\n"
        for town in range(20)
        for name, unit in (("output", "t"), ("staff", "person"))
        for year in range(1990, 2022)
        for month in range(1, 13)
    ]
    rows += [
        f"town{town},{name},{year},{chance.randrange(10**5)}.5,{unit},office,\n"
        for town in range(20)
        for name, unit in (("output", "t"), ("staff", "person"))
        for year in (2019, 2020)
        if (town, name) != (5, "output")
    ]
    return [*rows, 'town5,output,2020,"7,010 t",,office,"of ""them"""\n']


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return folder_of(tmp_path / "reference", rows_of())


def store_in(place: Path) -> ReferenceStore:
    return ReferenceStore(place=place / "cache", least=1)


def told(folder: Path, store: ReferenceStore | None) -> str:
    """The whole audit of the claims beside a reference, as it is written."""
    audit = run([folder.with_name("claims.yaml")], folder, store=store)
    return json.render(audit)


def indexes_in(place: Path) -> list[KeptFile]:
    return [file for file in kept(place) if file.is_index]


def is_indexed(folder: Path, store: ReferenceStore) -> bool:
    _, reference = read([folder.with_name("claims.yaml")], folder, store)
    store.waiting.clear()
    return isinstance(reference.series, StoredSeries)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=st.lists(tables(), min_size=1, max_size=2), number=st.integers(1, 10**9))
def test_series_come_back_from_an_index_as_they_were(
    texts: list[str], number: int, tmp_path: Path
) -> None:
    observations = Observations(Words(catalogue=CATALOGUE))
    files = [InputFile(name=f"{n}.csv", text=text.encode()) for n, text in enumerate(texts)]
    for file in files:
        read_table(file, observations)
    rates = WaitingClasses((), observations.words)
    reference = Reference(CATALOGUE, observations.series(), rates, ("a remark",))
    path = tmp_path / f"{number}-{time.time_ns()}.index"
    write_index(path, reference)
    again = indexed(Database(path))
    assert contents_of(again.series) == contents_of(reference.series)
    assert again.remarks == reference.remarks
    assert len(again.series) == len(reference.series)
    path.unlink()


def test_an_audit_is_the_same_with_an_index_and_without(folder: Path, tmp_path: Path) -> None:
    plain, store = told(folder, None), store_in(tmp_path)
    assert told(folder, store) == plain
    store.keep()
    assert is_indexed(folder, store)
    assert told(folder, store) == plain


def test_base_rates_published_files_and_remarks_come_back_too(tmp_path: Path) -> None:
    folder = tmp_path / "reference"
    shutil.copytree(ROOT / "reference", folder)
    for claims in sorted((ROOT / "claims").glob("*.yaml")):
        shutil.copy(claims, folder.with_name("claims.yaml"))
        plain, store = told(folder, None), store_in(tmp_path)
        assert told(folder, store) == plain
        store.keep()
        assert is_indexed(folder, store)
        assert told(folder, store) == plain


def test_a_changed_file_is_read_anew_though_its_size_and_time_are_the_same(
    folder: Path, tmp_path: Path
) -> None:
    store, table = store_in(tmp_path), folder / "table.csv"
    told(folder, store)
    store.keep()
    state, text = table.stat(), table.read_bytes()
    row = next(row for row in text.splitlines() if row.startswith(b"town3,output,2020,"))
    value = row.split(b",")[3]
    other = value.translate(bytes.maketrans(b"0123456789", b"1234567890"))
    table.write_bytes(text.replace(row, row.replace(value, other)))
    os.utime(table, ns=(state.st_atime_ns, state.st_mtime_ns))
    assert not is_indexed(folder, store)
    assert other.decode() in told(folder, store)
    store.keep()
    assert is_indexed(folder, store)
    assert len(indexes_in(store.place)) == 1  # the old one is gone


@pytest.mark.parametrize("name", [*PAGES, "note.txt"])
def test_every_file_of_the_folder_counts(folder: Path, tmp_path: Path, name: str) -> None:
    store = store_in(tmp_path)
    told(folder, store)
    store.keep()
    with (folder / name).open("a", encoding="utf-8") as stream:
        stream.write("# changed\n")
    assert not is_indexed(folder, store)


def test_a_file_that_changes_while_it_is_read_is_not_kept(folder: Path, tmp_path: Path) -> None:
    store = store_in(tmp_path)
    told(folder, store)
    with (folder / "table.csv").open("a", encoding="utf-8") as stream:
        stream.write("town9,staff,1980,5,person,office,\n")
    store.keep()
    assert not indexes_in(store.place)


def test_a_fault_that_no_claim_asks_for_is_told_each_time(folder: Path, tmp_path: Path) -> None:
    store = store_in(tmp_path)
    with (folder / "table.csv").open("a", encoding="utf-8") as stream:
        stream.write("town9,staff,1980,many,person,office,\n")
    for _ in range(2):
        with pytest.raises(InputError, match="many"):
            told(folder, store)
        store.keep()
    assert not list(kept(store.place))


def test_another_language_has_an_index_of_its_own(folder: Path, tmp_path: Path) -> None:
    store = store_in(tmp_path)
    told(folder, store)
    store.keep()
    with speaking("zh"):
        assert not is_indexed(folder, store)
        told(folder, store)
        store.keep()
        assert is_indexed(folder, store)
    assert is_indexed(folder, store)  # it was not replaced
    assert len(indexes_in(store.place)) == 2


def test_a_small_reference_is_read_as_it_is(folder: Path, tmp_path: Path) -> None:
    store = ReferenceStore(place=tmp_path / "cache", least=10**9)
    told(folder, store)
    store.keep()
    assert not store.place.exists()


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, str]:
    """A folder, its index, and what is told of it."""
    place = tmp_path_factory.mktemp("sound")
    folder, store = folder_of(place / "reference", rows_of()), store_in(place)
    text = told(folder, store)
    store.keep()
    (index,) = indexes_in(store.place)
    return folder, index.path, text


@given(st.data())
def test_a_damaged_index_gives_the_truth_or_a_fault(
    sound: tuple[Path, Path, str], data: st.DataObject
) -> None:
    folder, index, text = sound
    whole = index.read_bytes()
    damaged = bytearray(whole)
    for _ in range(data.draw(st.integers(1, 40))):
        damaged[data.draw(st.integers(0, len(whole) - 1))] ^= data.draw(st.integers(1, 255))
    cut = data.draw(st.sampled_from([None, None, 0, 100, 16384, len(whole) // 2]))
    try:
        index.write_bytes(damaged[:cut])
        store = ReferenceStore(place=index.parent, least=1)
        try:
            answer = told(folder, store)
        except InputError as error:
            answer = str(error)
        assert answer == text or ("damaged" in answer and not index.exists())
    finally:
        index.write_bytes(whole)


def test_what_is_no_index_is_none(tmp_path: Path) -> None:
    (tmp_path / "one").write_text("no database")
    with pytest.raises(DamagedError):
        Database(tmp_path / "one")


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    return {**os.environ, "XDG_CACHE_HOME": str(tmp_path / "home")}


def command(*arguments: str | Path) -> list[str]:
    return [sys.executable, "-m", "factcheck", *map(str, arguments)]


@pytest.fixture
def large(tmp_path: Path) -> Path:
    """A reference that is large enough for the command line."""
    rows = [row.replace(NOTE, NOTE * 5) for row in rows_of()]
    return folder_of(tmp_path / "reference", rows)


def test_two_processes_at_once_and_then_a_third(
    large: Path, tmp_path: Path, environment: dict[str, str]
) -> None:
    audit = command("audit", tmp_path / "claims.yaml", "-r", large, "--format", "jsonl")
    both = [
        subprocess.Popen(audit, env=environment, stdout=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    texts = [process.communicate()[0] for process in both]
    place = cache_folder(environment)
    assert sorted(file.path.suffix for file in kept(place)) == [".across", ".claims", ".index"]
    size = f"{sum(file.size for file in kept(place)) / 1e6:.1f} MB"
    third = subprocess.run(audit, env=environment, capture_output=True, text=True, check=False)
    assert texts == [third.stdout] * 2
    assert "town3" in third.stdout
    shown = subprocess.run(
        command("cache"), env=environment, capture_output=True, text=True, check=False
    )
    assert shown.stdout == f"{place.as_posix()}: 1 index, 1 claim file, {size}\n"
    cleared = subprocess.run(
        command("cache", "--clear"), env=environment, capture_output=True, text=True, check=False
    )
    assert cleared.stdout == f"{size} freed\n"
    assert not list(kept(place))


@pytest.mark.parametrize("how", ["option", "variable"])
def test_nothing_is_kept_where_none_is_wanted(
    large: Path, tmp_path: Path, environment: dict[str, str], how: str
) -> None:
    audit = command("audit", tmp_path / "claims.yaml", "-r", large)
    if how == "option":
        audit.append("--no-cache")
    else:
        environment["FACTCHECK_NO_CACHE"] = "1"
    subprocess.run(audit, env=environment, capture_output=True, check=False)
    assert not cache_folder(environment).exists()


def test_a_place_that_takes_no_file_hinders_nothing(
    large: Path, tmp_path: Path, environment: dict[str, str]
) -> None:
    (tmp_path / "home").write_text("a file, and no folder")
    audit = command("audit", tmp_path / "claims.yaml", "-r", large, "--format", "jsonl")
    done = subprocess.run(audit, env=environment, capture_output=True, text=True, check=False)
    assert not done.stderr
    assert "town3" in done.stdout


def test_a_process_that_is_killed_leaves_no_index(folder: Path, tmp_path: Path) -> None:
    """Killed while it writes, with half of an index on disk."""
    script = tmp_path / "killed.py"
    script.write_text(
        "import os, signal, sys\n"
        "from pathlib import Path\n"
        "from factcheck.load import read\n"
        "from factcheck.load.store import database, place\n"
        "from factcheck.load.store.store import ReferenceStore\n"
        "folder, cache = Path(sys.argv[1]), Path(sys.argv[2])\n"
        "store = ReferenceStore(place=cache, least=1)\n"
        "read([folder.with_name('claims.yaml')], folder, store)\n"
        "visit, reference = store.waiting[0]\n"
        "part = place.begun(place.path_of(cache, folder, visit.contents.key))\n"
        "def rows():\n"
        "    for number in range(2000):\n"
        "        yield (str(number), ''), [''], os.urandom(1000)\n"
        "    os.kill(os.getpid(), signal.SIGKILL)\n"
        "database.write(part, rows(), bytes)\n",
        encoding="utf-8",
    )
    store = store_in(tmp_path)
    killed = subprocess.run([sys.executable, script, folder, store.place], check=False)
    assert killed.returncode == -signal.SIGKILL
    (left,) = kept(store.place)
    assert left.size > 0
    assert not is_indexed(folder, store)
    plain = told(folder, store)
    os.utime(left.path, (0, 0))  # long ago
    store.keep()
    assert told(folder, store) == plain
    assert is_indexed(folder, store)
    assert left.path not in [index.path for index in kept(store.place)]


def test_folders_that_links_lead_to_count(folder: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    shutil.move(folder / "table.csv", elsewhere / "table.csv")
    (folder / "linked").symlink_to(elsewhere)
    (elsewhere / "back").symlink_to(folder)
    (folder / "datapackage.yaml").write_text("resources: [{path: linked/table.csv}]\n")
    store = store_in(tmp_path)
    plain = told(folder, store)
    store.keep()
    assert is_indexed(folder, store)
    assert told(folder, store) == plain
    with (elsewhere / "table.csv").open("a", encoding="utf-8") as stream:
        stream.write("town9,staff,1980,5,person,office,\n")
    assert not is_indexed(folder, store)


def test_the_folder_is_the_one_that_the_system_names(tmp_path: Path) -> None:
    assert cache_folder({"XDG_CACHE_HOME": str(tmp_path)}) == tmp_path / "factcheck"
    assert cache_folder({"XDG_CACHE_HOME": "relative"}) == Path.home() / ".cache" / "factcheck"
