"""What was found is input, and no page with examples to run, whatever its ending."""

collect_ignore_glob = ["found/*"]
