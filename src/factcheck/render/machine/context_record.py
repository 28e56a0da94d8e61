"""What surrounds a figure, as plain mappings: slips, other base years and prices, other areas."""

from __future__ import annotations

from factcheck.domain.amount_text import exact_text
from factcheck.domain.base_rate import BaseRate, Standing
from factcheck.domain.diagnosis import Slip
from factcheck.domain.robustness import Alternative, Robustness, Steadiness
from factcheck.render.machine.intervals import Record, interval_record
from factcheck.render.phrases.diagnosed import slip_words

_PLACES = 6  # digits after the point of what is no exact number


def slip_record(slip: Slip) -> Record:
    """Return one change of a claim with which the evidence gives the printed figure."""
    return {
        "kind": str(slip.kind),
        "text": slip_words(slip),
        "found": interval_record(slip.found),
        "chance": exact_text(slip.chance),
    }


def robustness_record(robustness: Robustness | None) -> Record | None:
    """Return how a claim fares under other base years, spans, areas and price bases."""
    if robustness is None:
        return None
    effect = robustness.price_effect
    return {
        "indicator": robustness.indicator,
        "area": robustness.area,
        "base": str(robustness.base),
        "period": str(robustness.period),
        "basis": str(robustness.basis),
        "edition": robustness.edition,
        "found": interval_record(robustness.found),
        "a_year": _rough(robustness.a_year),
        **_steadiness(robustness.steadiness),
        "peers": robustness.peers,
        "peers_as_strong": robustness.peers_as_strong,
        "neighbours": [_alternative(other) for other in robustness.neighbours],
        "counters": [_alternative(other) for other in robustness.counters],
        "price_effect": None
        if effect is None
        else {
            "current": interval_record(effect.current),
            "constant": interval_record(effect.constant),
            "index": effect.indicator or None,
        },
    }


def _steadiness(steadiness: Steadiness | None) -> Record:
    compared = steadiness if steadiness is not None and steadiness.neighbours else None
    return {
        "robustness": None if compared is None else _rough(compared.robustness),
        "uniqueness": None if compared is None else _rough(compared.uniqueness),
        "neighbours_a_year": None if compared is None else _rough(compared.mean),
        "windows": None if steadiness is None else steadiness.windows,
        "windows_as_strong": None if steadiness is None else steadiness.as_strong,
    }


def _alternative(alternative: Alternative) -> Record:
    return {
        "turn": str(alternative.turn),
        "area": alternative.area,
        "base": str(alternative.base),
        "period": str(alternative.period),
        "basis": str(alternative.basis),
        "found": interval_record(alternative.found),
        "a_year": _rough(alternative.a_year),
    }


def base_rate_record(base_rate: BaseRate | None) -> Record | None:
    """Return where a growth stands among comparable areas."""
    if base_rate is None:
        return None
    return {
        "indicator": base_rate.indicator,
        "basis": str(base_rate.basis),
        "period": str(base_rate.period),
        "years": base_rate.years,
        "claimed": [_standing(standing) for standing in base_rate.claimed],
        "found": [_standing(standing) for standing in base_rate.found],
    }


def _standing(standing: Standing) -> Record:
    return {
        "class": standing.name,
        "areas": standing.areas,
        "share_below": interval_record(standing.share_below),
        "median": exact_text(standing.median),
        "place": None if standing.place is None else list(standing.place),
        "reached": standing.reached,
    }


def _rough(value: float) -> str:
    return f"{value:.{_PLACES}f}"
