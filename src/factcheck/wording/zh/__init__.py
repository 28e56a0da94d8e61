"""How Chinese writes numbers, units, hedges and periods: words in YAML, numerals in code."""
