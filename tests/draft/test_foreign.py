"""Laws of texts that are neither Chinese nor English: it is said, and no figure of one accuses."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from factcheck.cli.app import app
from factcheck.wording.tongues import foreign
from tests.draft.test_drafts_load import ALL

TEXTS = {
    "Spanish": (
        "Las exportaciones del país fueron de 540 millones en 2021, "
        "y las importaciones cayeron un 3 %."
    ),
    "German": (
        "Die Ausfuhren stiegen 2021 um 5 % auf 540 Millionen Euro, und die Einfuhren fielen um 3 %."
    ),
    "French": (
        "Les exportations du pays ont augmenté de 5 % en 2021, "
        "et les importations ont baissé de 3 %."
    ),
    "Italian": (
        "Nel 2021 le esportazioni del paese sono cresciute del 5 %, "
        "e le importazioni sono calate del 3 %."
    ),
    "Dutch": (
        "De uitvoer van het land steeg in 2021 met 5 % ten opzichte van 2020, "
        "en de invoer daalde met 3 %."
    ),
    "Portuguese": (
        "Em 2021, "
        "as exportações do país foram de 540 milhões, e as importações não passaram de 300 milhões."
    ),
    "Japanese": "2021年の輸出は前年に比べて5%増の540億円となり、輸入は3%減った。",
    "Korean": "2021년 수출은 5% 증가했고 수입은 3% 감소했다.",
    "Russian": "В 2021 году экспорт вырос на 5 %, а импорт упал на 3 %.",
}
#: English and Chinese with names and words of others.
NAMES = (
    "Los Angeles, La Paz and El Paso sold 5 % more; Le Monde and Die Zeit printed 300,000 copies.",
    "De Beers, Van Gogh and Los Lobos: sales were up by 5 % in 2021.",
    "Sales: 5 %. Profit: 3 %. EBITDA: 7 %.",
    "2021年，「の」字号商品出口增长5%，其中ソニー占3%。",
    "2021年，上海市GDP增长8.1%，CPI上涨1.2%，R&D占4.1%。",
)


def run(*arguments: str) -> tuple[str, str]:
    done = CliRunner().invoke(app, [*arguments])
    assert done.exception is None or isinstance(done.exception, SystemExit)
    return done.stdout, " ".join(done.stderr.split())


@pytest.fixture(params=TEXTS)
def report(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.chdir(tmp_path)
    language = str(request.param)
    Path("report.txt").write_text(f"{TEXTS[language]}\n", encoding="utf-8")
    return language


def test_a_draft_says_the_language_and_doubts_every_claim(report: str) -> None:
    drafted, told = run("draft", "report.txt")
    assert told.count(f"The text seems to be in {report}.") == 1
    claims = yaml.safe_load(drafted)["claims"] if drafted else []
    for claim in claims:
        assert any(doubt.startswith(f"language: {report}?") for doubt in claim["review"])
    assert ("language: de" in told) == (report == "German")


def test_a_check_says_the_language_and_accuses_nobody(report: str) -> None:
    labels = {"Spanish": "exportaciones", "German": "Ausfuhren", "Japanese": "輸出"}
    rows = f"year,{labels.get(report, 'export')}\n2020,500\n2021,600\n"
    Path("data.csv").write_text(rows, encoding="utf-8")
    found, _ = run("check", "report.txt", "--against", "data.csv", "--format", "findings")
    outcomes = {one["outcome"] for one in json.loads(found)["statements"]}
    assert not outcomes & {"wrong", "rounds_wrongly"}
    page, _ = run("check", "report.txt", "--against", "data.csv")
    assert " ".join(page.split()).count(f"The text seems to be in {report}.") == 1


@given(st.lists(st.sampled_from((*ALL, *NAMES)), min_size=1, max_size=5, unique=True))
def test_chinese_and_english_are_never_taken_for_another_language(texts: list[str]) -> None:
    assert foreign("\n\n".join(texts)) == ""


@pytest.mark.parametrize("language", TEXTS)
def test_an_english_text_that_quotes_another_language_is_english(language: str) -> None:
    english = (
        "The ministry said that exports of the country had been up by 5 % in 2021, "
        "and that imports were down."
    )
    assert foreign(" ".join([english] * 3 + [f"“{TEXTS[language]}”"])) == ""
