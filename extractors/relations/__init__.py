"""The grammars of all relations, one file each: `GRAMMARS` in a fixed order."""

from importlib import import_module
from pkgutil import iter_modules

from extractors.grammar import Grammar

GRAMMARS: tuple[Grammar, ...] = tuple(
    import_module(f"{__name__}.{module.name}").GRAMMAR
    for module in sorted(iter_modules(__path__), key=lambda m: m.name)
)
"""Every grammar in this folder; a new file adds its relation."""
