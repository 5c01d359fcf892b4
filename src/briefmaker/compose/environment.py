"""The Jinja2 environment: a sandbox in which every value prints as words, once escaped.

What a template may reach: the names of `context`, the filters of `filters`, the templates of its
folders. What it prints is Markdown where the template's own text says so, and words everywhere else.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from jinja2 import nodes, pass_context
from jinja2.exceptions import SecurityError, TemplateRuntimeError, TemplateSyntaxError
from jinja2.runtime import Context, Undefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.visitor import NodeTransformer
from markupsafe import Markup

from briefmaker.compose.budget import Budget
from briefmaker.compose.compiled import CompiledTemplates
from briefmaker.compose.escape import kept
from briefmaker.compose.filters import concatenated, filters, replaced, text_of
from briefmaker.compose.folders import FolderLoader
from briefmaker.compose.undefined import undefined_class

_CONCAT, _COUNT, _CUT = " concatenated", " counted", " cut"
"""Names of our own filters; the blank keeps templates from naming them."""
_COST_OF_CALL = 3
"""In turns of a loop."""
_SAFE_GLOBALS = ("range", "dict", "cycler", "namespace")
_COMPILED = CompiledTemplates()
_BARRED_METHODS = frozenset({"center", "encode", "expandtabs", "ljust", "rjust", "translate", "zfill"})


class Rewriter(NodeTransformer):
    """Rewrites a parsed template so that its loops are counted and its `~` and slices keep text escaped."""

    def visit_EvalContextModifier(self, node: nodes.EvalContextModifier) -> nodes.Node:  # noqa: N802
        """Raise `TemplateSyntaxError`: this is `{% autoescape %}`."""
        raise TemplateSyntaxError("`autoescape` cannot be switched off or on", node.lineno)

    visit_ScopedEvalContextModifier = visit_EvalContextModifier  # noqa: N815

    def visit_Concat(self, node: nodes.Concat) -> nodes.Node:  # noqa: N802 - Jinja's name
        """Return the filter that joins: Jinja's own joins plain text into Markdown unescaped."""
        self.generic_visit(node)
        return _filter(nodes.List(node.nodes, lineno=node.lineno), _CONCAT, [])

    def visit_For(self, node: nodes.For) -> nodes.Node:  # noqa: N802
        """Return the loop over counted items."""
        self.generic_visit(node)
        node.iter = nodes.Filter(node.iter, _COUNT, [], [], None, None, lineno=node.lineno)
        return node

    def visit_Getitem(self, node: nodes.Getitem) -> nodes.Node:  # noqa: N802
        """Return the filter that cuts, for a slice: Jinja compiles it to Python, past the sandbox."""
        self.generic_visit(node)
        if not isinstance(node.arg, nodes.Slice):
            return node
        ends: list[nodes.Expr | None] = [node.arg.start, node.arg.stop, node.arg.step]
        return _filter(node.node, _CUT, [end or nodes.Const(None, lineno=node.lineno) for end in ends])


def _filter(node: nodes.Expr, name: str, args: list[nodes.Expr]) -> nodes.Filter:
    return nodes.Filter(node, name, args, [], None, None, lineno=node.lineno)


class Environment(ImmutableSandboxedEnvironment):
    """Renders one template once; made anew for each rendering, as it counts."""

    intercepted_binops = frozenset({"+", "*", "**", "%"})

    def __init__(self, loader: FolderLoader, names: Mapping[str, Any], months: tuple[str, ...]) -> None:
        """Prepare a sandbox over the templates of `loader` in which `names` are known everywhere."""
        self.budget = Budget()
        super().__init__(
            loader=loader,
            autoescape=True,
            finalize=finalised,
            undefined=undefined_class(tuple(names)),
            bytecode_cache=_COMPILED,
            trim_blocks=True,
            lstrip_blocks=True,
            optimized=False,  # folding constants costs a tenth of the compilation and finds none
        )
        self.globals = {name: self.globals[name] for name in _SAFE_GLOBALS} | dict(names)
        self.filters = filters(self.budget, months) | {
            _CONCAT: lambda pieces: concatenated(self.budget, pieces),
            _COUNT: self.budget.counted,
            _CUT: cut,
        }

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        rewritten: nodes.Template = Rewriter().visit(super()._parse(source, name, filename))
        return rewritten

    def get_template(self, *args: Any, **kwargs: Any) -> Any:
        """Return the template, counting each use of one."""
        self.budget.spend()
        return super().get_template(*args, **kwargs)

    def unsafe_undefined(self, obj: Any, attribute: str) -> Undefined:
        """Return what raises `SecurityError` where it is used, in the words of a template's author."""
        message = f"`{attribute}` is out of a template's reach"
        return self.undefined(message, name=attribute, obj=obj, exc=SecurityError)

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Return the attribute: plain text as words that print literally."""
        if isinstance(obj, Markup):
            raise TemplateRuntimeError(
                f"finished Markdown has no `{attribute}`; apply it to the words before"
            )
        if isinstance(obj, str) and attribute in _BARRED_METHODS:
            return self.undefined(obj=obj, name=attribute)
        if isinstance(obj, str) and attribute == "replace":
            return lambda *args: replaced(self.budget, obj, *args)
        if isinstance(obj, str) and attribute == "join":
            return lambda pieces: concatenated(self.budget, _between(obj, pieces))
        if isinstance(obj, str) and attribute.startswith("format"):
            self.budget.check_pattern(obj)
        return kept(super().getattr(obj, attribute))

    def getitem(self, obj: Any, argument: Any) -> Any:
        """Return the item: plain text as words that print literally."""
        if isinstance(obj, str) and isinstance(argument, str):
            return self.getattr(obj, str(argument))
        if isinstance(obj, Markup):
            raise TemplateRuntimeError("finished Markdown cannot be cut; cut the words before")
        return kept(super().getitem(obj, argument))

    def call(self, context: Context, obj: Any, *args: Any, **kwargs: Any) -> Any:
        """Return what the call gives: plain text as words that print literally."""
        self.budget.spend(_COST_OF_CALL)
        return self.budget.weighed(kept(super().call(context, obj, *args, **kwargs)))

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Return the result of an operator, within bounds and with text kept escaped."""
        if operator == "*":
            self.budget.check_product(left, right)
        elif operator == "**":
            self.budget.check_power(left, right)
        elif operator == "%" and isinstance(left, str):
            self.budget.check_pattern(left)
        return self.budget.weighed(super().call_binop(context, operator, kept(left), kept(right)))


@pass_context
def finalised(context: Context, value: Any) -> Any:
    """Return what is printed for `value`: nothing for None, Markdown as it is, words and numbers as words.

    Raises `TemplateRuntimeError` for a list or a whole view, which are no words. That it takes the
    context keeps Jinja from printing constants when it compiles, unescaped.
    """
    del context
    return value if isinstance(value, Markup) else text_of(value)


def cut(value: Any, start: int | None, stop: int | None, step: int | None) -> Any:
    """Return the slice of `value`; raises `TemplateRuntimeError` for Markdown, whose escapes it would cut."""
    if isinstance(value, Markup):
        raise TemplateRuntimeError("finished Markdown cannot be cut; cut the words before")
    if isinstance(value, Undefined):
        str(value)
    return kept(value[start:stop:step])


def _between(separator: str, pieces: Any) -> list[Any]:
    """Return the pieces with `separator` between each two."""
    spread = [item for piece in pieces for item in (separator, piece)]
    return spread[1:]
