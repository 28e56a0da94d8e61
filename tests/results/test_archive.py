"""An audit is read back from its JSON as it was, and what is no such JSON is refused."""

from __future__ import annotations

import copy
import json
import math
from collections.abc import Iterator, Sequence
from datetime import date
from fractions import Fraction
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import Struct

from factcheck import kinds, pipeline
from factcheck.domain import expression, formula, quantity
from factcheck.domain.audit import Audit
from factcheck.domain.diagnostic import InputError
from factcheck.domain.expression import Expression, added, walk
from factcheck.domain.interval import Interval
from factcheck.domain.period import Period
from factcheck.domain.quantity import Quantity
from factcheck.domain.robustness import Steadiness
from factcheck.domain.surd import root
from factcheck.library import Audit as LibraryAudit
from factcheck.load import read_text
from factcheck.load.archived import read_audit
from factcheck.render import Format, renderer
from factcheck.results.archive import audits, entries
from factcheck.results.archive.classes import class_of, fields_of, tag_of
from factcheck.results.archive.plain import MalformedError, Record
from factcheck.results.archive.seal import seal_of
from factcheck.results.archive.store import Store
from factcheck.wording.figure_reader import parse_figure
from tests.kinds.test_kinds import CASES, Case
from tests.render.sample import sample
from tests.strategies import intervals, positive

ROOT = Path(__file__).parents[2]
PARTS = [name for name in Audit.__struct_fields__ if name != "reference"]


@cache
def embedded() -> Audit:
    return pipeline.run([ROOT / "claims"], ROOT / "reference")


def again(audit: Audit) -> Audit:
    """Give an audit after it was written as JSON and read."""
    return audits.read(json.loads(json.dumps(audits.write(audit))))


def kept(value: object) -> object:
    """Give an object of the domain after it was written and read."""
    store = Store()
    place = store.put(value)
    known: list[object] = []
    for entry in json.loads(json.dumps(store.new())):
        known.append(entries.read(entry, known))
    return known[place]


def assert_same(read: Audit, audit: Audit) -> None:
    for part in PARTS:
        assert getattr(read, part) == getattr(audit, part), part
    for name, cells in read.reference.series.items():
        assert cells == audit.reference.series[name]
    known, whole = read.reference.catalogue, audit.reference.catalogue
    for one, other in ((known.indicators, whole.indicators), (known.areas, whole.areas)):
        assert list(one) == [each for each in other if each.id in one]
    assert known.sources.items() <= whole.sources.items()


@pytest.mark.parametrize("audit", [sample, embedded], ids=["sample", "embedded"])
@pytest.mark.parametrize("form", Format)
def test_every_format_is_the_same_after_reading(form: Format, audit: type[Audit]) -> None:
    whole = audit()  # type: ignore[call-arg]
    assert renderer(form)(again(whole)) == renderer(form)(whole)


def test_an_audit_is_read_as_it_was_written() -> None:
    for audit in (sample(), embedded()):
        assert_same(again(audit), audit)
        assert audits.write(again(audit)) == audits.write(audit)


@pytest.mark.parametrize("case", [each for each in CASES if not each.fault], ids=str)
def test_claims_of_every_kind_are_read_as_they_were_written(case: Case) -> None:
    audit = pipeline.audit(*read_text(case.claim_file()))
    read = again(audit)
    assert_same(read, audit)
    assert renderer(Format.HTML)(read) == renderer(Format.HTML)(audit)


def test_an_audit_of_the_library_is_kept_as_one() -> None:
    known = {name: getattr(sample(), name) for name in Audit.__struct_fields__}
    assert audits.write(LibraryAudit(**known)) == audits.write(sample())


def test_of_a_reference_nothing_is_kept_that_bears_on_no_claim() -> None:
    written = again(embedded()).reference
    whole = embedded().reference
    assert 0 < len(written) < len(whole)
    assert 0 < len(written.catalogue.indicators) < len(whole.catalogue.indicators)


def test_the_file_is_less_than_twice_the_record() -> None:
    text = renderer(Format.JSON)(embedded())
    record = json.loads(text)
    del record["archive"], record["seal"]
    assert len(text.encode()) < 2 * len(json.dumps(record, ensure_ascii=False, indent=2).encode())


def test_nothing_is_written_twice() -> None:
    written = [json.dumps(each) for each in audits.write(embedded())]
    assert len(set(written)) == len(written)


# Classes


def test_every_kind_and_expression_has_an_entry_whose_fields_can_be_written() -> None:
    classes: list[type] = [kinds.named(name) for name in kinds.names()]
    for module in (expression, formula, quantity):
        classes += [
            each
            for each in vars(module).values()
            if isinstance(each, type)
            and issubclass(each, Struct)
            and each.__struct_fields__
            and not each.__name__.startswith("_")
        ]
    for each in classes:
        assert class_of(tag_of(each)) is each
        for field in fields_of(each):
            assert entries.form_of(field.hint) is not None


