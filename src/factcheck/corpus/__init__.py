"""Many documents, each audited by itself: in this process, on several, or on a cluster.

What is audited together stays in `factcheck.pipeline`. Here a document is a task of its own, so
that it makes no difference where, when and beside which others it is done.
"""
