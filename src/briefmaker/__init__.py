"""Briefing packs from news articles: every quotation verbatim, every figure in a source.

The stages are packages, in order: `readers`, `analysis`, `summarise`, `compose`, `renderers`;
`pipeline` conducts them and `cli` is the only place that prints.
"""

__version__ = "0.1.0"