@pytest.mark.parametrize(
    "tag", ["Path", "kind _amount", "kind nothing", "kind os", "_Binary", "Expression", ""]
)
def test_no_class_but_those_known_is_ever_looked_for(tag: str) -> None:
    with pytest.raises(MalformedError, match=r"^\$\.is: '.*' is no sort of entry"):
        entries.read({"is": tag}, [])


# Values


@given(interval=intervals())
def test_an_interval_is_read_back_exactly(interval: Interval) -> None:
    assert kept(interval) == interval


@given(value=positive, more=positive, degree=st.integers(2, 40))
def test_an_irrational_end_is_read_back_exactly(
    value: Fraction, more: Fraction, degree: int
) -> None:
    low = root(value, degree)
    read = kept(Interval(low, low + more))
    assert isinstance(read, Interval)
    assert (read.low, read.high) == (low, low + more)
    assert repr(read) == repr(Interval(low, low + more))


@given(number=st.floats(allow_nan=False), whole=st.integers())
def test_numbers_are_read_back_exactly(number: float, whole: int) -> None:
    steadiness = Steadiness(
        neighbours=whole, square_shortfall=number, weaker=0.5, mean=1.0, windows=1, as_strong=0
    )
    assert kept(steadiness) == steadiness


def test_what_is_no_number_stays_none() -> None:
    read = kept(
        Steadiness(
            neighbours=0, square_shortfall=0.0, weaker=0.0, mean=math.nan, windows=0, as_strong=0
        )
    )
    assert isinstance(read, Steadiness)
    assert math.isnan(read.mean)


@pytest.mark.parametrize("text", ["2311 亿元", "over 5.20 %", "翻一番", "3-5万户", "第二", "1/3"])
def test_a_figure_is_read_back_as_printed(text: str) -> None:
    assert kept(parse_figure(text)) == parse_figure(text)


def quantities(number: int) -> list[Expression]:
    year = Period.of_year(2021)
    return [Quantity(indicator="output", area=str(each), period=year) for each in range(number)]


@given(st.recursive(
    st.sampled_from(quantities(3)),
    lambda part: st.builds(lambda one, other: one / other, part, part)
    | st.builds(lambda one, other: one - other, part, part)
    | st.builds(lambda one: one**2, part),
))  # fmt: skip
def test_an_expression_is_read_back(whole: Expression) -> None:
    assert kept(whole) == whole


def test_a_sum_may_be_longer_than_calls_go_deep() -> None:
    read = kept(added(tuple(quantities(3000))))
    assert isinstance(read, Expression)
    assert sum(isinstance(each, Quantity) for each in walk(read)) == 3000


@pytest.mark.parametrize(
    ("entry", "fault"),
    [
        ({"is": "Interval", "low": "1", "high": "0"}, r"an interval needs low <= high"),
        ({"is": "Interval", "low": "1/0", "high": "2"}, r"^\$\.low: '1/0' is no fraction"),
        ({"is": "Interval", "low": "1e999999999", "high": "2"}, r"is no fraction"),
        ({"is": "Interval", "low": 1, "high": "2"}, r"^\$\.low: there is no entry 1 before"),
        ({"is": "Interval", "low": 0, "high": "2"}, r"^\$\.low: entry 0 is of another sort"),
        ({"is": "Interval", "low": True, "high": "2"}, r"^\$\.low: True is no place"),
        ({"is": "Interval", "low": "1"}, r"^'high' is missing"),
        ({"is": "Interval", "low": "1", "high": "2", "mid": "1"}, r"^\$\.mid: the key is not"),
        ({"is": "Period", "first": 24, "last": 12}, r"the period ends"),
        ({"is": "Period", "first": 24.5, "last": 12}, r"^\$\.first: 24\.5 is no whole number"),
        ({"is": "Verdict", "claim": 0, "label": "fine"}, r"^\$\.claim: entry 0 is of another"),
        ({"is": "Location", "file": None}, r"^\$\.file: None is no text"),
        ({"is": "Source", "id": "a", "accessed": "2021-02-30"}, r"^\$\.accessed: .* is no date"),
        ({"is": "Source", "id": "a", "grade": "best"}, r"^\$\.grade: 'best' is none of 'official'"),
        ({"is": "Area", "id": "a", "aliases": "b"}, r"^\$\.aliases: 'b' is no list"),
        ({"is": "Area", "id": "a", "aliases": [1]}, r"^\$\.aliases\[0\]: 1 is no text"),
        ({"is": "Area", "id": "a", "names": {"en": 1}}, r"^\$\.names\['en'\]: 1 is no text"),
        ({"is": "Area", "id": "a", "parts_complete": 1}, r"1 is neither true nor false"),
        ([], r"^list is no object"),
    ],
)
def test_a_fault_is_told_with_its_place(entry: object, fault: str) -> None:
    with pytest.raises(MalformedError, match=fault):
        entries.read(entry, [date(2021, 1, 1)])


