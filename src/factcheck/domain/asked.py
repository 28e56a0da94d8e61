"""How much of an audit is asked for: of which claim, and in how much detail."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from factcheck.domain.verdict import Verdict


def _always(verdict: Verdict) -> bool:
    del verdict
    return True


def _never(verdict: Verdict) -> bool:
    del verdict
    return False


class Asked(Struct, frozen=True, kw_only=True):
    """What of an audit is needed; what is not is left out, and nothing else differs.

    Parameters
    ----------
    claim : str
        Audit the claims that have to do with the one of this id; all where none has it.
    in_full : callable
        Whether a verdict is told with its diagnosis, and with what would change it. Label, reason,
        flags, notes and evidence are the same without.
    growths : bool
        Whether to give the average growth that claims imply between the years they speak of.
    """

    claim: str = ""
    in_full: Callable[[Verdict], bool] = _always
    growths: bool = True


EVERYTHING = Asked()
VERDICTS = Asked(in_full=_never, growths=False)  # and nothing of why they are so, or what follows
