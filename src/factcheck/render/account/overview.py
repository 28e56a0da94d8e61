"""What an audit comes to: the lead, what is settled, what follows, what stays open."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from factcheck.domain.audit import Audit
from factcheck.domain.catalogue import Catalogue
from factcheck.domain.claim import Document
from factcheck.domain.expression import leaves
from factcheck.domain.finding import Implied
from factcheck.domain.flag import Flag
from factcheck.domain.interval import Interval
from factcheck.domain.quantity import Quantity
from factcheck.domain.rational import Fraction
from factcheck.domain.reason import Reason
from factcheck.domain.verdict import Label, Verdict
from factcheck.language import closed, counted, listed, say
from factcheck.render.account.audit import WORST
from factcheck.render.account.claim import gist
from factcheck.render.notation import SLOT
from factcheck.render.phrases import naming, words
from factcheck.render.phrases.yardstick import of_implied

HOLD = (Label.SUPPORTED, Label.COMPATIBLE)


class Settled(Struct, frozen=True, kw_only=True):
    """A claim that published figures bear out, as a row."""

    verdict: Verdict
    claimed: str
    found: str
    grade: str  # of the weakest evidence it rests on


class Backlog(Struct, frozen=True, kw_only=True):
    """Claims that are open for one reason, and what would settle them."""

    reason: Reason
    verdicts: tuple[Verdict, ...]


class Consequence(Struct, frozen=True, kw_only=True):
    """What claims imply together for a figure nobody published; they stand in the slot."""

    text: str
    claims: tuple[str, ...]
    is_telling: bool  # two ends, not far apart


def lead(verdicts: Sequence[Verdict]) -> str:
    """Say in a sentence or two what was found."""
    count = Counter(verdict.label for verdict in verdicts)
    hold, fail = sum(count[each] for each in HOLD), count[Label.CONTRADICTED]
    doubt = sum(count[each] for each in WORST) - fail
    outcomes = []
    if hold:
        outcomes.append(counted("{number} agrees with them", "{number} agree with them", hold))
    if fail:
        outcomes.append(counted("{number} is contradicted", "{number} are contradicted", fail))
    if doubt:
        outcomes.append(counted("{number} is in doubt", "{number} are in doubt", doubt))
    measurable = len(verdicts) - count[Label.NOT_CHECKABLE]
    if not measurable:
        return say("Nothing that is said can be measured.")
    first = counted(
        "Published figures do not settle the {number} statement that can be measured.",
        "Published figures settle none of {number} statements that can be measured.",
        measurable,
    )
    if outcomes:
        first = say(
            "Published figures settle {settled} of {all} statements that can be measured: {found}.",
            settled=hold + fail + doubt,
            all=measurable,
            found=_joined(outcomes),
        )
    return closed(" ".join((first, *_besides(verdicts, count))))


def _besides(verdicts: Sequence[Verdict], count: Counter[Label]) -> Iterator[str]:
    """Say how far the evidence is the issuer's own, what waits for any, and what is no figure."""
    own = sum(
        Flag.NOT_INDEPENDENT in verdict.flags for verdict in verdicts if verdict.label in HOLD
    )
    if own:
        yield counted(
            "{number} of those that agree rests on figures of the issuer alone.",
            "{number} of those that agree rest on figures of the issuer alone.",
            own,
        )
    alone = sum(verdict.reason is Reason.ISSUER_ALONE for verdict in verdicts)
    if alone:
        yield counted(
            "{number} is counted by the issuer alone.",
            "{number} are counted by the issuer alone.",
            alone,
        )
    wanting = count[Label.UNVERIFIABLE] - alone
    wanting -= sum(verdict.is_in_doubt for verdict in verdicts)
    if wanting:
        yield counted("{number} waits for evidence.", "{number} wait for evidence.", wanting)
    if count[Label.NOT_CHECKABLE]:
        yield counted(
            "{number} more says nothing that can be measured.",
            "{number} more say nothing that can be measured.",
            count[Label.NOT_CHECKABLE],
        )


def _joined(parts: list[str]) -> str:
    if len(parts) < 2:
        return "".join(parts)
    return say("{others} and {last}", others=listed(parts[:-1]), last=parts[-1])


def settled(verdicts: Iterable[Verdict], catalogue: Catalogue) -> tuple[Settled, ...]:
    """Return the claims that published figures bear out, in the order of the document."""
    return tuple(
        Settled(
            verdict=verdict,
            claimed=_claimed(verdict),
            found=gist(verdict, catalogue),
            grade="" if verdict.grade is None else verdict.grade.words,
        )
        for verdict in verdicts
        if verdict.label in HOLD
    )


def _claimed(verdict: Verdict) -> str:
    """Return the figure that a claim states, or the claim in words where it states none."""
    first = verdict.outcomes[:1]
    if first and first[0].relation.figure is not None:
        return words.claimed(first[0], verdict.claim)
    return verdict.claim.words()


def backlog(verdicts: Iterable[Verdict], label: Label) -> tuple[Backlog, ...]:
    """Return the claims of a label by the reason that keeps them open, most claims first."""
    groups: dict[Reason, list[Verdict]] = {}
    for verdict in verdicts:
        if verdict.label is label and verdict.reason is not None:
            groups.setdefault(verdict.reason, []).append(verdict)
    ordered = sorted(groups.items(), key=lambda group: -len(group[1]))
    return tuple(Backlog(reason=reason, verdicts=tuple(among)) for reason, among in ordered)


def consequences(audit: Audit, document: Document) -> tuple[Consequence, ...]:
    """Return what claims of a document imply together, in the units that it uses itself."""
    verdicts = {verdict.id: verdict for verdict in audit.of(document)}
    return tuple(
        Consequence(
            text=_consequence(bound, audit, verdicts),
            claims=bound.claims,
            is_telling=_is_telling(bound.interval),
        )
        for bound in audit.implied
        if len(bound.claims) > 1 and verdicts.keys() & set(bound.claims)
    )


def _is_telling(interval: Interval) -> bool:
    """Whether an interval has two ends of one sign, the larger at most half as large again."""
    low, high = interval.low, interval.high
    if isinstance(low, float) or isinstance(high, float) or low <= 0:
        return False
    return high <= low * Fraction(3, 2)


def _consequence(bound: Implied, audit: Audit, verdicts: Mapping[str, Verdict]) -> str:
    catalogue = audit.reference.catalogue
    claims = [verdicts[claim].claim for claim in bound.claims if claim in verdicts]
    measured = {leaf.indicator for leaf in leaves(bound.quantity) if isinstance(leaf, Quantity)}
    figures = [
        claim.figure
        for claim in claims
        if getattr(getattr(claim.statement, "of", None), "id", "") in measured
    ]
    language = claims[0].document.language if claims else "en"
    yardstick = of_implied(bound, catalogue, figures, language)
    text = say(
        "{name}: {amount}, if {claims} hold",
        name=naming.of_implication(bound, catalogue),
        amount=yardstick.implied(bound.interval),
        claims=SLOT,
    )
    return closed(text[:1].upper() + text[1:])
