"""`briefmaker.toml`, read and checked: `Settings` is what every later stage sees of it."""

from briefmaker.config.desk import FILE as DESK_FILE
from briefmaker.config.desk import SLOTS, desk_text, read_desk
from briefmaker.config.query import QueryError, parse_query
from briefmaker.config.settings import FILE, Settings, load_settings

__all__ = [
    "DESK_FILE",
    "FILE",
    "SLOTS",
    "QueryError",
    "Settings",
    "desk_text",
    "load_settings",
    "parse_query",
    "read_desk",
]
