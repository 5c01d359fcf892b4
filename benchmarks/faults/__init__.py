"""Faulty PDF files: those of the public corpus, and packs of ours that were damaged by chance."""
