"""Paths in, articles out; what cannot be read is kept aside with its reason, and the rest goes on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path

from extractors.errors import SourceError
from extractors.model import Article
from extractors.reading import read, sources


class Sources:
    """The articles of files and folders, read once while iterated; `refused` and `files` grow on the way."""

    def __init__(
        self, paths: Iterable[Path], published: date | None = None, owners: Mapping[str, str] | None = None
    ) -> None:
        """`published` dates articles that say no date themselves; `owners` are files of known article ids."""
        self.paths = tuple(paths)
        self.published = published
        self.refused: list[SourceError] = []
        self.files: set[str] = set()
        self._owners = dict(owners or {})

    def __iter__(self) -> Iterator[Article]:
        """Every article; one whose id is that of an article of another file is refused."""
        for path in sources(self.paths):
            if path.is_file() and path.name in self.files:
                reason = "a file of this name was read already; give each file its own name"
                self.refused.append(SourceError(str(path), reason))
                continue
            if path.is_file():
                self.files.add(path.name)
            yield from (article for article in self._articles(path) if self._own(article, path.name))

    def _articles(self, path: Path) -> Iterator[Article]:
        try:
            for item in read(path, self.published):
                if isinstance(item, SourceError):
                    self.refused.append(item)
                else:
                    yield item
        except SourceError as error:
            self.refused.append(error)

    def _own(self, article: Article, file: str) -> bool:
        owner = self._owners.setdefault(article.id, file)
        if owner != file:
            reason = (
                f"its article id {article.id!r} is that of one in {owner}; rename it or forget {owner} first"
            )
            self.refused.append(SourceError(article.document.name, reason))
        return owner == file
