"""How hard the property tests try, and the language they are spoken to in.

A little at the desk, more in CI, much in `make laws`, and of broken code (`make mutants`) the
least, the same each time; in English, whatever the machine speaks.
"""

import os
from collections.abc import Iterator

import pytest
from hypothesis import Phase, settings

from factcheck.language import OWN_VARIABLE, SOURCE, speaking

settings.register_profile("desk", max_examples=50, deadline=None)
settings.register_profile("ci", max_examples=150, deadline=None, derandomize=True, print_blob=True)
settings.register_profile("long", max_examples=1000, deadline=None, print_blob=True)
settings.register_profile(
    "mutants",
    max_examples=20,
    deadline=None,
    derandomize=True,  # whether a break is noticed is no matter of luck
    phases=(Phase.explicit, Phase.generate),  # that it is noticed will do; nobody reads by what
)
settings.load_profile(os.environ.get("LAWS") or ("ci" if os.environ.get("CI") else "desk"))
os.environ[OWN_VARIABLE] = SOURCE


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    """Begin each test in English, also after one that spoke another language."""
    with speaking(SOURCE):
        yield
