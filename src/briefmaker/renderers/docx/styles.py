"""The styles part, made from the theme: every look in the document has a name here.

Names are pandoc's where it has one, so that whoever restyles pandoc's documents can restyle these;
the others are `Attribution`, `Highlight`, `Pull Quote`, `Note`, `Source`, `Table Heading`, `Table Text`,
`Gap`, `Horizontal Rule`, `Strong Emphasis`, `Citation` and `Contents Leader`.
"""

from __future__ import annotations

from dataclasses import replace

from briefmaker.renderers.docx.markup import DECLARATION, NAMESPACES, colour, escape, twips
from briefmaker.renderers.docx.style_markup import (
    ParagraphStyle,
    border,
    fonts,
    paragraph_style,
    shading,
    text_properties,
)
from briefmaker.renderers.theme import Theme

DEEPEST_HEADING = 9
BOX_INSET = 12.0
"""How far words stand in from the left edge of a highlighted box."""
BOX_RIGHT = 8.5
BOX_SPACE = 12.0
"""Between a highlighted box and what stands above it."""
CELL_MARGIN = 5.0
"""Left and right of the words in a table's cell."""


def styles_part(theme: Theme, language: str) -> str:
    """Return the styles part: the defaults, then each style by its name."""
    paragraphs = "".join(paragraph_style(style, theme) for style in _paragraph_styles(theme))
    return (
        f"{DECLARATION}<w:styles {NAMESPACES}>{_defaults(theme, language)}{_LATENT}{_foundations(theme)}"
        f"{paragraphs}{_character_styles(theme)}{_table_style(theme)}</w:styles>"
    )


def inset(style: str, theme: Theme) -> float:
    """Return how far the paragraph style `style` stands in from the left margin, in points."""
    if style in {"BlockText", "Attribution", "PullQuote"}:
        return theme.indent
    return BOX_INSET if style == "Highlight" else 0.0


def box_frame(theme: Theme) -> str:
    """Return the borders and the shading of a highlighted box.

    Borders in the tint pad the box: paragraphs that differ in indents are boxes of their own to
    Word, and only borders that touch leave no white between them.
    """
    tint = theme.palette.highlight
    borders = (
        border("top", tint, 0.5, 5)
        + border("left", theme.palette.accent, 3, 9)
        + border("bottom", tint, 0.5, 5)
        + border("right", tint, 0.5, 8)
        + border("between", tint, 0.5, 4)
    )
    return f"<w:pBdr>{borders}</w:pBdr>{shading(tint)}"


def _defaults(theme: Theme, language: str) -> str:
    run = f'{fonts(theme.text_face.family)}<w:lang w:val="{escape(language)}"/>'
    return (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{run}</w:rPr></w:rPrDefault>"
        "<w:pPrDefault><w:pPr/></w:pPrDefault></w:docDefaults>"
    )


# Word's own styles stay out of the gallery until somebody uses them.
_LATENT = (
    '<w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="1" '
    'w:defUnhideWhenUsed="1" w:defQFormat="0" w:count="376"/>'
)


def _foundations(theme: Theme) -> str:
    body = theme.styles["body"]
    return (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
        f"<w:pPr><w:widowControl/></w:pPr>{text_properties(body, theme)}</w:style>"
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/>'
        '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style>'
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/></w:style>'
    )


def _paragraph_styles(theme: Theme) -> tuple[ParagraphStyle, ...]:
    return (
        *_running_styles(theme),
        *_heading_styles(theme),
        *_set_apart_styles(theme),
        *_contents_styles(theme),
        *_small_styles(theme),
    )


def _running_styles(theme: Theme) -> tuple[ParagraphStyle, ...]:
    body, listed = theme.styles["body"], theme.styles["list"]
    return (
        ParagraphStyle("BodyText", "Body Text", body),
        ParagraphStyle("FirstParagraph", "First Paragraph", body, "BodyText", followed_by="BodyText"),
        ParagraphStyle("Compact", "Compact", listed, "BodyText"),
    )


def _heading_styles(theme: Theme) -> tuple[ParagraphStyle, ...]:
    names = ("heading2", "heading3", "heading4")
    texts = [theme.styles["heading2"], theme.styles["heading3"], theme.styles["heading4"]]
    texts += [texts[-1]] * (DEEPEST_HEADING - len(names))
    return tuple(
        ParagraphStyle(
            f"Heading{level}",
            f"heading {level}",
            text,
            followed_by="FirstParagraph",
            keep_next=True,
            keep_lines=True,
            level=level - 1,
        )
        for level, text in enumerate(texts, 1)
    )


