"""From analyses to a `Summary`: what is chosen for a topic, with the evidence for each piece.

A summariser is a function `(analyses, topic, budget) -> Summary`, registered in the entry points
`briefmaker.summarisers`; `extractive` is built in and the default.
"""

from briefmaker.summarise.allowance import allowances
from briefmaker.summarise.budget import Budget
from briefmaker.summarise.changes import changes
from briefmaker.summarise.extractive import summarise
from briefmaker.summarise.reproduced import printed_rows, reproduced_share
from briefmaker.summarise.terms import terms_of

__all__ = ["Budget", "allowances", "changes", "printed_rows", "reproduced_share", "summarise", "terms_of"]
