"""Why a claim could not be judged."""

from __future__ import annotations

from factcheck.domain.explained import Explained
from factcheck.language import later


class Reason(Explained):
    """Why a claim is unverifiable, or not checkable."""

    NO_SERIES = (
        later("no-series"),
        later("the reference has no series of this indicator and area"),
        later("Add observations of it, with their source."),
    )
    ISSUER_ALONE = (
        later("issuer-alone"),
        later("only the issuer counts this"),
        later("Ask the issuer for the list behind the figure, and who has looked it over."),
    )
    OFFICE_LIST = (
        later("office-list"),
        later("an office keeps the list that this is counted from"),
        later("Ask that office for its list, and count."),
    )
    NO_PERIOD = (
        later("no-period"),
        later("the series does not reach the period claimed"),
        later("Add the observation of that period."),
    )
    WEEKS_ALONE = (
        later("weeks-alone"),
        later("only weeks are published, and weeks make up no day, month or year"),
        later(
            "Claim the week itself (2024-W05, or week ending 2024-02-03), or add the figure of the "
            "period claimed."
        ),
    )
    OTHER_WEEKS = (
        later("other-weeks"),
        later("the weeks that are published begin on another day of the week"),
        later("Name the week as its publisher does, by its last day: week ending 2024-02-03."),
    )
    NO_BASE_PERIOD = (
        later("no-base-period"),
        later("the series lacks the period it is compared with"),
        later("Add the observation of the base period."),
    )
    NO_PEERS = (
        later("no-peers"),
        later("figures of the peers are missing, or it is not said who they are"),
        later(
            "Add the same indicator for every area it is ranked among; name them under `among`, or "
            "write `parts: complete` at the area that they make up."
        ),
    )
    NO_TARGET = (
        later("no-target"),
        later("the figure of the target is not given"),
        later("Find the figure that was aimed at, and write it into the claim."),
    )
    CUT_SHORT = (
        later("cut-short"),
        later("its indicators are defined by each other in so many ways that not all were tried"),
        later("Add observations of it, or take out identities that say the same anew."),
    )
    BASIS_UNKNOWN = (
        later("basis-unknown"),
        later("it is not said in which prices the evidence is"),
        later("State the basis of the observations: current or constant."),
    )
    UNDEFINED = (
        later("undefined"),
        later("it has no value: it divides by zero, or takes a rate from below zero"),
        later("Give both amounts instead, or the base with more digits."),
    )
    READING_IN_DOUBT = (
        later("reading-in-doubt"),
        later("whoever wrote the claim down was not sure to have read the text rightly"),
        later("Look at the text, mend the claim, and take the doubt out."),
    )
    TOO_VAGUE = (
        later("too-vague"),
        later("it does not say enough to be measured"),
        later("Ask for the figure, its period and its area."),
    )
    AIM = (
        later("aim"),
        later("an aim, not a fact"),
        later("Check it once its time has come."),
    )
    OPINION = (
        later("opinion"),
        later("an opinion or a grade"),
        later("Nothing to measure."),
    )
    FORECAST = (
        later("forecast"),
        later("about the future"),
        later("Check it once its time has come."),
    )
    EVENT = (
        later("event"),
        later("an event without a figure"),
        later("Check it by its records."),
    )
