"""Report text to drafted claims: figures found, read, placed in time and named."""

from factcheck.draft.catalogue import Catalogue
from factcheck.draft.claimfile import Heading, claim_file
from factcheck.draft.coverage import Coverage, coverage
from factcheck.draft.drafting import Draft, draft
from factcheck.draft.merge import Merged, merge

__all__ = [
    "Catalogue",
    "Coverage",
    "Draft",
    "Heading",
    "Merged",
    "claim_file",
    "coverage",
    "draft",
    "merge",
]
