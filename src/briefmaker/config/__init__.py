"""`briefmaker.toml`, read and checked: `Settings` is what every later stage sees of it."""

from briefmaker.config.query import QueryError, parse_query
from briefmaker.config.settings import FILE, Settings, load_settings

__all__ = ["FILE", "QueryError", "Settings", "load_settings", "parse_query"]
