"""What is wrong with one node of a graph, in words: who, which rule, which sentence."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One breach of a rule: `rule` is the shape's name, `about` who breaks it, `sentence` its evidence."""

    rule: str
    about: str
    node: str
    zh: str
    en: str
    sentence: str = ""
    value: str = ""

    def __str__(self) -> str:
        """One line for people who read Chinese, with the English rule behind it."""
        sentence = f"，原文：{self.sentence}" if self.sentence else ""
        value = f"（{self.value}）" if self.value else ""
        return f"{self.about}：{self.zh}{value}{sentence} [{self.rule}: {self.en}]"
