"""How people write numbers, units, hedges and periods: the room that reads and writes them."""
