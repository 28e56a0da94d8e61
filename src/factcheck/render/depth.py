"""Which verdicts a report tells with all that may be the matter with them."""

from __future__ import annotations

from factcheck.domain.asked import VERDICTS, Asked
from factcheck.domain.verdict import Label, Verdict
from factcheck.render import Format
from factcheck.render.selection import Selection

IN_FULL = (Label.CONFLICTING, Label.NEAR_MISS, Label.IMPLAUSIBLE, Label.CONTRADICTED)
_BARE = (Format.CSV, Format.SARIF, Format.GITHUB, Format.CLAIMREVIEW)
_WHERE_AMISS = (Format.TEXT, Format.JUNIT)
_WITH_WHAT_FOLLOWS = (Format.MARKDOWN, Format.HTML, Format.JSON)


def asked_by(form: Format, selection: Selection, *, is_verbose: bool = False) -> Asked:
    """Return what a report in a format needs of an audit.

    Parameters
    ----------
    form : Format
    selection : Selection
        The claims that it shows.
    is_verbose : bool
        Whether it tells every claim in full, where the format leaves that open.
    """
    if form in _BARE:
        return VERDICTS
    if form in _WHERE_AMISS and not is_verbose:
        return Asked(
            in_full=lambda verdict: _is_amiss(verdict) and selection.admits(verdict), growths=False
        )
    return Asked(in_full=selection.admits, growths=form in _WITH_WHAT_FOLLOWS)


def _is_amiss(verdict: Verdict) -> bool:
    return verdict.label in IN_FULL or verdict.fails()
