"""A verdict as blocks: all that is said of one claim, in the order in which it is told."""

from __future__ import annotations

from collections.abc import Container, Iterator
from itertools import groupby

from msgspec.structs import replace

from factcheck.domain.catalogue import Catalogue
from factcheck.domain.claim import Claim
from factcheck.domain.expression import leaves
from factcheck.domain.flag import Flag
from factcheck.domain.outcome import Outcome
from factcheck.domain.quantity import Quantity
from factcheck.domain.series import Observation
from factcheck.domain.verdict import Label, Verdict
from factcheck.judge import label_of
from factcheck.language import counted, listed, say
from factcheck.render.account.blocks import (
    Cautions,
    Citation,
    Fact,
    Mention,
    Points,
    Table,
    Topical,
)
from factcheck.render.notation import SLOT
from factcheck.render.phrases import (
    break_even,
    context,
    diagnosed,
    naming,
    provenance,
    reviewing,
    titles,
    words,
)
from factcheck.render.phrases.citing import statement
from factcheck.render.phrases.labels import Topic, heading

_FEW_EDITIONS = 3  # editions that agree are shown one by one
_LONG = (Topic.EDITIONS, Topic.BASE_YEARS, Topic.WEIGHED, Topic.IMPLIED)
_MOST = {Topic.BUT: 3}
_MOST_FIGURES = 3


def account(
    verdict: Verdict, catalogue: Catalogue, *, without: Container[Topic] = ()
) -> tuple[Topical, ...]:
    """Return all that is said of one claim, except topics that nobody asks for."""
    parts = (
        saying(verdict.claim, catalogue),
        dict.fromkeys(_comparison(verdict, catalogue)),
        citations(verdict, catalogue),
        _alternatives(verdict, catalogue, without),
        settling(verdict, catalogue, without),
        cautions(verdict),
    )
    return tuple(block for part in parts for block in part if block.topic not in without)


def brief(verdict: Verdict, catalogue: Catalogue) -> Iterator[Topical]:
    """Return what fits a screen: a few of many, no tables, the claim once in words or figures."""
    blocks = account(verdict, catalogue, without=_LONG)
    is_claimed = any(block.topic is Topic.CLAIMED for block in blocks)
    for block in blocks:
        if isinstance(block, Points) and block.topic is Topic.SETTLE_BY:
            yield Fact(block.topic, in_a_row(block.texts))
        elif isinstance(block, Points):
            yield replace(block, texts=block.texts[: _MOST[block.topic]])
        elif isinstance(block, Citation):
            yield replace(block, figures=_few(block.figures))
        elif block.topic is not Topic.SAYS or not is_claimed:
            yield block


def gist(verdict: Verdict, catalogue: Catalogue) -> str:
    """Return in a few words what was found, or why nothing was."""
    if verdict.is_in_doubt:
        return reviewing.would_be(verdict)
    if verdict.reason is not None:
        return verdict.reason.in_plain_words
    if not verdict.outcomes:
        return ""
    return words.all_hold(verdict) or words.found_of_part(words.deciding(verdict)[0], catalogue)


def standing(verdict: Verdict) -> str:
    """Return what goes with the verdict on its first line: its reason, and how strong it is."""
    reason = "" if verdict.reason is None else verdict.reason.in_plain_words
    would_be = reviewing.would_be(verdict)
    return " · ".join(filter(None, (reason, would_be, words.strength(verdict))))


def _comparison(verdict: Verdict, catalogue: Catalogue) -> Iterator[Topical]:
    """Say what is claimed and what was found, part by part, and why nothing was."""
    for outcomes in _alike(verdict, catalogue):
        first = outcomes[0]
        if first.relation.figure is not None:
            roles = words.roles(outcomes)
            claimed = words.claimed(first, verdict.claim)
            yield Fact(Topic.CLAIMED, words.of_part(roles, claimed))
        yield Fact(Topic.FOUND, words.found_of_part(first, catalogue))
        yield from difference(verdict, first, catalogue)
    if verdict.reason is not None:
        yield Fact(Topic.WHY, say(verdict.reason.meaning))
    yield from doubts(verdict)


def _alike(verdict: Verdict, catalogue: Catalogue) -> Iterator[tuple[Outcome, ...]]:
    """Gather the parts of which the same is claimed, found and said, in a row."""

    def told(outcome: Outcome) -> tuple[object, ...]:
        claimed = words.claimed(outcome, verdict.claim) if outcome.relation.figure else None
        found = words.found_of_part(outcome, catalogue)
        return claimed, found, *difference(verdict, outcome, catalogue)

    for _, outcomes in groupby(words.deciding(verdict), key=told):
        yield tuple(outcomes)


