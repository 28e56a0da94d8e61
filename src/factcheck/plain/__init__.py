"""Claims that are plain, judged in columns, whole verdicts; what is not is left to be judged alone.

Both roads meet here: an audit sends its claims this way, and so do tables of them.
"""

from factcheck.plain.claims import PlainClaims

__all__ = ["PlainClaims"]
