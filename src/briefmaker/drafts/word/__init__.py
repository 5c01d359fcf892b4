"""Word's files read back: takes the bytes of a DOCX that somebody has edited, gives the document tree.

What we wrote is known again by its styles and bookmarks, also after LibreOffice has saved it. Tracked changes
are settled first, as they are asked to be; what a pack has no place for is an error, nothing is dropped.
"""

from briefmaker.drafts.word.read import read_word
from briefmaker.drafts.word.tracked import Tracked

__all__ = ["Tracked", "read_word"]
