"""How a text is set: in the columns of a terminal, in Markdown, as a tree of HTML or SVG."""

SLOT = "\N{OBJECT REPLACEMENT CHARACTER}"  # where something other than text stands in a text
