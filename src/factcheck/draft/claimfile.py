"""A draft as the text of a claim file, ready to be reviewed line by line."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from factcheck.domain.unit import UnitForm
from factcheck.domain.unit_table import DEFAULT
from factcheck.draft.amounts import Written
from factcheck.draft.catalogue import Catalogue, proposed_id
from factcheck.draft.drafted import DraftedClaim
from factcheck.draft.drafting import Draft
from factcheck.draft.reading import Kind
from factcheck.draft.statements import FIRST, Statement, period_key, statement

PLAIN = re.compile(
    r"[A-Za-z0-9一-鿿][A-Za-z0-9一-鿿 ./%()“”、,+·-]*[A-Za-z0-9一-鿿%)”+]|[A-Za-z0-9一-鿿]"
)
BARE = "bare number"
AREA_ID = "area-of-report"


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """What a person knows of the document, and the text does not say for sure."""

    title: str = ""
    issuer: str = ""
    published: str = ""
    area: str = ""


@dataclass(slots=True, kw_only=True)
class Own:
    """Indicators and areas that the file must declare itself, in the order they are met."""

    catalogue: Catalogue
    language: str
    indicators: dict[str, tuple[str, str]] = field(default_factory=dict)  # id: name, unit
    areas: dict[str, str] = field(default_factory=dict)

    def indicator(self, name: str, amount: Written | None, *, percent: bool) -> str:
        """Id for a name, known or proposed, whose unit goes with the figure."""
        known = self.catalogue.match(name)
        unit = "%" if percent else _unit(amount)
        if known and self._fits(self.catalogue.unit(known), unit):
            return known
        name = name or ("未写明" if self.language == "zh" else "not stated")
        proposed = proposed_id(name)
        turn = 1
        while True:
            each = proposed if turn == 1 else f"{proposed}_{turn}"
            shown, held = self.indicators.get(each, (name if turn == 1 else f"{name} ({turn})", ""))
            if self._fits(held, unit):
                self.indicators[each] = (shown, held or unit)
                return each
            turn += 1

    def area(self, name: str) -> str:
        """Name of an area, declared here unless the catalogue has it."""
        if name not in self.catalogue.areas and name not in self.areas.values():
            self.areas[f"area-{len(self.areas) + 1}"] = name
        return name

    def declared(self, beside: str = "") -> str:
        """Lines that declare the indicators, but those a text beside them declares already."""
        lines = []
        for each, (name, unit) in self.indicators.items():
            if re.search(rf"^\s+{re.escape(each)}:", beside, re.MULTILINE):
                continue
            lines += [f"  {each}:", f"    names: {{{self.language}: {scalar(name)}}}"]
            if unit not in ("", BARE):
                lines.append(f"    unit: {scalar(unit)}")
        return "".join(line + "\n" for line in lines)

    @staticmethod
    def _fits(held: str, unit: str) -> bool:
        """Whether figures of two units can be of one indicator."""
        if not held or not unit or held == unit:
            return True
        if BARE in (held, unit):
            return "count" in (held, unit)
        one, other = DEFAULT.unit(held), DEFAULT.unit(unit)
        return one.dimension == other.dimension and one.form is other.form


def _unit(amount: Written | None) -> str:
    """Base unit of a figure's dimension, as a claim file names it."""
    if amount is None:
        return ""
    unit = amount.figure.unit
    if unit.form is UnitForm.PERCENT:
        return "%"
    if unit.form is UnitForm.COUNT:
        return "count"
    if unit.form is UnitForm.PLAIN and not unit.dimension.powers:
        return BARE
    return str(unit) if _is_known(str(unit)) else ""


def _is_known(name: str) -> bool:
    """Whether a claim file can name a unit: scale words are no part of one."""
    try:
        DEFAULT.unit(name)
    except ValueError:
        return False
    return True


