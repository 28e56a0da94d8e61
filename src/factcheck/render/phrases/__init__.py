"""The phrases that every account is made of: figures, names, labels, sources, comparisons."""
