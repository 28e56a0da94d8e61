"""The desk: claims judged while they are written, for editors by the Language Server Protocol."""
