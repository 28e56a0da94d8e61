"""What of a drafted claim is not sure, in words: each is a reason for a person to look.

A mark that nobody needs costs a look, one that is missing an accusation: what is not told beside a
figure, and only taken for granted, is marked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec.structs import replace

from factcheck.domain.interval import Interval
from factcheck.draft.catalogue import NameCatalogue
from factcheck.draft.drafted import DraftedClaim
from factcheck.draft.reading import Kind
from factcheck.draft.spans import SOFT
from factcheck.draft.statements import statement
from factcheck.language import say
from factcheck.wording.traditional import TABLE, in_signs_of
from factcheck.wording.word_classes import WordClasses

WORDS = WordClasses("draft", "doubts")

LONGEST_HAN, MOST_WORDS = 20, 12  # characters or words of a name; more is a clause
#: Parts of a year in the name of what is measured.
NAMED_QUARTER = re.compile(
    r"\b(?:(?:first|second|third|fourth)[- ]quarter|Q[1-4]|[1-4]Q)\b", re.IGNORECASE
)
NAMED_YEAR = re.compile(r"\b(?:full[- ]year|whole[- ]year)\b", re.IGNORECASE)
QUARTER = re.compile(r"Q[1-4]")
THREE_MONTHS = re.compile(r"\d{4}-\d\d\.\.\d{4}-\d\d")
WITHIN = re.compile(r"\d{4}([-QH])\d")  # a month, a quarter, a half: two bases are usual
#: Words that measure nothing, whatever stands around them.
NO_NOUNS = re.compile(WORDS.pattern(r"(?:(?:{zh.no_nouns})+)"))
SMALL_WORDS = frozenset(
    "a about above also an and approximately around as at below but by compared down fell for "
    "from grew growth had has have in increase increased is it its level more nearly of on or our "
    "over reached respectively rose some than that the their there these they this to total under "
    "up was we were which while with year years month months quarter increase decrease rise "
    "decline rate figure figures number percent another other others both all each".split()
)
#: What a clause has and a name has not: a verb that tells, or a stop.
CLAUSE = re.compile(
    WORDS.pattern(r"[,，;；。:：]|\b(?:{en.clause})\b|(?:{zh.clause})[一-鿿]"),
    re.IGNORECASE,
)
#: What a long name names before its noun: 包括通信、金融在内的行业.
EXAMPLES = re.compile("包括.{2,40}?在[内內]的|扣除.{2,10}?(?:损益|損益|因素|影响)[后後]?的?")
#: The first of a list of short things: 服装、鞋帽、针纺织品类零售额.
SHORT_ITEMS = re.compile("(?<=、)[一-鿿]{1,6}、")
ASIDE = re.compile(r"[(（][^()（）]*[)）]")
#: A name that is a list of short ones: foods, feeds, and beverages.
LISTING = re.compile(
    r"(?:[\w'’&-]+ ){0,3}[\w'’&-]+(?:, (?:[\w'’&-]+ ){0,3}[\w'’&-]+)*"
    r",? (?:and|&|or) [\w'’& -]+"
)
LISTED = re.compile(r",(?: and)? ")
#: Words beside a name in the catalogue that leave it what it is.
NEUTRAL = frozenset(
    "the of in a an for its our their total real overall whole all value amount this year "
    "annual number level".split()
)
NEUTRAL_HAN = re.compile(WORDS.pattern(r"(?:{zh.neutral_han})+"))


def of_name(claim: DraftedClaim, catalogue: NameCatalogue) -> Iterator[str]:
    """Doubts about a subject: one that names nothing, a clause, a name with words left over."""
    name = claim.subject
    if not name:
        return  # told by the statement
    if _is_nounless(name):
        yield say("subject: {name!r} names nothing that is measured", name=name)
    elif _is_clause(name):
        yield say("subject: {name!r} is a clause and no name", name=name)
    elif claim.indicator and (left_over := _left_over(name, claim.indicator, catalogue)):
        yield say(
            "subject may be another than {indicator!r}: {words!r} is left over",
            indicator=claim.indicator,
            words=left_over,
        )


def _is_nounless(name: str) -> bool:
    words = re.findall(r"[A-Za-z][a-z'-]*", name)
    if name.isascii():
        return SMALL_WORDS.issuperset(word.lower() for word in words)
    return bool(NO_NOUNS.fullmatch(name))


def _is_clause(name: str) -> bool:
    if CLAUSE.search(LISTED.sub(" and ", name) if LISTING.fullmatch(name) else name):
        return True
    if name.isascii():
        return len(name.split()) > MOST_WORDS
    short = SHORT_ITEMS.sub("", EXAMPLES.sub("", ASIDE.sub("", name)))
    parts = re.split("[占佔]", short)  # 一部分占整体的比重
    return any(len(part) > LONGEST_HAN for part in parts)


def _left_over(subject: str, indicator: str, catalogue: NameCatalogue) -> str:
    """Words of a subject that are no part of the indicator's name and make it another, perhaps."""
    words = subject.lower().translate(TABLE)
    own = [name for name, identifier in catalogue.names if identifier == indicator]
    name = next((name for name in own if name in words), "")
    if not name:
        return ""
    before, _, behind = words.partition(name)
    for other in own:  # in brackets behind it: 地区生产总值（GDP）
        before, behind = (told.replace(f"（{other}）", "") for told in (before, behind))
    beside = f"{before} {behind}".strip()
    if beside.isascii():
        return " ".join(word for word in re.findall(r"[\w'-]+", beside) if word not in NEUTRAL)
    return in_signs_of(NEUTRAL_HAN.sub("", beside), subject)


