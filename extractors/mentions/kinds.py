"""A class and a name in, the subclass its words show out: Zone 西安高新区 -> HighTechZone."""

from __future__ import annotations

from extractors.mentions.lexicon import classes
from extractors.model import EntityType

_ZONES = (
    (
        ("自由贸易试验区", "自贸试验区", "自贸区", "自由贸易港", "自贸港", "自由贸易区", "自由贸易园区"),
        "FreeTradeZone",
    ),
    (
        ("保税区", "综保区", "保税港区", "出口加工区", "跨境工业区", "保税物流中心", "保税物流园区"),
        "CustomsZone",
    ),
    (("经济技术开发区", "经开区", "经济开发区"), "EconomicDevelopmentZone"),
    (
        (
            "高新技术产业开发区",
            "高新区",
            "高新技术开发区",
            "新技术开发区",
            "高新技术产业园区",
            "自主创新示范区",
            "高新园区",
        ),
        "HighTechZone",
    ),
    (("新区", "新城", "新片区"), "NewArea"),
    (
        ("工业园区", "工业园", "工业区", "工业集中区", "产业集聚区", "产业集中区", "化工园区"),
        "IndustrialPark",
    ),
)
_THEMED = ("园区", "园", "城", "谷", "小镇", "港", "基地")


def kind_of(type_: EntityType, name: str) -> str:
    """The subclass in CamelCase as in the ontology, or `type_` when the words show none."""
    if type_ == "Zone":
        for ends, kind in _ZONES:
            if name.endswith(ends):
                return kind
        return "ThemedPark" if name.endswith(_THEMED) else "Zone"
    if type_ == "Organization":
        for kind, group in _BODIES:
            if name.endswith(tuple(classes(group))):
                return kind
    return type_


_BODIES = (
    ("Association", "body.association"),
    ("ResearchInstitution", "body.research"),
    ("GovernmentBody", "body.government"),
)
