"""Who puts a policy into force: `虚谷高新区出台《设备更新贴息办法》` -> 虚谷高新区 issues it."""

from extractors.grammar import Grammar

GRAMMAR = Grammar(
    relation="issues",
    subject=("Organization", "Zone", "Place"),
    object=("Policy",),
    dated=True,
    patterns=(
        "{s:Organization|Zone|Place+}[等…部门]…<issue.verb|issue.do>[了|的]…{o:Policy+}",
        "<issue.verb|issue.do|开展|推行|运用>[了|的]…{o:Policy+}",
        "{o:Policy}…<由>{s:Organization|Zone|Place+}…<issue.verb>",
        "{s:Organization|Zone|Place}的?{o:Policy}",
    ),
)
