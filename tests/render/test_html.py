"""The page holds all that was found, and nothing that could run or fetch."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from factcheck import pipeline
from factcheck.domain.audit import Audit
from factcheck.domain.claim import Document
from factcheck.domain.texts import Texts
from factcheck.domain.verdict import Verdict
from factcheck.render.account.overview import consequences, settled
from factcheck.render.html.audit import render
from factcheck.render.marks import Mark, Text
from factcheck.render.notation.markdown import anchor
from factcheck.render.notation.signs import visible
from factcheck.render.notation.tree import element, is_followable, link, page, raw, xml
from factcheck.render.phrases.citing import names
from tests.render.sample import sample

ROOT = Path(__file__).parents[2]
LIMIT = 240_000  # bytes of the page of the longest embedded report
HOSTILE = (
    "</script><script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "<!-- --><![CDATA[ ]]>",
    "javascript:alert(1)",
    "&lt;b&gt; &amp; \u202egnp\u2028 \x00\x1b[31m",
)
signs = st.one_of(st.sampled_from("<>&\"'/=!-]` \n\tjs:\x00\u202e"), st.characters(codec="utf-8"))
texts = st.one_of(st.text(signs, max_size=40), st.sampled_from(HOSTILE))


class Reader(HTMLParser):
    """A reader of HTML that is not ours: elements with their attributes, and the text of each."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.texts: list[str] = []
        self.is_sign = False
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {key: value or "" for key, value in attrs}))
        self.is_sign = tag == "sup"

    def handle_endtag(self, tag: str) -> None:
        self.is_sign = self.is_sign and tag != "sup"

    def handle_data(self, data: str) -> None:
        if not self.is_sign:
            self.texts.append(data)

    def all(self, tag: str) -> list[dict[str, str]]:
        return [attributes for name, attributes in self.elements if name == tag]

    @property
    def text(self) -> str:
        return "".join(self.texts)


def shown(text: str) -> str:
    return "\n".join(visible(line) for line in text.split("\n"))


def test_what_claims_imply_together_leads_to_them() -> None:
    text, audit = render(sample()), sample()
    part = text[text.index("<h2 id=implied>") :].partition("</section>")[0]
    links = [each["href"] for each in Reader(part).all("a")]
    every = (each for document in audit.documents for each in consequences(audit, document))
    assert links == [f"#{anchor(claim)}" for each in every for claim in each.claims] != []


def test_what_is_settled_is_a_row_each_that_leads_to_its_claim() -> None:
    text = render(sample())
    part = text[text.index("<h2 id=settled>") : text.index("<h2 id=implied>")]
    rows = settled(sample(), sample().reference.catalogue)
    links = [each["href"] for each in Reader(part).all("a") if "#claim-" in each["href"]]
    assert links == [f"#{anchor(row.verdict.id)}" for row in rows]
    for row in rows:
        assert row.claimed in Reader(part).text
        assert row.found in Reader(part).text


def hostile(verdict: Verdict, text: str) -> Verdict:
    document = replace(verdict.claim.document, title=text, issuer=text, url=text, file=text)
    claim = replace(verdict.claim, id=text, quote=text, note=Texts.of(text), document=document)
    return replace(verdict, claim=claim)


def attacked(text: str) -> Audit:
    """The sample, with a text in every place where a user's text can stand."""
    verdicts = tuple(hostile(each, text) for each in sample())
    documents = {each.claim.document.id: each.claim.document for each in verdicts}
    return replace(sample(), documents=tuple(documents.values()), verdicts=verdicts)


@given(text=texts, value=texts)
def test_text_and_attributes_come_out_of_a_reader_as_they_went_in(text: str, value: str) -> None:
    read = Reader(page(element("div", element("p", text), element("b", title=value))))
    assert read.text == shown(text)
    assert read.all("b") == [{"title": visible(value)}]
    assert [name for name, _ in read.elements] == ["div", "p", "b"]


@given(text=texts)
def test_only_an_address_of_the_web_becomes_a_link(text: str) -> None:
    made = link("x", text)
    assert (made.tag == "a") == is_followable(text)
    assert is_followable(text) <= text.strip().lower().startswith(("http://", "https://"))


@pytest.mark.parametrize(
    "attributes",
    [
        {"href": "javascript:alert(1)"},
        {"href": "data:text/html,x"},
        {"src": "notes.txt"},
        {"onclick": "alert(1)"},
        {"style": "background: url(https://example.org)"},
    ],
)
def test_an_attribute_that_would_run_or_fetch_something_is_refused(
    attributes: dict[str, str],
) -> None:
    with pytest.raises(ValueError, match=next(iter(attributes))):
        element("a", **attributes)


@pytest.mark.parametrize("text", ["</script>", "</STYLE>", "<!-- x"])
def test_a_script_or_style_that_could_end_itself_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="could end it"):
        raw("script", text)
    with pytest.raises(ValueError, match="not escaped"):
        element("script", text)


@given(text=texts)
def test_a_drawing_is_xml_whatever_it_says(text: str) -> None:
    from xml.etree import ElementTree as ET

    read = ET.fromstring(xml(element("svg", element("title", text), id=text)))
    assert (read[0].text or "").split() == shown(text).split()


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_of_a_user_becomes_an_element_or_an_address(text: str) -> None:
    plain, attack = Reader(render(attacked("plain"))), Reader(render(attacked(text)))
    assert [name for name, _ in attack.elements] == [name for name, _ in plain.elements]
    for name, attributes in attack.elements:
        assert not [key for key in attributes if key.startswith("on") or key == "style"]
        assert "src" not in attributes
        if name == "a":
            assert re.match("#|https?://", attributes["href"])


