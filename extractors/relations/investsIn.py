"""Who puts money into what: `虚谷精密投资建设的轴承扩能项目` -> 虚谷精密 investsIn 轴承扩能项目."""

from extractors.grammar import Grammar

GRAMMAR = Grammar(
    relation="investsIn",
    subject=("Firm", "Organization"),
    object=("Project", "Zone", "Firm"),
    dated=True,
    patterns=(
        "{o:Project}…<由>…{s:Firm+}……<投资|建设|投建|兴建|出资|承建|设立|追加投资|合建|合资|运营>",
        "{s:Firm+}…<invest.verb|invest.build|承建|募投>[了]…{q:Quantity}[的|，]……{o:Project+}",
        "{s:Firm+}…<与|和|同|联合|携手>{s:Firm|Organization+}……<共建|合建|合资|合办|共同|联合|签约|建设>…{o:Project+}",
        "{s:Firm+}……<投资|出资|建设|兴建|打造>[，|的|…的]…{o:Project+}",
        "<invest.verb>[了|约]…{q:Quantity}[的|，]…{o:Project+}",
        "<invest.verb|invest.build|承建|打造|启用|设立|设有|建有|搞|上马|敲定>[了|的|起]…{o:Project+}",
        "{s:Firm+}的?{o:Project}…<开工|投产|竣工|启动|奠基|签约|落户|动工|扩产|启用|封顶|试产|交付|吊装|达产|揭牌|迎来>",
        "<建|设|开|办|新设|开设|建起|设立|投建>[了|起]{o:Project}",
        "{s:Firm+}的{o:Project}",
        "<向|对>…{o:Firm+}……<增资|注资|投资|持股|追加投资|入股>",
        "{o:Firm+}…<由>…{s:Firm+}……<出资|设立|投资|合资|共同设立|战略入股|入股|参股|领投|跟投|持股|控股|发起|各持|各出|全资拥有|合资组建>",
        "<收购|并购|参股|入股|控股|增资|注资|认购|增持|买下|受让|控股着|全资收购|战略投资>[了|的|日资企业]……{o:Firm+}",
        "{s:Firm}<控股|参股|投资|入股|出资|全资拥有>的{o:Firm+}",
        "{s:Firm+}<领投|跟投|注资|入股|参股>",
        "<领投|跟投>的?是{s:Firm+}",
        "<完成>[了]<对>…{o:Firm}的<收购|并购|战略投资>",
        "<持有|持>[着]…{o:Firm+}…<股权|股份>",
        "<共同|合资|独资|联合|出资>…<设立|成立|组建|创办>[了]…{o:Firm+}",
        "<股东>…<有|为|是|包括|：>{s:Firm+}",
        "{s:Firm+}[…]<持股|占股|出资占>",
        "<投资方|业主|项目业主|建设单位|投资人|领投方|金主|东家|开发商>[为|是|系|，是…]…{s:Firm+}",
        "{s:Firm+}……<签约|落户>…{o:Project+}",
        "{s:Firm+}……<在>{o:Zone}…<投资|投建|增资|设厂|建厂|加码>",
    ),
    inside=(("Project", "Firm"),),
    inward=True,
)
