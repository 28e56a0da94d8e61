"""Report text to drafted claims: figures found, read, placed in time and named."""

from factcheck.draft.catalogue import NameCatalogue
from factcheck.draft.claimfile import Heading, claim_file
from factcheck.draft.coverage import Coverage, coverage
from factcheck.draft.drafting import Draft, draft
from factcheck.draft.merge import Merged, merge

__all__ = [
    "Coverage",
    "Draft",
    "Heading",
    "Merged",
    "NameCatalogue",
    "claim_file",
    "coverage",
    "draft",
    "merge",
]
