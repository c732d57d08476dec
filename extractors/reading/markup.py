"""An XML file in; its elements out, without entities, external parts or bombs."""

from __future__ import annotations

import re
from html import unescape
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

_NAMED = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)([A-Za-z][A-Za-z0-9]{1,30});")
_FORBIDDEN = re.compile("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\ufffe\\uffff]")
_DEEPEST = 200


def element(text: str) -> Element:
    """The root of an XML text; names are `{namespace}name`. Raises ValueError with reason and way out.

    A text that declares entities is refused; nothing outside it is ever opened.
    """
    return _Builder().build(_FORBIDDEN.sub("", _NAMED.sub(lambda found: unescape(found[0]), text)))


class _Builder:
    """Expat's events put together as a tree."""

    def __init__(self) -> None:
        self._tree = TreeBuilder()
        self._depth = 0
        self._parser = expat.ParserCreate(namespace_separator="}")
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._tree.data
        self._parser.EntityDeclHandler = self._entity

    def build(self, text: str) -> Element:
        try:
            self._parser.Parse(text, True)
        except expat.ExpatError as error:
            reason = expat.errors.messages[error.code]
            raise ValueError(f"broken XML in line {error.lineno} ({reason}); repair it there") from None
        return self._tree.close()

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise ValueError(f"more than {_DEEPEST} elements inside one another; write it flat")
        self._tree.start(_clark(name), {_clark(key): value for key, value in attributes.items()})

    def _end(self, name: str) -> None:
        self._depth -= 1
        self._tree.end(_clark(name))

    def _entity(self, *declared: object) -> None:
        raise ValueError(
            "it declares entities, as attacks do; write their text out and take the declarations away"
        )


def _clark(name: str) -> str:
    return "{" + name if "}" in name else name
