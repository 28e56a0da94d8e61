"""Tables of claims, a claim a row, read in blocks of rows."""
