"""Files to documents, claims and reference, or to every fault in them at once."""

from factcheck.load.files import (
    documents_of,
    is_reference,
    read,
    read_document,
    read_kept_reference,
    read_reference,
    read_report,
    read_text,
    read_what_can_be,
    unread,
    with_declared,
    with_tables,
)

__all__ = [
    "documents_of",
    "is_reference",
    "read",
    "read_document",
    "read_kept_reference",
    "read_reference",
    "read_report",
    "read_text",
    "read_what_can_be",
    "unread",
    "with_declared",
    "with_tables",
]
