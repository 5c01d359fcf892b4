"""The quality and speed of the briefings: what `benchmarks/summary.py` prints."""
