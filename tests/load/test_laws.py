"""The laws of loading, over claims of every kind and over files broken in any way."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, reject, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from factcheck import kinds
from factcheck.domain.claim import Claim
from factcheck.domain.diagnostic import InputError
from factcheck.load import files, read, read_reference, read_text
from factcheck.load.fields import COMPARATORS, Field, fields_of
from factcheck.load.input_file import decode
from factcheck.load.observation_tables import read_table
from factcheck.load.observations import Observations
from factcheck.load.tabular import LINE_BREAKS
from factcheck.load.values import Words
from factcheck.wording.figure_reader import parse_figure
from tests.load.claim_file_writer import claim_file_text

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
REFERENCE = read_reference(HERE / "reference")
FIGURES = ["12 %", "3 pp", "2.5 times", "doubled", "2311 亿元", "约 5.20 万人", "7", "超过 2000"]
SAMPLES = {
    "Indicator": ["gdp", "地区生产总值", "resident population", "urban_share"],
    "Area": ["north", "南市", "Province"],
    "Period": ["2021", "2016..2020", "2021H1", "2020"],
    "Figure": FIGURES,
    "Formula": ["gdp / population", "gdp@south[2020] - 2 * gdp[-1]"],
    "bool": ["yes", "no"],
    "int": ["2", "5"],
    "str": ["a phrase", "其中: #1 'so' \"they\" say"],
}
TABLE = (HERE / "reference" / "towns.csv").read_bytes()
SOUND = [
    (ROOT / "claims" / "world-economy-2021.yaml").read_bytes()[:1200],
    (HERE / "broken" / "own-series.yaml").read_bytes(),
    (HERE / "broken" / "formulas.yaml").read_bytes(),
]
SIGNS = [bytes([each]) for each in b"\n[{'\"#*&!|>%,\t\0\xff\r"]
WORDS = [": ", "  ", "- ", "：", "亿元", "1e9", "9" * 40, "2021..2016", "\ufeff", "\u2028"]
PIECES = SIGNS + [each.encode() for each in WORDS]


def quoted(text: str) -> str:
    return '"' + text.replace('"', '\\"') + '"'


def samples(field: Field) -> list[str]:
    base = field.base
    assert isinstance(base, type)
    return SAMPLES.get(base.__name__) or [each.value for each in base]  # type: ignore[attr-defined]


@st.composite
def claim_texts(draw: st.DrawFn) -> str:
    """The text of one claim, of any kind, with keys that may or may not go together."""
    name = draw(st.sampled_from(kinds.names()))
    lines = [f"kind: {name}"]
    for field in fields_of(kinds.named(name)):
        if not field.is_required and draw(st.sampled_from([True, True, False])):
            continue
        key = field.key
        if field.name == "amount":
            key = draw(st.sampled_from(sorted(COMPARATORS)))
        value = quoted(draw(st.sampled_from(samples(field))))
        if field.is_list:
            value = f"[{value}, {quoted(draw(st.sampled_from(samples(field))))}]"
        lines.append(f"{key}: {value}")
    return "\n    ".join(lines)


def loaded(text: str) -> tuple[Claim, ...]:
    claims, _ = files.read_text(text, "document.yaml", REFERENCE)
    return tuple(replace(each, at=REFERENCE_PLACE) for each in claims)


REFERENCE_PLACE = next(iter(REFERENCE)).at


@settings(suppress_health_check=[HealthCheck.filter_too_much])
@given(claim_texts(), st.text(max_size=20))
def test_load_after_dump_gives_back_the_same_claims(claim: str, quote: str) -> None:
    head = "document: {title: 报告, published: 2022-02-20, area: 北市, period: 2021}\nclaims:\n"
    try:
        found = loaded(f"{head}  - id: claim\n    {claim}\n")[0]
    except InputError:
        reject()
    found = replace(found, quote=quote.strip())
    assert loaded(claim_file_text(found.document, [found])) == (found,)


@given(claim_texts())
def test_a_claim_is_read_or_refused_at_its_place(claim: str) -> None:
    text = f"document: {{area: 北市, period: 2021}}\nclaims:\n  - id: claim\n    {claim}\n"
    try:
        loaded(text)
    except InputError as error:
        inside(error, text)


@st.composite
def damaged(draw: st.DrawFn, whole: bytes) -> bytes:
    """A file into which something was put, or from which something was cut."""
    for _ in range(draw(st.integers(1, 4))):
        place = draw(st.integers(0, len(whole)))
        cut = draw(st.sampled_from([0, 0, 1, 2, 10]))
        whole = whole[:place] + draw(st.sampled_from(PIECES)) + whole[place + cut :]
    return whole


@pytest.mark.parametrize("whole", SOUND, ids=["claims", "series", "formulas"])
@given(data=st.data())
def test_any_bytes_load_or_give_diagnostics_inside_the_file(
    whole: bytes, data: st.DataObject
) -> None:
    content = data.draw(damaged(whole))
    file = decode(content, "claims.yaml")
    try:
        files._read([file], REFERENCE, [])
    except InputError as error:
        inside(error, content.decode("utf-8", "replace"))


@given(damaged(TABLE))
def test_any_table_loads_or_gives_diagnostics_inside_the_file(content: bytes) -> None:
    file = decode(content, "table.csv")
    observations = Observations(Words(catalogue=REFERENCE.catalogue))
    if not file.faults:
        read_table(file, observations)
    for key in observations.series():
        assert observations.series()[key]
    is_text = file.text or not file.faults  # what is no text has its lines cut as YAML cuts them
    inside(
        InputError(file.faults),
        content.decode("utf-8", "replace"),
        LINE_BREAKS if is_text else None,
    )


def inside(error: InputError, text: str, line_breaks: tuple[str, ...] | None = None) -> None:
    file = decode(text.encode(), "")
    file.line_breaks = line_breaks or file.line_breaks
    lines = file.lines
    for each in error.diagnostics:
        assert 1 <= each.at.line <= len(lines)
        assert 1 <= each.at.column <= len(lines[each.at.line - 1]) + 1
        assert each.problem
        assert each.remedy


def test_the_order_of_files_changes_no_claim(tmp_path: Path) -> None:
    for name in ("one", "two"):
        text = (
            f"claims:\n  - {{id: {name}, kind: count, of: gdp, area: 北市, period: 2021, is: 7}}\n"
        )
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    paths = [tmp_path / "one.yaml", tmp_path / "two.yaml"]
    claims, _ = read(paths, HERE / "reference")
    turned, _ = read(paths[::-1], HERE / "reference")
    assert claims == turned[::-1]
    assert read([tmp_path, *paths], HERE / "reference")[0] == claims


@pytest.mark.parametrize(
    ("value", "unit", "figure"),
    [
        ('"1,234,567"', "CNY", "1234567 CNY"),
        ('"12,34,567"', "CNY", "1234567 CNY"),
        ("1.5e6", "CNY", "1.5e6 CNY"),
        ("3.5 × 10^6", "CNY", "3.5e6 CNY"),
        ("−12.5", "CNY", "-12.5 CNY"),
        ("+5", "CNY", "5 CNY"),
        ("(38)", "CNY", "-38 CNY"),
        ("over 1000", "CNY", "over 1000 CNY"),
        ("12万3456", "CNY", "123456 CNY"),
        ("1.5 million", "CNY", "1.5 million CNY"),
        ("about 5.2", '"%"', "about 5.2 %"),
        ("5 to 7", '"%"', "5 to 7 %"),
        ("1½", '"%"', "1½ %"),
        ("a third", '"%"', "a third"),
        ("½", '"%"', "half"),
        ("1 in 5", '"%"', "1 in 5"),
        ("5.2 %", '"%"', "5.2 %"),
    ],
)
def test_a_value_that_names_no_unit_is_in_that_of_its_indicator(
    value: str, unit: str, figure: str
) -> None:
    text = (
        "areas: {north: {name: N}}\nsources: {o: {title: O}}\n"
        f"indicators: {{g: {{name: G, unit: {unit}}}}}\n"
        f"series: [{{indicator: g, area: north, source: o, values: {{2021: {value}}}}}]\n"
        "document: {area: north, period: 2021}\n"
        "claims: [{id: a, kind: level, of: g, is: 5 " + unit.strip('"') + "}]\n"
    )
    reference = read_text(text)[1]
    (observations,) = reference.series["g", "north"].values()
    assert observations[0].figure.implied() == parse_figure(figure).implied()
