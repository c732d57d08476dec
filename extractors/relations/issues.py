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
        "{s=Zone|Place|Organization}[区里|市里|县里|该区|园区|片区]<issue.do>[了|的]…{o:Policy+}",
        "{o:Policy}……<由|经>{s:Organization|Zone|Place+}[会同|联合|牵头]{s:Organization|Zone|Place}…<issue.verb|编制>",
        "{s:Organization|Zone|Place}…<出|再出|抛出|给出|拿出|送出|写明|试点|上线|首创|兑现|编写>[了|的]…{o:Policy+}",
        "{o:Policy}……<由>{s:Organization|Zone|Place+}……<issue.verb>",
    ),
    weak=(
        "{s=Place|Organization}(^|，|。|；|：|的|是|着|里|了|》|、){o:Policy}",
        "{s=Zone|Place|Organization}<按|按照|依据|根据|对|把|凭|据|靠|因|即|叫|名为|起名|取名>{o:Policy}",
        "{s=Zone}(^|，|。|；|：|的|是|着|里|了|》|、){o:Policy}",
    ),
    inside=(("Policy", "Zone"), ("Policy", "Place")),
    inward=True,
)
