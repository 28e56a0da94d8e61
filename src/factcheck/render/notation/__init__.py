"""How a text is set: in the columns of a terminal, in Markdown, as a tree of HTML or SVG."""
