"""The terms of an audit: by what its claims are judged, beside the reference."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from factcheck.domain.panel import Panel

FEWEST_IN_COLUMNS = 300  # with fewer, columns take longer to set up than they spare


class Terms(Struct, frozen=True, kw_only=True):
    """What a reader asks for; without any, a document is judged by what was public on its day.

    Parameters
    ----------
    as_of : date or None
        Judge by what was public on that day; the day a document was published unless given.
    edition : str
        Judge by this edition of the figures, wherever it answers a claim.
    panel : Panel or None
        Figures of comparable areas, to say how usual a growth is.
    thorough : bool
        Whether to take longer over what the claims imply, for the tightest bounds.
    fewest_in_columns : int
        With so many claims the plain ones are judged in columns, which gives the same verdicts.
    """

    as_of: date | None = None
    edition: str = ""
    panel: Panel | None = None
    thorough: bool = False
    fewest_in_columns: int = FEWEST_IN_COLUMNS


AS_PUBLISHED = Terms()
