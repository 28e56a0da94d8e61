"""How hard the property tests try: a little at the desk, more in CI, much in `make laws`."""

import os

from hypothesis import settings

settings.register_profile("desk", max_examples=50, deadline=None)
settings.register_profile("ci", max_examples=150, deadline=None, derandomize=True, print_blob=True)
settings.register_profile("long", max_examples=1000, deadline=None, print_blob=True)
settings.load_profile(os.environ.get("LAWS") or ("ci" if os.environ.get("CI") else "desk"))
