"""Fetching brings an answer in, once; what was fetched is read without the network ever after."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from factcheck.fetch.transfer import BASE
from factcheck.load import read_reference
from tests.fetch.conftest import Reply, Service

FILES = Path(__file__).parents[1] / "layouts"
WORLD = "/api.worldbank.org/v2/country/ATL/indicator/XX.GDP?format=json&per_page=20000"
QUERY = "worldbank:XX.GDP/ATL"
ANSWERS = ("--map", "indicator:XX.GDP=gdp", "--map", "area:ATL=atlantis")
PLACES = {
    "worldbank": "/api.worldbank.org/v2/country/",
    "fred": "/fred.stlouisfed.org/graph/fredgraph.csv?id=",
    "eurostat": "/ec.europa.eu/eurostat/api/dissemination/sdmx/2.1/data/",
    "oecd": "/sdmx.oecd.org/public/rest/data/",
    "ecb": "/data-api.ecb.europa.eu/service/data/",
    "imf": "/api.imf.org/external/sdmx/2.1/data/",
    "dbnomics": "/api.db.nomics.world/v22/series/",
    "sec": "/data.sec.gov/api/xbrl/companyfacts/CIK",
}
RECORDED = (
    ("worldbank:XX.GDP", "worldbank/answer.json", ("indicator:XX.GDP=gdp", "area:ATL=atlantis")),
    (
        "fred:MONTHLY",
        "fred/MONTHLY.csv",
        ("indicator:MONTHLY=rate", "area=atlantis", "unit=%"),
    ),
    (
        "eurostat:demo/A",
        "sdmx/with_flags.csv",
        (),
    ),
    ("ecb:EXR/M.ATD", "sdmx/central_bank.csv", ()),
    ("oecd:AG,DSD@DF,1.0/A", "sdmx/dataflow_labels.csv", ()),
    ("imf:AG,DF/A", "sdmx/cross_section.xml", ()),
    ("dbnomics:XX/RATES/A.ATL.RATE", "dbnomics/two_series.json", ()),
    ("sec:1234567", "companyfacts/CIK0001234567.json", ()),
)


def factcheck(
    *arguments: str, cwd: Path, base: str = "", **others: str
) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "FACTCHECK_LANG": "en", "COLUMNS": "100", "NO_COLOR": "1"}
    environment.pop("FRED_API_KEY", None)
    environment |= {BASE: base or "http://127.0.0.1:1", **others}
    return subprocess.run(
        [sys.executable, "-m", "factcheck", *arguments],
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=cwd,
        env=environment,
        stdin=subprocess.DEVNULL,
    )


def state(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def resources(folder: Path) -> list[dict[str, object]]:
    page = yaml.safe_load((folder / "reference/datapackage.yaml").read_text(encoding="utf-8"))
    return list(page["resources"])


def answer(**changes: object) -> bytes:
    text = (FILES / "worldbank/answer.json").read_text(encoding="utf-8")
    about, figures = json.loads(text, parse_float=str)
    figures = [{**figure, "value": 17} for figure in figures if figure["date"] == "2022"]
    return json.dumps([{**about, **changes}, figures]).encode()


def test_an_answer_is_kept_and_read_without_the_network(service: Service, tmp_path: Path) -> None:
    raw = (FILES / "worldbank/answer.json").read_bytes()
    service.replies[WORLD] = [Reply(raw)]
    done = factcheck("fetch", QUERY, *ANSWERS, cwd=tmp_path, base=service.base)
    assert done.returncode == 0, done.stderr
    assert "Brought in 2 observations: raw/worldbank-XX.GDP-ATL.json" in done.stdout
    (resource,) = resources(tmp_path)
    assert resource["address"] == service.base + WORLD
    assert resource["layout"] == "worldbank"
    assert str(resource["hash"]).startswith("sha256:")
    assert (tmp_path / "reference" / str(resource["path"])).read_bytes() == raw
    cells = list(read_reference(tmp_path / "reference"))
    assert {cell.figure.text for cell in cells} == {"17963170521079.10", "1.78204E+13"}
    assert {str(cell.source.publisher) for cell in cells} == {"World Bank"}
    assert factcheck("lint", "reference", cwd=tmp_path).returncode == 0


def test_twice_is_as_once_though_the_hour_differs(service: Service, tmp_path: Path) -> None:
    service.replies[WORLD] = [
        Reply(answer()), Reply(answer()), Reply(answer(lastupdated="2024-07-01")),
        Reply(answer().replace(b"17}", b"18}").replace(b": 17,", b": 18,")),
    ]  # fmt: skip
    for _ in range(3):
        done = factcheck("fetch", QUERY, *ANSWERS, cwd=tmp_path, base=service.base)
        assert done.returncode == 0, done.stderr
        assert len(resources(tmp_path)) == 1
    assert "Nothing to do." in done.stdout
    done = factcheck("fetch", QUERY, *ANSWERS, cwd=tmp_path, base=service.base)
    assert done.returncode == 0, done.stderr
    first, second = resources(tmp_path)
    assert first["address"] == second["address"]
    assert len({cell.vintage for cell in read_reference(tmp_path / "reference")}) == 2


def test_what_is_not_said_is_listed_and_nothing_is_written(
    service: Service, tmp_path: Path
) -> None:
    service.replies[WORLD] = [Reply(answer())]
    done = factcheck("fetch", QUERY, cwd=tmp_path, base=service.base)
    assert done.returncode == 2
    assert "--map indicator:XX.GDP=" in done.stderr
    assert f"factcheck fetch {QUERY} --map" in done.stderr
    assert state(tmp_path) == {}


def test_a_dry_run_writes_nothing_and_names_what_was_asked(
    service: Service, tmp_path: Path
) -> None:
    service.replies[WORLD] = [Reply(answer())]
    done = factcheck("fetch", QUERY, *ANSWERS, "--dry-run", cwd=tmp_path, base=service.base)
    assert done.returncode == 0, done.stderr
    assert f"{QUERY}#/1/0/value" in done.stdout
    assert state(tmp_path) == {}


@pytest.mark.parametrize(("query", "file", "answers"), RECORDED)
def test_every_service_is_asked_where_it_is_and_its_answer_is_read(
    query: str, file: str, answers: tuple[str, ...], service: Service, tmp_path: Path
) -> None:
    """Where nothing is answered, what is asked shows that the answer was read."""
    service.replies[PLACES[query.partition(":")[0]]] = [Reply((FILES / file).read_bytes())]
    options = [word for each in answers for word in ("--map", each)]
    contact = ("--contact", "Ann ann@example.org")
    done = factcheck("fetch", query, *options, *contact, cwd=tmp_path, base=service.base)
    assert len(service.asked) == 1
    assert service.asked[0].agent.endswith("(Ann ann@example.org)")
    if answers:
        assert done.returncode == 0, done.stderr
        assert len(read_reference(tmp_path / "reference"))
    else:
        assert done.returncode == 2
        assert "--map indicator:" in done.stderr, done.stderr


def test_all_or_nothing(service: Service, tmp_path: Path) -> None:
    service.replies[WORLD] = [Reply(answer())]
    service.replies[PLACES["fred"]] = [Reply(b"<html>Sorry</html>")]
    done = factcheck("fetch", QUERY, "fred:GONE", *ANSWERS, cwd=tmp_path, base=service.base)
    assert done.returncode == 2
    assert "fred:GONE: fred.stlouisfed.org answers with a web page in place of data" in done.stderr
    assert "No answer to 1 query; nothing was written." in done.stderr
    assert state(tmp_path) == {}


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b'[{"message":[{"id":"120","key":"Invalid value","value":"The parameter is not valid"}]}]',
         "The parameter is not valid"),
        (answer(pages=3), "page 1 of 3"),
        (b'[{"page":1,"pages":1,"countryiso3code":""},null]', "no figure"),
        (b'[{"page":1,"countryiso3code', "no JSON"),
        (b"{}", "no figure"),
    ],
)  # fmt: skip
def test_an_answer_at_fault_is_named_by_its_query(
    body: bytes, words: str, service: Service, tmp_path: Path
) -> None:
    service.replies[WORLD] = [Reply(body)]
    done = factcheck("fetch", QUERY, *ANSWERS, cwd=tmp_path, base=service.base)
    assert done.returncode == 2
    assert words in done.stderr
    assert QUERY in done.stderr
    assert "Traceback" not in done.stderr
    assert state(tmp_path) == {}


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((), "nothing is asked"),
        (("nowhere:X",), "names no service"),
        (("fred",), "names no service"),
        (("dbnomics:X",), "dbnomics:AMECO/ZUTN/EA19.1.0.0.0.ZUTN"),
        (("sec:320193",), "wants to know who asks"),
        (("--search", "gdp", "--from", "frad"), "Did you mean fred?"),
    ],
)
def test_a_wrong_call_is_told_without_asking(
    arguments: tuple[str, ...], words: str, service: Service, tmp_path: Path
) -> None:
    done = factcheck("fetch", *arguments, cwd=tmp_path, base=service.base)
    assert done.returncode == 2
    assert words in " ".join(done.stderr.replace("│", " ").split())
    assert not service.asked


def test_the_contact_may_be_a_setting(service: Service, tmp_path: Path) -> None:
    (tmp_path / "factcheck.toml").write_text("contact = 'Bo bo@example.org'\n", encoding="utf-8")
    facts = (FILES / "companyfacts/CIK0001234567.json").read_bytes()
    service.replies[PLACES["sec"] + "0001234567.json"] = [Reply(facts)]
    factcheck("fetch", "sec:1234567", cwd=tmp_path, base=service.base)
    assert [asked.agent.partition("(")[2] for asked in service.asked] == ["Bo bo@example.org)"]


INDICATORS = json.dumps([
    {"page": 1},
    [
        {"id": "NY.GDP.MKTP.CD", "name": "GDP (current US$)"},
        {"id": "SP.POP.TOTL", "name": "People"},
    ],
]).encode()  # fmt: skip
SERIES = json.dumps({"seriess": [{"id": "UNRATE", "title": "Rate", "units": "%"}]}).encode()
DATASETS = json.dumps(
    {"results": {"docs": [{"provider_code": "XX", "code": "RATES", "name": "Rates of work"}]}}
).encode()


def test_codes_are_found_in_the_catalogues(service: Service, tmp_path: Path) -> None:
    service.replies = {
        "/api.worldbank.org/v2/source/2/indicator": [Reply(INDICATORS)],
        "/api.db.nomics.world/v22/search?q=current%20gdp": [Reply(DATASETS)],
        "/api.stlouisfed.org/fred/series/search?search_text=current%20gdp": [Reply(SERIES)],
    }
    search = ("fetch", "--search", "current gdp")
    done = factcheck(*search, cwd=tmp_path, base=service.base)
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert [line.split()[0] for line in lines] == [
        "worldbank:NY.GDP.MKTP.CD",
        "dbnomics:XX/RATES/…",
    ]
    assert "FRED_API_KEY" in done.stderr
    assert "ecb has no call that finds series by words" in done.stderr
    keyed = factcheck(
        *search, "--from", "fred", cwd=tmp_path, base=service.base, FRED_API_KEY="hush"
    )
    assert keyed.stdout == "fred:UNRATE  Rate, %\n"
    assert "api_key=hush" in service.asked[-1].path
    assert "hush" not in keyed.stderr


def test_a_catalogue_that_fails_is_told(service: Service, tmp_path: Path) -> None:
    service.replies = {"/api.worldbank.org/v2/source/2/indicator": [Reply(b'{"odd": 1}')]}
    done = factcheck(
        "fetch", "--search", "gdp", "--from", "worldbank,ecb", cwd=tmp_path, base=service.base
    )
    assert done.returncode == 2
    assert "worldbank: api.worldbank.org answers in a form that is not known here" in done.stderr
    assert "ecb: ecb has no call" in done.stderr


PROJECT = {
    "reference/indicators.yaml": """
