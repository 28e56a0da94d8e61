"""What a piece of work costs, counted in calls of functions, so that no clock decides."""

import sys
from collections.abc import Callable
from types import FrameType


def calls_to(work: Callable[[], object]) -> int:
    """Count the calls of functions that a piece of work takes."""
    count = 0

    def counted(frame: FrameType, event: str, argument: object) -> None:
        del frame, argument
        nonlocal count
        count += event == "call"

    sys.setprofile(counted)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count
