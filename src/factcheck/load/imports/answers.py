"""Answers about a file, as they stand in the descriptor."""

from __future__ import annotations

from collections.abc import Mapping

from factcheck.domain.catalogue import Catalogue
from factcheck.load.imports.pages import Tree
from factcheck.load.imports.survey import Survey


def relevant(looked: Survey, mapping: Mapping[str, str], catalogue: Catalogue) -> dict[str, str]:
    """Return the answers that a file needs, beside what the codes of the reference say."""
    has_areas = any(looked.areas)
    answers = {}
    for key, value in mapping.items():
        column, colon, code = key.partition(":")
        if colon and code not in looked.codes:
            continue
        if column == "area" and not colon and has_areas:
            continue
        if column == "indicator" and colon:
            known = catalogue.indicators.published_as(code)
            if known is not None and known.id == value:
                continue
        if column == "area" and colon:
            here = catalogue.areas.published_as(code)
            if here is not None and here.id == value:
                continue
        answers[key] = value
    return answers


def as_tree(answers: Mapping[str, str]) -> Tree:
    """Return answers as the descriptor writes them: by column, and by code where one is named.

    >>> as_tree({"unit": "%", "area:USA": "us", "unit:GDP": "US$"})
    {'unit': {'*': '%', 'GDP': 'US$'}, 'area': {'USA': 'us'}}
    """
    tree: dict[str, str | dict[str, str]] = {}
    nested = {key.partition(":")[0] for key in answers if ":" in key}
    for key, value in answers.items():
        column, colon, code = key.partition(":")
        if column in nested:
            by_code = tree.setdefault(column, {})
            if isinstance(by_code, dict):
                by_code[code if colon else "*"] = value
        else:
            tree[column] = value
    return tree
