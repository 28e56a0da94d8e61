"""Indexes of large references, kept between runs in a folder that may be emptied at any time.

An index belongs to the very bytes of the files it was made from, all of which are read and hashed
each time: what is answered from it is what reading the files anew would give.
"""