gdp: {name: GDP, unit: US$, codes: [NY.GDP.MKTP.CD, 'EXR:A..EUR']}
births: {name: Births, unit: person}
""",
    "reference/areas.yaml": "atlantis: {name: Atlantis, codes: [ATL, AT, CIK0000000012]}\n",
    "reference/sources.yaml": "{}\n",
    "reference/datapackage.yaml": "name: r\nresources: []\n",
    "claims/c.yaml": """document: {title: D, issuer: X, published: '2024-07-01', area: atlantis}
claims:
- {id: one, kind: level, quote: 5 US$, of: gdp, period: 2021, is: 5 US$}
- {id: two, kind: level, quote: 6 US$, of: gdp, period: 2022, is: 6 US$}
- {id: three, kind: level, quote: 6 births, of: births, period: 2022, is: 6 persons}
""",
}  # fmt: skip


def test_what_is_wanted_is_written_as_queries(tmp_path: Path) -> None:
    for name, text in PROJECT.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    done = factcheck("wanted", "--from", "sec,worldbank,ecb,oecd", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == [
        "sec:12                        # 3 claims: one, three, two",
        "ecb:EXR/A.AT.EUR              # 2 claims: one, two",
        "worldbank:NY.GDP.MKTP.CD/ATL  # 2 claims: one, two",
    ]
    assert "oecd: its codes" in done.stderr
    done = factcheck("wanted", "--from", "worldbank", cwd=tmp_path)
    assert "1 indicator without a code of theirs: births" in " ".join(done.stderr.split())
    assert factcheck("wanted", "--from", "dbnomics", cwd=tmp_path).returncode == 3
