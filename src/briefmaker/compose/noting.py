"""An environment in which a name that is not there is noted, and gives nothing, instead of raising.

So one rendering finds all of them. Filters and variables are looked for in the parsed template, as what
no sample reaches counts too; attributes are noted where the template runs, as only a value knows its own.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from jinja2 import StrictUndefined, nodes, pass_context
from jinja2.exceptions import TemplateRuntimeError
from jinja2.runtime import Context
from jinja2.visitor import NodeTransformer

from briefmaker.compose.environment import Environment, finalised
from briefmaker.compose.folders import FolderLoader
from briefmaker.errors import TemplateError, nearest

_OF_OURS = " "
"""Stands in the names of the filters that `Environment` puts into a template."""
_JINJA_NAMES = frozenset({"caller", "kwargs", "loop", "self", "super", "varargs"})
_ASKING_TESTS = frozenset({"defined", "undefined"})
_ASKING_FILTERS = frozenset({"d", "default"})


@dataclass(frozen=True, slots=True)
class Unknown:
    """A name that a template uses and that is not there."""

    message: str
    name: str
    label: str
    """How messages name the template."""
    line: int


class NotingEnvironment(Environment):
    """Renders one template, and notes in `unknown` each name that is not there."""

    def __init__(
        self,
        unknown: list[Unknown],
        loader: FolderLoader,
        names: Mapping[str, Any],
        months: tuple[str, ...],
    ) -> None:
        """Prepare as `Environment` does; nothing compiled is shared with it."""
        super().__init__(loader, names, months)
        self.unknown, self.folders = unknown, loader
        self.undefined = _noting(self.undefined, unknown)
        self.bytecode_cache = None
        self.finalize = self._finalised

    @pass_context
    def _finalised(self, context: Context, value: Any) -> Any:
        """Return what is printed for `value`; what is no words is noted, and prints nothing."""
        try:
            return finalised(context, value)
        except TemplateRuntimeError as error:
            label, line = _place()
            self.unknown.append(Unknown(str(error), "", label, line))
            return ""

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        """Return the parsed template without the filters and tests that are not there."""
        tree = super()._parse(source, name, filename)
        label = filename or ""
        if not label.rpartition("/")[2].startswith("_"):  # parts have names from where they are used
            self.unknown.extend(_iter_variables(tree, frozenset(self.globals), label))
        there = self._blocks_above(tree, frozenset({label}))
        if there is not None:
            self.unknown.extend(_iter_blocks(tree, there, label))
        cleaned: nodes.Template = _Cleaner(self, label).visit(tree)
        return cleaned

    def _blocks_above(self, tree: nodes.Template, seen: frozenset[str]) -> frozenset[str] | None:
        """Return the blocks of the templates that `tree` extends; None where it extends none."""
        above = tree.find(nodes.Extends)
        if above is None or not isinstance(above.template, nodes.Const):
            return None
        try:
            source, label, _ = self.folders.get_source(self, str(above.template.value))
        except TemplateError:  # the rendering says so, with the place
            return None
        if label is None or label in seen:
            return None
        parent = super()._parse(source, None, label)
        blocks = frozenset(block.name for block in parent.find_all(nodes.Block))
        return blocks | (self._blocks_above(parent, seen | {label}) or frozenset())


class _Cleaner(NodeTransformer):
    """Takes filters and tests that are not there out of a template, noting them."""

    def __init__(self, environment: NotingEnvironment, label: str) -> None:
        self.environment, self.label = environment, label

    def visit_Filter(self, node: nodes.Filter) -> nodes.Node | None:  # noqa: N802 - Jinja's name
        self.generic_visit(node)
        if node.name in self.environment.filters or _OF_OURS in node.name:
            return node
        self._note("filter", node.name, self.environment.filters, node.lineno)
        return nodes.Const("", lineno=node.lineno)  # what it would have made of its words is not known

    def visit_Test(self, node: nodes.Test) -> nodes.Node:  # noqa: N802
        self.generic_visit(node)
        if node.name in self.environment.tests:
            return node
        self._note("test", node.name, self.environment.tests, node.lineno)
        return nodes.Const(False, lineno=node.lineno)  # noqa: FBT003 - Jinja takes it no other way

    def _note(self, kind: str, name: str, known: Mapping[str, Any], line: int) -> None:
        names = [each for each in known if _OF_OURS not in each]
        message = f"there is no {kind} `{name}`; {nearest(name, names)}"
        self.environment.unknown.append(Unknown(message, name, self.label, line))


def _iter_variables(tree: nodes.Template, known: frozenset[str], label: str) -> Iterator[Unknown]:
    """Yield the variables of the template that nothing sets, but for those that it only asks for."""
    names = list(tree.find_all(nodes.Name))
    there = known | _JINJA_NAMES | {node.name for node in names if node.ctx != "load"} | _imported(tree)
    there |= set(_iter_asked(tree))
    for node in names:
        if node.name not in there:
            message = f"there is no variable `{node.name}`; {nearest(node.name, known)}"
            yield Unknown(message, node.name, label, node.lineno)


def _iter_asked(tree: nodes.Template) -> Iterator[str]:
    """Yield the variables that stand before `is defined` or `default`: they may be missing."""
    asking = [test.node for test in tree.find_all(nodes.Test) if test.name in _ASKING_TESTS]
    asking += [
        each.node for each in tree.find_all(nodes.Filter) if each.name in _ASKING_FILTERS and each.node
    ]
    yield from (node.name for node in asking if isinstance(node, nodes.Name))


def _iter_blocks(tree: nodes.Template, there: frozenset[str], label: str) -> Iterator[Unknown]:
    """Yield the blocks that override none of the extended template: Jinja leaves them out in silence."""
    inner = {id(each) for block in tree.find_all(nodes.Block) for each in block.find_all(nodes.Block)}
    for block in tree.find_all(nodes.Block):
        if block.name not in there and id(block) not in inner:
            message = (
                f"there is no block `{block.name}` in the extended template, so this one is never printed; "
                f"{nearest(block.name, there)}"
            )
            yield Unknown(message, block.name, label, block.lineno)


def _imported(tree: nodes.Template) -> set[str]:
    """Return the names of macros and of what is imported."""
    found = {macro.name for macro in tree.find_all(nodes.Macro)}
    found.update(each.target for each in tree.find_all(nodes.Import))
    for each in tree.find_all(nodes.FromImport):
        found.update(name if isinstance(name, str) else name[1] for name in each.names)
    return found


_ARITHMETIC = ("add", "sub", "mul", "truediv", "floordiv", "mod", "pow")
_OPERATIONS = (
    *(f"__{name}__" for name in (*_ARITHMETIC, "pos", "neg", "call", "getitem")),
    *(f"__r{name}__" for name in _ARITHMETIC),
)
_COMPARISONS = ("bool", "contains", "eq", "ne", "lt", "le", "gt", "ge")
_EMPTY: dict[str, Callable[[Any], Any]] = {
    "__str__": lambda _: "",
    "__iter__": lambda _: iter(()),
    "__len__": lambda _: 0,
    "__hash__": lambda _: 0,
    **{f"__{name}__": lambda _: False for name in _COMPARISONS},
}


def _noting(strict: Any, unknown: list[Unknown]) -> type[StrictUndefined]:
    """Return a class as `strict` whose values, when used, are noted in `unknown` and give nothing."""

    def noted(give: Callable[[Any], Any]) -> Callable[..., Any]:
        def use(self: Any, *args: Any, **kwargs: Any) -> Any:
            del args, kwargs
            label, line = _place()
            unknown.append(Unknown(self._undefined_message, str(self._undefined_name), label, line))
            return give(self)

        return use

    itself = noted(lambda self: self)

    def attribute(self: Any, name: str) -> Any:
        if name.startswith("__"):  # Python asks for methods of its own, and must not find them
            raise AttributeError(name)
        return itself(self)

    methods: dict[str, Any] = dict.fromkeys(_OPERATIONS, itself)
    methods |= {name: noted(empty) for name, empty in _EMPTY.items()}
    return type("Noting", (strict,), {"__slots__": (), "__getattr__": attribute, **methods})


def _place() -> tuple[str, int]:
    """Return the template that is running, as messages name it, and its line."""
    frame = sys._getframe()  # noqa: SLF001 - the only way to a line without raising
    while frame.f_back is not None:
        template = frame.f_globals.get("__jinja_template__")
        if template is not None:
            return str(template.filename), int(template.get_corresponding_lineno(frame.f_lineno))
        frame = frame.f_back
    return "", 0
