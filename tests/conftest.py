"""How hard the property tests try: a little at the desk, much in CI, and there repeatably."""

import os

from hypothesis import settings

settings.register_profile("desk", max_examples=50, deadline=None)
settings.register_profile("ci", max_examples=1000, deadline=None, derandomize=True, print_blob=True)
settings.load_profile("ci" if os.environ.get("CI") else "desk")
