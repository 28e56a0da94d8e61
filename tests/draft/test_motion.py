"""Verbs of motion: which way they go, and how far, whatever the figure behind them."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from factcheck.draft import claim_file
from factcheck.draft.drafting import draft
from factcheck.draft.en.words import MOVED
from factcheck.wording.word_classes import WordClasses

UP = (
    "rose grew increased climbed jumped surged soared leapt spiked rallied rebounded swelled"
    " ballooned skyrocketed strengthened"
).split()
DOWN = (
    "fell declined decreased dropped slid slipped plunged shrank sank tumbled eased weakened"
    " retreated plummeted dwindled collapsed slumped moderated cooled"
).split()
PHRASES_UP = ("edged up", "inched higher", "went up", "ticked up", "crept up")
PHRASES_DOWN = ("edged down", "inched lower", "went down", "ticked down")
#: Verbs of motion that go neither way by themselves.
EITHER_WAY = ("revers", "stagnat", "rang", "vari", "recover", "edg", "inch", "tick", "pick")
MULTIPLES = ("doubl", "tripl", "quadrupl", "halv", "trebl")
FIGURES = (("10%", "growth"), ("2 percentage points", "point_change"), ("$5 billion", "change"),
           ("5,000 tonnes", "change"))  # fmt: skip
BOUNDS = {  # of the size of the change: the key and the sign that a rise and a fall are written by
    "": ("is", "", ""),
    "about ": ("about", "", ""),
    "nearly ": ("nearly", "", ""),
    "more than ": ("more than", "", "< "),
    "at least ": ("at least", "", "<= "),
}


@given(
    verb=st.sampled_from((*UP, *PHRASES_UP, *DOWN, *PHRASES_DOWN)),
    by=st.sampled_from(("by ", "")),
    bound=st.sampled_from(tuple(BOUNDS)),
    figure=st.sampled_from(FIGURES),
)
def test_a_verb_of_motion_gives_kind_sign_and_bound_without_a_doubt(
    verb: str, by: str, bound: str, figure: tuple[str, str]
) -> None:
    text, kind = figure
    written = claim_file(draft(f"Exports {verb} {by}{bound}{text}.", period="2021"))
    (claim,) = yaml.load(written, Loader=yaml.BaseLoader)["claims"]
    falls = verb in DOWN or verb in PHRASES_DOWN
    key, _, sign = BOUNDS[bound]
    value = claim["is" if falls and sign else key]
    assert claim["kind"] == kind
    assert value.startswith(f"{sign}-") if falls else value[0] not in "<-"
    assert "review" not in claim


@pytest.mark.parametrize("stem", WordClasses("draft", "finite", "en")["moving"].split("|"))
def test_a_verb_that_moves_a_subject_says_which_way(stem: str) -> None:
    if stem not in (*EITHER_WAY, *MULTIPLES):
        assert MOVED.search(f"Exports {stem}ed by 5%"), stem
