"""Who or what lies where: `青禾电池位于虚谷工业园区` -> 青禾电池 locatedIn 虚谷工业园区."""

from extractors.grammar import Grammar

GRAMMAR = Grammar(
    relation="locatedIn",
    subject=("Firm", "Project", "Organization", "Event", "Zone"),
    object=("Zone", "Place"),
    patterns=(
        "<位于|坐落于|坐落在|座落于|地处|同在|同处|同位于|建在|建于|设在|设于|扎根|驻扎在|落户|身处>{o:Zone|Place}[内|里|…]的[…]{s:Firm|Project|Organization+}",
        "{s:Firm|Project|Organization|Zone|Event+}……<locate.verb|locate.settle|同在>{o:Zone|Place}",
        "<在>{o:Zone|Place}<举行|举办|召开>的[…]{s:Event}",
        "{s:Event+}…<在|于>{o:Zone|Place}…<locate.hold>",
        "{o:Zone|Place}…<举办|召开|举行>[了]{s:Event+}",
        "<在>{o:Zone|Place}…<locate.build>[的|了]……{s:Project+}",
        "<在>{o:Zone|Place}[…]<，|里|内|看到，>[…]{s:Project|Firm+}",
        "<在|位于|坐落于|坐落在|地处>{o:Place}[…]<，|的>[…]{s:Zone}",
        "<在>{o:Zone|Place}[里|内]的{s:Firm|Project|Organization+}",
        "{o:Zone|Place}[…]<企业|龙头|龙头企业|企业之一的|引进的|引入的|本土企业|公司>{s:Firm+}",
        "{o:Zone|Place}<的|内的|里的|境内的|区内的>[企业|龙头|龙头企业|链主企业|骨干企业|本土企业]{s:Firm|Project+}",
        "{o:Place}<的>{s:Zone+}",
        "{o:Zone|Place}[…]<里|内|中>，?[…]{s:Firm|Project+}",
        "{s:Project+}[…]<在|于>{o:Zone|Place}…<locate.build|locate.hold>",
        "{s:Firm+}……<在|于>{o:Zone}…<设立|注册|成立|落户|建厂|办厂|设厂|扎根|揭牌|挂牌|驻扎|安家>",
        "{o=Zone}<引进|引入|迎来|吸引|汇聚|集聚|聚集|云集|拥有|入驻>[了]…{s:Firm+}",
        "{o=Zone}{s:Firm+}……<落户|入驻|进驻|入园>",
        "{o:Place}<打造|规划建设|规划|建设|建成|兴建>[了]…{s:Zone+}",
        "{o:Zone}，[…]{s:Firm|Project+}",
        "{s:Firm+}…<是|作为>…{o:Zone}的[…]<龙头|企业|链主>",
        "<随着>{s:Firm+}……<迁入|落户|入驻>[，]{o:Zone}",
        "{s:Firm+}…{o:Zone}…<企业>",
        "{o:Zone|Place}{s:Firm|Zone|Project|Organization}",
        "{o=Zone}<园区|区内|开发区|本地>[企业|龙头|的]{s:Firm+}",
    ),
    weak=(
        "{o=Zone}{s:Project+}……<locate.build|invest.start|签约|落户|扩产|加快建设|总投资|年产|占地>",
        "{o=Zone}<依托|引进|吸引>[链主企业|龙头企业|…]{s:Firm+}",
        "{o=Zone}<以>{s:Firm+}<cluster.as>",
    ),
    inside=(
        ("Zone", "Place"),
        ("Zone", "Zone"),
        ("Project", "Zone"),
        ("Project", "Place"),
        ("Organization", "Zone"),
    ),
)