def with_doubts(
    claims: Sequence[DraftedClaim], catalogue: NameCatalogue
) -> tuple[DraftedClaim, ...]:
    """Give the claims with all that is not sure of their names, and of each beside the others."""
    doubts: dict[str, list[str]] = {claim.id: [] for claim in claims}
    measured = [claim for claim in claims if claim.kind not in SOFT]
    for claim in measured:
        doubts[claim.id] += of_name(claim, catalogue)
        if not claim.period:
            doubts[claim.id].append(say("period: the text names none"))
        if claim.period and (part := _other_part(claim)):
            doubts[claim.id].append(
                say("period: {period}, or {words}?", period=claim.period, words=part)
            )
        if claim.kind is Kind.CHANGE and claim.symbol == "ratio":
            doubts[claim.id].append(say("unit: the text names none"))
        if claim.period and claim.base == claim.period.rpartition("..")[2]:
            doubts[claim.id].append(say("base: {base} is the period itself", base=claim.base))
    for claim, other in _told_otherwise(measured):
        doubts[claim.id].append(_otherwise(other))
    return with_more(claims, doubts)


def _other_part(claim: DraftedClaim) -> str:
    """Return the part of a year that a subject names and its period is not: Q4 sales in 2023."""
    named = NAMED_QUARTER.search(claim.subject)
    if named and not QUARTER.search(claim.period) and not THREE_MONTHS.fullmatch(claim.period):
        return named[0]
    whole = NAMED_YEAR.search(claim.subject)
    return whole[0] if whole and WITHIN.search(claim.period) and ".." not in claim.period else ""


def _otherwise(other: DraftedClaim) -> str:
    """Say that another figure is told of the same, and where."""
    figure = in_signs_of(other.figure, other.quote)
    if other.place is None:
        return say("{figure!r} is told of the same, in line {line}", figure=figure, line=other.line)
    return say("{figure!r} is told of the same, at {place}", figure=figure, place=other.place)


def with_more(
    claims: Iterable[DraftedClaim], doubts: Mapping[str, Iterable[str]]
) -> tuple[DraftedClaim, ...]:
    """Give the claims with further doubts, by id; none is told twice."""
    return tuple(
        replace(claim, doubts=tuple(dict.fromkeys((*claim.doubts, *doubts.get(claim.id, ())))))
        for claim in claims
    )


def _told_otherwise(
    claims: Sequence[DraftedClaim],
) -> Iterator[tuple[DraftedClaim, DraftedClaim]]:
    """Give claims that say of the same what another figure says that cannot be the same."""
    groups: dict[tuple[object, ...], list[DraftedClaim]] = {}
    for claim in claims:
        if claim.kind not in (Kind.TARGET, Kind.CONDITION, Kind.RECORD) and claim.subject:
            key = (
                claim.kind,
                claim.indicator or claim.subject.lower(),
                claim.area,
                claim.period,
                claim.base,
                claim.symbol,
                claim.partner,
                claim.per,
            )
            groups.setdefault(key, []).append(claim)
    for group in groups.values():
        yield from _excluded(group)


def _excluded(group: Sequence[DraftedClaim]) -> Iterator[tuple[DraftedClaim, DraftedClaim]]:
    """Give the claims of a group whose figure leaves out that of another, each with one such."""
    if len(group) < 2:
        return  # most are alone, and what they allow need not be told
    ranges = [(claim, allowed) for claim in group if (allowed := _allowed(claim)) is not None]
    if len(ranges) < 2:
        return
    ends = _ends(ranges)
    sure = _ends([(claim, allowed) for claim, allowed in ranges if not claim.doubts])
    for claim, allowed in ranges:
        rivals = ends if claim.doubts else sure  # a reading in doubt takes no other back
        for other, its_own in rivals:
            if not allowed.meets(its_own):
                yield claim, other
                break


def _ends(
    ranges: Sequence[tuple[DraftedClaim, Interval]],
) -> tuple[tuple[DraftedClaim, Interval], ...]:
    """Return the claim of the highest figure and that of the lowest; none of no claims."""
    if not ranges:
        return ()
    highest = max(ranges, key=lambda pair: pair[1].low)
    return highest, min(ranges, key=lambda pair: pair[1].high)


def _allowed(claim: DraftedClaim) -> Interval | None:
    """Every value a figure allows; None where the claim file holds none."""
    amount = statement(claim).amount
    return None if amount is None else amount.figure.implied()
