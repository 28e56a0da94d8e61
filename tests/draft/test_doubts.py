"""What a draft is not sure of, it says: in words, under the claim, and only there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from factcheck import pipeline
from factcheck.cli.app import app
from factcheck.domain.asked import VERDICTS
from factcheck.domain.audit import Audit
from factcheck.domain.finding import Gravity
from factcheck.draft import Draft, NameCatalogue, claim_file, draft, merge
from factcheck.draft.doubts import of_name
from factcheck.draft.drafted import DraftedClaim
from factcheck.draft.merge import kept_claims
from factcheck.draft.reading import Kind
from factcheck.load import read_text
from factcheck.pipeline.drafts import self_audited
from tests.draft.test_cases import Sentence, sentences

CASES = yaml.safe_load((Path(__file__).parent / "doubts.yaml").read_text(encoding="utf-8"))
ALL = tuple(sentences())
EXPORTS = NameCatalogue.of({"出口总额": "exports", "exports": "exports"}, units={"exports": "CNY"})


@pytest.mark.parametrize("name", CASES)
def test_what_is_not_sure_is_told(name: str) -> None:
    case = CASES[name]
    spans = draft(case["text"]).spans()
    assert [span["text"] for span in spans] == list(case["doubts"])
    for span, wanted in zip(spans, case["doubts"].values(), strict=True):
        doubts = span["review"]
        assert isinstance(doubts, list)
        assert len(doubts) == len(wanted), doubts
        assert all(words in doubt for words, doubt in zip(wanted, doubts, strict=True))


def named(subject: str, indicator: str = "") -> DraftedClaim:
    return DraftedClaim(
        id="a",
        kind=Kind.GROWTH,
        start=0,
        end=1,
        figure_start=0,
        figure_end=1,
        line=1,
        quote="9%",
        figure="9%",
        symbol="percent",
        subject=subject,
        indicator=indicator,
    )


@pytest.mark.parametrize(
    ("subject", "doubt"),
    [
        ("and", "names nothing"),
        ("over", "names nothing"),
        ("more than", "names nothing"),
        ("即", "names nothing"),
        ("按年", "names nothing"),
        ("增速", "names nothing"),
        ("比上月高", "names nothing"),
        ("exports", ""),
        ("出口总额", ""),
        ("先进产能占比", ""),
        ("households were spending", "clause"),
        ("初步测算,全县地区生产总值", "clause"),
        ("spending of all young households that rent one flat or another in town", "clause"),
    ],
)
def test_a_name_that_measures_nothing_and_a_clause_are_doubted(subject: str, doubt: str) -> None:
    found = [*of_name(named(subject), NameCatalogue())]
    assert len(found) == bool(doubt)
    assert all(doubt in words for words in found)


@pytest.mark.parametrize(
    ("subject", "left_over"),
    [
        ("exports", ""),
        ("the total value of exports", ""),
        ("high-tech exports", "high-tech"),
        ("全市出口总额", ""),
        ("高技术产业出口总额", "高技术产业"),
    ],
)
def test_a_qualifier_beside_a_known_name_may_make_another(subject: str, left_over: str) -> None:
    found = [*of_name(named(subject, "exports"), EXPORTS)]
    assert [*(f"'{left_over}' is left over" in words for words in found)] == [True] * bool(
        left_over
    )


def audited(made: Draft) -> Audit:
    return pipeline.audit(*read_text(claim_file(made)))


@given(st.lists(st.sampled_from(ALL), min_size=1, max_size=4, unique_by=str))
def test_a_draft_that_audited_itself_contradicts_itself_nowhere(chosen: list[Sentence]) -> None:
    made = draft("\n".join(each.text for each in chosen), period="2021")
    if made.claims:
        again = audited(self_audited(made))
        sure = [each for each in again.findings if each.gravity is not Gravity.READING_IN_DOUBT]
        assert [each for each in sure if each.gravity is Gravity.CONTRADICTION] == []


def contradicted(made: Draft) -> set[str]:
    """Return the claims that audits in full contradict, one after the other of what is left."""
    claims, reference = read_text(claim_file(made))
    sure, out = [claim for claim in claims if not claim.review], set[str]()
    while True:
        findings = pipeline.audit(sure, reference, asked=VERDICTS).findings
        fresh = {
            name
            for finding in findings
            if finding.gravity is Gravity.CONTRADICTION
            for name in finding.claims
        }
        if not fresh:
            return out
        out |= fresh
        sure = [claim for claim in sure if claim.id not in fresh]


CROPS = st.lists(
    st.tuples(
        st.sampled_from(["粮食产量", "油料产量", "肉类产量", "水产品产量"]),
        st.sampled_from(["80.5", "91.2", "121.3"]),
        st.sampled_from(["20.1", "33.0", "0"]),
        st.sampled_from(["80.5", "91.2"]),
    ),
    min_size=1,
    unique_by=lambda crop: crop[0],
)


@given(CROPS)
def test_a_draft_doubts_of_itself_what_audits_in_full_contradict(
    crops: list[tuple[str, str, str, str]],
) -> None:
    made = draft(
        "\n".join(
            f"2021年，{name}达到{now}万吨，增长{growth}%。2020年，{name}为{before}万吨。"
            for name, now, growth, before in crops
        )
    )
    doubted = {claim.id for claim in self_audited(made).claims if claim.doubts}
    assert doubted == contradicted(made)


def test_claims_that_exclude_each_other_are_doubted_by_name() -> None:
    text = "2021年，粮食产量达到121.3万吨，增长20.1%。2020年，粮食产量为91.2万吨。"
    made = draft(text)
    assert all(not claim.doubts for claim in made.claims)
    doubts = {claim.quote: claim.doubts for claim in self_audited(made).claims}
    assert set(map(len, doubts.values())) == {1}
    assert all("cannot hold together with l001-" in words for (words,) in doubts.values())
    assert audited(made).inconsistent()
    assert not audited(self_audited(made)).inconsistent()


def test_what_cannot_be_by_itself_is_doubted() -> None:
    catalogue = "indicators: {share: {name: 工业占比, unit: '%', at least: 0, at most: 100 %}}"
    (claim,), reference = read_text(
        f"document: {{area: a}}\nareas: {{a: {{name: a}}}}\n{catalogue}\n"
        "claims: [{id: x, kind: level, of: share, period: 2021, is: 50 %}]"
    )
    assert claim.id == "x"
    names = NameCatalogue.known(reference.catalogue)
    made = draft("2021年，工业占比为130%。", catalogue=names)
    (only,) = self_audited(made, names, reference).claims
    assert only.doubts == ("subject, period or unit: what it says cannot be",)


def test_a_known_id_never_means_anything_else() -> None:
    page = yaml.safe_load(
        claim_file(draft("In 2021, exports were 130 tons.", catalogue=EXPORTS), catalogue=EXPORTS)
    )
    (of,) = {claim["of"] for claim in page["claims"]}
    assert of != "exports"
    assert set(page["indicators"]) == {of}


def test_doubts_survive_merging_in_whatever_form_they_are_written() -> None:
    made = draft("2023年5月，消费价格上涨0.3%。")
    old = claim_file(made)
    flow = 'review: ["base: month or year before?"]'
    assert flow in old
    block = old.replace(
        flow, 'review:\n      - "base: month or year before?"\n      - "and another"'
    )
    for text in (old, block):
        merged = merge(text, draft(f"{made.text}2023年6月，工业产值下降2%。"))
        assert len(merged.added) == 1
        assert kept_claims(merged.text)[0].id == made.claims[0].id
        first, second = yaml.safe_load(merged.text)["claims"]
        assert first["review"][0] == second["review"][0] == "base: month or year before?"


def test_claims_of_two_reports_share_no_id(tmp_path: Path) -> None:
    for name in ("spring", "autumn report"):
        report = tmp_path / f"{name}.txt"
        report.write_text("In 2021, exports rose 9 percent.", encoding="utf-8")
        file = tmp_path / "claims" / f"{name}.yaml"
        ended = CliRunner().invoke(app, ["draft", str(report), "-o", str(file)])
        assert ended.exit_code == 0
    ids = [
        claim["id"]
        for file in sorted((tmp_path / "claims").iterdir())
        for claim in yaml.safe_load(file.read_text(encoding="utf-8"))["claims"]
    ]
    assert ids == ["autumn-report-l001-growth", "spring-l001-growth"]
    ended = CliRunner().invoke(app, ["lint", str(tmp_path / "claims")])
    assert ended.exit_code == 0, ended.output


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Nothing to see here.", "the text holds no figure"),
        ("We met in 2021.", "the one numeral of the text claims nothing (period)"),
    ],
)
def test_a_draft_of_nothing_says_why_and_writes_no_file(
    text: str, reason: str, tmp_path: Path
) -> None:
    report, file = tmp_path / "report.txt", tmp_path / "claims.yaml"
    report.write_text(text, encoding="utf-8")
    ended = CliRunner().invoke(app, ["draft", str(report), "-o", str(file)])
    assert ended.exit_code == 3
    assert reason in ended.stderr
    assert not file.exists()


def test_a_merged_claim_is_of_the_period_it_was_read_with() -> None:
    old = claim_file(draft("In 2020, exports rose 9 percent.", period="2020"))
    new = draft("In 2020, exports rose 9 percent. Imports fell 3 percent.", period="2021")
    merged = merge(old, new)
    claims, _ = read_text(merged.text)
    (added,) = (claim for claim in claims if claim.id in merged.added)
    drafted = new.claims[1].period
    assert str(getattr(added.statement, "period", "")) == drafted


@given(st.lists(st.sampled_from(ALL), min_size=2, max_size=5, unique_by=str))
def test_what_a_draft_adds_to_a_file_passes_lint_with_it(chosen: list[Sentence]) -> None:
    texts = [each.text for each in chosen]
    first, whole = draft(texts[0]), draft("\n".join(texts))
    if first.claims:
        read_text(merge(claim_file(first), whole).text)


@given(st.lists(st.sampled_from(ALL), min_size=1, max_size=3, unique_by=str))
def test_a_draft_without_a_period_passes_lint_and_doubts_it(chosen: list[Sentence]) -> None:
    made = draft("\n".join(each.text for each in chosen))
    if made.claims:
        claims, _ = read_text(claim_file(made))
        doubts = {claim.id: claim.review for claim in claims if claim.kind != "qualitative"}
        for claim in made.claims:
            if not claim.period and claim.id in doubts:
                assert doubts[claim.id]


signs = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)


@given(chosen=st.lists(st.sampled_from(ALL), min_size=1, max_size=3), between=signs, name=signs)
def test_every_draft_passes_lint(chosen: list[Sentence], between: str, name: str) -> None:
    made = draft(between.join(each.text for each in chosen), period="2021").of(name)
    if made.claims:
        claims, _ = read_text(claim_file(made))
        assert len({claim.id for claim in claims}) == len(claims)
        assert all(re.fullmatch(r"[\w.-]+", claim.id) for claim in claims)


@pytest.mark.parametrize(
    "text",
    [
        "Revenue was 2.3x 2016 revenue.",
        "收入达到2016年的2.3倍。",
        "Exports rose 6.4 percent from 2019.",
        "Exports rose 6.4 percent, the highest since 2010.",
    ],
)
def test_a_year_that_is_only_compared_with_is_no_period_by_silence(text: str) -> None:
    doubts = [claim.doubts for claim in draft(text).claims]
    assert all(any("is what it is compared with" in one for one in each) for each in doubts)


@pytest.mark.parametrize(
    "text", ["In 2021 exports rose 6.4 percent.", "Exports rose 5% in 2021.", "2021年收入增长5%。"]
)
def test_a_year_that_is_told_is_not_doubted(text: str) -> None:
    assert [claim.doubts for claim in draft(text).claims] == [()]


def test_what_was_done_to_some_of_what_a_catalogue_counts_is_not_all_of_it() -> None:
    known = NameCatalogue.of({"clinics": "clinics"}, units={"clinics": "count"})
    text = "In 2023, the town opened 12 clinics. In 2023, the town had 90 clinics."
    doubts = [claim.doubts for claim in draft(text, catalogue=known).claims]
    assert [any("those opened" in one for one in each) for each in doubts] == [True, False]
