"""Which firm belongs to a named cluster: `以青禾电池、松果精密为龙头的电池产业集群` -> both partOfCluster, role 龙头."""

from extractors.grammar import Grammar

GRAMMAR = Grammar(
    relation="partOfCluster",
    subject=("Firm",),
    object=("Industry",),
    patterns=(
        "<以>{s:Firm+}<cluster.as>[的|，|、]……{o:Industry}<产业集群|集群|产业链|产业>",
        "<以>{s:Firm+}<cluster.as>的{o:Industry~}<产业集群|集群|产业链|产业>",
        "{o:Industry}<产业集群|集群|产业链|产业|板块>…<以>{s:Firm+}<cluster.as>",
        "{o:Industry}<产业集群|集群|产业链|产业|板块>…<由>{s:Firm+}<挂帅|领衔|牵头|领头|引领|领军>",
        "<依托|围绕|依靠>{s:Firm+}……{o:Industry}<产业集群|集群|产业链|产业>",
        "<是|为|作为>…{o:Industry~}<产业集群|集群|产业链|产业>[的]<cluster.lead|cluster.member>",
        "{o:Industry~}<产业集群|集群|产业链|产业|行业>?[的]<cluster.lead>[企业]{s:Firm+}",
        "<云集|包括|聚集|集聚|汇聚|拥有>[了]{s:Firm+}[…]的{o:Industry}<产业集群|集群|产业链|产业>",
        "<由>{s:Firm+}<挂帅|领衔|牵头|引领>的{o:Industry}",
        "<认定为|列为|评为>…{o:Industry}<产业链|产业集群|产业|集群>[的]<链主|链主企业|龙头企业|骨干企业>",
        "{o:Industry}<产业集群|产业链|集群|产业>[条][内|上|中]，?{s:Firm+}",
        "{s:Firm+}……<撑起>[了]{o:Industry}",
        "<以>…{s:Firm+}<cluster.as>",
        "{s:Firm}…<是|为|任|作为|担任|当>[…]<链主|链长|龙头|领头羊|头雁>",
        "<链主|龙头|链主企业|龙头企业|头雁|骨干企业|链长>[企业|为|是]{s:Firm+}",
        "<打头|领头|压舱石>的?[是]{s:Firm+}",
        "{s:Firm+}[…]<随队|入群|入链|加入集群|撑起|成为骨干|领衔>",
    ),
    roles=(
        "龙头",
        "链主",
        "骨干",
        "领军",
        "领头羊",
        "头雁",
        "核心",
        "头部",
        "重点企业",
        "引领",
        "牵头",
        "成员",
        "主体",
        "代表",
    ),
)
