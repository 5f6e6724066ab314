"""Who says it: attributions, the chain from the outlet to who knows, and what is not said."""

from parley.attribution.chain import chain_for
from parley.attribution.notes import notes
from parley.attribution.quotations import odd_marks
from parley.attribution.stage import attribute

__all__ = ["attribute", "chain_for", "notes", "odd_marks"]
