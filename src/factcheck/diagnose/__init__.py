"""What may be the matter with a claim: likely slips, unsteady series, what would settle it.

Pure, and without say in the verdict. What evidence there is comes in as a function, so that this
stage knows neither how quantities are answered nor what policy makes of it.
"""

from factcheck.diagnose.claim_diagnosis import Inquiry, flags_of
from factcheck.diagnose.givens import Givens
from factcheck.diagnose.restated import RestatedAreas
from factcheck.diagnose.wanted import Wanted, wanted

__all__ = [
    "Givens",
    "Inquiry",
    "RestatedAreas",
    "Wanted",
    "flags_of",
    "wanted",
]
