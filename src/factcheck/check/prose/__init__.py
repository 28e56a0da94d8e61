"""The figures of prose: their sentences, their years, and what they claim."""
