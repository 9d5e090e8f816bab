import assert from "node:assert/strict";
import test from "node:test";
import { edgesOf, nameOf, otherEnd, stands } from "../../graph/render/static/js/decode.js";
import { findNames, indexNames } from "../../graph/render/static/js/search.js";
import { decodeFragment, encodeFragment, initialState } from "../../graph/render/static/js/state.js";
import { listKeys, translate } from "../../graph/render/static/js/strings.js";
import { countClasses, findVisible } from "../../graph/render/static/js/visible.js";
import { makeModel, makePayload } from "./sample.mjs";

test("the model counts and indexes, loops once", () => {
  const model = makeModel();
  assert.deepEqual([...model.degree], [1, 4, 1, 0]);
  assert.deepEqual([...edgesOf(model, 1)], [0, 1, 2]);
  assert.equal(otherEnd(model, 0, 1), 0);
  assert.equal(nameOf(model, 1, "en"), "Qingxi Academy");
  assert.equal(nameOf(model, 0, "en"), "清溪镇");
  assert.equal(stands(model, 0), true);
  assert.deepEqual([...model.planned], [0, 1, 0]);
  assert.equal(model.ranked[0], 1);
});

test("parallel edges bend apart, whichever way they point", () => {
  const payload = makePayload();
  payload.edges = { source: [0, 1, 0], target: [1, 0, 1], predicate: [0, 1, 1] };
  payload.claims = { id: [], edge: [], year: [], modality: [], denied: [], evidence: [] };
  return import("../../graph/render/static/js/decode.js").then(({ decodeModel }) => {
    const { bend, edges } = decodeModel(payload);
    const sides = [...bend].map((value, e) => (edges.source[e] < edges.target[e] ? value : -value));
    assert.equal(new Set(sides).size, 3);
  });
});

test("search finds names, aliases, pinyin and initials, the best first", () => {
  const model = makeModel();
  const entries = indexNames(model);
  const find = (query) => findNames(entries, query, model.weight, 5).map((node) => model.nodes.label[node]);
  assert.deepEqual(find("书院"), ["清溪书院", "好书院奖"]);
  assert.deepEqual(find("QXSY"), ["清溪书院"]);
  assert.deepEqual(find("haoshu"), ["好书院奖"]);
  assert.deepEqual(find("academy"), ["清溪书院"]);
  assert.deepEqual(find("ＱＩＮＧＸＩ"), ["清溪书院", "清溪镇"]);
  assert.deepEqual(find("无此名"), []);
  assert.deepEqual(find("  "), []);
});

test("filters hide nodes with their relations, and say what is unconnected", () => {
  const model = makeModel();
  const state = initialState("zh");
  assert.deepEqual([...findVisible(model, state).node], [1, 1, 1, 0]);
  assert.equal(findVisible(model, state).loose, 1);
  assert.deepEqual([...findVisible(model, { ...state, loose: true }).node], [1, 1, 1, 1]);
  const hidden = findVisible(model, { ...state, hiddenClasses: new Set(["Venue"]) });
  assert.deepEqual([hidden.nodes, hidden.edges], [0, 0]);
  const without = findVisible(model, { ...state, hiddenPredicates: new Set(["receivedAward"]) });
  assert.deepEqual([...without.node], [1, 1, 0, 0]);
  const chosen = findVisible(model, { ...state, selected: { kind: "node", at: 3 } });
  assert.equal(chosen.node[3], 1);
  assert.deepEqual(countClasses(model), [2, 1, 1]);
});

test("a view survives its link", () => {
  const model = makeModel();
  for (const selected of [{ kind: "node", at: 1 }, { kind: "edge", at: 1 }, { kind: "figure", at: 0 }, null]) {
    const state = { ...initialState("zh"), selected, hiddenClasses: new Set(["Award"]), loose: true, lang: "en", theme: "dark", tab: "names" };
    const read = decodeFragment(encodeFragment(state, model), model);
    assert.deepEqual({ ...initialState("zh"), ...read }, state);
  }
});

test("a link to what is not there selects nothing", () => {
  const model = makeModel();
  const read = decodeFragment("#n=<script>&hide=Award,None&lang=xx&tab=no&theme=pink", model);
  assert.equal(read.selected, null);
  assert.deepEqual([...read.hiddenClasses], ["Award"]);
  assert.equal(read.lang, undefined);
  assert.deepEqual([read.tab, read.theme], ["details", "auto"]);
});

test("both languages have every word", () => {
  const [zh, en] = listKeys();
  assert.deepEqual(zh, en);
  assert.equal(translate("zh", "loose", { n: 3 }), "显示无关系的实体（3）");
});
