"""Where a firm sells abroad: `23台重型牵引车装船发往沙特阿拉伯` -> the firm exportsTo 沙特阿拉伯, 重型牵引车."""

from extractors.grammar import Grammar

GRAMMAR = Grammar(
    relation="exportsTo",
    subject=("Firm",),
    object=("Place",),
    abroad=True,
    dated=True,
    patterns=(
        "{s:Firm}的?[…]{q:Quantity}{product:Product~}…<export.verb|发往|运往|销往|出口>[了|到|至]{o:Place+}",
        "{s:Firm}的?{product:Product~+}…<export.verb|发往|运往|销往|出口到|卖到>[了|到|至]{o:Place+}",
        "{s:Firm+}…<export.verb|发往|运往|销往>[了|到|至]{o:Place+}",
        "{q:Quantity}{product:Product~}…<export.verb|发往|运往|销往>[了|到|至]{o:Place+}",
        "{product:Product~+}…<export.verb|发往|运往|销往|卖到>[了|到|至]{o:Place+}",
        "<export.verb|发往|运往|销往>[了|到|至]{o:Place+}",
        "<向|对>{o:Place+}…<出口|发运|销售|供货>[了]{product:Product~}",
        "<向|对|为|给>{o:Place+}…<出口|发运|销售|供货|交付|发货|输出>",
        "<向|对|为|给>{o:Place+}的{product:Product~}<出口|出口额|订单|出口量>",
        "<主要面向|面向|瞄准|覆盖>{o:Place+}[等|等国]<市场|客户|买家>",
        "<主要市场|出口市场|海外市场|出口目的地|目标市场|前两大市场|前三大市场|第一大市场>[为|是|有|包括|：]{o:Place+}",
        "{o:Place+}<是|为|成为>{s:Firm}…<市场|目的地>",
        "{o:Place+}<是|为|成为>…<出口市场|海外市场|两大市场|三大市场|最大市场|目的地>",
        "<来自>{o:Place+}的…<订单|客户|买家>",
        "<客户遍布|销售网络覆盖|市场遍布>{o:Place+}",
        "<备到|备货到|铺到|发到>…{o:Place+}…<海外仓|货架|门店>",
        "<获得|接到|拿下|斩获|收获>[了|来自]…{o:Place+}[的]<客户|买家|经销商|船东|运营商|…>…<订单|大单>",
        "<向|为|给>{o:Place+}[的]<船东|客户|买家|经销商|市场|用户>…<交付|供货|出口|制造|发运>",
        "<为>{o:Place+}<制造|生产|定制>的",
        "<目的地是|目的地为|目的地>{o:Place+}",
        "<在>{o:Place+}[等国|等地]<热销|畅销|走俏|上市>",
        "{s:Firm}…<在>{o:Place+}[等国|等地]<市场占有率|市场份额|市占率|的市场份额>",
        "<进入|打入|进军|想进|走进|打开|开拓>[了]{o:Place+}[等国|等]<市场>",
        "<与>{o:Place+}[等][国]<客户|买家|经销商>…<达成意向|签订|签约|洽谈>",
    ),
)