def _set_apart_styles(theme: Theme) -> tuple[ParagraphStyle, ...]:
    text, palette = theme.styles, theme.palette
    under = f"<w:pBdr>{border('bottom', palette.accent, 1.5, 6)}</w:pBdr>"
    # The lines of a cover stand together, with space below the rule under the last.
    cover = replace(
        text["cover"],
        leading=text["cover"].leading + text["cover"].space_after,
        space_after=text["body"].leading,
    )
    bar = f"<w:pBdr>{border('left', palette.rule, 2.25, 9)}</w:pBdr>"
    return (
        ParagraphStyle(
            "Title", "Title", text["title"], followed_by="Subtitle", keep_next=True, keep_lines=True
        ),
        ParagraphStyle("Subtitle", "Subtitle", cover, followed_by="BodyText", frame=under, joined=True),
        ParagraphStyle(
            "BlockText",
            "Block Text",
            text["quote"],
            keep_lines=True,
            frame=bar,
            left=inset("BlockText", theme),
        ),
        ParagraphStyle(
            "Attribution",
            "Attribution",
            text["attribution"],
            followed_by="BodyText",
            keep_lines=True,
            left=inset("Attribution", theme),
        ),
        ParagraphStyle(
            "PullQuote",
            "Pull Quote",
            text["pull_quote"],
            keep_lines=True,
            frame=f"<w:pBdr>{border('left', palette.accent, 4.5, 9)}</w:pBdr>",
            left=inset("PullQuote", theme),
        ),
        ParagraphStyle(
            "Highlight",
            "Highlight",
            replace(text["highlight"], space_before=0, space_after=0),
            frame=box_frame(theme),
            left=BOX_INSET,
            right=BOX_RIGHT,
        ),
    )


def _small_styles(theme: Theme) -> tuple[ParagraphStyle, ...]:
    text, rule = theme.styles, theme.palette.rule
    over = f"<w:pBdr>{border('top', rule, 0.5, 6)}</w:pBdr>"
    gap = replace(text["body"], size=7, leading=7, space_before=0, space_after=0)
    return (
        ParagraphStyle("Note", "Note", text["note"]),
        ParagraphStyle("Source", "Source", text["source"]),
        ParagraphStyle("Caption", "caption", text["note"], keep_next=True),
        ParagraphStyle("TableHeading", "Table Heading", text["table_header"], keep_next=True),
        ParagraphStyle("TableText", "Table Text", text["table_cell"]),
        ParagraphStyle("Gap", "Gap", gap),
        ParagraphStyle(
            "HorizontalRule",
            "Horizontal Rule",
            replace(gap, space_before=4, space_after=8),
            frame=f"<w:pBdr>{border('bottom', rule, 0.75, 1)}</w:pBdr>",
        ),
        ParagraphStyle("Footer", "footer", text["footer"], frame=over, tabs=_right_tab(theme)),
    )


def _contents_styles(theme: Theme) -> tuple[ParagraphStyle, ...]:
    """Return the styles of the contents; with an indent on the right LibreOffice prints no page numbers."""
    texts = (theme.styles["contents2"], theme.styles["contents3"], theme.styles["contents4"])
    return tuple(
        ParagraphStyle(
            f"TOC{level}",
            f"toc {level}",
            text,
            followed_by="Normal",
            tabs=_right_tab(theme, ' w:leader="dot"'),
            left=theme.indent * (level - 1) + 1.2 * text.size,
            hanging=1.2 * text.size,
        )
        for level, text in enumerate(texts, 1)
    )


def _right_tab(theme: Theme, leader: str = "") -> str:
    """Return a tab stop at the right margin, with what leads the eye there."""
    page = theme.page
    width = page.width - page.left - page.right
    return f'<w:tabs><w:tab w:val="right"{leader} w:pos="{twips(width)}"/></w:tabs>'


def _character_styles(theme: Theme) -> str:
    link = f'<w:color w:val="{colour(theme.palette.link)}"/>'
    bold, italic = "<w:b/><w:bCs/>", "<w:i/><w:iCs/>"
    return "".join(
        (
            _character_style("Strong", "Strong", bold),
            _character_style("Emphasis", "Emphasis", italic),
            _character_style("StrongEmphasis", "Strong Emphasis", bold + italic),
            _character_style("Hyperlink", "Hyperlink", f'{link}<w:u w:val="single"/>'),
            _character_style("Citation", "Citation", link),
            _character_style(
                "ContentsLeader", "Contents Leader", f'<w:color w:val="{colour(theme.palette.rule)}"/>'
            ),
        )
    )


def _character_style(identity: str, name: str, properties: str) -> str:
    custom = "" if name in {"Strong", "Emphasis", "Hyperlink"} else ' w:customStyle="1"'
    return (
        f'<w:style w:type="character" w:styleId="{identity}"{custom}><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="DefaultParagraphFont"/><w:qFormat/><w:rPr>{properties}</w:rPr></w:style>'
    )


def _table_style(theme: Theme) -> str:
    rule, accent = theme.palette.rule, theme.palette.accent
    side = twips(CELL_MARGIN)
    rules = border("bottom", rule, 0.5, 0) + border("insideH", rule, 0.5, 0)
    heading = f"<w:tcBorders>{border('bottom', accent, 1, 0)}</w:tcBorders>{shading(theme.palette.highlight)}"
    return (
        '<w:style w:type="table" w:customStyle="1" w:styleId="Table"><w:name w:val="Table"/>'
        '<w:basedOn w:val="TableNormal"/><w:qFormat/>'
        f'<w:tblPr><w:tblBorders>{rules}</w:tblBorders><w:tblCellMar><w:top w:w="50" w:type="dxa"/>'
        f'<w:left w:w="{side}" w:type="dxa"/><w:bottom w:w="50" w:type="dxa"/>'
        f'<w:right w:w="{side}" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f'<w:tblStylePr w:type="firstRow"><w:tcPr>{heading}</w:tcPr></w:tblStylePr></w:style>'
    )
