"""Who puts a policy into force: `虚谷高新区出台《设备更新贴息办法》` -> 虚谷高新区 issues it."""

from extractors.grammar import Grammar

GRAMMAR = Grammar(
    relation="issues",
    subject=("Organization", "Zone", "Place"),
    object=("Policy",),
    dated=True,
    patterns=(
        "{s:Organization|Zone|Place+}[等…部门]…<issue.verb|issue.do>[了|的]…{o:Policy+}",
        "<issue.verb|开展|推行|运用>[了|的]…{o:Policy+}",
        "{o:Policy}…<由>{s:Organization|Zone|Place+}…<issue.verb>",
        "{s:Organization|Zone|Place}的?{o:Policy}",
        "{s:Organization|Zone|Place}…<把|将|靠|凭|用|以|有|是>…{o:Policy}",
        "{s=Organization|Zone|Place}{o:Policy}[改革|制度|机制|模式|…]<规定|明确|提出|覆盖|已覆盖|惠及|落地|施行|起施行|实施|起实施|公布|发布|出炉|推出|上线|改革|生效|执行|见效>",
    ),
    weak=("{s=Zone}(^|，|。|；|：|的|是|着|里|了|》|、){o:Policy}",),
    inside=(("Policy", "Zone"),),
    inward=True,
)
