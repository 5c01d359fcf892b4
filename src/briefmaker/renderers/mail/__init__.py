"""A document as a message: takes a tree and a theme, gives the two bodies of a mail, text and HTML.

Mail programs know little of style sheets and nothing of pages: each element carries its own style, nothing is
loaded from outside, and a citation leads to the words online rather than to a place in the message.
"""

from briefmaker.renderers.mail.message import LOGO, in_one_line, render_eml
from briefmaker.renderers.mail.page import mail_html
from briefmaker.renderers.mail.text import RULE, mail_text

__all__ = ["LOGO", "RULE", "in_one_line", "mail_html", "mail_text", "render_eml"]
