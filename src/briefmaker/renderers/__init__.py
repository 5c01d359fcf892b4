"""Renderers: a `Brief` and a `Theme` in, a document's bytes and diagnostics out; nothing is changed.

Each renderer is a function `(brief, theme) -> tuple[bytes, tuple[Diagnostic, ...]]` in a package of
its own, found by name through the entry points `briefmaker.renderers`.
"""
