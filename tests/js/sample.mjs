/** A small invented payload for tests of the page's modules. */
import { decodeModel } from "../../graph/render/static/js/decode.js";

const TEXT = "清溪镇建成书院，收书1200册。\n书院获奖。";

export function makePayload() {
  return {
    version: 1, title: "清溪报告", base: "https://x.example/id/",
    classes: [{ name: "Township", zh: "乡镇", en: "Township", color: "#7d9b3a" }, { name: "Venue", zh: "场所", en: "Venue", color: "#1f8a86" }, { name: "Award", zh: "荣誉", en: "Award", color: "#c99a12" }],
    predicates: [{ name: "established", zh: "建立", en: "established", inverseZh: "建立者", inverseEn: "established by" }, { name: "receivedAward", zh: "获得", en: "received" }],
    kinds: [], rules: [{ name: "rule-a", zh: "甲", en: "A" }],
    nodes: {
      id: ["t/清溪镇", "v/清溪书院", "w/好书院奖", "t/独山村"], label: ["清溪镇", "清溪书院", "好书院奖", "独山村"], en: { 1: "Qingxi Academy" },
      type: [0, 1, 2, 0], aliases: { 1: ["书院"] }, hidden: ["qing xi zhen", "qing xi shu yuan", "hao shu yuan jiang", "du shan cun"], kinds: {},
      x: [0, 100, 200, 300], y: [0, 0, 50, 300], community: [0, 0, 0, -1],
    },
    edges: { source: [0, 1, 1], target: [1, 2, 1], predicate: [0, 1, 0] },
    claims: { id: ["c1", "c2"], edge: [0, 1], year: [2024, null], modality: ["achieved", "planned"], denied: [0, 0], evidence: [[0], []] },
    evidence: { report: [0], begin: [0], length: [7], before: [0], after: [10], rule: [0], confidence: ["0.9"] },
    figures: {
      id: ["f1"], value: ["1200"], unit: ["册"], text: ["1200册"], measure: ["收书"], bound: ["exact"], approximate: [0], about: [1], place: [null],
      year: [2024], modality: ["achieved"], evidence: [[0]], comparison: {}, whole: {},
    },
    grants: [{ award: 2, recipient: 1, grantor: null, level: "", batch: "首届", rank: "", within: null, year: 2024, evidence: [] }],
    reports: [{ title: "清溪报告", text: TEXT, year: 2024, place: 0, headings: [] }],
    mentions: { node: [0, 1], report: [0, 0], begin: [0, 17], length: [3, 2] },
  };
}

export function makeModel() {
  return decodeModel(makePayload());
}
