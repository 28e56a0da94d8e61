"""Audit the figures of a report against reference series, and against each other."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factcheck.domain.catalogue import Grade
    from factcheck.domain.claim import Claim, Document
    from factcheck.domain.diagnostic import Diagnostic, InputError
    from factcheck.domain.figure import Figure
    from factcheck.domain.flag import Flag
    from factcheck.domain.interval import Interval
    from factcheck.domain.period import Period
    from factcheck.domain.reason import Reason
    from factcheck.domain.series import Observation, Reference
    from factcheck.domain.verdict import Label, Verdict
    from factcheck.library import Audit, audit, read, read_reference, read_text
    from factcheck.wording.figure_reader import FigureError, parse_figure
    from factcheck.wording.period_reader import parse_period

__version__ = "0.1.0"

__all__ = [
    "Audit",
    "Claim",
    "Diagnostic",
    "Document",
    "Figure",
    "FigureError",
    "Flag",
    "Grade",
    "InputError",
    "Interval",
    "Label",
    "Observation",
    "Period",
    "Reason",
    "Reference",
    "Verdict",
    "__version__",
    "audit",
    "parse_figure",
    "parse_period",
    "read",
    "read_reference",
    "read_text",
]

_HOMES = {
    "library": ("Audit", "audit", "read", "read_reference", "read_text"),
    "domain.catalogue": ("Grade",),
    "domain.claim": ("Claim", "Document"),
    "domain.diagnostic": ("Diagnostic", "InputError"),
    "domain.figure": ("Figure",),
    "domain.interval": ("Interval",),
    "domain.period": ("Period",),
    "domain.series": ("Observation", "Reference"),
    "wording.figure_reader": ("FigureError", "parse_figure"),
    "wording.period_reader": ("parse_period",),
    "domain.flag": ("Flag",),
    "domain.reason": ("Reason",),
    "domain.verdict": ("Label", "Verdict"),
}


def __getattr__(name: str) -> object:
    """Import a public name when it is first asked for, so that starting up stays cheap."""
    for home, names in _HOMES.items():
        if name in names:
            return getattr(import_module(f"{__name__}.{home}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
