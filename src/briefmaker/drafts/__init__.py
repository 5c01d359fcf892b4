"""Edited drafts: takes a file that somebody has changed and the record beside it, gives documents that agree.

Statements are known by their ids. They may be cut, moved or shortened; a quotation or figure that was altered
is an error with the original beside it, and words of the editor's own are marked. What was built is kept in
the record (`base`), so that a draft can be edited again and a rebuild can say what is new.
"""

from briefmaker.drafts.again import is_edited, make_again, require_signable
from briefmaker.drafts.documents import make_edited
from briefmaker.drafts.edited import Edited, Original, Remark, original_of
from briefmaker.drafts.settle import Settled, settle_draft
from briefmaker.drafts.standing import Standing, standing
from briefmaker.drafts.text import read_text
from briefmaker.drafts.word import Tracked, read_word

__all__ = [
    "Edited",
    "Original",
    "Remark",
    "Settled",
    "Standing",
    "Tracked",
    "is_edited",
    "make_again",
    "make_edited",
    "original_of",
    "read_text",
    "read_word",
    "require_signable",
    "settle_draft",
    "standing",
]
