"""What the command line says of a wrong call, in the language of the reader.

The library that reads the arguments words its faults in English alone; here they are said anew.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping
from io import StringIO
from typing import Any

from factcheck.cli.output import complain, page
from factcheck.language import SOURCE, language, later, say

# How the library words a fault, and how we do. The longer forms stand before those they hold.
FAULTS: tuple[tuple[str, str], ...] = (
    (r"(?P<first>.+?)\.? Did you mean (?P<other>.+)\?", later("{first} Did you mean {other}?")),
    (r"(?P<first>.+?) \(Possible options: (?P<known>.+)\)", later("{first} Possible are: {known}")),
    (r"No such option: (?P<option>.+)", later("No such option: {option}")),
    (r"No such command (?P<command>'.*')\.?", later("No such command: {command}")),
    (r"Missing command\.", later("Missing command.")),
    (r"Missing (?:argument|option|parameter) (?P<name>.+?)\.", later("Missing: {name}")),
    (r"Got unexpected extra argument\(s\) \((?P<extra>.+)\)", later("Not expected: {extra}")),
    (r"Option (?P<option>'.+') requires an argument\.", later("Option {option} takes a value.")),
    (r"Option (?P<option>'.+') does not take a value\.", later("Option {option} takes no value.")),
    (r"(?P<value>'.*') is not one of (?P<known>.+)\.", later("{value} is not one of {known}.")),
    (
        r"(?P<value>'.*') is not a valid (?:float|integer)(?: range)?\.",
        later("{value} is no number."),
    ),
    (
        r"(?P<value>\S+) is not in the range (?P<range>.+)\.",
        later("{value} is not in the range {range}."),
    ),
)


def tell(error: Any) -> int:  # noqa: ANN401 - the library's error has no public name
    """Tell of a wrong call; give the exit status."""
    if type(error).__name__ == "NoArgsIsHelpError":
        error.show()
    elif language() == SOURCE:
        as_worded = StringIO()
        error.show(file=as_worded)
        complain(_wrapped(as_worded.getvalue()))
    else:
        complain(_wrapped(fault(error)))
    return int(error.exit_code)


def _wrapped(text: str) -> str:
    """Return a fault with its lines no longer than the terminal is wide."""
    paper = page(stream=sys.stderr)
    return paper.written(
        part for line in text.splitlines() for part in (paper.paragraph(line) if line else [""])
    )


def fault(error: Any) -> str:  # noqa: ANN401 - as above
    """Say what is wrong with a call, how the command is called, and how to ask for help."""
    lines = []
    context = getattr(error, "ctx", None)
    if context is not None:
        lines.append(context.get_usage())
        asking = f"{context.command_path} {context.help_option_names[0]}"
        lines += [say("Try '{command}' for help.", command=asking), ""]
    lines.append(say("Error: {message}", message=_message(error)))
    return "\n".join([*lines, ""])


def _message(error: Any) -> str:  # noqa: ANN401 - as above
    if type(error).__name__ != "BadParameter":
        return reworded(error.format_message().strip())
    hint = error.param_hint
    if hint is None and error.param is not None:
        hint = error.param.get_error_hint(error.ctx)
    message = reworded(error.message)
    if hint is None:
        return say("Invalid value: {message}", message=message)
    named = hint if isinstance(hint, str) else " / ".join(map(repr, hint))
    return say("Invalid value for {option}: {message}", option=named, message=message)


def reworded(message: str) -> str:
    """Give a fault that the library words in English in our words; any other as it is."""
    for pattern, ours in FAULTS:
        found = re.fullmatch(pattern, message, re.DOTALL)
        if found is not None:
            return say(ours, **dict(_places(found.groupdict())))
    return message


def _places(groups: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for name, text in groups.items():
        yield name, reworded(text) if name == "first" else text
