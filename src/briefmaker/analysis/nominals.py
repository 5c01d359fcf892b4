"""Speakers whom the text names by other words than a name: `the announcer`, `one questioner`, `the ruling`.

A noun phrase is read only where its place says that it is the subject of a verb of speech: right
before the verb from the beginning of the clause, or right behind the verb.
"""

from __future__ import annotations

import re

from briefmaker.model.span import Span

_FIRST = (
    "[Tt]he|[Aa]n?|[Oo]ne|[Aa]nother|[Tt]his|[Tt]hat|[Hh]is|[Hh]er|[Tt]heir|[Oo]ur|[Mm]y|[Ss]ome|[Mm]any|[Ss]everal|"
    r"[Bb]oth|[Aa]ll|[Oo]ther|[Tt]wo|[Tt]hree|[A-Z][\w.’'-]*"
)
_NOT_INSIDE = "that|which|who|and|but|to|in|on|at|for|with|by|from"
_PHRASE = (
    rf"(?:(?:{_FIRST})(?: (?!(?:{_NOT_INSIDE})\b)[\w.’'&-]+){{0,5}}"
    r"(?: of (?:the )?[\w’'-]+(?: [A-Z][\w’'-]+){0,3})?)"
)
_INSERTION = (
    r"(?: \([^()]{1,40}\))?(?:, [^,;.]{2,90},)?(?: (?:has|have|had|also|later|then|was|is|[a-z]+ly)){0,2} "
)
_BEFORE = re.compile(
    r"(?:^|[,;:—–] |\b(?:and|but|as|while|when|that|because|after|before|if|said) )"
    rf"(?P<phrase>{_PHRASE}){_INSERTION}$"
)
_BETWEEN = re.compile(rf"(?P<phrase>{_PHRASE})(?: (?:in|at|from|for|with|on) [^,;.“”]{{2,40}}?)?{_INSERTION}")
_BEHIND = re.compile(
    rf" (?P<phrase>{_PHRASE})(?=[,.;:]|$| (?:in|at|on|who|that|of|to|from|during|after|as|when)\b)"
)
_NOT_SPEAKERS = re.compile(
    r"(?:In|On|At|For|But|And|As|While|After|Before|Since|If|When|Where|What|Which|How|Why|With|During|From|To|By|"
    r"Under|Over|Meanwhile|However|Instead|Later|Earlier|Then|Now|Still|Also|Yet|So|It|There|Here|I|We|You)\b"
    r"|(?:The|This|That)$"
)
"""First words of what is no subject: the phrase begins with what only leads to one."""


def subject_before(text: str, start: int, verb: int) -> Span | None:
    """Return the noun phrase from the clause's beginning to the verb at `verb`, None where there is none."""
    match = _BEFORE.search(text[start:verb])
    if match is None or _NOT_SPEAKERS.match(match["phrase"]):
        return None
    return Span(start + match.start("phrase"), start + match.end("phrase"))


def subject_between(text: str, start: int, verb: int) -> Span | None:
    """Return the noun phrase that begins the words from a quotation to its verb: `” a man there said`."""
    match = _BETWEEN.fullmatch(text, start, verb)
    if match is None or _NOT_SPEAKERS.match(match["phrase"]):
        return None
    return Span(*match.span("phrase"))


def subject_behind(text: str, verb_end: int, end: int) -> Span | None:
    """Return the noun phrase right behind the verb that ends at `verb_end`, None where there is none."""
    match = _BEHIND.match(text, verb_end, end)
    if match is None or _NOT_SPEAKERS.match(match["phrase"]):
        return None
    return Span(*match.span("phrase"))
