"""The audit of the sample's claims, which lie in the folder files."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

from factcheck import pipeline
from factcheck.domain.audit import Audit

FOLDER = Path(os.path.relpath(Path(__file__).parent / "files"))
CLAIMS = FOLDER / "plan.yaml"
REFERENCE = FOLDER / "reference"


@cache
def sample() -> Audit:
    """Audit the sample: one claim of every sort, and texts that try to break every format."""
    return pipeline.run([CLAIMS], REFERENCE)
