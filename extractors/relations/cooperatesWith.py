"""Who works with whom: `甲公司与乙大学共建联合实验室` -> 甲公司 cooperatesWith 乙大学."""

from extractors.grammar import Grammar

GRAMMAR = Grammar(
    relation="cooperatesWith",
    subject=("Firm", "Organization", "Zone"),
    object=("Firm", "Organization", "Zone"),
    dated=True,
    patterns=(
        "{s:Firm|Organization|Zone+}…<与|和|同|跟|联合|携手|联手|会同|牵手|拉上>…{o:Firm|Organization|Zone+}……<cooperate.verb|cooperate.pact|共建|共同|联合|战略合作|签约|合办|合资|合建|换文|合作|共用|框架协议|联手>",
        "{s:Firm|Organization|Zone+}…<联合|携手|联手|牵手|会同>…{o:Firm|Organization|Zone+}",
        "<与|和|同|跟>…{o:Firm|Organization|Zone+}……<共建|共同|联合|战略合作|cooperate.pact|cooperate.verb|合作|合建|合办|合资>",
        "{s:Firm|Organization|Zone+}……<正式签约|签约|共建|战略合作|签署战略合作|合办|合建|共同开发|联合研制|联合攻关|互换>",
        "<由>{s:Firm|Organization|Zone+}<联合|共同|合作>",
    ),
    mutual=True,
)
