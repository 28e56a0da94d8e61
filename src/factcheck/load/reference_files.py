"""The names of the files that make a folder one of reference series."""

from __future__ import annotations

DESCRIPTORS = ("datapackage.yaml", "datapackage.yml", "datapackage.json")
SECTIONS = ("indicators", "areas", "sources")
NAMES_OF_EDITIONS = "editions"  # a page that a reference may do without
