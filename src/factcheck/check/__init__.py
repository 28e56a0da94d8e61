"""A report against its data: what each figure is tied to, and what comes of it."""
