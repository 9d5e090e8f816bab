"""The vocabulary by name: classes, relations, properties and concepts of the ontology.

Generated from `ontology/` by `scripts/gen_vocab.py`: edit there, never here. These are the
terms that come with guanxi; a user may add classes, so code takes an unknown class as one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

NS: Final = "https://w3id.org/guanxi/ns#"


@dataclass(frozen=True, slots=True)
class ClassInfo:
    """A class of entities. `parents` are classes of this vocabulary, without `Entity`."""

    name: str
    zh: str
    en: str
    path: str
    color: str
    order: int
    parents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RelationInfo:
    """A property that stands as a direct edge and as a claim."""

    name: str
    zh: str
    en: str
    inverse_zh: str
    inverse_en: str
    order: int
    subjects: tuple[str, ...]
    objects: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TermInfo:
    """Any other class or property."""

    name: str
    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class ConceptInfo:
    """A concept, with the names of the schemes that it is in."""

    name: str
    zh: str
    en: str
    schemes: tuple[str, ...]


PREFIXES: Final[tuple[tuple[str, str], ...]] = (
    ("cv", "http://data.europa.eu/m8g/"),
    ("dcterms", "http://purl.org/dc/terms/"),
    ("gx", "https://w3id.org/guanxi/ns#"),
    ("itsrdf", "http://www.w3.org/2005/11/its/rdf#"),
    ("nif", "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#"),
    ("org", "http://www.w3.org/ns/org#"),
    ("owl", "http://www.w3.org/2002/07/owl#"),
    ("prov", "http://www.w3.org/ns/prov#"),
    ("qb", "http://purl.org/linked-data/cube#"),
    ("qudt", "http://qudt.org/schema/qudt/"),
    ("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"),
    ("rdfs", "http://www.w3.org/2000/01/rdf-schema#"),
    ("schema", "https://schema.org/"),
    ("sem", "http://semanticweb.cs.vu.nl/2009/11/sem/"),
    ("sh", "http://www.w3.org/ns/shacl#"),
    ("skos", "http://www.w3.org/2004/02/skos/core#"),
    ("unit", "http://qudt.org/vocab/unit/"),
    ("xsd", "http://www.w3.org/2001/XMLSchema#"),
)  # fmt: skip
"""Prefix and namespace, by prefix."""

CLASSES: Final[tuple[ClassInfo, ...]] = (
    ClassInfo("Organization", "机构", "Organization", "机构", "#2072d5", 1, ()),
    ClassInfo("Department", "部门", "Department", "机构", "#2c9dc1", 2, ("Organization",)),
    ClassInfo("Party", "党派", "Party", "机构", "#e61730", 3, ("Organization",)),
    ClassInfo("MassOrganization", "人民团体", "Mass organization", "机构", "#d91e8b", 4, ("Organization",)),
    ClassInfo("Group", "群体", "Group", "群体", "#a0888c", 5, ()),
    ClassInfo("Place", "行政区划", "Place", "行政区划", "#776e06", 6, ()),
    ClassInfo("Township", "乡镇街道村居", "Township", "乡镇街道村居", "#709e59", 7, ("Place",)),
    ClassInfo("Temple", "宗教活动场所", "Temple", "宗教活动场所", "#ac5854", 8, ()),
    ClassInfo("Venue", "阵地场所", "Venue", "阵地场所", "#237a78", 9, ()),
    ClassInfo("Program", "工程项目", "Program", "工程项目", "#7e57fa", 10, ()),
    ClassInfo("Activity", "活动会议", "Activity", "活动会议", "#b53ccf", 11, ()),
    ClassInfo("Award", "荣誉", "Award", "荣誉", "#c97a18", 12, ()),
    ClassInfo("Work", "文件作品", "Work", "文件作品", "#8363a9", 13, ()),
)  # fmt: skip
"""The classes of entities, in the order of the legend."""

RELATIONS: Final[tuple[RelationInfo, ...]] = (
    RelationInfo("receivedAward", "获得", "received award", "获得者", "received by", 1, ("Entity",), ("Award",)),
    RelationInfo("conferredBy", "授予者", "conferred by", "授予", "confers", 2, ("Award",), ("Organization",)),
    RelationInfo("organizes", "举办", "organizes", "举办者", "organized by", 3, ("Organization", "Group", "Place", "Temple", "Venue"), ("Activity",)),
    RelationInfo("implements", "实施", "implements", "实施者", "implemented by", 4, ("Organization", "Group", "Place", "Temple", "Venue"), ("Program",)),
    RelationInfo("issued", "制定印发", "issued", "制定印发者", "issued by", 5, ("Organization", "Group", "Place", "Temple", "Venue"), ("Work",)),
    RelationInfo("established", "成立建立", "established", "成立建立者", "established by", 6, ("Organization", "Group", "Place", "Temple", "Venue"), ("Organization", "Venue", "Program")),
    RelationInfo("participatesIn", "参与", "participates in", "参与者", "has participant", 7, ("Organization", "Group", "Place", "Temple", "Venue"), ("Organization", "Program", "Activity")),
    RelationInfo("exhibitedAt", "亮相", "exhibited at", "展出作品", "exhibits", 8, ("Work",), ("Venue", "Activity")),
    RelationInfo("partOf", "隶属", "part of", "下属", "has part", 9, ("Organization", "Program", "Activity"), ("Organization", "Program")),
    RelationInfo("locatedIn", "位于", "located in", "境内有", "location of", 10, ("Organization", "Place", "Temple", "Venue", "Activity"), ("Place",)),
    RelationInfo("guides", "指导", "guides", "指导者", "guided by", 11, ("Organization", "Place"), ("Organization", "Group", "Place", "Temple", "Venue", "Program", "Activity")),
    RelationInfo("supports", "支持", "supports", "支持者", "supported by", 12, ("Organization", "Group", "Place", "Program"), ("Entity",)),
    RelationInfo("serves", "面向", "serves", "服务来源", "served by", 13, ("Organization", "Venue", "Program", "Activity", "Work"), ("Organization", "Group", "Place")),
    RelationInfo("cites", "依据", "cites", "被引为依据", "cited by", 14, ("Organization", "Group", "Place", "Program", "Activity", "Work"), ("Work",)),
    RelationInfo("cooperatesWith", "合作", "cooperates with", "合作", "cooperates with", 15, ("Organization", "Group", "Place", "Temple", "Venue"), ("Organization", "Group", "Place", "Temple", "Venue")),
    RelationInfo("firstWithin", "首创于", "first within", "首创成果", "place of first", 16, ("Entity",), ("Place",)),
)  # fmt: skip
"""The relations, in the order of the legend."""

OTHER_CLASSES: Final[tuple[TermInfo, ...]] = (
    TermInfo("AwardGrant", "授奖", "Award grant"),
    TermInfo("Claim", "陈述", "Claim"),
    TermInfo("Comparison", "比较", "Comparison"),
    TermInfo("Entity", "实体", "Entity"),
    TermInfo("Evidence", "依据", "Evidence"),
    TermInfo("Figure", "数据", "Figure"),
    TermInfo("Measure", "指标", "Measure"),
    TermInfo("Mention", "提及", "Mention"),
    TermInfo("Relation", "关系", "Relation"),
    TermInfo("Report", "报告", "Report"),
    TermInfo("Rule", "规则", "Rule"),
    TermInfo("Section", "章节", "Section"),
    TermInfo("Sentence", "句子", "Sentence"),
)  # fmt: skip
"""Classes whose members are not named things, and `Entity`."""

PROPERTIES: Final[tuple[TermInfo, ...]] = (
    TermInfo("aboutEntity", "数据对象", "about entity"),
    TermInfo("approximate", "约数", "approximate"),
    TermInfo("award", "荣誉名称", "award"),
    TermInfo("baselineYear", "基期年份", "baseline year"),
    TermInfo("batch", "批次", "batch"),
    TermInfo("bound", "界限", "bound"),
    TermInfo("breakdownOf", "其中属于", "breakdown of"),
    TermInfo("code", "行政区划代码", "division code"),
    TermInfo("color", "颜色", "colour"),
    TermInfo("comparison", "比较情况", "comparison"),
    TermInfo("comparisonKind", "比较方式", "comparison kind"),
    TermInfo("confidence", "可信度", "confidence"),
    TermInfo("delta", "差额", "delta"),
    TermInfo("evidence", "依据原文", "evidence"),
    TermInfo("fileName", "文件名", "file name"),
    TermInfo("grantor", "授奖者", "grantor"),
    TermInfo("headingLevel", "标题层级", "heading level"),
    TermInfo("inReport", "所在报告", "in report"),
    TermInfo("inSection", "所在章节", "in section"),
    TermInfo("inSentence", "所在句子", "in sentence"),
    TermInfo("inverseLabel", "反向标签", "inverse label"),
    TermInfo("kind", "种类", "kind"),
    TermInfo("level", "级别", "level"),
    TermInfo("measure", "所计指标", "measure"),
    TermInfo("mentionOf", "提及对象", "mention of"),
    TermInfo("modality", "情态", "modality"),
    TermInfo("order", "次序", "order"),
    TermInfo("pathLabel", "路径名", "path label"),
    TermInfo("place", "地点", "place"),
    TermInfo("polarity", "极性", "polarity"),
    TermInfo("precision", "准确率", "precision"),
    TermInfo("publisher", "发布者", "publisher"),
    TermInfo("quote", "原句片段", "quote"),
    TermInfo("rank", "等次", "rank"),
    TermInfo("ratio", "比率", "ratio"),
    TermInfo("recipient", "获奖者", "recipient"),
    TermInfo("reportedBy", "报告出处", "reported by"),
    TermInfo("rule", "所用规则", "rule"),
    TermInfo("sha256", "正文校验值", "SHA-256 of the text"),
    TermInfo("sourceSha256", "文件校验值", "SHA-256 of the file"),
    TermInfo("status", "状态", "status"),
    TermInfo("uniqueWithin", "唯一范围", "unique within"),
    TermInfo("unit", "单位", "unit"),
    TermInfo("unitConcept", "单位概念", "unit concept"),
    TermInfo("value", "数值", "value"),
    TermInfo("valueText", "原数", "value as written"),
    TermInfo("year", "年份", "year"),
)  # fmt: skip
"""Every property that is no relation."""

SCHEMES: Final[tuple[TermInfo, ...]] = (
    TermInfo("bounds", "界限", "Bounds"),
    TermInfo("comparisonKinds", "比较方式", "Comparison kinds"),
    TermInfo("kinds", "种类", "Kinds"),
    TermInfo("levels", "级别", "Levels"),
    TermInfo("modalities", "情态", "Modalities"),
    TermInfo("polarities", "极性", "Polarities"),
    TermInfo("statuses", "状态", "Statuses"),
)  # fmt: skip
"""The lists of concepts."""

CONCEPTS: Final[tuple[ConceptInfo, ...]] = (
    ConceptInfo("atLeast", "至少", "at least", ("bounds",)),
    ConceptInfo("atMost", "至多", "at most", ("bounds",)),
    ConceptInfo("exact", "恰好", "exact", ("bounds",)),
    ConceptInfo("againstPlan", "与计划相比", "against plan", ("comparisonKinds",)),
    ConceptInfo("rankIn", "排名", "rank in", ("comparisonKinds",)),
    ConceptInfo("shareOf", "占比", "share of", ("comparisonKinds",)),
    ConceptInfo("yearOnYear", "同比", "year on year", ("comparisonKinds",)),
    ConceptInfo("kind-乡级", "乡级", "township level", ("kinds", "levels")),
    ConceptInfo("kind-县级", "县级", "county level", ("kinds", "levels")),
    ConceptInfo("kind-国家级", "国家级", "national", ("kinds", "levels")),
    ConceptInfo("kind-市级", "市级", "city level", ("kinds", "levels")),
    ConceptInfo("kind-村级", "村级", "village level", ("kinds", "levels")),
    ConceptInfo("kind-省级", "省级", "provincial", ("kinds", "levels")),
    ConceptInfo("achieved", "已实现", "achieved", ("modalities",)),
    ConceptInfo("ongoing", "进行中", "ongoing", ("modalities",)),
    ConceptInfo("planned", "计划中", "planned", ("modalities",)),
    ConceptInfo("required", "要求", "required", ("modalities",)),
    ConceptInfo("affirmed", "肯定", "affirmed", ("polarities",)),
    ConceptInfo("denied", "否定", "denied", ("polarities",)),
    ConceptInfo("confirmed", "已确认", "confirmed", ("statuses",)),
    ConceptInfo("corrected", "已更正", "corrected", ("statuses",)),
    ConceptInfo("extracted", "机器读出", "extracted", ("statuses",)),
    ConceptInfo("rejected", "已否决", "rejected", ("statuses",)),
)  # fmt: skip
"""The concepts but for kinds, by scheme."""

KINDS: Final[tuple[tuple[str, str], ...]] = (
    ("专门委员会", "special committee"), ("专项", "special programme"), ("中央组织", "central committee"), ("中心", "centre"),
    ("之家", "home"), ("乡", "township"), ("乡级", "township level"), ("乡贤", "local worthies"),
    ("书籍", "book"), ("事业单位", "public institution"), ("产业园", "industrial park"), ("人大", "people's congress"),
    ("仪式", "ceremony"), ("企业", "company"), ("伊斯兰教", "Muslim"), ("会议", "meeting"),
    ("住宅", "housing"), ("体育", "sport"), ("佛教", "Buddhist"), ("供销", "supply and marketing"),
    ("侨商", "overseas Chinese business"), ("侨联", "federation of returned overseas Chinese"), ("光彩会", "Guangcai association"), ("党委", "party committee"),
    ("党委部门", "party department"), ("党派总称", "parties as a body"), ("公园", "park"), ("共产党", "Communist Party"),
    ("共青团", "youth league"), ("关工委", "next generation commission"), ("其他", "other"), ("内设", "inner office"),
    ("军队", "armed forces"), ("农业", "farming"), ("制度", "system of rules"), ("办事机构", "working office"),
    ("功能区", "functional zone"), ("区", "district"), ("区域", "region"), ("医疗", "health care"),
    ("医院", "hospital"), ("协会", "association"), ("协作", "paired assistance"), ("单位群体", "set of bodies"),
    ("县", "county"), ("县级", "county level"), ("台商", "Taiwan business"), ("台联", "federation of Taiwan compatriots"),
    ("合作社", "cooperative"), ("同乡", "fellow townsmen"), ("品牌", "brand"), ("商会", "chamber of commerce"),
    ("国家", "country"), ("国家级", "national"), ("国际组织", "international organization"), ("地方组织", "local committee"),
    ("场馆", "hall"), ("垂管", "vertically managed"), ("培训", "training"), ("基地", "base"),
    ("基督教", "Protestant"), ("基础设施", "infrastructure"), ("基金会", "foundation"), ("境外", "world region"),
    ("境外政党", "party outside the mainland"), ("天主教", "Catholic"), ("奖项", "prize"), ("妇联", "women's federation"),
    ("委员会", "commission"), ("媒体", "media"), ("学校", "school"), ("学联", "students' federation"),
    ("宗教团体", "religious association"), ("对台", "cross-strait relations"), ("对外友好", "foreign friendship"), ("少先队", "young pioneers"),
    ("展览", "exhibition"), ("工会", "trade union"), ("工作专班", "task force"), ("工作队", "work team"),
    ("工商联", "federation of industry and commerce"), ("工程", "engineering programme"), ("市", "city"), ("市场", "market"),
    ("市级", "city level"), ("平台", "platform"), ("建设", "construction"), ("影视", "film"),
    ("志愿", "volunteering"), ("总称", "collective name"), ("慈善", "charity"), ("戏剧", "stage work"),
    ("战略", "strategy"), ("执政党", "ruling party"), ("执法机构", "enforcement body"), ("扶贫", "poverty relief"),
    ("改革", "reform"), ("政协", "consultative conference"), ("政府", "government"), ("政府部门", "government department"),
    ("政策", "policy"), ("文件", "document"), ("文联", "literary and art federation"), ("文艺", "arts"),
    ("新区", "new area"), ("新联会", "new social strata association"), ("新闻", "journalism"), ("景区", "scenic area"),
    ("服务", "service"), ("机关", "organ"), ("机制", "mechanism"), ("村", "village"),
    ("村级", "village level"), ("标准", "standard"), ("案例", "case"), ("检察院", "procuratorate"),
    ("欧美同学会", "returned scholars' association"), ("歌曲", "song"), ("残联", "disabled persons' federation"), ("民主党派", "democratic party"),
    ("民族", "ethnic group"), ("民间信仰", "popular belief"), ("法学", "law studies"), ("法规", "law"),
    ("法院", "court"), ("活动", "activity"), ("派出机构", "outposted office"), ("海联会", "overseas friendship association"),
    ("港澳", "Hong Kong and Macao"), ("演出", "performance"), ("界别人士", "walk of life"), ("监委", "supervision commission"),
    ("省", "province"), ("省级", "provincial"), ("知联会", "intellectuals' association"), ("研究会", "research society"),
    ("示范区", "demonstration zone"), ("社会组织", "social organization"), ("社区", "residential community"), ("社科联", "social science federation"),
    ("科协", "science association"), ("科研", "research"), ("科研院所", "research body"), ("红十字会", "Red Cross"),
    ("纪委", "discipline commission"), ("组织", "party organization"), ("统促会", "reunification council"), ("网络", "internet"),
    ("美术", "artwork"), ("群体", "people"), ("群团", "people's federation"), ("老区", "old revolutionary areas"),
    ("老年", "senior citizens"), ("职教社", "vocational education association"), ("联谊", "friendship"), ("联谊会", "friendship association"),
    ("自治组织", "self-governing body"), ("节庆", "festival"), ("荣誉", "honour"), ("行业", "trade"),
    ("行动", "campaign"), ("街道", "subdistrict"), ("表彰", "commendation"), ("规划", "outline plan"),
    ("计划", "plan"), ("计生协", "family planning association"), ("议事机构", "deliberating body"), ("试点", "pilot"),
    ("调研", "visit of inquiry"), ("贸促", "trade promotion"), ("赛事", "competition"), ("道教", "Taoist"),
    ("道路", "road"), ("部门", "department"), ("金融", "finance"), ("银行", "bank"),
    ("镇", "town"), ("队伍", "team"), ("阵地", "service point"), ("青联", "youth federation"),
    ("项目", "project"), ("领导小组", "leading group"), ("黄埔同学会", "Huangpu alumni association"),
)  # fmt: skip
"""Kinds: the word, which follows `kind-` in the concept's name, and its English label."""
