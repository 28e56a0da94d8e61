"""Writers of Markdown."""