@pytest.mark.parametrize("text", HOSTILE)
def test_the_text_of_a_document_is_shown_as_it_is(text: str) -> None:
    name = sample().verdicts[0].id
    marks = (Mark(start=0, end=len(text), claims=(name,)), Mark(start=1, end=3))
    whole = render(sample(), Text(text=text, name=text, marks=marks, lost=(name,)))
    read, without = Reader(whole), Reader(render(sample()))
    assert len(read.all("script")) == len(without.all("script"))
    assert shown(text) in read.text


def test_every_quote_that_is_lost_is_listed() -> None:
    lost = tuple(each.id for each in sample())[:3]
    read = Reader(render(sample(), Text(text="nothing", name="text.md", lost=lost)))
    assert "Quotes that do not stand in the text: 3" in read.text


def test_a_run_of_the_text_shows_the_worst_verdict_and_the_sign_of_each() -> None:
    first, last = sample()["gdp-2021"], sample()["gdp-doubled"]
    marks = (Mark(start=0, end=9, claims=(first.id,)), Mark(start=3, end=6, claims=(last.id,)))
    read = Reader(render(sample(), Text(text="abcdefghi", name="t", marks=marks)))
    runs = [each for each in read.all("a") if "title" in each]
    assert [each["class"] for each in runs] == [first.label, last.label, first.label]
    assert runs[1]["title"] == f"{first.label}: {first.id}; {last.label}: {last.id}"


def test_every_claim_and_every_flag_has_a_place_that_links_lead_to() -> None:
    read = Reader(render(sample()))
    names = [attributes["id"] for _, attributes in read.elements if "id" in attributes]
    assert len(names) == len(set(names))
    targets = {each["href"][1:] for each in read.all("a") if each["href"].startswith("#")}
    assert targets <= set(names)
    assert sum(name.startswith("claim-") for name in names) == len(sample())


def test_claims_of_one_name_in_two_documents_have_two_places() -> None:
    other = Document(id="other", title="other")
    again = tuple(
        replace(each, claim=replace(each.claim, document=other)) for each in sample().verdicts
    )
    both = replace(
        sample(),
        documents=(*sample().documents, other),
        verdicts=(*sample().verdicts, *again),
    )
    names = [
        attributes["id"] for _, attributes in Reader(render(both)).elements if "id" in attributes
    ]
    assert len(names) == len(set(names))


def test_the_policy_allows_the_style_and_the_script_of_the_page_and_nothing_else() -> None:
    text = render(sample())
    policy = next(each["content"] for each in Reader(text).all("meta") if "http-equiv" in each)
    for tag in ("style", "script"):
        inside = re.search(f"<{tag}>(.*?)</{tag}>", text, re.DOTALL)
        assert inside is not None
        digest = base64.b64encode(hashlib.sha256(inside[1].encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy


def test_the_reviews_in_the_page_are_those_of_the_claims_that_were_settled() -> None:
    text = render(attacked("</script><b>&\u2028"))
    found = re.search('<script type="application/ld[+]json">(.*?)</script>', text, re.DOTALL)
    assert found is not None
    graph = json.loads(found[1])["@graph"]
    assert graph
    assert {each["@type"] for each in graph} == {"ClaimReview"}
    assert {each["claimReviewed"] for each in graph} == {"</script><b>&\u2028"}
    told = [each["itemReviewed"]["appearance"] for each in graph]
    assert {each["@id"] for each in told} == {each["@id"] for each in told if "name" in each}


def test_quotes_say_which_language_they_are_in() -> None:
    read = Reader(render(sample()))
    assert read.all("html") == [{"lang": "en"}]
    assert {each["lang"] for each in read.all("h3") if "lang" in each} == {"zh"}


def test_what_somebody_has_accepted_is_told_as_known_and_what_is_left_open_as_open() -> None:
    last = sample()["gdp-doubled"]
    known = frozenset({(last.claim.document.id, last.id)})
    undecided = (("gdp-2021", "gdp-doubled"),)
    read = Reader(render(replace(sample(), known=known, undecided=undecided)))
    assert read.text.count(" · known") == 1
    called = names(sample())
    assert f"left open: {called['gdp-2021']} and {called['gdp-doubled']}" in read.text


def test_every_chart_has_a_title_and_a_description() -> None:
    read = Reader(render(sample()))
    charts = [each for each in read.all("svg") if each["class"] == "chart"]
    names = {attributes["id"] for _, attributes in read.elements if "id" in attributes}
    assert charts
    for each in charts:
        assert each["role"] == "img"
        assert set(each["aria-labelledby"].split()) <= names


def test_an_audit_without_claims_is_a_page_too() -> None:
    read = Reader(render(replace(sample(), documents=(), verdicts=(), findings=())))
    assert "No claims." in read.text


def test_a_page_knows_no_time_and_is_the_same_twice() -> None:
    assert render(sample()) == render(sample())


def test_the_page_of_every_embedded_report_is_small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    audit = pipeline.run([Path("claims/changzhi-2021.yaml")], Path("reference"))
    assert len(audit) > 100
    assert len(render(audit).encode()) < LIMIT
