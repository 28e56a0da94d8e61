"""Tables of claims, a claim a row, read in blocks of rows."""

from factcheck.load.claim_tables.claims import ClaimRowReader
from factcheck.load.claim_tables.reading import SUFFIXES, blocks_of, is_claim_table
from factcheck.load.claim_tables.rows import ClaimRows

__all__ = ["SUFFIXES", "ClaimRowReader", "ClaimRows", "blocks_of", "is_claim_table"]
