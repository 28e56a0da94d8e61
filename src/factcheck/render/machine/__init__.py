"""Formats for programs: complete, exact, and the same whoever is spoken to."""
