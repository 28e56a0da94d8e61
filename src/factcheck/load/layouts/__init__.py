"""How publishers lay out their files: one module a layout, and what all of them give.

A layout knows the shape of a file, and nothing of a project: it gives the figures as printed, with
the codes and names that the file itself uses, and the place of each cell. What they mean in a
project (which indicator, which area, from which source) is said by the descriptor of the reference.
"""
