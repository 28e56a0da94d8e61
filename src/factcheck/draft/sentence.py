"""The claims of a sentence, to be pasted into a claim file."""

from __future__ import annotations

import re

from msgspec.structs import replace

from factcheck.draft.catalogue import NameCatalogue
from factcheck.draft.claimfile import claim_blocks
from factcheck.draft.declared import Declarations
from factcheck.draft.drafted import DraftedClaim
from factcheck.draft.drafting import Draft
from factcheck.language import say


def pasted(draft: Draft, *, catalogue: NameCatalogue | None = None, area: str = "") -> str:
    """Return the claims of a draft as entries of a claim file, each with its period and doubts.

    What they name and nothing known declares stands above them in remarks.

    Examples
    --------
    >>> from factcheck.draft import draft
    >>> print(pasted(draft("Exports rose 6.4 percent in 2021.")), end="")
    # declare where the file has the like:
    # indicators:
    #   exports:
    #     names: {en: Exports}
      - id: growth
        quote: rose 6.4 percent
        kind: growth
        of: exports
        period: 2021
        is: 6.4 percent
    """
    own = Declarations(
        catalogue=catalogue or NameCatalogue(),
        language=draft.language,
        of_area=area,
        defined=draft.units,
    )
    alone = replace(draft, period="", claims=tuple(map(_unplaced, draft.claims)))
    blocks = [
        "\n".join(line for line in block.splitlines() if not line.startswith("    line: "))
        for _, block in claim_blocks(alone, own)
    ]
    sections = (
        ("units", own.declared_units()),
        ("indicators", own.declared()),
        ("areas", own.declared_areas()),
    )
    remarks = [
        f"# {line}".rstrip()
        for section, rows in sections
        if rows.strip()
        for line in (f"{section}:", *rows.strip("\n").splitlines())
    ]
    if remarks:
        remarks.insert(0, "# " + say("declare where the file has the like:"))
    return "\n".join([*remarks, "\n\n".join(blocks)]) + "\n"


def _unplaced(claim: DraftedClaim) -> DraftedClaim:
    """Return a claim whose id does not begin with its line."""
    return replace(claim, id=re.sub(r"^l001-", "", claim.id))
