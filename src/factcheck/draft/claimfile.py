"""A draft as the text of a claim file, ready to be reviewed line by line."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from factcheck.domain.period import PeriodError
from factcheck.draft.catalogue import NameCatalogue
from factcheck.draft.declared import Declarations
from factcheck.draft.drafted import DraftedClaim
from factcheck.draft.drafting import Draft
from factcheck.draft.letterhead import Letterhead
from factcheck.draft.reading import Kind
from factcheck.draft.scalars import quoted, scalar
from factcheck.draft.statements import FIRST, ClaimKeys, period_key, statement
from factcheck.language import say
from factcheck.wording.period_reader import parse_period

AREA_ID = "area-of-report"
YEAR = re.compile(r"(?:19|20)\d\d")
#: The kinds that look at all that lies between a time before and the period, and where they say it.
BACKWARD = frozenset({"record", "threshold", "trend"})
LOOKING_BACK = frozenset({"since", "throughout"})
GROWING = frozenset({"growth", "cagr", "multiple", "gap", "contribution"})


class Heading(Struct, frozen=True, kw_only=True):
    """What a person knows of the document, and the text does not say for sure."""

    title: str = ""
    issuer: str = ""
    published: str = ""
    area: str = ""
    source: str = ""  # id of the document itself as a source: never evidence for its own claims
    url: str = ""
    report: str = ""  # the path of its file from the folder of the claim file
    inferred: frozenset[str] = frozenset()  # the keys that the text told, and nobody gave

    def with_told(self, letterhead: Letterhead) -> Heading:
        """Return the heading with what the text says of itself, where nobody has given it.

        >>> Heading(title="Trade").with_told(Letterhead(title="Of trade", area="Spain")).inferred
        frozenset({'area'})
        """
        values = {
            key: value
            for key in ("title", "issuer", "published", "area")
            if (value := getattr(letterhead, key)) and not getattr(self, key)
        }
        return replace(self, **values, inferred=frozenset(values))


def claim_file(
    draft: Draft, *, catalogue: NameCatalogue | None = None, heading: Heading | None = None
) -> str:
    """Text of a claim file with every claim of a draft, and its doubts where it wants a look.

    Indicators that the catalogue lacks are declared in the file itself under a proposed id, and so
    is the area of the document where none is given: the file stands alone, and can be linted.
    """
    heading = heading or Heading()
    area = heading.area or AREA_ID
    own = Declarations(
        catalogue=catalogue or NameCatalogue(),
        language=draft.language,
        of_area=area,
        defined=draft.units,
    )
    if area not in own.catalogue.areas:
        own.areas[AREA_ID] = heading.area or (
            "报告所述地区" if draft.language == "zh" else "area of the report"
        )
    blocks = [block for _, block in claim_blocks(draft, own)]
    head = "\n".join(_head(draft, heading, own.areas.get(AREA_ID, area), own))
    return "\n\n".join([head, *blocks]) + "\n"


PER_SHARE = " per share"


def claim_blocks(draft: Draft, own: Declarations) -> Iterator[tuple[DraftedClaim, str]]:
    """Each claim with its lines in the file; a record told of a threshold is said there instead."""
    first_of: set[str] = set()
    for index, claim in enumerate(draft.claims):
        following = draft.claims[index + 1] if index + 1 < len(draft.claims) else None
        if following and _told_of(claim, following):
            first_of.add(following.id)
            continue
        keys = statement(claim, own.defined)
        lines = _block(claim, keys, own, draft)
        first = ["    first: yes"] if claim.id in first_of and keys.kind == "threshold" else []
        yield claim, "\n".join([*lines, *first])


def _told_of(record: DraftedClaim, threshold: DraftedClaim) -> bool:
    near = 0 <= threshold.figure_start - record.figure_end <= 4
    return (
        record.kind is Kind.RECORD
        and threshold.kind is Kind.THRESHOLD
        and near
        and bool(FIRST.search(record.figure))
    )


def _head(draft: Draft, heading: Heading, area: str, own: Declarations) -> Iterator[str]:
    yield "# " + say(
        "Drafted from the report's text: every claim wants a look, those with a `review` first."
    )
    if not heading.source:
        yield "# " + say(
            "Name the report's own id under `source` if the reference holds figures from it."
        )
    yield "document:"
    for key, value in (
        ("title", heading.title),
        ("issuer", heading.issuer),
        ("published", heading.published),
        ("source", heading.source),
        ("url", heading.url),
        ("report", heading.report),
    ):
        if value:
            yield f"  {key}: {scalar(value)}{_told(key, heading)}"
    yield f"  language: {own.language}"
    yield f"  area: {scalar(area)}{_told('area', heading)}"
    if draft.period:
        yield f"  period: {draft.period}"
    elif draft.claims:
        remark = say("the text names none; write the one that its claims are about")
        yield f"  period: {_latest(draft)}  # {remark}"
    yield ""
    if own.units:
        yield "units:  # " + say("in no table: say what one of each is, such as 500 kg")
        yield own.declared_units()
    if own.indicators:
        proposed = say("proposed: give each a good id, or the name of one that is known")
        yield f"indicators:  # {proposed}"
        yield own.declared()
    if own.areas:
        yield "areas:"
        yield own.declared_areas()
    yield "claims:"


def _told(key: str, heading: Heading) -> str:
    """Return the remark that a key is what the text seems to say of itself."""
    return f"  # {say('taken from the text: is it right?')}" if key in heading.inferred else ""


def _latest(draft: Draft) -> str:
    """Latest year that a claim is of, to stand where the text names none; else a round one.

    It is no earlier than what the claims without a period look back to.
    """
    years = [int(year) for claim in draft.claims for year in YEAR.findall(claim.period)]
    undated = (claim for claim in draft.claims if not claim.period)
    years += [int(year) + 1 for claim in undated for year in YEAR.findall(claim.base + claim.quote)]
    return str(max(years, default=2000))


def _block(claim: DraftedClaim, keys: ClaimKeys, own: Declarations, draft: Draft) -> Iterator[str]:
    default = draft.period
    yield f"  - id: {claim.id}"
    yield f"    quote: {scalar(claim.quote)}"
    yield from (f"    {key}: {number}" for key, number in _place(claim))
    yield f"    kind: {keys.kind}"
    own.declare(keys.amount)
    if keys.names_indicator:
        amount = keys.amount if keys.measured else None
        percent = keys.percent and not keys.measured
        grows = keys.kind in GROWING
        of = own.indicator(_measured(claim), amount, percent=percent, grows=grows)
        yield f"    of: {of}"
    beside = {"gap": "over", "ratio": "to"}.get(keys.kind, "")
    if beside and keys.partner_is_area:
        yield f"    {beside} area: {scalar(own.area(keys.partner))}"
    elif beside:
        yield f"    {beside}: {own.indicator(keys.partner or 'the other', None, percent=False)}"
    elif keys.kind == "contribution":
        whole = keys.partner or f"{claim.subject}(合计)"
        yield f"    whole: {own.indicator(whole, None, percent=False)}"
    apart = claim.area and not own.catalogue.is_same_area(claim.area, own.of_area)
    if apart and keys.kind != "qualitative":
        yield f"    area: {scalar(own.area(claim.area))}"
    period = period_key(claim, keys.kind, default)
    if period:
        yield f"    period: {period}"
    review = keys.review
    for key, value in keys.keys.items():
        until = period or default or _latest(draft)
        if key == "since" and not _is_before(value, until):
            review = (*review, say("base: {base} is not before the period", base=value))
        elif key in LOOKING_BACK and keys.kind in BACKWARD and not _leads_to(value, until):
            review = (*review, say("{since} does not lead to {period}", since=value, period=until))
        else:
            yield f"    {key}: {scalar(value)}"
    peers = own.peers(claim.figure) if keys.kind == "rank" else ""
    if peers:
        yield f"    among: [{scalar(peers)}]"
    if review:
        yield f"    review: [{', '.join(map(quoted, review))}]"


def _measured(claim: DraftedClaim) -> str:
    """Name of what a figure measures: income a share is no income."""
    apart = claim.per == PER_SHARE and PER_SHARE.strip() not in claim.subject
    return f"{claim.subject}{claim.per}" if apart else claim.subject


def _place(claim: DraftedClaim) -> Iterator[tuple[str, int]]:
    """Give the keys that say where in its document a claim stands."""
    place = claim.place
    if place is None:
        yield "line", claim.line
    else:
        places = (
            ("page", place.page),
            ("paragraph", place.paragraph),
            ("footnote", place.footnote),
        )
        yield from ((key, number) for key, number in places if number)


def _is_before(base: str, period: str) -> bool:
    """Whether a base is earlier than a period, as a claim file asks."""
    try:
        since, until = parse_period(base), parse_period(period)
    except PeriodError:
        return True  # told by whoever reads it
    return since.start < until.start and since.end < until.end


def _leads_to(base: str, period: str) -> bool:
    """Whether a base is a period of the same sort, or holds one: FY2010 and FY2022."""
    try:
        since, until = parse_period(base), parse_period(period)
    except PeriodError:
        return True  # told by whoever reads it
    return until.first_in(since, until.stride) is not None
