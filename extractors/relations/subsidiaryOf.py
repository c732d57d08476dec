"""Whose child a firm is: `曙光集团旗下的晨星材料有限公司` -> 晨星材料有限公司 subsidiaryOf 曙光集团."""

from extractors.grammar import Grammar

GRAMMAR = Grammar(
    relation="subsidiaryOf",
    subject=("Firm", "Organization"),
    object=("Firm", "Organization"),
    dated=True,
    patterns=(
        "{o:Firm|Organization}[的|旗下的?|下属的?|新设的|设立的|在…的]?(项目|采购|投资|独资|全资|销售|贸易|运营|控股|运营平台|平台|二级|三级|全资项目|控股孙|全资孙){_:Firm}[——|：]?{s:Firm+}",
        "{o:Firm|Organization}<全资|独资|控股|全资持有|全资控制|孵化|分拆>[出]?的…{s:Firm}",
        "{o:Firm|Organization}[则|又|将|已|再|也|还|拟|来此]?<全资设立|独资设立|全资收购|全资控制|全资控股|全资拥有|全资持有|控股着>了?{s:Firm+}",
        "{s:Firm+}…<同属|同受|均属|同出|均由|皆由|同为|都属于>…{o:Firm|Organization}",
        "{s:Firm+}…<是|系|为>…{o:Firm|Organization}…<全资设立|独资设立|全资平台|投资平台|运营平台|全资持有|控股的|全资拥有|出资设立|平台公司>",
        "{s:Firm}，?[…，]?<控股股东|唯一股东|独资股东>[为|是|——|：]?…{o:Firm|Organization}",
        "{s:Firm}：<控股股东|唯一股东|母公司>…{o:Firm}",
        "{o:Firm}…<完成>了?对…{s:Firm}…<全资收购|收购|并购>",
        "{o:Firm}[的|在…的|新设的]<own.down>[的|有|另有|拥有|公司|企业|…：|…——|…有|…企业|…公司|…平台]{s:Firm|Organization+}",
        "{s:Firm|Organization+}…<隶属于|隶属|归属于|从属于|属于|挂在|并入|划入|归入|纳入>[了]{o:Firm}",
        "{s:Firm|Organization+}<归>{o:Firm}(管|所有|旗下|名下)",
        "{s:Firm+}…<是|为|系|作为|成|成为|成了>…{o:Firm}[的|在…的]…<own.noun|own.down|全资所有|独资>",
        "{s:Firm+}…<由>…{o:Firm}…<全资设立|独资设立|全资控股|全资持有|全资拥有|绝对控股|控股|独资|分拆|孵化>",
        "{s:Firm}[的|其|背后的]<own.parent|母公司|控股母公司|上级公司|上级>[是|为|——]{o:Firm}",
        "[其]<母公司|控股母公司|上级公司|上级>[是|为|——]{o:Firm}",
        "<下设|设立|成立|组建|设有|拥有|控股着|控股|新设|旗下另有|旗下有|旗下>[了|有|…]{s:Firm+}…<own.noun>{o=Firm}",
        "<下设|设立|成立|组建|设有|新设|注册|拥有>[了|…]<own.down>[——]{s:Firm+}{o=Firm}",
        "{o:Firm}…<持有>{s:Firm}…<全资股权|全部股权|控股权>",
        "{o:Firm}<在华全资企业|在华子公司|中国子公司|在华全资子公司|全资企业>{s:Firm+}",
        "<全资收购|全资设立|独资设立|全资控股|全资拥有|控股着|控股>[了]{s:Firm+}{o=Firm}",
        "{o:Firm}……<全资子公司|控股子公司|二级子公司|全资孙公司|子公司|分公司|全资企业|控股企业|旗下公司|旗下企业>[——|：|为|是]?{s:Firm+}",
        "<系|是|乃|为>…{o:Firm|Organization}[的|在…的|在…]?<own.noun|own.down>{s=Firm}",
        "<全资|独资|控股>的{s:Firm}{o=Firm}",
        "{o:Firm}…<设立|注册|新设|创办>了?{s:Firm}",
        "[其|公司|集团]<own.down>[的|有|另有|…：|…——|…企业|…公司]{s:Firm+}{o=Firm}",
        "{s:Firm+}…<成为|变为|变更为>…{o:Firm}…<own.noun>",
    ),
)
