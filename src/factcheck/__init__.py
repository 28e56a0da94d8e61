"""Audit the figures of a report against reference series, and against each other."""

__version__ = "0.1.0"
__all__ = ["__version__"]
