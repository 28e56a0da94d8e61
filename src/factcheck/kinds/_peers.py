"""The areas that an area is ranked among."""

from __future__ import annotations

from factcheck.domain.catalogue import Area, Catalogue


def peers_of(area: Area, among: tuple[Area, ...], catalogue: Catalogue) -> tuple[Area, ...]:
    """Give the areas named, or those of the same parent and level; the area itself left out.

    An area named that contains the one ranked stands for all of its own of the same level. None
    are given where the catalogue is not known to list them all: a rank among some is no rank.
    """
    named = among or _parent(area, catalogue)
    found: dict[str, Area] = {}
    for each in named:
        if each not in _ancestors(area, catalogue):
            found[each.id] = each
            continue
        inside = _inside(each, area.level, catalogue)
        if not inside:
            return ()
        found |= {peer.id: peer for peer in inside}
    found.pop(area.id, None)
    return tuple(found.values())


def _parent(area: Area, catalogue: Catalogue) -> tuple[Area, ...]:
    parent = catalogue.areas.get(area.parent)
    return () if parent is None else (parent,)


def _ancestors(area: Area, catalogue: Catalogue) -> tuple[Area, ...]:
    found: list[Area] = []
    above = catalogue.areas.get(area.parent)
    while above is not None and above not in found:
        found.append(above)
        above = catalogue.areas.get(above.parent)
    return tuple(found)


def _inside(whole: Area, level: str, catalogue: Catalogue) -> tuple[Area, ...]:
    """Give all areas of a level within another; none where some of them may not be listed."""
    found: list[Area] = []
    for part in catalogue.parts(whole):
        if part.level == level:
            found.append(part)
            continue
        inner = _inside(part, level, catalogue)
        if not inner:
            return ()
        found.extend(inner)
    return tuple(found)
