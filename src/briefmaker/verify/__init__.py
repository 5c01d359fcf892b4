"""The rendered documents, read again and checked against the sources.

Takes files and the record beside them, gives findings. The record is the map: it says which words of a
document rest on which words of which source. The words themselves are read from the file and from the source.
"""

from briefmaker.verify.check import Checked, require_verified, verify_document
from briefmaker.verify.findings import Finding, Verdict

__all__ = ["Checked", "Finding", "Verdict", "require_verified", "verify_document"]
