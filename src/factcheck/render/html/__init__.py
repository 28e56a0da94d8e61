"""Writers of a page that fetches nothing, and of its drawings."""
