"""An audit for people at a terminal: the verdicts from the best to the worst, next to the prompt.

What needs no attention takes one line a claim; each fault takes a few. Every claim is counted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from enum import IntEnum

from rich.cells import cell_len

from factcheck.domain.audit import Audit
from factcheck.domain.catalogue import Catalogue
from factcheck.domain.claim import Document
from factcheck.domain.finding import Finding, Gravity
from factcheck.domain.verdict import Label, Verdict
from factcheck.language import counted, listed, say
from factcheck.render.account.audit import conflict, flags
from factcheck.render.account.blocks import Fact, Sentence
from factcheck.render.account.claim import brief, gist, standing
from factcheck.render.account.overview import HOLD, backlog
from factcheck.render.depth import IN_FULL
from factcheck.render.notation.columns import cut
from factcheck.render.notation.page import Line, Page, Style, rows_of, styled
from factcheck.render.notation.signs import visible
from factcheck.render.phrases import naming, provenance
from factcheck.render.phrases.citing import written
from factcheck.render.phrases.labels import Topic, heading
from factcheck.render.phrases.sentence import sentence
from factcheck.render.phrases.titles import dated
from factcheck.render.phrases.titles import place as place_of
from factcheck.render.terminal.blocks import lines
from factcheck.render.terminal.totals import STYLES, totals

_WIDE = 120  # columns from which on a line says what a verdict rests on
_REFUTED = (Label.NEAR_MISS, Label.IMPLAUSIBLE, Label.CONTRADICTED)


_FEW = 2  # conflicts told at once, unless more is asked for
_FEW_OPEN = 8  # claims without evidence that are shown one by one
_LONG_CHAIN = 8  # steps of arithmetic


class Detail(IntEnum):
    """How much is said."""

    QUIET = 0  # counts of what is well
    NORMAL = 1  # a line for what is well, a few lines for what is not
    LISTED = 2  # and a line for what waits for evidence
    VERBOSE = 3  # a few lines for every claim


_BRIEF = (Detail.NORMAL, Detail.LISTED)  # a line for what is well


def render(
    audit: Audit,
    page: Page | None = None,
    detail: Detail = Detail.NORMAL,
    *,
    of: int | None = None,
    again: str | None = "",
) -> str:
    """Lay an audit out for a terminal.

    Parameters
    ----------
    audit : Audit
        The claims to show; a selection, perhaps.
    page : Page
        How wide it is, and whether it takes colour.
    detail : Detail
        How much is said.
    of : int or None
        How many claims there were before the selection.
    again : str or None
        Arguments that make another command read the same files.
    """
    report = _AuditReport(audit, page or Page(), detail, again)
    return report.page.written(report.lines(of))


class _AuditReport:
    """The parts of the report, in order."""

    def __init__(self, audit: Audit, page: Page, detail: Detail, again: str | None) -> None:
        self.audit = audit
        self.page = page
        self.detail = detail
        self.again = again
        self.catalogue: Catalogue = audit.reference.catalogue
        self.refuted = frozenset(each.id for each in audit if each.label in _REFUTED)

    def lines(self, of: int | None) -> Iterator[Line]:
        """Return the whole report."""
        if self.detail > Detail.QUIET:
            for document in self.audit.documents:
                yield from self.document(document)
        for label in Label:
            verdicts = [each for each in self.audit if each.label is label]
            if label is Label.NOT_CHECKABLE and self.detail in _BRIEF:
                yield from self.legend([each for each in self.audit if each.label in HOLD])
            if label is IN_FULL[0]:
                yield from self.findings()
            if verdicts:
                yield from self.group(label, verdicts)
        yield from totals(self.audit, self.page, of=of, again=self.again)

    def document(self, document: Document) -> Iterator[Line]:
        """Say which document, whose, and of when."""
        page, title = self.page, visible(str(document))
        yield styled(cut(title, page.columns), Style.BOLD)
        about = [visible(document.issuer), dated(document), visible(document.file)]
        line = " · ".join(part for part in about if part)
        yield styled(cut(line, page.columns), Style.FAINT)

    def group(self, label: Label, verdicts: list[Verdict]) -> Iterator[Line]:
        """Show all claims of one label."""
        in_full = label in IN_FULL or self.detail is Detail.VERBOSE
        if self.detail is Detail.QUIET and label not in IN_FULL:
            return
        yield ""
        yield self.heading(label, len(verdicts))
        if label is Label.NOT_CHECKABLE and self.detail in _BRIEF:
            yield from self.page.paragraph(_natures(verdicts), indent=2)
        elif in_full:
            for verdict in verdicts:
                yield ""
                yield from self.block(verdict)
        elif (
            label is Label.UNVERIFIABLE
            and self.detail < Detail.LISTED
            and len(verdicts) > _FEW_OPEN
        ):
            yield from self.folded(verdicts)
        else:
            yield from self.rows(verdicts)
            if label is Label.UNVERIFIABLE:
                yield from self.legend(verdicts)

    def folded(self, verdicts: list[Verdict]) -> Iterator[Line]:
        """Gather open claims by what would settle them; those to review are shown one by one."""
        page = self.page
        for group in backlog(verdicts, Label.UNVERIFIABLE):
            text = f"{len(group.verdicts):>4}  {group.reason.in_full()}"
            yield from page.paragraph(text, indent=0, hanging=6)
        doubted = [verdict for verdict in verdicts if verdict.is_in_doubt]
        if doubted:
            yield from self.rows(doubted)
        text = say("--open lists them; factcheck wanted says which figures would settle most.")
        yield from page.paragraph(text, Style.FAINT, indent=2, hanging=2)

    def heading(self, label: Label, number: int) -> Line:
        """Set the name of a label, how many there are, and what it means."""
        start = f"{label.symbol} {heading(label).upper()}  {number}"
        meaning = f"   {say(label.meaning)}"
        line = styled(start, Style.BOLD, STYLES[label])
        fits = cell_len(start + meaning) <= self.page.columns
        return line + styled(meaning, Style.FAINT) if fits else line

    def rows(self, verdicts: list[Verdict]) -> Iterator[Line]:
        """Show claims on one line each: id, what was found, and as much of the quote as fits."""
        columns = self.page.columns
        names = [cut(verdict.id, max(16, columns * 2 // 5)) for verdict in verdicts]
        gists = [
            gist(verdict, self.catalogue) + ("*" if verdict.flags else "") for verdict in verdicts
        ]
        results = [cut(each, max(20, columns // 3)) for each in gists]
        room = columns - max(map(cell_len, names)) - max(map(cell_len, results)) - 6
        said = [visible(verdict.claim.quote) or verdict.claim.words() for verdict in verdicts]
        quotes = [cut(each, room if columns < _WIDE else room // 2) for each in said]
        fields = [names, results, quotes]
        if columns >= _WIDE:
            left = room - max(map(cell_len, quotes)) - 2
            fields.append([cut(self.basis(verdict), left) for verdict in verdicts])
        yield from rows_of(zip(*fields, strict=True), indent=2, faint_from=2)

    def basis(self, verdict: Verdict) -> str:
        """Say in a few words what a verdict rests on, or what it would rest on."""
        if verdict.wanted:
            return naming.wanted(verdict, self.catalogue)[0]
        cells = provenance.cells(verdict.outcomes)
        return visible(cells[0].source.title or cells[0].source.id) if cells else ""

    def legend(self, verdicts: list[Verdict]) -> Iterator[Line]:
        """Explain the flags of claims that are shown on one line."""
        for flag, number in flags(verdicts).items():
            text = f"* {flag.in_full(f'{flag.in_words} ({number})')}"
            yield from self.page.paragraph(text, Style.FAINT, indent=2, hanging=2)

    def block(self, verdict: Verdict) -> Iterator[Line]:
        """Show one claim in full: what it says, what was found, and what to do."""
        page, claim = self.page, verdict.claim
        place = place_of(claim.at)
        known = " · " + say("known") if self.audit.is_known(verdict) else ""
        strength = standing(verdict)
        bare = f"  {verdict.label.symbol} {claim.id}{known}"
        head = f"{bare} · {strength}" if strength else bare
        if cell_len(head) > page.columns:
            head = bare  # what goes with it takes lines of its own below
        line = styled(head, Style.BOLD, STYLES[verdict.label])
        gap = page.columns - cell_len(head) - cell_len(place)
        yield line + " " * gap + styled(place, Style.FAINT) if gap >= 2 else line
        if strength and head == bare:
            yield from page.paragraph(strength, Style.BOLD, indent=4)
        told = sentence(verdict, self.catalogue) if verdict.label in IN_FULL else ""
        if told:
            yield from page.paragraph(told, Style.BOLD, indent=4)
        quote = (Fact(Topic.QUOTE, claim.quote),) if claim.quote else ()
        yield from lines((*quote, *brief(verdict, self.catalogue)), page)

    def findings(self) -> Iterator[Line]:
        """Show the sets of claims that cannot all hold."""
        among = [each for each in self.audit.findings if len(each.claims) > 1]
        if self.detail is Detail.QUIET:
            among = [each for each in among if each.gravity is not Gravity.READING_IN_DOUBT]
        open_ones = (
            among
            if self.detail is Detail.VERBOSE
            else [each for each in among if self.is_new(each)]
        )
        if not among or (self.detail is Detail.QUIET and not open_ones):
            return
        yield ""
        title = say("Claim against claim")
        title = f"⇄ {title.upper()}  {len(among)}"
        yield styled(title, Style.BOLD, Style.MAGENTA)
        chosen = open_ones if self.detail is Detail.VERBOSE else open_ones[:_FEW]
        for finding in chosen:
            yield ""
            yield from self.finding(finding)
        if len(chosen) < len(open_ones):
            more = len(open_ones) - len(chosen)
            text = say("{more} more: factcheck reconcile shows them all.", more=more)
            yield from self.page.paragraph(text, indent=2)
        hidden = len(among) - len(open_ones)
        if hidden:
            text = counted(
                "{number} involves a claim that the evidence already refutes; --verbose shows it.",
                "{number} involve claims that the evidence already refutes; --verbose shows them.",
                hidden,
            )
            yield from self.page.paragraph(text, indent=2)

    def is_new(self, finding: Finding) -> bool:
        """Whether a conflict tells more than that a claim is contradicted, as is said below."""
        return not self.refuted.intersection(finding.claims)

    def finding(self, finding: Finding) -> Iterator[Line]:
        """Show one such set, and its arithmetic."""
        page, at_odds = self.page, conflict(finding, self.audit)
        yield from page.paragraph(written(at_odds.title), Style.BOLD, indent=2, hanging=2)
        steps = at_odds.steps
        if self.detail is not Detail.VERBOSE and len(steps) > _LONG_CHAIN:
            between = counted(
                "… {number} step between; factcheck reconcile shows it",
                "… {number} steps between; factcheck reconcile shows them",
                len(steps) - _LONG_CHAIN,
            )
            steps = (*steps[: _LONG_CHAIN // 2], between, *steps[-_LONG_CHAIN // 2 :])
        told = (*steps, *at_odds.repairs[:1], at_odds.gravity)
        yield from lines((Sentence(written(text)) for text in told), page)


def _natures(verdicts: Iterable[Verdict]) -> str:
    """Count why claims cannot be checked."""
    count = Counter(verdict.reason for verdict in verdicts)
    return listed(
        say("without a figure {number}", number=number)
        if reason is None
        else say("{code} {number}", number=number, code=reason.in_words)
        for reason, number in count.most_common()
    )
