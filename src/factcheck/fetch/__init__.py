"""Asking the services of publishers: the only room that touches the network.

`services` is the table of them: where each is asked, and how its answer is laid out. An answer
comes whole or not at all, and is then brought in as any published file is, so that an audit never
asks anybody.
"""
