"""The seal that is made while a file is written is the one of the whole file."""

import hashlib
import json

from hypothesis import given
from hypothesis import strategies as st

from factcheck.render.machine.json import pieces
from factcheck.results.archive.seal import SEAL, Sealing, seal_of
from tests.render.sample import sample

PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)


@given(st.dictionaries(st.text(), PLAIN))
def test_a_seal_is_over_sorted_keys_without_blanks(content: dict[str, object]) -> None:
    sealed = {key: value for key, value in content.items() if key != SEAL}
    text = json.dumps(sealed, sort_keys=True, separators=(",", ":"))
    assert seal_of(content) == f"sha256:{hashlib.sha256(text.encode()).hexdigest()}"


@given(st.lists(PLAIN), st.dictionaries(st.text("cdz", min_size=1), PLAIN))
def test_a_list_may_be_sealed_value_by_value(
    values: list[object], after: dict[str, object]
) -> None:
    sealing = Sealing()
    assert list(sealing.several("b", values)) == values
    sealing.some(sorted(after.items()))
    assert sealing.seal() == seal_of({**after, "b": values})


def test_an_audit_is_written_claim_by_claim() -> None:
    parts = list(pieces(sample()))
    text = "".join(parts)
    result = json.loads(text)
    assert result[SEAL] == seal_of(result)
    assert max(map(len, parts)) < len(text) / 5
    lines = [line.strip(" ,") for line in text.splitlines()]
    assert [json.loads(line) for line in lines if line.startswith('{"id":')] == result["claims"]
