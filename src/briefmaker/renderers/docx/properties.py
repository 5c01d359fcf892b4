"""What the file says about itself: core and application properties, settings, fonts."""

from __future__ import annotations

from datetime import date

from briefmaker.errors import RenderError
from briefmaker.model.document import Meta
from briefmaker.renderers.docx.markup import DECLARATION, NAMESPACES, escape
from briefmaker.renderers.theme import Theme, Typeface

_CORE = (
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
)


def core_part(meta: Meta) -> str:
    """Return the core properties, dated at midnight UTC of the day of the build.

    Raises RenderError if `meta.built` is no ISO 8601 date: Word would call the file damaged.
    """
    moment = f"{_day(meta.built)}T00:00:00Z"
    dates = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{moment}</dcterms:{name}>'
        for name in ("created", "modified")
    )
    return (
        f"{DECLARATION}<cp:coreProperties {_CORE}><dc:title>{escape(meta.title)}</dc:title>"
        f"<dc:subject>{escape(meta.subject)}</dc:subject><dc:creator>{escape(meta.author)}</dc:creator>"
        f"<cp:keywords>{escape(', '.join(meta.keywords))}</cp:keywords>"
        f"<cp:lastModifiedBy>{escape(meta.author)}</cp:lastModifiedBy><cp:revision>1</cp:revision>{dates}"
        f"<dc:language>{escape(meta.language)}</dc:language>"
        f"<cp:contentStatus>{escape(meta.status.capitalize())}</cp:contentStatus></cp:coreProperties>"
    )


def app_part() -> str:
    """Return the application properties: the program's name, without a version that would age."""
    namespace = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
    return f'{DECLARATION}<Properties xmlns="{namespace}"><Application>briefmaker</Application></Properties>'


def settings_part(language: str) -> str:
    """Return the settings: today's layout rules, and no question when the file is opened."""
    mode = (
        # Without it Word lays the page out like Word 2007 and says "Compatibility Mode".
        '<w:compatSetting w:name="compatibilityMode" '
        'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
    )
    return (
        f'{DECLARATION}<w:settings {NAMESPACES}><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>'
        f'<w:characterSpacingControl w:val="doNotCompress"/><w:compat>{mode}</w:compat>'
        f'<w:themeFontLang w:val="{escape(language)}"/>'
        '<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>'
    )


def font_part(theme: Theme) -> str:
    """Return the font table: each family of the theme with what to use where it is not installed."""
    faces = {face.family: face for face in (theme.text_face, theme.display_face)}
    return f"{DECLARATION}<w:fonts {NAMESPACES}>{''.join(map(_font, faces.values()))}</w:fonts>"


def _font(face: Typeface) -> str:
    return (
        f'<w:font w:name="{escape(face.family)}"><w:altName w:val="{escape(face.fallback)}"/>'
        '<w:charset w:val="00"/><w:family w:val="auto"/><w:pitch w:val="variable"/></w:font>'
    )


def _day(built: str) -> str:
    try:
        return date.fromisoformat(built).isoformat()
    except ValueError as error:
        message = f"the date of the build is {built!r}: give a date such as 2024-05-31"
        raise RenderError(message) from error
