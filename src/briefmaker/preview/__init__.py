"""A page in the browser that follows the files: what a build would give, or what is wrong with them.

    folders → watching (what has changed) → server (made anew, kept in memory) → page (frame and message)

Takes a function that makes the page and the places to watch; knows nothing of how briefings are made.
"""

from briefmaker.preview.server import Preview, open_server
from briefmaker.preview.watching import PAUSE, Watch

__all__ = ["PAUSE", "Preview", "Watch", "open_server"]