def doubts(verdict: Verdict) -> Iterator[Topical]:
    """Say what is doubted of how a claim was read, and what it would be if read rightly."""
    for doubt in verdict.claim.review:
        yield Fact(Topic.REVIEW, doubt)
    if verdict.would_be is not None:
        yield Fact(Topic.IF_RIGHT, reviewing.would_be(verdict))


def saying(claim: Claim, catalogue: Catalogue) -> Iterator[Topical]:
    """Say what a claim means and measures, and what whoever wrote it down remarked."""
    meaning = titles.gloss(claim)
    if meaning:
        yield Fact(Topic.GLOSS, meaning)
    yield Fact(Topic.SAYS, statement(claim, catalogue))
    if claim.note:
        yield Fact(Topic.REMARK, str(claim.note))
    if claim.reviewed is not None:
        yield Fact(Topic.SIGNED, reviewing.signed(claim.reviewed))


def difference(verdict: Verdict, outcome: Outcome, catalogue: Catalogue) -> Iterator[Topical]:
    """Say how far the claim is off, which way, and how that may have come about."""
    gap, note = words.off_by(outcome, catalogue), words.notes(verdict, outcome)
    text = say("; ").join(filter(None, (gap, note)))
    if text:
        yield Fact(Topic.OFF_BY if gap else Topic.NOTE, text)
    if outcome.by_stored is not None:
        stored = words.found(replace(outcome, found=outcome.by_stored), catalogue)
        yield Fact(Topic.NOTE, say("by the values stored in the cells: {found}", found=stored))


def citations(verdict: Verdict, catalogue: Catalogue) -> Iterator[Citation]:
    """Cite the figures that decide, those of one source together.

    Figures that another source gives as well, to more digits or fewer, are told once. A figure
    bears its name where there are several, or where it is not the one the claim is about;
    and its area, unless all are of the area that the document is about.
    """
    deciding = words.deciding(verdict)
    cells = provenance.cells(deciding)
    measured = {
        leaf.indicator
        for outcome in deciding
        for leaf in leaves(outcome.relation.expression)
        if isinstance(leaf, Quantity)
    }
    named = {cell.indicator for cell in cells}
    name_it = len(named) > 1 or not named <= measured
    here = naming.area(verdict.claim)
    besides = here if {cell.area for cell in cells} == {here} else ""
    cited: list[Observation] = []
    for group in provenance.by_source(cells):
        is_new = not provenance.repeat(group, cited)
        again = counted(
            "{number} of these figures again", "{number} of these figures again", len(group)
        )
        figures = (provenance.cell(cell, catalogue, besides, name_it=name_it) for cell in group)
        yield Citation(
            source=group[0].source,
            origin=tuple(_origin(group, catalogue)),
            figures=tuple(figures) if is_new else (again,),
            places=tuple(cell.at for cell in group),
            grid=provenance.grid(group, catalogue) if is_new else (),
        )
        cited += group


def _origin(cells: tuple[Observation, ...], catalogue: Catalogue) -> Iterator[str]:
    """Say how good a source is, which editions of it are cited, and since when they were public."""
    source = cells[0].source
    yield source.grade.words
    if source.carrier:
        yield say("carried by {carrier}", carrier=source.carrier)
    editions = dict.fromkeys(cell.vintage for cell in cells if cell.vintage)
    if editions:
        names = listed(naming.edition_name(edition, catalogue) for edition in editions)
        yield say("edition: {edition}", edition=names)
    digests = listed(
        dict.fromkeys(cell.at.digest[: titles.DIGEST] for cell in cells if cell.at.digest)
    )
    if digests:
        yield say("file {digest}", digest=digests)
    since = max((str(cell.public_since or "") for cell in cells), default="")
    if since:
        yield say("public since {date}", date=since)


def _alternatives(
    verdict: Verdict, catalogue: Catalogue, without: Container[Topic]
) -> Iterator[Topical]:
    """Say what would change a verdict, and what else may be the matter."""
    if verdict.label in (Label.CONTRADICTED, Label.NEAR_MISS):
        first = words.deciding(verdict)[:1]
        points = (point for outcome in first for point in outcome.break_evens)
        text = break_even.in_one(points, verdict, catalogue)
        if text:
            yield Fact(Topic.HOLDS_WITH, text)
    for topic, text in diagnosed.facts(verdict, catalogue):
        yield Fact(topic, text)
    if verdict.label is Label.CONFLICTING or Flag.REVISED_SINCE in verdict.flags:
        others = objections(verdict, catalogue)
        if others:
            yield Points(Topic.BUT, others)
    if Topic.EDITIONS not in without:
        yield from editions(verdict, catalogue)
    if Topic.BASE_YEARS not in without:
        yield from base_years(verdict, catalogue)


