"""Writers for people at a terminal."""
