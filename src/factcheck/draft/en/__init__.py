"""Rules of English for drafting: what stands beside a figure, and what it makes of it."""
