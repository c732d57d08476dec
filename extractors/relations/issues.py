"""Who puts a policy into force: `白银高新区出台《科技保险保费补贴工作暂行办法》` -> 白银高新区 issues it."""

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
