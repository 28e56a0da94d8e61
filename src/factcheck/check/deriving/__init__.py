"""What cells come to where a figure is more than a cell: growth, shares, sums, ranks, ratios."""
