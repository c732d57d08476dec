"""Where a firm sells abroad: `23台重型牵引车装船发往沙特阿拉伯` -> the firm exportsTo 沙特阿拉伯, 重型牵引车."""

from extractors.grammar import Grammar

GRAMMAR = Grammar(
    relation="exportsTo",
    subject=("Firm",),
    object=("Place",),
    patterns=(
        "{s:Firm}的?[…]{q:Quantity}{product:Product~}…<export.verb|发往|运往|销往|出口>[了|到|至]{o:Place+}",
        "{s:Firm}的?{product:Product~+}…<export.verb|发往|运往|销往|出口到|卖到>[了|到|至]{o:Place+}",
        "{s:Firm+}……<export.verb|发往|运往|销往>[了|到|至]{o:Place+}",
        "{q:Quantity}{product:Product~}…<export.verb|发往|运往|销往>[了|到|至]{o:Place+}",
        "{product:Product~+}…<export.verb|发往|运往|销往|卖到>[了|到|至]{o:Place+}",
        "<export.verb|发往|运往|销往>[了|到|至]{o:Place+}",
        "<向|对>{o:Place+}…<出口|发运|销售|供货>[了]{product:Product~}",
        "<与>{o:Place+}[等][国]<客户|买家|经销商>…<达成意向|签订|签约|洽谈>",
    ),
)
