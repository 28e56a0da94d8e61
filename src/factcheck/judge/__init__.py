"""Outcomes and findings to verdicts. The only home of policy.

A claim may make several relations, each with outcomes under several sets of evidence. One outcome
of each becomes the headline, the others its rivals; the worst relation labels the claim.
"""

from factcheck.judge.claims import judge
from factcheck.judge.diagnoses import with_cautions
from factcheck.judge.documents import with_findings, with_repeats
from factcheck.judge.reading import doubted_findings, in_doubt
from factcheck.judge.relations import Examined, deciding, label_of

__all__ = [
    "Examined",
    "deciding",
    "doubted_findings",
    "in_doubt",
    "judge",
    "label_of",
    "with_cautions",
    "with_findings",
    "with_repeats",
]
