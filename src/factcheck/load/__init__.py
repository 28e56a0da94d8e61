"""Files to documents, claims and reference, or to every fault in them at once."""
