"""Whose child a firm is: `曙光集团旗下的晨星材料有限公司` -> 晨星材料有限公司 subsidiaryOf 曙光集团."""

from extractors.grammar import Grammar

GRAMMAR = Grammar(
    relation="subsidiaryOf",
    subject=("Firm", "Organization"),
    object=("Firm",),
    dated=True,
    patterns=(
        "{o:Firm}[的|在…的|新设的]<own.down>[的|有|另有|拥有|公司|企业|…：|…——|…有|…企业|…公司|…平台]{s:Firm|Organization+}",
        "{s:Firm|Organization+}…<隶属于|隶属|归属于|从属于|属于|挂在|并入|划入|归入|纳入>[了]{o:Firm}",
        "{s:Firm|Organization+}<归>{o:Firm}(管|所有|旗下|名下)",
        "{s:Firm+}…<是|为|系|作为|成|成为|成了>…{o:Firm}[的|在…的]…<own.noun|own.down|全资所有|独资>",
        "{s:Firm+}…<由>…{o:Firm}…<全资设立|独资设立|全资控股|全资持有|全资拥有|绝对控股|控股|独资|分拆|孵化>",
        "{s:Firm}[的|其|背后的]<own.parent|母公司|控股母公司|上级公司|上级>[是|为|——]{o:Firm}",
        "[其]<母公司|控股母公司|上级公司|上级>[是|为|——]{o:Firm}",
        "<下设|设立|成立|组建|设有|拥有|控股着|控股|新设|旗下另有|旗下有|旗下>[了|有|…]{s:Firm+}…<own.noun>",
        "<下设|设立|成立|组建|设有|新设|注册|拥有>[了|…]<own.down>[——]{s:Firm+}",
        "{o:Firm}…<持有>{s:Firm}…<全资股权|全部股权|控股权>",
        "{o:Firm}<在华全资企业|在华子公司|中国子公司|在华全资子公司|全资企业>{s:Firm+}",
        "<全资收购|全资设立|独资设立|全资控股|全资拥有|控股着|控股>[了]{s:Firm+}",
        "[其|公司|集团]<own.down>[的|有|另有|…：|…——|…企业|…公司]{s:Firm+}",
        "{s:Firm+}…<成为|变为|变更为>…{o:Firm}…<own.noun>",
    ),
)
