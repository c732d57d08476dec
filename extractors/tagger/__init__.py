"""LAC's states -> spans of the ten classes, and how they join the candidates of the grammars; `spans` is the way in."""
