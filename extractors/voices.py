"""Says of every draft how it is said and by whom: `“我们将加快开拓…”高进介绍` -> plan, 高进."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from extractors.grammar import Draft, Read
from extractors.modality import claimed, modality
from extractors.model import Mention, Modality, RelationType
from extractors.speech import Speech, speech_at, speeches

_STANDING: frozenset[RelationType] = frozenset({"holdsRole"})
"""Relations that stand whatever the verb of the clause is: an office is held while its holder plans."""


def voices(reads: Sequence[Read], drafts: Sequence[Draft]) -> Mapping[Draft, tuple[Modality, Mention | None]]:
    """Modality and speaker of each draft."""
    sentences = [read.reading.sentence for read in reads]
    said = speeches(sentences, {read.reading.sentence.index: read.reading.mentions for read in reads})
    texts = {sentence.index: sentence.text for sentence in sentences}
    return {draft: _voice(draft, texts[draft.sentence], said) for draft in drafts}


def _voice(draft: Draft, text: str, said: Sequence[Speech]) -> tuple[Modality, Mention | None]:
    if draft.relation in _STANDING or draft.named:
        return "fact", None
    how = modality(text, draft.cue[1] - 1)
    speech = speech_at(said, draft.sentence, draft.cue[0])
    if speech is None:
        return how, None
    return claimed(how) if speech.interested and not _against_interest(draft) else how, speech.speaker


def _against_interest(draft: Draft) -> bool:
    """A customer who names its supplier reports a fact of its own purchases, not a claim about itself."""
    return draft.relation == "supplies"
