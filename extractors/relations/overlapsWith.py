"""Which zones lie over each other: `西安经开区汇聚陕西自贸试验区、关中综合保税区叠加优势` -> it overlapsWith both."""

from extractors.grammar import Grammar

GRAMMAR = Grammar(
    relation="overlapsWith",
    subject=("Zone",),
    object=("Zone",),
    patterns=(
        "{s:Zone}…<叠加|汇聚|集聚>[了]{o:Zone+}…<叠加|优势|政策|功能>",
        "<叠加>[了]{o:Zone+}[…]的{s:Zone}",
        "<依托>{o:Zone+}…<叠加优势>，{s:Zone}",
        "{s:Zone}…<叠加|汇聚>[了]{o:Zone+}",
        "{s:Zone}…<与|和>{o:Zone}…<locate.overlap>",
        "{s:Zone+}…<三区叠加|多区叠加|区区叠加|部分重叠|政策叠加>",
    ),
    mutual=True,
)
