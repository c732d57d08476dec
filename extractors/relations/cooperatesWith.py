"""Who works with whom: `甲公司与乙大学共建联合实验室` -> 甲公司 cooperatesWith 乙大学."""

from extractors.grammar import Grammar

GRAMMAR = Grammar(
    relation="cooperatesWith",
    subject=("Firm", "Organization", "Zone"),
    object=("Firm", "Organization", "Zone"),
    dated=True,
    patterns=(
        "{s:Firm|Organization|Zone+}…<与|和|同|跟|联合|携手|联手|会同|牵手|拉上>…{o:Firm|Organization|Zone+}……<cooperate.verb|cooperate.pact|共建|共同|联合|战略合作|签约|合办|合资|合建|换文|合作|框架协议|联手>",
        "{s:Firm|Organization+}…<是|为|成为>…{o:Firm|Organization+}[的]…<cooperate.noun>",
        "{s:Firm|Organization|Zone+}…<组建|成立|结成>…(联合体|联盟)",
        "{s:Firm|Organization|Zone+}…<与|和|同|跟>…{o:Firm|Organization|Zone+}[的]<cooperate.joint|研制|研发|攻关|结成|结对|互换|交换>",
        "{s:Firm|Organization|Zone+}…<联合|携手|联手|牵手|会同>¬旗¬下…{o:Firm|Organization|Zone+}",
        "<与|同|和|跟>…{o:Firm|Organization|Zone+}……<共建|共同|联合|战略合作|cooperate.pact|cooperate.verb|合作|合建|合办|合资>",
        "<联合|携手|联手|牵手>¬旗¬下{o:Firm|Organization|Zone+}",
        "{s:Firm|Organization|Zone+}……<正式签约|签约|共建|战略合作|签署战略合作|合办|合建|共同开发|联合研制|联合攻关|互换>",
        "<由>{s:Firm|Organization|Zone+}<联合|共同|合作>(研发|开发|研制|建设|组建|攻关|打造|设立|发起|承担)",
        # joint ventures and joint works: 甲与乙对半出资, 甲与乙合设的实验室
        "{s:Firm|Organization|Zone+}…<与|和|同|跟|及>…{o:Firm|Organization|Zone+}…<cooperate.venture>",
        "{s:Firm|Organization|Zone+}[…]<cooperate.venture>",
        "<与|同|和|跟>…{o:Firm|Organization|Zone+}[…]<设立|建有|设有|设了|建起|成立|合设|组建|签下|签了|签署>…<cooperate.joint|cooperate.pact>",
        "<拉着|带着|拉来|请来|约上>…{o:Firm|Organization|Zone+}……<一起|一道|共同|攻关|攻下|研制|研发|开发>",
        "<委托|请|交给>…{o:Organization+}[…]<研发|开发|攻关|研制|编制|培养|试验|开设|开了>",
        "<在>{o:Organization+}<设立|挂牌|设了|建起|共建|设有>[了]…(奖学金|基地|实验站|研究院|实验室|基金|学院|研究所)",
    ),
    mutual=True,
)
