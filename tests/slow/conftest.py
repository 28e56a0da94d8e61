"""What takes minutes is run by `make slow` alone."""

import os

collect_ignore_glob = [] if os.environ.get("SLOW") else ["test_*.py"]
