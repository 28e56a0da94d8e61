"""Claims whose reading is in doubt: audited, accused of nothing, and no ground to accuse others."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from factcheck import pipeline
from factcheck.cli.app import app
from factcheck.domain.audit import Audit
from factcheck.domain.finding import Gravity
from factcheck.domain.reason import Reason
from factcheck.domain.verdict import Label
from factcheck.load import read_text
from factcheck.render import Format, renderer
from factcheck.render.machine.message import message

HEAD = {
    "document": {"title": "Report", "area": "town", "published": "2023-01-01"},
    "areas": {"town": {"name": "Town"}},
    "indicators": {"output": {"name": "output", "unit": "CNY", "at least": "0"}},
    "sources": {"bureau": {"title": "Yearbook", "publisher": "Bureau", "grade": "official"}},
    "series": [
        {"indicator": "output", "period": "2020", "value": "100", "source": "bureau"},
        {"indicator": "output", "period": "2021", "value": "120", "source": "bureau"},
    ],
}
ACCUSING = frozenset({Label.CONTRADICTED, Label.IMPLAUSIBLE, Label.NEAR_MISS})

levels = st.fixed_dictionaries(
    {
        "kind": st.just("level"),
        "of": st.just("output"),
        "period": st.sampled_from(["2019", "2020", "2021"]),
        "is": st.sampled_from(["90 CNY", "100 CNY", "120 CNY", "121 CNY"]),
    }
)
growths = st.fixed_dictionaries(
    {
        "kind": st.just("growth"),
        "of": st.just("output"),
        "period": st.sampled_from(["2020", "2021"]),
        "is": st.sampled_from(["11.1 %", "20 %", "30 %"]),
    }
)
stated = st.lists(st.tuples(st.one_of(levels, growths), st.booleans()), min_size=1, max_size=6)


def audited(claims: list[dict[str, object]]) -> Audit:
    return pipeline.audit(*read_text(json.dumps({**HEAD, "claims": claims})))


def written(pairs: list[tuple[dict[str, str], bool]]) -> list[dict[str, object]]:
    return [
        {"id": f"c{place}", **claim, **({"review": ["subject?"]} if doubted else {})}
        for place, (claim, doubted) in enumerate(pairs)
    ]


@given(stated)
def test_a_claim_in_doubt_accuses_nobody(pairs: list[tuple[dict[str, str], bool]]) -> None:
    claims = written(pairs)
    whole = audited(claims)
    doubted = {each["id"] for each in claims if "review" in each}
    for verdict in whole:
        if verdict.id in doubted:
            assert (verdict.label, verdict.reason) == (
                Label.UNVERIFIABLE,
                Reason.READING_IN_DOUBT,
            )
            assert not verdict.is_inconsistent
            assert verdict.direction is None
    for finding in whole.findings:
        in_doubt = finding.gravity is Gravity.READING_IN_DOUBT
        assert in_doubt is bool(doubted.intersection(finding.claims))


@given(stated)
def test_claims_beside_it_are_judged_as_if_it_were_not_there(
    pairs: list[tuple[dict[str, str], bool]],
) -> None:
    claims = written(pairs)
    sure = [each for each in claims if "review" not in each]
    if sure:
        whole, alone = audited(claims), audited(sure)
        for verdict in alone:
            same = whole[verdict.id]
            assert (same.label, same.findings, same.is_inconsistent) == (
                verdict.label,
                verdict.findings,
                verdict.is_inconsistent,
            )


@given(st.one_of(levels, growths))
def test_it_would_be_what_it_is_without_the_doubt(claim: dict[str, str]) -> None:
    (doubted,) = audited(written([(claim, True)]))
    (sure,) = audited(written([(claim, False)]))
    assert (doubted.would_be, doubted.would_be_reason) == (sure.label, sure.reason)
    assert (sure.would_be, sure.would_be_reason) == (None, None)


WRONG: dict[str, object] = {
    "id": "c0",
    "kind": "level",
    "of": "output",
    "period": "2021",
    "is": "90 CNY",
    "review": ["subject may be output of the district"],
}


@pytest.mark.parametrize("form", [each for each in Format if each is not Format.CLAIMREVIEW])
def test_every_format_tells_the_doubt_and_what_it_would_be(form: Format, tmp_path: Path) -> None:
    file = tmp_path / "claims.yaml"
    file.write_text(json.dumps({**HEAD, "claims": [WRONG]}), encoding="utf-8")
    text = CliRunner().invoke(app, ["audit", str(file), "-f", form, "--verbose"]).stdout
    assert "district" in text
    assert (
        "would be contradicted" in text
        or '"would_be": "contradicted"' in text
        or ('"would_be":"contradicted"' in text or text.rstrip().endswith(",contradicted"))
    )


def test_no_review_is_published_of_a_claim_in_doubt() -> None:
    assert "output" not in renderer(Format.CLAIMREVIEW)(audited([WRONG]))
    assert "To review" in message(audited([WRONG])["c0"], audited([WRONG]).reference.catalogue)


@pytest.mark.parametrize(
    ("arguments", "status"),
    [((), 0), (("--fail-on", "review"), 1), (("--fail-on", "contradicted"), 0)],
)
def test_who_asks_to_fail_on_doubts_does(
    arguments: tuple[str, ...], status: int, tmp_path: Path
) -> None:
    file = tmp_path / "claims.yaml"
    file.write_text(json.dumps({**HEAD, "claims": [WRONG]}), encoding="utf-8")
    ended = CliRunner().invoke(app, ["audit", str(file), *arguments])
    assert ended.exit_code == status
    last = ended.stdout.rstrip().splitlines()[-1]
    assert last == "1 to review, 1 of them contradicted if read rightly."
    assert "1 claim (1 to review)" in CliRunner().invoke(app, ["lint", str(file)]).stdout


def test_a_baseline_accepts_a_doubt_until_it_is_another(tmp_path: Path) -> None:
    file, known = tmp_path / "claims.yaml", tmp_path / "known.json"
    fail = ["--fail-on", "review"]
    for doubt, status in (("one", 0), ("another", 1)):
        claim = {**WRONG, "review": [doubt]}
        file.write_text(json.dumps({**HEAD, "claims": [claim]}), encoding="utf-8")
        if doubt == "one":
            CliRunner().invoke(app, ["audit", str(file), *fail, "--write-baseline", str(known)])
        ended = CliRunner().invoke(app, ["audit", str(file), *fail, "--baseline", str(known)])
        assert ended.exit_code == status


def test_a_doubt_that_silences_an_error_is_told_as_worse(tmp_path: Path) -> None:
    results = []
    for name, claim in (("old", {**WRONG, "review": []}), ("new", WRONG)):
        file, result = tmp_path / "claims.yaml", tmp_path / f"{name}.json"
        file.write_text(json.dumps({**HEAD, "claims": [claim]}), encoding="utf-8")
        CliRunner().invoke(app, ["audit", str(file), "-o", str(result)])
        results.append(str(result))
    ended = CliRunner().invoke(app, ["diff", *results])
    assert ended.exit_code == 1
    assert "contradicted if read rightly" in ended.stdout
