"""Bringing a published file into a reference: what is known of it, what to ask, what to write.

Nothing is written here. A plan holds every file as it is to be, and is read as a whole before any
of it is: so a reference never comes to hold what it cannot read.
"""
