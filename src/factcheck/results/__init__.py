"""What is done with a finished audit: it is kept, compared with another, set against a baseline.

A *ruling* is one claim with its verdict and all that can change it. Two results are compared, and
findings known, by their rulings; `factcheck.render.rulings` makes them straight from an audit, and
`factcheck.load.result` reads them from a file.
"""
