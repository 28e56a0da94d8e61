"""The network of claims for the terminal: what cannot hold together, then what follows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from factcheck.domain.audit import Audit
from factcheck.domain.claim import Document
from factcheck.domain.expression import leaves
from factcheck.domain.finding import Finding, Gravity, Implied
from factcheck.domain.quantity import Quantity
from factcheck.domain.verdict import Label, Verdict
from factcheck.language import counted, listed, say
from factcheck.render.account.audit import conflict
from factcheck.render.notation.page import Line, Page, Style, styled
from factcheck.render.phrases import naming
from factcheck.render.phrases.citing import written
from factcheck.render.phrases.yardstick import of_implied

_REFUTED = frozenset({Label.CONTRADICTED, Label.NEAR_MISS, Label.IMPLAUSIBLE})


def render(audit: Audit, page: Page | None = None, *, bounds: bool = True) -> str:
    """Return what the claims of each document say of each other.

    Parameters
    ----------
    audit : Audit
    page : Page, optional
    bounds : bool
        Whether to list what is implied for figures nobody published.
    """
    report = _NetworkReport(audit, page or Page(), bounds=bounds)
    return report.page.written(
        line for document in audit.documents for line in report.document(document)
    )


class _NetworkReport:
    def __init__(self, audit: Audit, page: Page, *, bounds: bool) -> None:
        self.audit, self.page, self.bounds = audit, page, bounds

    def document(self, document: Document) -> Iterator[Line]:
        ids = {verdict.id for verdict in self.audit.of(document)}
        findings = [each for each in self.audit.findings if ids.intersection(each.claims)]
        implied = [each for each in self.audit.implied if ids.intersection(each.claims)]
        yield styled(str(document), Style.BOLD)
        yield ""
        for number, finding in enumerate(findings, start=1):
            yield from self.conflict(number, finding)
        yield from self.page.paragraph(self.summary(ids, findings), hanging=2)
        yield from self.loose_ends(ids)
        if self.bounds and implied:
            yield ""
            yield styled(say("What follows for figures nobody published"), Style.BOLD)
            for implication in implied:
                yield from self.follows(implication)
        yield ""

    def conflict(self, number: int, finding: Finding) -> Iterator[Line]:
        head = say("{claims} cannot all hold", claims=listed(finding.claims))
        if len(finding.claims) == 1:
            head = say("{claim} cannot hold with the evidence", claim=finding.claims[0])
        if finding.gravity is Gravity.READING_IN_DOUBT:
            head = finding.message
        yield from self.page.paragraph(f"{number}. {head}", hanging=3)
        at_odds = conflict(finding, self.audit)
        for text in at_odds.lines:
            yield from self.page.paragraph(written(text), indent=3, hanging=2)
        refuted = [claim for claim in finding.claims if self.audit[claim].label in _REFUTED]
        if refuted and len(finding.claims) > 1:
            told = say(
                "It is explained by {claims}, which the evidence does not bear out.",
                claims=listed(refuted),
            )
            yield from self.page.paragraph(told, indent=3, hanging=2)
        yield ""

    def summary(self, ids: set[str], findings: list[Finding]) -> str:
        if not findings:
            return counted(
                "No conflict: there is {number} claim.",
                "No conflict among {number} claims.",
                len(ids),
            )
        count = counted("{number} conflict", "{number} conflicts", len(findings))
        uses = Counter(claim for finding in findings for claim in finding.claims)
        most, times = min(uses.items(), key=lambda item: (-item[1], item[0]))
        text = say(
            "{conflicts}. Without {claim}, {number} of them would be gone.",
            conflicts=count,
            claim=most,
            number=times,
        )
        mended = [
            say(" or ").join(
                listed(correction)
                for correction in self.audit.corrections
                if part.issuperset(correction)
            )
            for part in _connected(findings)
        ]
        if not any(mended):
            return text
        fewest = say("; and ").join(filter(None, mended))
        return say("{text} The fewest to give up: {claims}.", text=text, claims=fewest)

    def loose_ends(self, ids: set[str]) -> Iterator[Line]:
        for claims in self.audit.undecided:
            if ids.intersection(claims):
                text = say("Undecided within the budget: {claims}.", claims=listed(claims))
                yield from self.page.paragraph(text, hanging=2)
        left_out = [each for each in self.audit.left_out if each in ids]
        if left_out:
            text = say(
                "Not set against others (places among peers): {claims}.", claims=listed(left_out)
            )
            yield from self.page.paragraph(text, hanging=2)

    def follows(self, implied: Implied) -> Iterator[Line]:
        figures = [verdict.claim.figure for verdict in self.audit if _is_about(verdict, implied)]
        catalogue = self.audit.reference.catalogue
        bound = of_implied(implied, catalogue, figures).implied(implied.interval)
        text = say(
            "{name}: {amount} ({claims})",
            name=naming.of_implication(implied, catalogue),
            amount=bound if implied.exact else say("{amount}, or narrower", amount=bound),
            claims=listed(implied.claims),
        )
        yield from self.page.paragraph(text, indent=2, hanging=2)


def _is_about(verdict: Verdict, implied: Implied) -> bool:
    """Whether a claim is about the indicator that something is implied for."""
    indicator = getattr(verdict.claim.statement, "of", None)
    return any(
        isinstance(leaf, Quantity) and indicator is not None and leaf.indicator == indicator.id
        for leaf in leaves(implied.quantity)
    )


def _connected(findings: Iterable[Finding]) -> list[set[str]]:
    """Gather the claims of conflicts that share a claim; each gathering is mended by itself."""
    parts: list[set[str]] = []
    for finding in findings:
        claims = set(finding.claims)
        apart = []
        for part in parts:
            if part & claims:
                claims |= part
            else:
                apart.append(part)
        parts = [*apart, claims]
    return parts
