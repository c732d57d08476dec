"""Which office a person holds where: `青禾电池负责人许望川` -> 许望川 holdsRole 青禾电池, role 负责人."""

from extractors.grammar import Grammar

GRAMMAR = Grammar(
    relation="holdsRole",
    subject=("Person",),
    object=("Firm", "Organization", "Zone", "Place", "Event"),
    patterns=(
        "{o:Firm|Organization|Zone|Place|Event}[的]{role:Text:role.title}{s:Person}",
        "{o:Firm|Organization|Zone|Place|Event}[的]{role:Text:role.title}、{_:Firm|Organization|Zone|Place|Event}[的]{_:Text:role.title}{s:Person}",
        "{o=Zone}(^|，|。|；|：|园区|区){role:Title:zone.title}{s:Person}",
        "{o=Firm}(^|，|。|；|：|公司|集团|企业|其|该公司|厂)[亚太区|中国区|大中华区|现任|新任|新][的]{role:Title:firm.title}{s:Person}",
        "{o=Organization}(^|，|。|；|：|校|院|该社|会){role:Title:body.title}{s:Person}",
        "{o=Place}(^|，|。|；|：){role:Title:place.title}{s:Person}",
        "{s:Person}…<担任|出任|任|当选|现任|受聘为|接任>{o:Firm|Organization|Zone|Event}{role:Text:role.title}",
        "{s:Person}<是|为>{o:Firm|Organization|Zone|Event}的?{role:Text:role.title}",
        "<聘请|聘任|聘|任命|提名|推选|选举>…{s:Person}<为|任|担任|出任>{role:Text:role.title}",
        "<由>{s:Person}<担任|出任|任>{role:Text:role.title}的{o:Firm|Organization|Zone|Event}",
        "{s:Person}<担任|出任|任|接任>{o:Firm|Organization|Zone|Event}{role:Text:role.title}",
        "{o:Firm|Organization|Zone}[的]{_:Text:role.title}{_:Person}[、|，|和]{role:Title:role.title}{s:Person}",
        "<作为|身为|时任|现任>{o:Firm|Organization|Zone|Place}[的]{role:Text:role.title}[，|的]{s:Person}",
        "<出任|担任|当选|执掌|拟任>[为]{o:Firm|Organization|Zone}[的]{role:Text:role.title}的{s:Person}",
        "{s:Person}，{o:Firm|Organization|Zone}[的]{role:Text:role.title}(，|。|；|：)",
        "<由>{s:Person}<担任|出任|任>[公司]{role:Text:role.title}",
        "{s:Person}<接替>{_:Person}<担任|出任|任|成为>[公司|该公司]{role:Text:role.title}",
        "{s:Person}<创办|创立|创建|执掌|掌舵>[了|的|着]{o:Firm+}",
        "{o:Firm}…<由>…{s:Person}…<创办|创立|创建|执掌|掌舵>",
        "{s:Person}，?<现任|出任|担任|兼任|升任|接任>{role:Text:role.title}",
        "{o:Firm|Organization|Zone}……<由>{s:Person}<担任|出任|任|主理|掌舵|执掌>",
        "{s:Person}……<现任|拟任|兼任|受聘为|获聘为|当选为|升任|接任>{o:Firm|Organization|Zone|Event}[的]{role:Text:role.title}",
        "{s:Person}[…]<是|既是|也是|还是|又是|同时是|则是|曾是>{o:Firm|Organization|Zone|Event}[的]{role:Text:role.title}",
        "{o=Organization|Firm|Zone}(^|，|；|、|。){role:Title:role.title}：{s:Person}",
        "{role:Title:firm.title}{s:Person}<的>{o:Firm}",
        "{o=Firm|Organization|Zone}[新任|首任]{role:Title:role.title}[一职]<由|仍由>…{s:Person}<兼任|出任|担任|接任|继任>",
        "{o=Zone}(^|，|；|：|由|是|的|、|基地|新城|片区|园|开发区|高新区|新区){role:Title:zone.title}{s:Person}",
        "{s:Person}<留任|仍任|将任>[其|公司|该公司]{role:Title:role.title}",
    ),
)
