"""Sealed editions: what was approved, by whom, kept as it was.

Takes documents that have been built and checked, gives a folder that is never changed again, with a manifest
by which a file that was handed round can be told to be the one that was sealed.
"""

from briefmaker.editions.manifest import Manifest, file_hash, manifest_of, read_manifest
from briefmaker.editions.seal import Edition, already_sealed, earlier_edition, edition_of, iter_editions, seal

__all__ = [
    "Edition",
    "Manifest",
    "already_sealed",
    "earlier_edition",
    "edition_of",
    "file_hash",
    "iter_editions",
    "manifest_of",
    "read_manifest",
    "seal",
]
