"""The figures of a report, each with the verdict of the claim that covers it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from factcheck.desk.hover import derived
from factcheck.desk.layout import Stretch, claims_of
from factcheck.desk.marks import Inlay, Severity, TextMark, severity_of, told_of
from factcheck.desk.pairing import Pairing
from factcheck.desk.session import Judged, Session
from factcheck.domain.audit import Audit
from factcheck.domain.diagnostic import InputError
from factcheck.domain.location import Location
from factcheck.domain.verdict import Verdict
from factcheck.draft import Coverage, Draft, coverage, draft
from factcheck.language import say
from factcheck.load import read_report
from factcheck.manuscript import Manuscript
from factcheck.manuscript.read import manuscript_from
from factcheck.manuscript.remarks import Remark
from factcheck.manuscript.source import ReportFile
from factcheck.render.notation.signs import visible
from factcheck.render.phrases import naming, provenance
from factcheck.render.phrases.reviewing import signed

_MOST_CELLS = 6  # of one claim
SUFFIXES = frozenset({".md", ".markdown", ".mkd", ".txt", ".text"})  # of reports that editors open


class JudgedReport(Struct, frozen=True, kw_only=True):
    """A report as it stands: its figures, and the audit of its claims."""

    text: str
    claims: str = ""  # the name of its claim file; empty where there is none
    judged: Judged | None = None
    coverage: Coverage | None = None

    def verdicts(self, claims: Sequence[str]) -> tuple[Verdict, ...]:
        """Return the verdicts of some claims."""
        if self.judged is None or self.judged.audit is None:
            return ()
        return tuple(verdict for verdict in self.judged.audit if verdict.id in claims)

    def verdicts_at(self, line: int, character: int) -> tuple[Verdict, ...]:
        """Return the verdicts on what stands at a place, both counted from 0."""
        lines = self.text.split("\n")
        at = sum(len(text) + 1 for text in lines[:line]) + character
        names = [claims for start, end, claims in covered(self.coverage) if start <= at <= end]
        return self.verdicts(names[0]) if names else ()


class ReportDesk:
    """Lays reports beside their claim files, as often as either changes.

    Parameters
    ----------
    session : Session
        What judges the claims.
    paths : sequence of Path
        Where claim files are.
    """

    def __init__(self, session: Session, paths: Sequence[Path]) -> None:
        self.session = session
        self.pairing = Pairing(paths)
        self.drafts: dict[str, tuple[str, Draft]] = {}  # by report: the text, and what was read
        self.covered: dict[str, tuple[object, Coverage]] = {}  # by report: of which text and quotes

    def judge(self, name: str, text: str, texts: Mapping[str, str]) -> JudgedReport:
        """Judge the figures of a report.

        Parameters
        ----------
        name, text : str
            The path of the report, and its text as it stands.
        texts : mapping
            Claim files that are open, by name, with their texts.
        """
        claims = self.pairing.claims_of(Path(name), texts)
        if not claims:
            return JudgedReport(text=text)
        written = texts.get(claims)
        judged = self.session.judge(claims, _text_of(claims) if written is None else written)
        if judged.audit is None:
            return JudgedReport(text=text, claims=claims, judged=judged)
        try:
            drafted = self._draft(name, text)
        except InputError:  # no text that could be read from a file
            return JudgedReport(text=text, claims=claims)
        quoted = [verdict.claim for verdict in judged.audit]
        made_of = (
            text,
            [
                (claim.id, claim.quote, claim.line, claim.page, claim.paragraph, claim.footnote)
                for claim in quoted
            ],
        )
        last = self.covered.get(name)
        if last is None or last[0] != made_of:
            self.covered[name] = last = made_of, coverage(text, quoted, drafted=drafted)
        return JudgedReport(text=text, claims=claims, judged=judged, coverage=last[1])

    def forget(self, name: str) -> None:
        """Forget a report that is no longer open."""
        self.drafts.pop(name, None)
        self.covered.pop(name, None)

    def _draft(self, name: str, text: str) -> Draft:
        last = self.drafts.get(name)
        if last is None or last[0] != text:
            self.drafts[name] = last = text, draft(_manuscript(name, text))
        return last[1]


def _manuscript(name: str, text: str) -> Manuscript:
    content = text.encode("utf-8", "surrogatepass")
    return manuscript_from(ReportFile(name=name, content=content))


def _text_of(name: str) -> str:
    try:
        return read_report(Path(name))
    except InputError:
        return ""


def covered(coverage: Coverage | None) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Give the figures, and quotes without one, by where they stand, each with its claims."""
    if coverage is not None:
        for figure in coverage.figures:
            yield figure.start, figure.end, figure.claims
        for quote in coverage.bare:
            yield *(quote.span or (0, 0)), (quote.id,)


