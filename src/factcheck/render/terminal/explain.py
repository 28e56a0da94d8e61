"""One verdict derived in full, to be redone by hand: cells, conversions, intervals, comparison."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from factcheck.domain.audit import Audit
from factcheck.domain.catalogue import Catalogue
from factcheck.domain.expression import Expression, Rank
from factcheck.domain.outcome import Fit, Outcome
from factcheck.domain.verdict import Label, Verdict
from factcheck.judge import label_of
from factcheck.language import later, say
from factcheck.render.notation.columns import Page, Style, cut
from factcheck.render.phrases import break_even, context, diagnosis, naming, provenance, words
from factcheck.render.phrases.labels import FLAGS, MEANINGS, REASONS, heading, topic_label
from factcheck.render.phrases.titles import conflict, dated
from factcheck.render.phrases.yardstick import Yardstick, of_outcome
from factcheck.render.terminal.exhibits import Exhibits, table
from factcheck.render.terminal.totals import STYLES
from factcheck.wording.expression_words import worded

_FITS = {
    Fit.INSIDE: later("all that the evidence allows is claimed"),
    Fit.OVERLAPPING: later("part of what the evidence allows is claimed"),
    Fit.OUTSIDE: later("nothing that the evidence allows is claimed"),
    Fit.OPEN: later("evidence is missing, and what there is does not settle it"),
}


def render(audit: Audit, verdict: Verdict, page: Page | None = None) -> str:
    """Lay out the derivation of one verdict for a terminal."""
    derivation = _Derivation(audit, verdict, page or Page())
    return "\n".join([*derivation.lines(), ""])


class _Derivation:
    """The parts of the derivation, in order."""

    def __init__(self, audit: Audit, verdict: Verdict, page: Page) -> None:
        self.audit = audit
        self.verdict = verdict
        self.page = page
        self.exhibits = Exhibits(audit, verdict.claim, page)
        self.catalogue: Catalogue = audit.reference.catalogue

    def lines(self) -> Iterator[str]:
        """Give the whole derivation."""
        yield from self.statement()
        for number, outcome in enumerate(self.verdict.outcomes, start=1):
            of = len(self.verdict.outcomes)
            title = say("Arithmetic")
            if of > 1:
                title = say("Part {number} of {of}", number=number, of=of)
            if outcome.relation.role:
                title = say("{name}: {meaning}", name=title, meaning=outcome.relation.role)
            yield from self.section(title, self.outcome(outcome))
        yield from self.section(
            say("By set of evidence, of which the first decides"), self.rivals()
        )
        yield from self.section(say("What would change it"), self.break_evens())
        yield from self.section(say("What may be the matter"), self.diagnosis())
        yield from self.section(say("Under other base years"), self.base_years())
        yield from self.section(say("What would settle it"), self.settling())
        yield from self.section(say("Flags and notes"), self.cautions())
        yield from self.section(say("Claim against claim"), self.findings())

    def section(self, title: str, lines: Iterable[str]) -> Iterator[str]:
        """Set lines under a title; nothing where there are none."""
        body = list(lines)
        if body:
            yield ""
            yield self.page.styled(title, Style.BOLD)
            yield from body

    def field(self, label: str, text: str) -> Iterator[str]:
        """Set a label and a text."""
        yield from self.page.field(label, text, indent=2, stop=13)

    def statement(self) -> Iterator[str]:
        """Say the claim, where it stands, and its verdict."""
        verdict, claim = self.verdict, self.verdict.claim
        name, meaning = heading(verdict.label), say(MEANINGS[verdict.label])
        head = say("{name}: {meaning}", name=f"{verdict.label.symbol} {name}", meaning=meaning)
        yield self.page.styled(cut(claim.id, self.page.columns), Style.BOLD)
        for line in self.page.paragraph(head):
            yield self.page.styled(line, Style.BOLD, STYLES[verdict.label])
        strength = words.strength(verdict)
        if strength:
            yield from self.page.paragraph(strength)
        yield ""
        if claim.quote:
            yield from self.field(say("quote"), claim.quote)
        place = f"{claim.at.file}:{claim.at.line}"
        if claim.line is not None:
            place = say("{place}, line {line} of the document", place=place, line=claim.line)
        yield from self.field(say("place"), place)
        yield from self.field(say("document"), _described(verdict))
        yield from self.field(
            say("says"), say("{words} (kind: {kind})", words=claim.words(), kind=claim.kind)
        )
        if claim.note:
            yield from self.field(say("note"), claim.note)
        if verdict.reason is not None:
            why = REASONS[verdict.reason].in_full(verdict.reason)
            yield from self.field(say("why"), why)
        if words.direction(verdict):
            yield from self.field(say("direction"), words.direction(verdict))

    def outcome(self, outcome: Outcome) -> Iterator[str]:
        """Show the arithmetic of one relation: formula, cells, found, claimed, comparison."""
        yardstick = of_outcome(outcome, self.catalogue)
        yield from self.field(say("measured"), self.formula(outcome.relation.expression))
        yield from self.field(say("edition"), provenance.edition(outcome.evidence))
        yield from self.exhibits.of(outcome)
        for missing in outcome.evidence.missing:
            name = naming.quantity(missing, self.catalogue)
            yield from self.field(say("missing"), name)
        yield from self.exhibits.courses(outcome)
        redone = provenance.redone(outcome)
        if redone:
            yield from self.field(say("redo"), redone)
        yield from self.field(say("found"), _both(outcome, self.catalogue, yardstick))
        claimed = words.claimed(outcome, self.verdict.claim)
        figure = outcome.relation.figure
        if figure is not None and claimed == naming.printed(figure):
            amount = yardstick.exactly(outcome.claimed)
            claimed = say("{name}: {meaning}", name=claimed, meaning=amount)
        yield from self.field(say("claimed"), claimed)
        fit = say("{code}: {meaning}", code=outcome.fit, meaning=say(_FITS[outcome.fit]))
        yield from self.field(say("compared"), fit)
        gap = words.off_by(outcome, self.catalogue)
        if gap:
            yield from self.field(say("off by"), gap)
        slip = words.slip(outcome)
        if slip:
            yield from self.field(say("slip"), slip)
        if outcome.fit is Fit.OVERLAPPING and not slip:
            yield from self.field(say("digits"), words.confirmed(outcome))

    def formula(self, expression: Expression) -> str:
        """Write an expression with the names of what it measures."""
        if isinstance(expression, Rank) and len(expression.peers) > 5:
            return worded(expression)
        return naming.formula(expression, self.catalogue, area=naming.area(self.verdict.claim))

    def rivals(self) -> Iterator[str]:
        """Show what each edition and price basis says, as a table: the one that decides first."""
        verdict = self.verdict
        if not verdict.rivals:
            return
        rows = map(self.row, (*verdict.outcomes, *verdict.rivals))
        yield from table(dict.fromkeys(rows), self.page)

    def row(self, outcome: Outcome) -> tuple[str, str, str]:
        """Give a set of evidence, what it gives, and the verdict by it alone."""
        label = label_of(outcome)
        return (
            words.with_role(outcome, provenance.edition(outcome.evidence)),
            words.found(outcome, self.catalogue),
            f"{label.symbol} {heading(label).lower()}",
        )

    def break_evens(self) -> Iterator[str]:
        """Show for which values of one input the claim would hold."""
        for outcome in self.verdict.outcomes:
            for each in outcome.break_evens:
                text = break_even.words_of(each, self.verdict, self.catalogue)
                if outcome.fit is Fit.OUTSIDE:
                    told = say("It holds only with {condition}.", condition=text)
                else:
                    told = say("It holds with {condition}.", condition=text)
                yield from self.page.paragraph(told, indent=2, hanging=2)

    def diagnosis(self) -> Iterator[str]:
        """Say how the figure may have come about, and on what ground it stands."""
        for topic, text in diagnosis.facts(self.verdict, self.catalogue):
            yield from self.field(topic_label(topic), text)
        for slip in self.verdict.diagnosis.slips if self.verdict.diagnosis else ():
            chance = diagnosis.chance_words(slip)
            text = say("{name}: {meaning}", name=slip.words, meaning=chance)
            yield from self.field(say("chance"), text)

    def base_years(self) -> Iterator[str]:
        """Show what the claim would come to from other base years, and how it compares."""
        found = None if self.verdict.diagnosis is None else self.verdict.diagnosis.robustness
        if found is None or found.years < 2 or not found.neighbours:
            return
        yield from table(context.base_year_rows(found, self.verdict, self.catalogue), self.page)
        for text in context.steadiness_words(found):
            yield from self.page.paragraph(text, indent=2, hanging=2)

    def settling(self) -> Iterator[str]:
        """Name the figures that would settle it, and what other claims imply for them."""
        for want in naming.wanted(self.verdict, self.catalogue):
            yield from self.page.paragraph(want, indent=2, hanging=2)
        for implied in self.verdict.implied:
            yield from self.page.paragraph(
                naming.implied(implied, self.catalogue, self.verdict.claim),
                indent=2,
                hanging=2,
            )
        if self.verdict.label is Label.NOT_CHECKABLE and self.verdict.reason is not None:
            yield from self.page.paragraph(say(REASONS[self.verdict.reason].remedy), indent=2)

    def cautions(self) -> Iterator[str]:
        """Show flags with their remedies, and notes."""
        for flag in self.verdict.flags:
            yield from self.page.paragraph(FLAGS[flag].in_full(flag), indent=2, hanging=2)
        for note in self.verdict.notes:
            text = say("Note: {note}", note=note)
            yield from self.page.paragraph(text, indent=2, hanging=2)

    def findings(self) -> Iterator[str]:
        """Show the conflicts it takes part in, as arithmetic."""
        for finding in self.verdict.findings:
            yield from self.page.paragraph(conflict(finding), indent=2)
            for step in finding.chain:
                yield from self.page.paragraph(step, indent=4, hanging=2)
            for repair in finding.repairs:
                text = say("repair: {repair}", repair=words.repair(repair, self.audit))
                yield from self.page.paragraph(text, indent=4, hanging=2)


def _both(outcome: Outcome, catalogue: Catalogue, yardstick: Yardstick) -> str:
    """Give what was found in short, and in full."""
    short, full = words.found(outcome, catalogue), yardstick.exactly(outcome.found)
    is_rank = isinstance(outcome.relation.expression, Rank)
    if short == full or is_rank:
        return short
    return say("{name}: {meaning}", name=short, meaning=full)


def _described(verdict: Verdict) -> str:
    document = verdict.claim.document
    text = str(document)
    for more in filter(None, (document.issuer, dated(document))):
        text = say("{text}, {more}", text=text, more=more)
    return text
