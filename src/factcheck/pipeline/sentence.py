"""A sentence, drafted and audited at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from factcheck.pipeline import audit

if TYPE_CHECKING:
    from factcheck.domain.audit import Audit
    from factcheck.domain.series import Reference


class TriedSentence(Struct, frozen=True, kw_only=True):
    """The audit of a sentence, if a figure of it claims anything; and the area it is taken for."""

    audit: Audit | None
    area: str = ""


def tried_sentence(
    sentence: str,
    reference: Reference | None,
    *,
    area: str = "",
    period: str = "",
    published: str = "",
) -> TriedSentence:
    """Draft the claims of a sentence, and audit them.

    Parameters
    ----------
    sentence : str
    reference : Reference or None
        What it is checked against.
    area, period, published : str
        What it is about and when it was said, unless it says so itself.

    Raises
    ------
    InputError
        If what is given cannot be read.
    """
    from factcheck.draft import Heading, NameCatalogue, claim_file, draft
    from factcheck.load import read_text

    known = None if reference is None else NameCatalogue.known(reference.catalogue)
    area = area or _only_area(reference)
    words = " ".join(sentence.split())
    drafted = draft(words, catalogue=known, period=period, published=published, area=area)
    if not drafted.claims:
        return TriedSentence(audit=None, area=area)
    heading = Heading(area=area, published=published)
    text = claim_file(drafted, catalogue=known, heading=heading)
    return TriedSentence(audit=audit(*read_text(text, "sentence.yaml", reference)), area=area)


def _only_area(reference: Reference | None) -> str:
    """Return the area that all figures of a reference are about, where there is but one."""
    if reference is None:
        return ""
    areas = {area for _, area in reference.series}
    return areas.pop() if len(areas) == 1 else ""
