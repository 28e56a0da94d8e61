"""Files to documents, claims and reference, or to every fault in them at once."""

from factcheck.load.files import read, read_reference, read_text

__all__ = ["read", "read_reference", "read_text"]
