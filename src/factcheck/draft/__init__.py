"""Report text to drafted claims: figures found, read, placed in time and named."""
