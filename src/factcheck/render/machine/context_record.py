"""What surrounds a figure, as plain mappings: slips, other base years and prices, other areas."""

from __future__ import annotations

from factcheck.domain.amount_text import exact_text
from factcheck.domain.base_rate import BaseRate, Standing
from factcheck.domain.diagnosis import Slip
from factcheck.domain.robustness import Alternative, Robustness, Steadiness
from factcheck.render.machine.intervals import Record, interval_record
from factcheck.render.phrases.diagnosed import slip_words

_PLACES = 6  # digits after the point of what is no exact number


def slip_record(each: Slip) -> Record:
    """Give one change of a claim with which the evidence gives the printed figure."""
    return {
        "kind": str(each.kind),
        "text": slip_words(each),
        "found": interval_record(each.found),
        "chance": exact_text(each.chance),
    }


def robustness_record(each: Robustness | None) -> Record | None:
    """Give how a claim fares under other base years, spans, areas and price bases."""
    if each is None:
        return None
    effect = each.price_effect
    return {
        "indicator": each.indicator,
        "area": each.area,
        "base": str(each.base),
        "period": str(each.period),
        "basis": str(each.basis),
        "edition": each.edition,
        "found": interval_record(each.found),
        "a_year": _rough(each.a_year),
        **_steadiness(each.steadiness),
        "peers": each.peers,
        "peers_as_strong": each.peers_as_strong,
        "neighbours": [_alternative(other) for other in each.neighbours],
        "counters": [_alternative(other) for other in each.counters],
        "price_effect": None
        if effect is None
        else {
            "current": interval_record(effect.current),
            "constant": interval_record(effect.constant),
            "index": effect.indicator or None,
        },
    }


def _steadiness(each: Steadiness | None) -> Record:
    known = each if each is not None and each.neighbours else None
    return {
        "robustness": None if known is None else _rough(known.robustness),
        "uniqueness": None if known is None else _rough(known.uniqueness),
        "neighbours_a_year": None if known is None else _rough(known.mean),
        "windows": None if each is None else each.windows,
        "windows_as_strong": None if each is None else each.as_strong,
    }


def _alternative(each: Alternative) -> Record:
    return {
        "turn": str(each.turn),
        "area": each.area,
        "base": str(each.base),
        "period": str(each.period),
        "basis": str(each.basis),
        "found": interval_record(each.found),
        "a_year": _rough(each.a_year),
    }


def base_rate_record(each: BaseRate | None) -> Record | None:
    """Give where a growth stands among comparable areas."""
    if each is None:
        return None
    return {
        "indicator": each.indicator,
        "basis": str(each.basis),
        "period": str(each.period),
        "years": each.years,
        "claimed": [_standing(standing) for standing in each.claimed],
        "found": [_standing(standing) for standing in each.found],
    }


def _standing(each: Standing) -> Record:
    return {
        "class": each.name,
        "areas": each.areas,
        "share_below": interval_record(each.share_below),
        "median": exact_text(each.median),
        "place": None if each.place is None else list(each.place),
        "reached": each.reached,
    }


def _rough(value: float) -> str:
    return f"{value:.{_PLACES}f}"
