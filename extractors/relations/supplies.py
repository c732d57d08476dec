"""Who supplies whom with what: `我们需要的电池盖帽，主要来源就是赛博瑞` -> 赛博瑞 supplies 天辉能源, 电池盖帽."""

from extractors.grammar import Grammar

GRAMMAR = Grammar(
    relation="supplies",
    subject=("Firm",),
    object=("Firm",),
    patterns=(
        "<向|为|给|对>…{o:Firm+}[的|…]<supply.verb|supply.equip|提供|供>[了|的|…的]{q:Quantity}[的]{product:Product~+}",
        "<向|为|给|对>…{o:Firm+}[的|…]<supply.verb|supply.equip|提供|供|supply.custom>[了|的|…的]{product:Product~+}",
        "{product:Product~+}…<由>…{s:Firm+}…<supply.verb|supply.equip|supply.provide|supply.custom|supply.send|供|生产|打造|制造>",
        "{product:Product~+}，?[主要]<主要来源就是|supply.source|购自|采自|外购自|订购自|进口自>…{s:Firm+}",
        "{product:Product~+}[则]<从|向|在|找>…{s:Firm+}…<buy.verb|订做|拿|进|买>",
        "<从|向|在|到>…{s:Firm+}…<buy.verb>[了]…{q:Quantity}[的]{product:Product~+}",
        "<从|向|在|到>…{s:Firm+}…<buy.verb>[了]…{product:Product~+}",
        "<采购|购买|订购|使用|选用|采用|用的是|用上|改用|换成|引进>[了|…]{s:Firm}[的]{product:Product~}",
        "<是|为|成为|系|作为>…{o:Firm+}[的]…<supply.noun>",
        "{o:Firm+}的…<supply.noun>…<是|为|包括|有|：>…{s:Firm+}",
        "<是|为|成为|系|作为>…{s:Firm+}[的]…<buy.noun>",
        "<buy.noun>…<包括|有|为|是|涵盖|：|以>…{o:Firm+}",
        "<supply.noun>…<包括|有|为|是|涵盖|：|以>…{s:Firm+}",
        "{s:Firm+}的?{product:Product~}[则|有…]<supply.verb|supply.sell|supply.send|supply.flow|supply.equip|供|配>[了|到]…{o:Firm+}",
        "<把|将>{product:Product~+}<supply.sell|供给|供应给|送到|送往|运到|装进|装上|输给|输送到>[了|到]…{o:Firm+}",
        "<supply.verb|supply.sell|供货给|供应给|专供|直供|供>[了|给]…{o:Firm+}",
        "{product:Product~+}…<supply.sell|supply.verb|供>[了|给]…{o:Firm+}",
        "<把|将>…<订单|单子|份额|业务>…<交给|给|交由>[了]…{s:Firm+}",
        "<中标|拿下|获得|获|斩获|接到|收到>[了]…{o:Firm}…{product:Product~}<采购|订单|标段|项目|定点|合同|大单>",
        "<中标|拿下|获得|获|斩获|接到|收到>[了]…{o:Firm}…<采购|订单|标段|定点|合同|大单>",
        "{product:Product~}<供应商|配套商|供货商|配套厂>[为|是]{s:Firm+}",
        "<supply.noun>{s:Firm+}",
        "<为|给>{o:Firm+}<配套|供货|供应>的…<有|包括|是>…{s:Firm+}",
        "{product:Product~+}…<由>{s:Firm+}<交付给|供给|供应给|卖给|交付>…{o:Firm+}",
        "<用的是|用的都是|采用的是|换成了|换成>…{s:Firm+}[的产品|的货]",
        "<与|同|和>…{o:Firm+}…<签订|签署|签下|达成|签了>…<供货|供应|供销|销售|建造|供气>…(协议|合同|订单|约)",
        "<与|同|和>…{s:Firm+}…<签订|签署|签下|达成|签了>…<采购|购销>…(协议|合同|订单)",
        "<主要来源就是|货源来自|来自>…{s:Firm+}",
    ),
)