def test_what_the_domain_does_not_know_is_not_written() -> None:
    with pytest.raises(ValueError, match="no entry of an archive"):
        Store().put(Path())


# Files

Step = str | int
CHANGED: Sequence[object] = (
    None, True, 0, 1, -1, 10**30, 1.5, "", "x", "0", "1/2", "-3", "inf", "nan", "9" * 5000, [], {},
    [0], {"is": "Audit"},
)  # fmt: skip


@cache
def result() -> dict[str, object]:
    value: dict[str, object] = json.loads(renderer(Format.JSON)(sample()))
    return value


def places(value: object, path: tuple[Step, ...] = ()) -> Iterator[tuple[Step, ...]]:
    """Give the path of every value in a value of JSON."""
    if path:
        yield path
    inside: list[tuple[Step, object]] = []
    if isinstance(value, dict):
        inside = list(value.items())
    elif isinstance(value, list):
        inside = list(enumerate(value))
    for step, each in inside:
        yield from places(each, (*path, step))


ALL_PLACES = tuple(places(result()))
ARCHIVED = tuple(each for each in ALL_PLACES if each[0] == "archive")


def changed(path: tuple[Step, ...], value: object, *, drop: bool) -> Record:
    whole = copy.deepcopy(result())
    holder: object = whole
    for step in path[:-1]:
        holder = holder[step]  # type: ignore[index]
    if drop:
        del holder[path[-1]]  # type: ignore[attr-defined]
    else:
        holder[path[-1]] = value  # type: ignore[index]
    return whole  # type: ignore[return-value]


@given(path=st.sampled_from(ALL_PLACES), value=st.sampled_from(CHANGED), drop=st.booleans())
def test_a_file_that_was_changed_is_refused(
    tmp_path_factory: pytest.TempPathFactory, path: tuple[Step, ...], value: object, *, drop: bool
) -> None:
    whole = changed(path, value, drop=drop)
    if json.dumps(whole, sort_keys=True) == json.dumps(result(), sort_keys=True):
        return
    file = tmp_path_factory.getbasetemp() / "changed.json"
    file.write_text(json.dumps(whole), encoding="utf-8")
    with pytest.raises(InputError):
        read_audit(file)


@given(path=st.sampled_from(ARCHIVED), value=st.sampled_from(CHANGED), drop=st.booleans())
def test_a_change_that_was_sealed_again_is_refused_or_read(
    tmp_path_factory: pytest.TempPathFactory, path: tuple[Step, ...], value: object, *, drop: bool
) -> None:
    whole = changed(path, value, drop=drop)
    file = tmp_path_factory.getbasetemp() / "sealed.json"
    file.write_text(json.dumps({**whole, "seal": seal_of(whole)}), encoding="utf-8")
    try:
        found = read_audit(file)
    except InputError:
        return
    assert isinstance(found.audit, Audit)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "no JSON"),
        ("[]", "the file is no object"),
        ("{}", "'factcheck' is missing"),
        ('{"factcheck": "2"}', "'factcheck' is '2'"),
        ('{"factcheck": "1"}', "'archive' is missing"),
        ('{"factcheck": "1", "archive": []}', "'seal' is missing"),
        ('{"factcheck": "1", "archive": [], "seal": "sha256:0"}', "it was changed after"),
        ('{"a": ' + "[" * 100_000, "no JSON"),
        ('{"a": ' + "9" * 10_000 + "}", "no JSON"),
        ("\x00", "no JSON"),
    ],
)
def test_a_file_that_is_no_result_is_refused(tmp_path: Path, text: str, fault: str) -> None:
    file = tmp_path / "result.json"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=fault):
        read_audit(file)


def test_a_file_that_was_cut_off_is_refused(tmp_path: Path) -> None:
    text = renderer(Format.JSON)(sample())
    file = tmp_path / "result.json"
    for length in range(0, len(text) - 2, len(text) // 40):
        file.write_text(text[:length], encoding="utf-8")
        with pytest.raises(InputError, match="no JSON"):
            read_audit(file)


def test_how_a_file_is_set_out_does_not_matter(tmp_path: Path) -> None:
    file = tmp_path / "result.json"
    file.write_text(json.dumps(result(), sort_keys=True, indent=1), encoding="utf-8")
    assert read_audit(file).audit.verdicts == sample().verdicts
