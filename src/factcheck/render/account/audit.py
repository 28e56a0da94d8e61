"""What is said of all claims of an audit together: the worst, conflicts, flags, sources."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from factcheck.domain.audit import Audit
from factcheck.domain.catalogue import Catalogue, Source
from factcheck.domain.finding import Finding
from factcheck.domain.flag import Flag
from factcheck.domain.verdict import Label, Verdict
from factcheck.language import closed, counted, say
from factcheck.render.account.claim import objections, standing
from factcheck.render.phrases import diagnosed, provenance, words
from factcheck.render.phrases.citing import in_words, marked
from factcheck.render.phrases.conflicts import at_odds, gravity, repair
from factcheck.render.phrases.labels import Topic, topic_label
from factcheck.render.phrases.titles import dates

_MOST_PARTS = 3
_TELLING = (Topic.PERHAPS, Topic.COMPARE, Topic.BASE_RATE)  # beside what was found
WORST = (Label.CONTRADICTED, Label.IMPLAUSIBLE, Label.NEAR_MISS, Label.CONFLICTING)


class Concern(Struct, frozen=True, kw_only=True):
    """A claim that needs attention: what it says, what was found, how far off it is."""

    verdict: Verdict
    claimed: str
    found: str
    off_by: str
    but: tuple[str, ...] = ()  # what other evidence says, where sources disagree


class Conflict(Struct, frozen=True, kw_only=True):
    """Claims that cannot all hold: the arithmetic, what would mend it, and how sure it is."""

    title: str  # like what follows, with the claims marked that it speaks of
    claims: tuple[str, ...]
    steps: tuple[str, ...]
    repairs: tuple[str, ...]
    gravity: str

    @property
    def lines(self) -> tuple[str, ...]:
        """All that is said below its title."""
        return (*self.steps, *self.repairs, self.gravity)


def concerns(verdicts: Iterable[Verdict], catalogue: Catalogue) -> tuple[Concern, ...]:
    """Return the claims that need attention, the worst first."""
    chosen = [verdict for verdict in verdicts if verdict.label in WORST]
    return tuple(
        concern(verdict, catalogue)
        for verdict in sorted(chosen, key=lambda verdict: WORST.index(verdict.label))
    )


def concern(verdict: Verdict, catalogue: Catalogue) -> Concern:
    """Return what a claim says and what was found, each in one line."""
    claim, deciding = verdict.claim, words.deciding(verdict)
    claimed, gap = claim.words(), ""
    found = words.all_hold(verdict) if len(deciding) > _MOST_PARTS else ""
    if len(deciding) == 1:
        (only,) = deciding
        if only.relation.figure is not None:
            claimed = words.with_role(only, words.claimed(only, claim))
        found = words.found_of_part(only, catalogue)
        gap = words.off_by(only, catalogue)
    elif not found:
        parts = tuple(words.with_role(each, words.found(each, catalogue)) for each in deciding)
        found = provenance.with_more(say("; ").join(parts[:_MOST_PARTS]), len(parts) - _MOST_PARTS)
    return Concern(
        verdict=verdict,
        claimed=claimed,
        found=found,
        off_by=gap,
        but=objections(verdict, catalogue) if verdict.label is Label.CONFLICTING else (),
    )


def about_concern(concern: Concern, catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """Tell, each fact under its label, what was found, why that matters and how sure it is."""
    facts = (
        (Topic.CLAIMED, concern.claimed),
        (Topic.FOUND, concern.found),
        (Topic.OFF_BY, concern.off_by),
        *((Topic.BUT, text) for text in concern.but),
        *(fact for fact in diagnosed.facts(concern.verdict, catalogue) if fact[0] in _TELLING),
    )
    yield from ((topic_label(topic), text) for topic, text in facts if text)
    yield say("strength"), standing(concern.verdict)


def conflict(finding: Finding, audit: Audit) -> Conflict:
    """Return a set of claims that cannot all hold, in words."""
    catalogue = audit.reference.catalogue
    mended = (repair(mend, audit) for mend in finding.repairs)
    return Conflict(
        title=at_odds(finding),
        claims=finding.claims,
        steps=tuple(
            closed(in_words(marked(step, finding.claims), catalogue)) for step in finding.chain
        ),
        repairs=tuple(say("Would mend it: {repair}", repair=repair) for repair in mended),
        gravity=gravity(finding),
    )


def conflicts(audit: Audit, among: Iterable[Verdict]) -> tuple[Conflict, ...]:
    """Return the conflicts that some of the claims take part in."""
    ids = {verdict.id for verdict in among}
    return tuple(
        conflict(finding, audit) for finding in audit.findings if ids.intersection(finding.claims)
    )


def flags(verdicts: Iterable[Verdict]) -> Mapping[Flag, int]:
    """Return the flags that are used, and of how many claims."""
    count = Counter(flag for verdict in verdicts for flag in verdict.flags)
    return {flag: count[flag] for flag in Flag if flag in count}


def sources(verdicts: Iterable[Verdict]) -> tuple[Source, ...]:
    """Return every source that decides a verdict, by id."""
    used = {
        cell.source.id: cell.source
        for verdict in verdicts
        for cell in provenance.cells(words.deciding(verdict))
    }
    return tuple(used[name] for name in sorted(used))


def about(source: Source) -> Iterator[str]:
    """Say who publishes a source and who carries it, how good it is, of when, and its licence."""
    carried = say("carried by {carrier}", carrier=source.carrier) if source.carrier else ""
    parts = (str(source.publisher), carried, source.grade.words, *dates(source), source.licence)
    yield from filter(None, parts)


def inconsistent_words(audit: Audit) -> str:
    """Say how many claims cannot hold together with others, whatever the rounding rule."""
    return counted(
        "{number} cannot hold together with others",
        "{number} cannot hold together with others",
        len(audit.inconsistent()),
    )
