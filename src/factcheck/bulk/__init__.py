"""Very many claims: tables of them, each with its figures or to be held against a reference."""

from factcheck.bulk.files import audit_file, write_verdicts
from factcheck.bulk.formulas import audit_table
from factcheck.bulk.table import TableAuditor, audit_blocks
from factcheck.bulk.verdicts import COLUMNS, VerdictBlock, VerdictRow

__all__ = [
    "COLUMNS",
    "TableAuditor",
    "VerdictBlock",
    "VerdictRow",
    "audit_blocks",
    "audit_file",
    "audit_table",
    "write_verdicts",
]
