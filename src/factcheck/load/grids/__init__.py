"""Tables as people lay them out: rows of cells with heads, units and notes, whatever the file."""
