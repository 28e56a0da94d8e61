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


CHINESE_UP = tuple(
    "增长 增加 上升 上涨 提高 扩大 攀升 走高 上扬 增 涨 激增 猛增 大增 飙升 微增 微涨 拉升"
    " 增多 上行".split()
)
CHINESE_DOWN = tuple(
    "下降 减少 降低 回落 下滑 收窄 减 降 跌 滑落 萎缩 锐减 骤降 大跌 暴跌 微降 下探 走低"
    " 压降 重挫".split()
)
CHINESE_FIGURES = (("10.5%", "growth"), ("2.3个百分点", "point_change"), ("5.6亿元", "change"))
CHINESE_BOUNDS = {
    "": ("is", ""),
    "约": ("about", ""),
    "近": ("nearly", ""),
    "超过": ("more than", "< "),
    "超": ("more than", "< "),
    "逾": ("more than", "< "),
    "至少": ("at least", "<= "),
}


@given(
    verb=st.sampled_from((*CHINESE_UP, *CHINESE_DOWN)),
    base=st.sampled_from(("同比", "比上年", "与上年相比", "")),
    bound=st.sampled_from(tuple(CHINESE_BOUNDS)),
    figure=st.sampled_from(CHINESE_FIGURES),
)
def test_a_chinese_verb_of_motion_gives_kind_sign_and_bound_without_a_doubt(
    verb: str, base: str, bound: str, figure: tuple[str, str]
) -> None:
    text, kind = figure
    subject = "失业率" if kind == "point_change" else "出口额"
    written = claim_file(draft(f"全市{subject}{base}{verb}{bound}{text}。", period="2021"))
    (claim,) = yaml.load(written, Loader=yaml.BaseLoader)["claims"]
    falls = verb in CHINESE_DOWN
    key, sign = CHINESE_BOUNDS[bound]
    value = claim["is" if falls and sign else key]
    assert claim["kind"] == kind
    assert value.startswith(f"{sign}-") if falls else value[0] not in "<-"
    assert "review" not in claim


@given(
    verb=st.sampled_from((*CHINESE_UP, *CHINESE_DOWN)),
    base=st.sampled_from(("同比", "比上年", "与上年相比")),
    figure=st.sampled_from(CHINESE_FIGURES),
)
def test_what_a_chinese_verb_of_motion_amounts_to_is_how_far_it_went(
    verb: str, base: str, figure: tuple[str, str]
) -> None:
    text, kind = figure
    subject = "失业率" if kind == "point_change" else "出口额"
    (claim,) = draft(f"全市{subject}{base}{verb}达{text}。", period="2021").claims
    assert (claim.kind.value, claim.direction.value) == (
        kind,
        "down" if verb in CHINESE_DOWN else "up",
    )


@given(verb=st.sampled_from(CHINESE_DOWN), figure=st.sampled_from(CHINESE_FIGURES))
def test_a_chinese_fall_by_less_than_a_figure_lies_between_it_and_nothing(
    verb: str, figure: tuple[str, str]
) -> None:
    text, kind = figure
    subject = "失业率" if kind == "point_change" else "出口额"
    written = claim_file(draft(f"全市{subject}同比{verb}不到{text}。", period="2021"))
    (claim,) = yaml.load(written, Loader=yaml.BaseLoader)["claims"]
    assert claim["kind"] == kind
    assert claim["is"].startswith("-")
    assert " to 0" in claim["is"]


@pytest.mark.parametrize(
    ("text", "growth"),
    [
        ("全市GDP增速回落至4.8%。", "4.8 %"),
        ("全市GDP增速由上年的5.2%回落到4.8%。", "4.8 %"),
        ("居民收入增速加快到6.1%。", "6.1 %"),
        ("出口额降幅收窄至3.2%。", "-3.2 %"),
        ("出口额跌幅扩大到3.2%。", "-3.2 %"),
    ],
)
def test_a_pace_that_slows_to_a_figure_keeps_its_sign(text: str, growth: str) -> None:
    claims = yaml.load(claim_file(draft(text, period="2021")), Loader=yaml.BaseLoader)["claims"]
    assert (claims[-1]["kind"], claims[-1]["is"]) == ("growth", growth)


@pytest.mark.parametrize("stem", WordClasses("draft", "finite", "en")["moving"].split("|"))
def test_a_verb_that_moves_a_subject_says_which_way(stem: str) -> None:
    if stem not in (*EITHER_WAY, *MULTIPLES):
        assert MOVED.search(f"Exports {stem}ed by 5%"), stem
