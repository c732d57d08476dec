"""Which product a firm or project makes: `日产60万支动力锂电池` -> the firm produces 动力锂电池."""

from extractors.grammar import Grammar

GRAMMAR = Grammar(
    relation="produces",
    subject=("Firm", "Project"),
    object=("Product",),
    patterns=(
        "<produce.verb|研发|开发|主营|主打|专做|做|造>[了]{o:Product~+}[等…]的[…]<企业|公司|厂商|厂家|工厂|厂|龙头>[的]…{s:Firm+}",
        "<produce.verb|做|造|产>[了]{o:Product~+}的{s:Firm+}",
        "{o:Product}<厂|商|制造商|生产商|生产企业|厂商|龙头>{s:Firm+}",
        "{o:Product~+}…<由>…{s:Firm+}…<produce.verb|打样|制成|加工|生产|制造|打造|做>",
        "<produce.rate|年加工|年生产|可生产|年产出|月产出|年供|月供|年发|年造>…{q:Quantity}[的]{o:Product~+}",
        "<produce.rate|年加工|年生产|生产|产出|销售|卖出|出口|封装|下线|出货|年供|月供>{o:Product~}{q:Quantity}",
        "{o:Product~}[的]<年产量|日产量|月产量|产量|年产能|日产能|月产能|产能|销量|出货量|年销量>",
        "<主要产品|主导产品|核心产品|拳头产品|主打产品|产品>(有|为|是|包括|涵盖)…{o:Product~+}",
        "<是|为|作为>…{o:Product~}的?<制造商|生产商|生产企业|制造企业|制造者|供应商>",
        "<主要生产|专业生产|专门生产|主营|主打|主产|主做|专做|只做|生产制造|研发生产|重点建设>[的|了]{o:Product~+}",
        "<生产加工|专注于|自主研发|自研|量产|从事>[的|了]{o:Product+}",
        "<从事|专注|专注于|致力于>…{o:Product~}[的]<生产|制造|研发|研制|加工|设计>¬的",
        "<produce.verb|赶制|推出|研制出|开发出>[出|了]{o:Product+}",
        "{s:Firm}…<produce.verb|推出>的{o:Product~}",
        "{s:Firm}<首批|首台|首款|首套>{o:Product~}…<下线|量产|出货|交付>",
        "<首批|首台|首款|首套>{o:Product~}在{s:Firm}…<下线|量产|出货>",
        "<produce.into>[了]{o:Product+}",
        "(^|，|；|：|的|企业){s:Firm}<produce.short>[出|了|成]{o:Product+}",
        "<主要生产|生产|制造|主营>[出|了]…的{o:Product+}",
        "{s:Firm}的{o:Product~}[…]<下线|上市|投产|装进|销往|卖到|出口|获|通过|供不应求|夺魁|一片难求|亮相|生产线|产线|车间|用>",
        "{s:Firm}<的>{o:Product+}¬由¬来¬采¬订¬需¬并¬购¬合",
        "<把|将>{o:Product~}<装进|卖到|卖给|卖进|销往|销到|送到|发往|铺进|装上|运到|供给>",
        "{q:Quantity}[的]{o:Product~}<下线|生产线|产能|交付>",
    ),
    implied=("supplies", "exportsTo", "investsIn"),
)
