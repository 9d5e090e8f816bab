"""The words of the fixed vocabulary, with the colours that a picture gives its classes.

The ontology's own labels come first; these stand in for what it leaves out (the inverse
wording of a relation, a colour), so that a graph without its ontology can still be shown.
"""

from __future__ import annotations

from graph.network.page_data import Term

CLASSES = (
    Term("Organization", "机构", "Organization", "#2d66a8"),
    Term("Department", "部门", "Department", "#3f8fc4"),
    Term("Party", "党派", "Party", "#b23a48"),
    Term("MassOrganization", "人民团体", "Mass organization", "#d06c3a"),
    Term("Group", "群体", "Group", "#b58a2b"),
    Term("Place", "行政区划", "Administrative area", "#2f7d4f"),
    Term("Township", "乡镇街道村居", "Township or village", "#7d9b3a"),
    Term("Temple", "宗教活动场所", "Place of worship", "#8a6548"),
    Term("Venue", "阵地场所", "Venue", "#1f8a86"),
    Term("Program", "工程项目", "Programme", "#7357b0"),
    Term("Activity", "活动会议", "Activity or meeting", "#c0528f"),
    Term("Award", "荣誉", "Award", "#c99a12"),
    Term("Work", "文件作品", "Document or work", "#66727f"),
)
"""In the order of the legend."""

PREDICATES = (
    Term("receivedAward", "获得", "received", "", "获得者", "received by"),
    Term("conferredBy", "授予者", "conferred by", "", "授予", "conferred"),
    Term("organizes", "举办", "organizes", "", "举办者", "organized by"),
    Term("implements", "实施", "implements", "", "实施者", "implemented by"),
    Term("issued", "制定印发", "issued", "", "制定印发者", "issued by"),
    Term("established", "成立建立", "established", "", "成立建立者", "established by"),
    Term("participatesIn", "参与", "participates in", "", "参与者", "has participant"),
    Term("exhibitedAt", "亮相", "exhibited at", "", "展出作品", "exhibits"),
    Term("partOf", "隶属", "part of", "", "下属", "has part"),
    Term("locatedIn", "位于", "located in", "", "所辖所在", "location of"),
    Term("guides", "指导", "guides", "", "指导者", "guided by"),
    Term("supports", "支持", "supports", "", "支持者", "supported by"),
    Term("serves", "面向", "serves", "", "服务者", "served by"),
    Term("cites", "依据", "cites", "", "被依据于", "cited by"),
    Term("cooperatesWith", "合作", "cooperates with", "", "合作", "cooperates with"),
    Term("firstWithin", "首创于", "first within", "", "首创", "has first"),
)

STRUCTURAL = frozenset(
    {
        "Report", "Section", "Sentence", "Mention", "Claim", "Evidence", "AwardGrant", "Figure",
        "Measure", "Comparison", "Rule", "Ontology", "Concept", "Span",
    }
)  # fmt: skip
"""Classes of the vocabulary whose members are not named things."""
