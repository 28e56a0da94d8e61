"""Tables of very many rows, taken in by columns.

What is told row by row is the definition. Here it is shown of most rows that they have no fault, by
looking at every text of a column once; they wait as bytes until their series is asked for. A table
in which anything is in doubt is left to be read row by row.
"""