def remarks_on(coverage: Coverage, audit: Audit) -> tuple[Remark, ...]:
    """Return a remark at each figure that something is the matter with, or that no claim covers."""
    verdicts = {verdict.id: verdict for verdict in audit}
    remarks = []
    for start, end, claims in covered(coverage):
        doubtful = [
            verdicts[name] for name in claims if severity_of(verdicts[name], audit) is not None
        ]
        if doubtful or not claims:
            lines = [line for verdict in doubtful for line in _lines(verdict, audit)]
            remarks.append(
                Remark(
                    start=start,
                    end=end,
                    text="\n".join(map(visible, lines)) or say("No claim covers this."),
                    is_error=any(
                        severity_of(verdict, audit) is Severity.ERROR for verdict in doubtful
                    ),
                )
            )
    return tuple(sorted(remarks, key=lambda remark: (remark.start, remark.end)))


def _lines(verdict: Verdict, audit: Audit) -> Iterator[str]:
    """Say what is the matter with a claim, who has looked at it, and the cells behind."""
    first, *others = told_of(verdict, audit).split("\n")
    yield f"{verdict.label.symbol} {verdict.id}: {first}"
    yield from others
    if verdict.claim.reviewed is not None:
        yield signed(verdict.claim.reviewed)
    for cell in provenance.cells(verdict.outcomes)[:_MOST_CELLS]:
        yield f"{naming.printed(cell.figure)} — {cell.at}"


def report_marks(report: JudgedReport) -> tuple[TextMark, ...]:
    """Return the marks of a report: what is the matter with its figures, and which none covers."""
    audit = None if report.judged is None else report.judged.audit
    if audit is None:
        return () if report.judged is None else (_unjudged(report),)
    return tuple(_marks(report, audit))


def _unjudged(report: JudgedReport) -> TextMark:
    message = say("{file} has faults, so that no figure is marked.", file=Path(report.claims).name)
    where = Stretch(line=0, start=0, stop=max(report.text.find("\n"), 1))
    return TextMark(where=where, severity=Severity.INFORMATION, code="fault", text=message)


def _marks(report: JudgedReport, audit: Audit) -> Iterator[TextMark]:
    for start, end, claims in covered(report.coverage):
        where = stretch(report.text, start, end)
        if not claims:
            told = say("No claim of {file} covers this.", file=Path(report.claims).name)
            yield TextMark(where=where, severity=Severity.HINT, code="uncovered", text=told)
        for verdict in report.verdicts(claims):
            severity = severity_of(verdict, audit)
            if severity is not None:
                yield TextMark(
                    where=where,
                    severity=severity,
                    code=str(verdict.label),
                    text=f"{verdict.id}: {told_of(verdict, audit)}",
                    claim=verdict.id,
                )


def drifted(report: JudgedReport, text: str) -> Iterator[TextMark]:
    """Give the marks of a claim file on the quotes that its report no longer holds."""
    names = () if report.coverage is None else report.coverage.drifted
    layouts = {layout.id: layout for layout in claims_of(text, report.claims)} if names else {}
    for name in names:
        if name in layouts and "quote" in layouts[name].values:
            yield TextMark(
                where=layouts[name].values["quote"],
                severity=Severity.WARNING,
                code="drifted",
                text=say("{claim}: its quote no longer stands in the text", claim=name),
                claim=name,
            )


def report_inlays(report: JudgedReport) -> tuple[Inlay, ...]:
    """Return the sign of its verdict behind each figure that a claim covers."""
    return tuple(
        Inlay(where=stretch(report.text, start, end), text=signs)
        for start, end, claims in covered(report.coverage)
        if (
            signs := "".join(
                dict.fromkeys(verdict.label.symbol for verdict in report.verdicts(claims))
            )
        )
    )


def report_hover(report: JudgedReport, line: int, character: int) -> str:
    """Return the derivations of the claims that cover the figure at a place."""
    judged = report.judged
    verdicts = report.verdicts_at(line, character)
    return "" if judged is None else "\n".join(derived(verdict, judged) for verdict in verdicts)


def report_definitions(report: JudgedReport, line: int, character: int) -> tuple[Location, ...]:
    """Return where the claims stand that cover the figure at a place."""
    return tuple(verdict.claim.at for verdict in report.verdicts_at(line, character))


def stretch(text: str, start: int, end: int) -> Stretch:
    r"""Return a run of a text as a stretch of the line that it begins on.

    >>> stretch("Sales\nrose 5 %\n", 11, 14)
    Stretch(line=1, start=5, stop=8)
    """
    first = text.rfind("\n", 0, start) + 1
    stop = text.find("\n", start, end)
    last = (end if stop < 0 else stop) - first
    return Stretch(line=text.count("\n", 0, start), start=start - first, stop=last)
