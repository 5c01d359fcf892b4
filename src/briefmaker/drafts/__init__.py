"""Edited drafts: takes a file that somebody has changed and the record beside it, gives documents that agree.

Statements are known by their ids. They may be cut, moved or shortened; a quotation or figure that was altered
is an error with the original beside it, and words of the editor's own are marked. What was built is kept in
the record (`base`), so that a draft can be edited again and a rebuild can say what is new.

Nothing is imported here: a build asks for `standing` alone, and does not pay for the rest.
"""