def objections(verdict: Verdict, catalogue: Catalogue) -> tuple[str, ...]:
    """Return what other evidence comes to, where that is another verdict."""
    return tuple(_objection(rival, catalogue) for rival in words.opposed(verdict))


def _objection(rival: Outcome, catalogue: Catalogue) -> str:
    return say(
        "{label} by {edition}: {found}",
        label=heading(label_of(rival)).lower(),
        edition=provenance.edition(rival.evidence, catalogue),
        found=words.found(rival, catalogue),
    )


def editions(verdict: Verdict, catalogue: Catalogue) -> Iterator[Table]:
    """Say what every edition and price basis gives: a set of evidence each, ours first."""
    if not verdict.rivals:
        return
    asked = {rival.relation for rival in verdict.rivals}
    own = [outcome for outcome in words.deciding(verdict) if outcome.relation in asked]
    sets = dict.fromkeys(
        (
            words.with_role(outcome, provenance.edition(outcome.evidence, catalogue)),
            words.found(outcome, catalogue),
            label_of(outcome),
        )
        for outcome in (*own, *verdict.rivals)
    )
    agreed = {label for *_, label in sets} == {verdict.label} and len(sets) > _FEW_EDITIONS
    name = heading(verdict.label).lower()
    yield Table(
        topic=Topic.EDITIONS,
        heads=(say("edition"), say("found"), say("verdict")),
        rows=tuple((*row, f"{label.symbol} {heading(label).lower()}") for *row, label in sets),
        labels=tuple(label for *_, label in sets),
        summary=say("{number}, by all of which it is {label}", number=len(sets), label=name)
        if agreed
        else "",
    )


def base_years(verdict: Verdict, catalogue: Catalogue) -> Iterator[Topical]:
    """Say what the claim comes to from other base years, and how it compares with them."""
    robustness = None if verdict.diagnosis is None else verdict.diagnosis.robustness
    if robustness is None or robustness.years < 2 or not robustness.neighbours:
        return
    yield Table(
        topic=Topic.BASE_YEARS,
        heads=(say("base"), say("gives"), say("a year")),
        rows=tuple(context.base_year_rows(robustness, verdict, catalogue)),
    )
    yield Points(Topic.WEIGHED, tuple(context.steadiness_words(robustness, catalogue)))


def settling(
    verdict: Verdict, catalogue: Catalogue, without: Container[Topic] = ()
) -> Iterator[Topical]:
    """Name the figures that would settle a claim, and what other claims imply for them."""
    wanted = naming.wanted(verdict, catalogue)
    if wanted:
        yield Points(Topic.SETTLE_BY, wanted)
    if verdict.implied and Topic.IMPLIED not in without:
        for bound in verdict.implied:
            yield Mention(Topic.IMPLIED, *naming.implied(bound, catalogue, verdict.claim))


def cautions(verdict: Verdict) -> Iterator[Topical]:
    """Say what to beware of: notes, conflicts with other claims, flags."""
    for note in verdict.notes:
        yield Fact(Topic.NOTE, note)
    for finding in verdict.findings:
        others = tuple(claim for claim in finding.claims if claim != verdict.id)
        if others:
            text = say("cannot hold together with {claims}", claims=SLOT)
            if verdict.is_in_doubt:
                text = say("if read rightly, cannot hold together with {claims}", claims=SLOT)
            yield Mention(Topic.AGAINST, text, others)
        else:
            yield Fact(Topic.AGAINST, finding.message)
    if verdict.flags:
        yield Cautions(verdict.flags)


def _few(figures: tuple[str, ...]) -> tuple[str, ...]:
    more = len(figures) - _MOST_FIGURES
    if more <= 0:
        return figures
    *others, last = figures[:_MOST_FIGURES]
    return (*others, provenance.with_more(last, more))


def in_a_row(texts: tuple[str, ...], most: int = 3) -> str:
    """Return the first of some texts in one line, and how many more there are."""
    text, more = say("; ").join(texts[:most]), len(texts) - most
    return say("{told}; and {number} more", told=text, number=more) if more > 0 else text
