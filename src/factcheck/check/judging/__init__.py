"""From the readings of a figure to its outcome, with a second look before it is accused."""
