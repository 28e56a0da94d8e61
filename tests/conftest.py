"""How hard the property tests try, the language they are spoken to in, and no terminal's width.

A little at the desk, more in CI, much in `make laws`, and of broken code (`make mutants`) little
and the same each time; in English, whatever the machine speaks.
"""

import os
import signal
from collections.abc import Iterator

import pytest
from hypothesis import Phase, settings

from factcheck.language import OWN_VARIABLE, SOURCE, speaking

settings.register_profile("desk", max_examples=50, deadline=None)
settings.register_profile("ci", max_examples=150, deadline=None, derandomize=True, print_blob=True)
settings.register_profile("long", max_examples=1000, deadline=None, print_blob=True)
settings.register_profile(
    "mutants",
    max_examples=40,
    deadline=None,
    derandomize=True,  # whether a break is noticed is no matter of luck
    phases=(Phase.explicit, Phase.generate),  # that it is noticed will do; nobody reads by what
)
PROFILE = os.environ.get("LAWS") or ("ci" if os.environ.get("CI") else "desk")
settings.load_profile(PROFILE)
os.environ[OWN_VARIABLE] = SOURCE
os.environ.pop("COLUMNS", None)  # of a terminal that a test has none of; workers are given one

_LONGEST = 10  # seconds of the processor that a test of broken code may take; whole code takes two
_OUT_OF_TIME = 36  # what mutmut calls the end of a run that came to none


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    """Begin each test in English, also after one that spoke another language."""
    with speaking(SOURCE):
        yield


if PROFILE == "mutants":

    @pytest.fixture(autouse=True)
    def _ends() -> Iterator[None]:
        """End a run of broken code that has no end, by what it works and not by the clock."""
        signal.signal(signal.SIGVTALRM, lambda *_: os._exit(_OUT_OF_TIME))
        signal.setitimer(signal.ITIMER_VIRTUAL, _LONGEST)
        yield
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