def claim_file(
    draft: Draft, *, catalogue: Catalogue | None = None, heading: Heading | None = None
) -> str:
    """Text of a claim file with every claim of a draft, and a comment where it wants a look.

    Indicators that the catalogue lacks are declared in the file itself under a proposed id, and so
    is the area of the document where none is given: the file stands alone, and can be linted.
    """
    heading = heading or Heading()
    own = Own(catalogue=catalogue or Catalogue(), language="zh" if draft.chinese else "en")
    area = heading.area or AREA_ID
    if area not in own.catalogue.areas:
        own.areas[AREA_ID] = heading.area or (
            "报告所述地区" if draft.chinese else "area of the report"
        )
    blocks = [block for _, block in claim_blocks(draft, own)]
    head = "\n".join(_head(draft, heading, own.areas.get(AREA_ID, area), own))
    return "\n\n".join([head, *blocks]) + "\n"


def claim_blocks(draft: Draft, own: Own) -> Iterator[tuple[DraftedClaim, str]]:
    """Each claim with its lines in the file; a record told of a threshold is said there instead."""
    first_of: set[str] = set()
    for index, claim in enumerate(draft.claims):
        following = draft.claims[index + 1] if index + 1 < len(draft.claims) else None
        if following and _told_of(claim, following):
            first_of.add(following.id)
            continue
        yield (
            claim,
            "\n".join(
                _block(claim, statement(claim), own, draft.period, first=claim.id in first_of)
            ),
        )


def _told_of(record: DraftedClaim, threshold: DraftedClaim) -> bool:
    near = 0 <= threshold.figure_start - record.figure_end <= 4
    return (
        record.kind is Kind.RECORD
        and threshold.kind is Kind.THRESHOLD
        and near
        and bool(FIRST.search(record.figure))
    )


def _head(draft: Draft, heading: Heading, area: str, own: Own) -> Iterator[str]:
    yield "# Drafted from the report's text: every claim wants a look, those under `review` first."
    yield "document:"
    for key, value in (
        ("title", heading.title),
        ("issuer", heading.issuer),
        ("published", heading.published),
    ):
        if value:
            yield f"  {key}: {scalar(value)}"
    yield f"  language: {own.language}"
    yield f"  area: {scalar(area)}"
    if draft.period:
        yield f"  period: {draft.period}"
    yield ""
    if own.indicators:
        yield "indicators:  # proposed: give each a good id, or the name of one that is known"
        yield own.declared()
    if own.areas:
        yield "areas:"
        for each, name in own.areas.items():
            yield f"  {each}: {{names: {{{own.language}: {scalar(name)}}}}}"
        yield ""
    yield "claims:"


def _block(
    claim: DraftedClaim, said: Statement, own: Own, default: str, *, first: bool
) -> Iterator[str]:
    for doubt in said.review:
        yield f"  # review: {doubt}"
    yield f"  - id: {claim.id}"
    yield f"    quote: {scalar(claim.quote)}"
    yield f"    line: {claim.line}"
    yield f"    kind: {said.kind}"
    if said.names_indicator:
        amount = said.amount if said.measured else None
        percent = said.percent and not said.measured
        yield f"    of: {own.indicator(claim.subject, amount, percent=percent)}"
    if said.kind == "gap":
        if said.partner_is_area:
            yield f"    over area: {scalar(own.area(said.partner))}"
        else:
            yield f"    over: {own.indicator(said.partner or 'the other', None, percent=False)}"
    if said.kind == "contribution":
        whole = said.partner or f"{claim.subject}(合计)"
        yield f"    whole: {own.indicator(whole, None, percent=False)}"
    period = period_key(claim, said.kind, default)
    if period:
        yield f"    period: {period}"
    for key, value in said.keys.items():
        yield f"    {key}: {scalar(value)}"
    if first and said.kind == "threshold":
        yield "    first: yes"


def scalar(text: str) -> str:
    """A text as a YAML scalar on one line.

    >>> scalar("增长11%"), scalar("yes: no"), scalar("- a")
    ('增长11%', '"yes: no"', '"- a"')
    """
    flat = " ".join(text.split())
    safe = (
        PLAIN.fullmatch(flat)
        and not re.search(r": |, | #|:$", flat)
        and flat.lower() not in ("yes", "no", "true", "false", "null", "on", "off")
    )
    return flat if safe and "," not in flat else json.dumps(flat, ensure_ascii=False)
