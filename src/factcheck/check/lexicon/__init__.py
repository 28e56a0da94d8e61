"""Words by which reports name what tables hold, and what words of a text name."""
