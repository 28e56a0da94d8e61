"""The figures of tables as evidence: cells, and the series they belong to."""
