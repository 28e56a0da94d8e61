"""Figures counted and computed again from tables of one row a subject."""
