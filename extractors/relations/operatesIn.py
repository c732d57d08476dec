"""Which sector a zone, firm or project works in: `以电子信息、生物医药为主导产业` -> the zone operatesIn both."""

from extractors.grammar import Grammar

GRAMMAR = Grammar(
    relation="operatesIn",
    subject=("Zone", "Firm", "Project"),
    object=("Industry",),
    patterns=(
        "<以>{o:Industry~+}[等|产业|…产业]<为主|为主导|为核心|为特色|为重点>的…{s:Zone|Firm|Project}",
        "<以>{o:Industry~+}[等|产业|…产业|为…]<为主导|为主攻方向|为主体|为支柱|为核心|为重点|为特色|为主业|为首位|为引领|为底盘|为“底盘|为主|见长|起家>",
        "{o=Zone}[依托|打造|聚焦|以|形成|发展]{o:Industry~+}[等]#[主导|支柱|优势|特色|重点|独门|新兴|未来|工业]<产业集群|产业|集群|产业链|赛道|板块>",
        "<主导产业|支柱产业|首位产业|主攻产业|特色产业|优势产业|板块|产业链|主攻方向|主业>…<是|为|有|包括|涵盖|：>{o:Industry~+}",
        "{s:Firm|Zone|Project}…<sector.verb|sector.focus>[了|的]…{o:Industry~+}[等]<产业集群|产业链|产业|行业|领域|赛道|业务|方向>",
        "<形成|打造|构建|培育|建成>[了]<以>{_:Firm+}<cluster.as>的{o:Industry~+}<产业集群|集群|产业链|产业>",
        "<集>{o:Industry~+}[等]…<于一体|为一体>",
        "<形成|构建|打造|培育|集聚|聚集|拥有|壮大|发展|建成|建设>[了|起|…级|…]{o:Industry~+}[等]<产业集群|产业链|产业基地|产业体系|产业高地|产业集聚区|集群|产业|主导产业|支柱产业>",
        "<sector.focus>{o:Industry~+}[等]<产业|领域|行业|赛道|产业链>",
        "<围绕|在>{o:Industry~+}[等][前沿|重点|关键|…]<领域|赛道>",
        "{s:Zone|Firm}[的]{o:Industry~+}<产业集群|产业链|产业|行业>",
        "{s:Firm+}…{o:Industry~}<企业>(上榜|入选|入围|获评)",
        "<作为>[{_:Zone}]{o:Industry~}<产业|行业|领域>[的]…<承载地|集聚区|基地|高地|龙头|企业>，[…]{s:Zone|Firm}",
        "{s:Firm|Zone}<，|是|作为>…{o:Industry~}<产业|行业|领域>[的]…<龙头|企业|重要承载地|承载地|集聚区|领军|巨头|基地>",
        "{o:Industry~}<企业|巨头|龙头|龙头企业|头部企业|厂商|服务商|运营商|供应商>{s:Firm+}",
        "{o:Industry~}<供应商|服务商|运营商|制造商|龙头企业|头部企业>(。|，|；)",
        "{s:Firm}[，]<是|为>……{o:Industry~}<供应商|企业|服务商|龙头企业|运营商>",
        "{s:Firm}…<从事|专注于|深耕|致力于|专注|聚焦|主攻|专攻|主营>{o:Industry~+}",
        "<打造|建设>…<集>{o:Industry~+}[等]<于一体|为一体>",
        "<打造|建设>…{o:Industry~}<产业>(项目|高地|基地|集聚区)",
        "{s=Zone}<集聚|聚集|汇聚|拥有|吸引|注册>[了|一批]{o:Industry~+}[等|领域|产业|产业链|等领域]…<企业>",
        "{s=Zone}{o:Industry~}<企业>[已|有|达|…]{q:Quantity}",
        "{s:Zone}…<是>…{o:Industry}<产业|行业>…(集中区|集聚区|区域|高地|基地)",
        "{s:Zone}…<面向|携手|集聚>……<主攻|做强|做大|发展>{o:Industry~+}",
        "{s:Zone}…<盯住|瞄准|专注|主攻|聚焦|锚定|做大|做强|布局|发力|主打>{o:Industry~+}",
    ),
)
