// @ts-check
/** The words of the page itself, in both languages. Words of the ontology come with the data. */

/** @typedef {"zh" | "en"} Lang */

/** @type {Record<Lang, Record<string, string>>} */
const STRINGS = {
  zh: {
    about: "关于", alias: "又作", all: "全部", allReports: "全部报告", allYears: "全部年份",
    approx: "约数", at: "地点", atLeast: "不少于", atMost: "不超过", back: "返回", background: "背景知识",
    breakdownOf: "其中，属于", canvas: "关系网络：{nodes} 个实体，{edges} 条关系。Tab 聚焦后用方向键在实体间移动，回车查看详情。",
    centre: "居中", classes: "类别", clear: "清除", close: "关闭", collapse: "收起", compared: "比较", confidence: "可信度",
    dark: "深色", denied: "否定", details: "详情", edges: "关系", empty: "没有符合条件的内容。",
    emptyNetwork: "没有可显示的关系。", entities: "实体", evidence: "出处", figureAbout: "所属", figures: "数据",
    filter: "筛选", filterEntities: "筛选实体…", filterFigures: "筛选指标、主体、原句…", filters: "筛选与图例", fit: "适合窗口",
    given: "授予", help: "帮助", hide: "隐藏", hint: "点选一个实体或一条关系，这里会显示它的关系、数据和原句。",
    hintHead: "从这里开始", hubs: "关系最多的实体", inReport: "在报告中阅读", items: "条", kinds: "细类", language: "English",
    leftOut: " · 这一页容不下的：{reports} 篇报告、{nodes} 个实体", light: "浅色", loading: "正在读取……", loose: "显示无关系的实体（{n}）", mentions: "文中提及", mentionsCount: "提及 {n} 次",
    more: "再显示 {n} 条", moreAll: "显示其余 {n} 条", names: "名录", none: "无", noResult: "没有找到",
    oldBrowser: "这个浏览器太旧，不能打开压缩的数据。请用近两年的 Chromium、Firefox 或 Safari。",
    onlyClass: "只看这一类", open: "展开", panel: "详情面板", planned: "计划", ongoing: "进行中", achieved: "已完成", required: "要求",
    predicates: "关系类型", rank: "名次", relations: "关系", report: "报告", reports: "报告", resetFilters: "全部显示",
    rule: "规则", search: "搜索名称、别名、拼音", selected: "已选中 {name}", shown: "显示 {shown} / {all}",
    shareOf: "占比", yearOnYear: "同比", againstPlan: "完成计划", rankIn: "位次", sortedBy: "按重要性排列",
    stats: "{reports} 篇报告 · {nodes} 个实体 · {edges} 条关系 · {figures} 项数据",
    theme: "明暗", unique: "唯一，范围：", untitled: "知识图谱", value: "数值", year: "年份", zoomIn: "放大", zoomOut: "缩小",
    keys: "/|搜索\n← ↑ → ↓|移到相邻的实体；未选中时移动画面\nEnter|查看所选实体的详情\n+ −|放大、缩小\n0|适合窗口\nEsc|取消选择、关闭面板\n?|这份说明",
    mouse: "拖动空白处移动，滚轮或双指缩放；拖动实体可以挪开它；双击实体看它的邻居，双击空白处回到全图。虚线表示计划或要求，尚未完成。",
    offline: "这一页不连网络：所有数据和报告全文都在这个文件里。",
  },
  en: {
    about: "About", alias: "Also", all: "All", allReports: "All reports", allYears: "All years",
    approx: "approximate", at: "at", atLeast: "at least", atMost: "at most", back: "Back", background: "background knowledge",
    breakdownOf: "Part of", canvas: "Network: {nodes} entities, {edges} relations. With focus here the arrow keys move between entities, Enter shows details.",
    centre: "Centre", classes: "Classes", clear: "Clear", close: "Close", collapse: "Collapse", compared: "Compared", confidence: "confidence",
    dark: "Dark", denied: "denied", details: "Details", edges: "Relations", empty: "Nothing matches.",
    emptyNetwork: "There are no relations to show.", entities: "Entities", evidence: "Evidence", figureAbout: "Of", figures: "Figures",
    filter: "Filter", filterEntities: "Filter entities…", filterFigures: "Filter by measure, owner, sentence…", filters: "Filters and legend", fit: "Fit to window",
    given: "granted", help: "Help", hide: "Hide", hint: "Choose an entity or a relation to read its relations, figures and sentences here.",
    hintHead: "Start here", hubs: "Most connected", inReport: "Read in the report", items: "items", kinds: "Kinds", language: "中文",
    leftOut: " · no room in this page: {reports} reports, {nodes} entities", light: "Light", loading: "Reading…", loose: "Show unconnected ({n})", mentions: "Mentions", mentionsCount: "{n} mentions",
    more: "Show {n} more", moreAll: "Show the other {n}", names: "Names", none: "none", noResult: "Nothing found",
    oldBrowser: "This browser is too old to open compressed data. Use a Chromium, Firefox or Safari of the last two years.",
    onlyClass: "Show only this class", open: "Expand", panel: "Details panel", planned: "planned", ongoing: "ongoing", achieved: "achieved", required: "required",
    predicates: "Relations", rank: "Rank", relations: "Relations", report: "Report", reports: "Reports", resetFilters: "Show all",
    rule: "rule", search: "Search names, aliases, pinyin", selected: "Selected {name}", shown: "{shown} of {all} shown",
    shareOf: "share", yearOnYear: "year on year", againstPlan: "against plan", rankIn: "rank", sortedBy: "most important first",
    stats: "{reports} reports · {nodes} entities · {edges} relations · {figures} figures",
    theme: "Light or dark", unique: "The only one in", untitled: "Knowledge graph", value: "Value", year: "Year", zoomIn: "Zoom in", zoomOut: "Zoom out",
    keys: "/|Search\n← ↑ → ↓|Go to the neighbouring entity; with none selected, move the picture\nEnter|Read the selected entity's details\n+ −|Zoom in, zoom out\n0|Fit to window\nEsc|Clear the selection, close panels\n?|This help",
    mouse: "Drag the ground to move, wheel or pinch to zoom; drag an entity to put it elsewhere; double-click an entity to see its neighbours, the ground to see everything. Dashed lines are planned or required, not done yet.",
    offline: "This page uses no network: all data and the full reports are inside this file.",
  },
};

/**
 * Say a word of the page, with `{name}` places filled.
 * @param {Lang} lang
 * @param {string} key
 * @param {Record<string, string | number>} [values]
 * @returns {string}
 */
export function translate(lang, key, values = {}) {
  const text = STRINGS[lang][key] ?? key;
  return text.replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));
}

/** @returns {string[][]} the keys of each language, for the test that they agree */
export function listKeys() {
  return Object.values(STRINGS).map((words) => Object.keys(words).sort());
}
