"""A small audit with a claim of every sort, and texts that try to break every format."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache

from factcheck import pipeline
from factcheck.domain.audit import Audit
from factcheck.domain.catalogue import Area, Catalogue, Grade, Indicator, Names, Source
from factcheck.domain.claim import Claim, Document, Statement
from factcheck.domain.figure import Hedge, parse_figure
from factcheck.domain.finding import Finding, Gravity, Repair
from factcheck.domain.interval import Interval
from factcheck.domain.location import Location
from factcheck.domain.period import parse_period
from factcheck.domain.quantity import Basis
from factcheck.domain.series import Observation, Reference
from factcheck.domain.unit_table import DEFAULT
from factcheck.domain.verdict import Flag, Label, Verdict
from factcheck.kinds.growth import Growth
from factcheck.kinds.level import Level
from factcheck.kinds.multiple import Multiple

HOSTILE = "a|b [c](d) <b>`e` *f* _g_ 01.50 \\ & #1 1. x ![i](j) ~~k~~ $l$ http://m.n"

TOWN = Area(id="town", names={"zh": "某市", "en": "Town"})
GDP = Indicator(
    id="gdp", names={"zh": "生产总值", "en": "gross product"}, unit=DEFAULT.unit("CNY"),
    basis=Basis.CURRENT, growth_basis=Basis.CURRENT,
)  # fmt: skip
COAL = Indicator(id="coal", names={"en": "coal"}, unit=DEFAULT.unit("t"))
OFFICE = Source(
    id="yearbook", title="Yearbook | of [Town]", publisher="Office", grade=Grade.OFFICIAL,
    url="https://example.org/a_(b)?c=d&e=f", published=date(2022, 1, 15),
)  # fmt: skip
DOCUMENT = Document(
    id="plan", title="某市工作报告 | 2021", issuer="Town", published=date(2022, 2, 20),
    language="zh", area=TOWN, period=parse_period("2021"), file="claims/plan.yaml",
)  # fmt: skip


def observation(period: str, value: str, line: int) -> Observation:
    """A published level of the town's product."""
    return Observation(
        indicator="gdp", area="town", period=parse_period(period), figure=parse_figure(value),
        source=OFFICE, at=Location(file="reference/town.csv", line=line), basis=Basis.CURRENT,
        vintage="yearbook",
    )  # fmt: skip


REFERENCE = Reference.of(
    Catalogue(indicators=Names([GDP, COAL]), areas=Names([TOWN]), sources={OFFICE.id: OFFICE}),
    [
        observation("2016", "1269.2 亿元", 2),
        observation("2020", "2066.4 亿元", 3),
        observation("2021", "2311.08 亿元", 4),
    ],
)


def claim(name: str, line: int, statement: Statement, quote: str, kind: str) -> Claim:
    """A claim of the sample's document."""
    return Claim(
        id=name, kind=kind, statement=statement, document=DOCUMENT, quote=quote,
        at=Location(file=DOCUMENT.file, line=line, column=5),
    )  # fmt: skip


def statements() -> list[Claim]:
    """Claims that come out well, badly, and open."""
    year, base = parse_period("2021"), parse_period("2016")
    level = Level(of=GDP, area=TOWN, period=year, amount=parse_figure("2311 亿元"))
    return [
        claim("gdp-2021", 12, level, "达到2311亿元", "level"),
        claim("gdp-precise", 15, replace(level, amount=parse_figure("2311.083 亿元")), "达到2311.083亿元", "level"),
        claim("gdp-last-digit", 16, replace(level, amount=parse_figure("2312 亿元")), "达到2312亿元", "level"),
        claim(
            "gdp-doubled", 19,
            Multiple(of=GDP, area=TOWN, period=year, since=base, amount=parse_figure("doubled")),
            "全市地区生产总值翻了一番", "multiple",
        ),
        claim(
            "gdp-growth", 23,
            Growth(of=GDP, area=TOWN, period=year, amount=parse_figure("-11 %")),
            HOSTILE, "growth",
        ),
        claim(
            "coal-2021", 27,
            Level(of=COAL, area=TOWN, period=year, amount=parse_figure("1.2 亿吨", hedge=Hedge.MORE_THAN)),
            "煤炭产量超过1.2亿吨", "level",
        ),
    ]  # fmt: skip


@cache
def sample() -> Audit:
    """An audit of the sample's claims, with a conflict among them."""
    audit = pipeline.audit(statements(), REFERENCE)
    conflict = Finding(
        rule="inconsistent-with", claims=("gdp-2021", "gdp-precise"),
        chain=("2311 亿元 and 2311.083 亿元", "cannot both be | printed"),
        message="gdp-2021 and gdp-precise cannot both hold",
        gravity=Gravity.DEPENDS_ON_ROUNDING,
        repairs=(Repair(claim="gdp-2021", printed="2311 亿元", needed=GROWN),),
    )  # fmt: skip
    first, *others = audit.verdicts
    flagged = replace(first, flags=(Flag.REVISED_SINCE,), notes=("a note | with a bar",))
    opinion = Verdict(
        claim=claim("boast", 31, Boast(), "发展质量\n明显提升", "qualitative"),
        label=Label.NOT_CHECKABLE,
    )
    return replace(audit, verdicts=(flagged, *others, opinion), findings=(conflict,))


GROWN = Interval(parse_figure("2311.08 亿元").value, parse_figure("2311.09 亿元").value)


class Boast:
    """A statement that measures nothing."""

    def relations(self, catalogue: Catalogue) -> tuple[()]:
        """Nothing to hold."""
        del catalogue
        return ()

    def words(self) -> str:
        """Say it."""
        return "an opinion"
