"""Who puts money into what: `虚谷精密投资建设的轴承扩能项目` -> 虚谷精密 investsIn 轴承扩能项目."""

from extractors.grammar import Grammar

GRAMMAR = Grammar(
    relation="investsIn",
    subject=("Firm", "Organization"),
    object=("Project", "Zone", "Firm"),
    dated=True,
    patterns=(
        # a facility by its builder
        "{o:Project+}……<由>…{s:Firm|Organization+}……<invest.verb|invest.build|invest.run|出资|设立|合资|各出>",
        "{s:Firm|Organization+}…<与|和|同|跟|联合|携手>…{s:Firm|Organization+}……<invest.jointly|invest.found|共同|联合|签约|建设|打造|开发>…{o:Project+}",
        "{s:Firm+}…<invest.verb|invest.build|投|承建|募投>[了]…{q:Quantity}[的|，]……{o:Project+}",
        "{s:Firm+}……<投资|出资|建设|兴建|打造>[，|的|…的]…{o:Project+}",
        "{s:Firm|Organization+}<invest.verb|invest.build|invest.run|在建|新建|建起>的…{o:Project+}",
        "<invest.verb|投|投了>[了|约]…{q:Quantity}[的|，]…{o:Project+}",
        "<invest.verb|invest.build|承建|打造|启用|设立|设有|建有|搞|上马|敲定>[了|的|起]…{o:Project+}",
        "{s:Firm+}的?{o:Project}…<invest.start|扩产|吊装|迎来>",
        "<建|设|开|办|新设|开设|建起|设立|投建|上|造起>[了|起|个]{o:Project}",
        "{s:Firm+}<在|位于|设在>…的{o:Project}",
        "{s:Firm+}的{o:Project}",
        "{s:Firm+}……<把|将>{o:Project}…<搬|迁|放>",
        "{s:Firm+}……<签约|落户>…{o:Project+}",
        # a share of a firm
        "{s:Firm|Organization+}…<与|和|同|跟|联合|携手>…{s:Firm|Organization+}……<invest.jointly|invest.found>[了]…{o:Firm}",
        "<向|对|给>…{o:Firm+}……<增资|注资|投资|持股|追加投资|入股|注入>",
        "{o:Firm+}……<由>…{s:Firm|Organization+}……<出资|设立|投资|合资|共同设立|战略入股|入股|参股|领投|跟投|持股|控股|发起|各持|各出|全资拥有|合资组建>",
        "<equity.take>…{_:Firm|Organization+}<手里|手中|所持|持有>[的|…的]{o:Firm}",
        "<equity.take>[了|的|日资企业]…{o:Firm+}",
        "<参股公司|参股企业|合资公司|合资企业|独资企业>(——)?{o:Firm+}",
        "{s:Firm}<控股|参股|投资|入股|出资|全资拥有>的{o:Firm+}",
        "{s:Firm|Organization+}<领投|跟投|注资|入股|参股>",
        "{s:Firm|Organization+}…<出资|斥资|投入|投资>{q:Quantity}[战略]<参股|入股|领投>",
        "<领投|跟投>的?是{s:Firm+}",
        "<引入|引进>[了]…{s:Firm|Organization+}…<投资者|战投|投资人>",
        "<完成>[了]<对>…{o:Firm}的<收购|并购|战略投资>",
        "<持有|持|握有|攥着|握着>[着]…{o:Firm+}…<股权|股份>",
        "{o:Firm}…<股权|股份>……<转让给|转让予|让与|卖给|出售给|过户至|转给>…{s:Firm|Organization}",
        "<共同|合资|独资|联合|出资>…<设立|成立|组建|创办>[了]…{o:Firm+}",
        "{s:Firm|Organization+}…<invest.found>[了]{o:Firm}",
        "<其|公司>?<股东>…<有|为|是|包括|：>{s:Firm+}",
        "<控股股东|大股东|第一大股东|股东>[为|是|——]?{s:Firm|Organization+}",
        "{s:Firm+}…<是|为|成为>…{o:Firm}[的]…<大股东|控股股东|第二大股东|第三大股东|股东>",
        "{s:Firm|Organization+}<持股|占股|出资占>",
        # an owner by noun, a firm in a zone
        "<投资方|业主|项目业主|建设单位|投资人|领投方|金主|东家|开发商>[为|是|系|，是|则是…]…{s:Firm+}",
        "{s:Firm+}…<与|同|和>…{o:Zone}…<invest.pact>",
        "{o:Zone}…<与|同|和>…{s:Firm+}…<invest.pact>",
        "{s:Firm+}……<在>{o:Zone}…<投资|投建|增资|设厂|建厂|加码>",
    ),
    inside=(("Project", "Firm"),),
    inward=True,
)
