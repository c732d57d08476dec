/* Every word of the interface, in Chinese and English. */

const WORDS = {
  zh: {
    Zone: '园区', Firm: '企业', Organization: '机构', Person: '人物', Place: '地点', Industry: '产业',
    Product: '产品', Project: '项目', Policy: '政策', Event: '活动',
    EconomicDevelopmentZone: '经开区', HighTechZone: '高新区', FreeTradeZone: '自贸试验区', CustomsZone: '海关监管区',
    IndustrialPark: '工业园区', ThemedPark: '专业园区', NewArea: '新区', GovernmentBody: '政府机构',
    ResearchInstitution: '科研院所', Association: '协会',
    locatedIn: '位于', partOf: '属于', overlapsWith: '叠加', operatesIn: '所属产业', produces: '生产', supplies: '供货',
    cooperatesWith: '合作', investsIn: '投资', subsidiaryOf: '子公司', issues: '发布', holdsRole: '任职',
    partOfCluster: '产业集群', exportsTo: '出口到',
    'locatedIn<': '区内', 'partOf<': '下辖', 'operatesIn<': '相关企业与园区', 'produces<': '生产者', 'supplies<': '供应商',
    'investsIn<': '投资方', 'subsidiaryOf<': '下属企业', 'issues<': '发布方', 'holdsRole<': '任职者',
    'partOfCluster<': '集群成员', 'exportsTo<': '出口方',
    fact: '事实', claim: '自称', plan: '计划', target: '目标', forecast: '预测', encouraged: '鼓励', limit: '现行规定',
    negated: '否认', actual: '实际', level: '数值', growth: '增速', share: '占比', rank: '排名',
    role: '角色', product: '产品', amount: '金额', volume: '数量', stake: '持股', stage: '阶段', period: '时间',
    divisionCode: '行政区划代码', stockCode: '股票代码', gbt4754Code: '国民经济行业代码', catalogueName: '目录名称',
    zoneLevel: '级别', province: '省份',
    search: '搜索企业、园区、产业（可用拼音首字母，如 xajkq）', noHit: '没有找到。试试更短的名字、拼音或英文。', hits: '个结果',
    net: '关系图', chain: '供应链', table: '表格', time: '时间线', views: '视图', whole: '回到概览', undo: '撤销', theme: '深色',
    light: '浅色', language: 'English', png: '图片 PNG', svg: '矢量 SVG', csv: '下载 CSV', print: '打印', save: '导出',
    filters: '筛选', classes: '实体类型', relations: '关系类型', status: '说法', all: '全部', stands: '已发生',
    planned: '仅计划', least: '置信度不低于', zoneFilter: '园区', industryFilter: '产业', since: '自', until: '至',
    reset: '清除筛选', shown: '显示', entities: '个实体', edges: '条关系', hiddenBy: '默认隐藏',
    solid: '实线：已发生', dashed: '虚线：仅为计划、目标或自称', pale: '浅色：置信度低',
    inFile: '这个文件里有什么', articles: '篇文章', zonesAnswer: '园区与企业', industriesAnswer: '主导产业', figuresAnswer: '最新数据',
    chainsAnswer: '谁给谁供货', soleAnswer: '独家供货（文中只见一家供应商）', projectsAnswer: '项目：金额与进度',
    plannedAnswer: '只是计划，尚未发生', sourcesAnswer: '来源', nothing: '文中没有提到', more: '展开全部', less: '收起', firms: '家企业',
    projects: '个项目', links: '条关系', said: '处原文', unknownDate: '日期不详', noAmount: '金额未提及',
    pathFrom: '从这里找路径', pathTo: '找路径到这里', pathPick: '再选一个终点：搜索，或点图中的节点', path: '路径',
    pathNone: '两者之间没有路径', pathAll: '所有关系', pathTrade: '只走供货、投资、合作、子公司', close: '关闭', copyLink: '复制链接',
    copied: '已复制', cite: '复制引文', hop: '邻近范围', hops: '跳', alias: '又称', codes: '代码', figures: '数据', milestones: '进展',
    relationsOf: '关系', sentences: '原文提及', speaker: '说话人', confidence: '置信度', elsewhere: '前文所指',
    antecedent: '主语由上文推出', name: '由名称推出', pattern: '句型', source: '来源', date: '日期', growthWord: '同比',
    conflict: '同一时间、同一指标，说法不同', subject: '主体', relation: '关系', object: '对象', evidence: '原文', indicator: '指标',
    value: '数值', kind: '性质', year: '时间', event: '进展', label: '名称', cls: '类型', filterRows: '筛选表格', rows: '行',
    columns: '列', chainHint: '从左到右：上游到下游。线上是产品；虚线是计划。', chainNone: '文中没有供货关系。', upstream: '上游',
    downstream: '下游', tier: '第 {n} 级', gap: '未见企业', gapHint: '虚框是缺口：文中提到这一环节，但没有说到做它的企业。', noZone: '园区未提及', timeNone: '文中没有带日期的进展。',
    canvas: '关系图。用 Tab 进入，方向键在节点间移动，回车打开，/ 搜索，Esc 返回概览。', panel: '详情', opened: '已打开',
    filterHint: '点图例显示或隐藏一类', start: '从这里开始', outside: '园区外', question: '本文件只含', ofAll: '/',
    entityTab: '实体', tint: '企业按产业着色', unfold: '展开区内', foldUp: '收起区内', tucked: '个已收起，可搜索或展开园区'
  },
  en: {
    Zone: 'Zones', Firm: 'Firms', Organization: 'Organizations', Person: 'People', Place: 'Places', Industry: 'Industries',
    Product: 'Products', Project: 'Projects', Policy: 'Policies', Event: 'Events',
    EconomicDevelopmentZone: 'Economic development zone', HighTechZone: 'High-tech zone', FreeTradeZone: 'Free trade zone',
    CustomsZone: 'Customs zone', IndustrialPark: 'Industrial park', ThemedPark: 'Themed park', NewArea: 'New area',
    GovernmentBody: 'Government body', ResearchInstitution: 'Research institution', Association: 'Association',
    locatedIn: 'located in', partOf: 'part of', overlapsWith: 'overlaps', operatesIn: 'operates in', produces: 'produces',
    supplies: 'supplies', cooperatesWith: 'cooperates with', investsIn: 'invests in', subsidiaryOf: 'subsidiary of',
    issues: 'issues', holdsRole: 'holds a role at', partOfCluster: 'part of cluster', exportsTo: 'exports to',
    'locatedIn<': 'inside', 'partOf<': 'contains', 'operatesIn<': 'firms and zones in it', 'produces<': 'made by',
    'supplies<': 'supplied by', 'investsIn<': 'investors', 'subsidiaryOf<': 'subsidiaries', 'issues<': 'issued by',
    'holdsRole<': 'people', 'partOfCluster<': 'members', 'exportsTo<': 'exporters',
    fact: 'fact', claim: 'own claim', plan: 'plan', target: 'target', forecast: 'forecast', encouraged: 'encouraged',
    limit: 'rule in force', negated: 'denied', actual: 'actual', level: 'level', growth: 'growth', share: 'share', rank: 'rank',
    role: 'role', product: 'product', amount: 'amount', volume: 'volume', stake: 'stake', stage: 'stage', period: 'time',
    divisionCode: 'division code', stockCode: 'stock code', gbt4754Code: 'GB/T 4754 code', catalogueName: 'catalogue name',
    zoneLevel: 'level', province: 'province',
    search: 'Search firms, zones, industries (Chinese, pinyin, initials)', noHit: 'Nothing found. Try a shorter name.', hits: 'results',
    net: 'Graph', chain: 'Supply chain', table: 'Table', time: 'Timeline', views: 'Views', whole: 'Overview', undo: 'Undo',
    theme: 'Dark', light: 'Light', language: '中文', png: 'PNG image', svg: 'SVG image', csv: 'Download CSV', print: 'Print', save: 'Export',
    filters: 'Filters', classes: 'Entities', relations: 'Relations', status: 'Status', all: 'all', stands: 'happened',
    planned: 'only planned', least: 'Confidence at least', zoneFilter: 'Zone', industryFilter: 'Industry', since: 'From', until: 'To',
    reset: 'Clear filters', shown: 'Shown', entities: 'entities', edges: 'relations', hiddenBy: 'hidden by default',
    solid: 'solid: happened', dashed: 'dashed: only planned, aimed at or claimed', pale: 'pale: low confidence',
    inFile: 'What is in this file', articles: 'articles', zonesAnswer: 'Zones and their firms', industriesAnswer: 'Leading industries',
    figuresAnswer: 'Latest figures', chainsAnswer: 'Who supplies whom', soleAnswer: 'Sole suppliers (only one is known here)',
    projectsAnswer: 'Projects: amount and stage', plannedAnswer: 'Only planned, not happened', sourcesAnswer: 'Sources',
    nothing: 'not mentioned', more: 'Show all', less: 'Show fewer', firms: 'firms', projects: 'projects', links: 'relations',
    said: 'sentences', unknownDate: 'no date', noAmount: 'no amount mentioned', pathFrom: 'Path from here', pathTo: 'Path to here',
    pathPick: 'Now pick the other end: search, or click a node', path: 'Path', pathNone: 'No path between the two',
    pathAll: 'all relations', pathTrade: 'supply, investment, cooperation, ownership only', close: 'Close', copyLink: 'Copy link',
    copied: 'Copied', cite: 'Copy citation', hop: 'Neighbourhood', hops: 'hops', alias: 'Also', codes: 'Codes', figures: 'Figures',
    milestones: 'Progress', relationsOf: 'Relations', sentences: 'Mentioned in', speaker: 'Speaker', confidence: 'Confidence',
    elsewhere: 'Refers to', antecedent: 'subject taken from earlier text', name: 'read from the name', pattern: 'Pattern',
    source: 'Source', date: 'Date', growthWord: 'growth', conflict: 'different values for one indicator and time', subject: 'Subject',
    relation: 'Relation', object: 'Object', evidence: 'Sentence', indicator: 'Indicator', value: 'Value', kind: 'Kind', year: 'Time',
    event: 'Event', label: 'Name', cls: 'Class', filterRows: 'Filter rows', rows: 'rows', columns: 'Columns',
    chainHint: 'Left to right: upstream to downstream. Products on the lines; dashed is planned.',
    chainNone: 'No supply relation in this file.', upstream: 'upstream', downstream: 'downstream', tier: 'Tier {n}',
    gap: 'no firm known', gapHint: 'A dashed box is a gap: the segment is named, but no firm in it.', noZone: 'zone not mentioned', timeNone: 'No dated event in this file.',
    canvas: 'Graph. Arrow keys move between nodes, Enter opens, / searches, Escape returns to the overview.',
    panel: 'Details', opened: 'opened', filterHint: 'Click to show or hide a kind', start: 'Start here', outside: 'outside zones',
    question: 'This file only holds', ofAll: '/', entityTab: 'Entities', tint: 'Colour firms by industry', unfold: 'Unfold', foldUp: 'Fold',
    tucked: 'folded away: search or unfold a zone'
  }
};

function t(key) {
  const words = WORDS[state.lang];
  return Object.prototype.hasOwnProperty.call(words, key) ? words[key] : key;
}

/* The name of a relation seen from its object's side. */
function inverse(relation) {
  const words = WORDS[state.lang];
  return words[relation + '<'] || words[relation] || relation;
}
