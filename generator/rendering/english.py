"""English pages say what their templates say: the marks for translators cost them nothing.

Templates mark what may be said in another language with ``{% trans %}``, ``{% pluralize %}`` and
``_()``, as Jinja's own extension for gettext does, which other languages use. For English this one
takes the marks away while a template is compiled, so that a page is made as fast as without them.
"""

from __future__ import annotations

from jinja2 import Environment, nodes
from jinja2.ext import Extension
from jinja2.parser import Parser


def _as_written(words: str) -> str:
    return words


class EnglishAsWritten(Extension):
    """Leaves in its place what stands between ``trans`` and ``endtrans``; names given there hold inside."""

    tags = frozenset({"trans"})  # type: ignore[assignment]

    def __init__(self, environment: Environment) -> None:
        """Let ``_()`` in *environment* give back its words."""
        super().__init__(environment)
        environment.globals["_"] = _as_written

    def parse(self, parser: Parser) -> nodes.Node | list[nodes.Node]:
        """The nodes for one ``trans``, at which *parser* stands."""
        stream = parser.stream
        lineno = next(stream).lineno
        names: list[nodes.Expr] = []
        values: list[nodes.Expr] = []
        number: nodes.Expr | None = None
        while stream.current.type != "block_end":
            if number:
                stream.expect("comma")
            name = stream.expect("name").value
            if stream.skip_if("assign"):
                names.append(nodes.Name(name, "param", lineno=lineno))
                values.append(parser.parse_expression())
            number = number or nodes.Name(name, "load", lineno=lineno)
        body = parser.parse_statements(("name:pluralize", "name:endtrans"))
        if next(stream).value == "pluralize":
            many = parser.parse_statements(("name:endtrans",), drop_needle=True)
            assert number is not None
            is_one = nodes.Compare(number, [nodes.Operand("eq", nodes.Const(1))], lineno=lineno)
            body = [nodes.If(is_one, body, [], many, lineno=lineno)]
        return nodes.With(names, values, body, lineno=lineno) if names else body
