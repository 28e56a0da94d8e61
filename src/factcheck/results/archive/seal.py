"""The seal of a file: by it a reader knows that nothing in it was changed, added or cut off."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping

SEAL = "seal"


def seal_of(content: Mapping[str, object]) -> str:
    """Give the SHA-256 of all that a file says but its seal, however it is set out and ordered.

    Examples
    --------
    >>> seal_of({"claims": [], "factcheck": "1"}) == seal_of({"factcheck": "1", "claims": []})
    True
    """
    sealed = {key: value for key, value in content.items() if key != SEAL}
    text = json.dumps(sealed, sort_keys=True, separators=(",", ":"))
    return f"sha256:{hashlib.sha256(text.encode('ascii')).hexdigest()}"
