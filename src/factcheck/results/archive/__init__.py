"""A whole audit as plain lists and mappings, and back again: nothing is lost, or worked out anew.

Every object of the domain has an entry of its own in one list; it refers to others by their place
in it, and they all come before it. So each is written once, a reader goes through the list once,
and no entry can contain itself. docs/json.md describes the entries.
"""
