import assert from "node:assert/strict";
import test from "node:test";
import { breakLabel, clip, cutSentence, formatValue, groupDigits, plainLine, shiftPoint } from "../../graph/render/static/js/format.js";

const figure = (value, unit, text, bound = "exact", approximate = 0) => ({ value, unit, text, bound, approximate });

test("values are written as people read them, exactly", () => {
  assert.equal(formatValue(figure("105035000000", "元", "1050.35亿元"), "zh"), "1050.35亿元");
  assert.equal(formatValue(figure("105035000000", "元", "1050.35亿元"), "en"), "105.035 billion yuan");
  assert.equal(formatValue(figure("12000", "人次", "1.2万人次"), "zh"), "1.2万人次");
  assert.equal(formatValue(figure("5400", "人次", "5400人次"), "zh"), "5400人次");
  assert.equal(formatValue(figure("54000", "户", "54000户"), "zh"), "54,000户");
  assert.equal(formatValue(figure("-3.5", "%", "下降3.5%"), "zh"), "−3.5%");
  assert.equal(formatValue(figure("12345678901234567890.5", "元", ""), "zh"), "123,456,789,012.345678905亿元");
  assert.equal(formatValue(figure("2500000000000", "元", "2.5万亿元"), "zh"), "2.5万亿元");
});

test("bounds and approximations have their signs", () => {
  assert.equal(formatValue(figure("420", "起", "420余起", "atLeast"), "zh"), "≥ 420起");
  assert.equal(formatValue(figure("40", "家", "不足40家", "atMost"), "en"), "≤ 40");
  assert.equal(formatValue(figure("320000000", "元", "约3.2亿元", "exact", 1), "zh"), "≈ 3.2亿元");
});

test("what is no number is shown as written", () => {
  assert.equal(formatValue(figure("<b>", "", "<b>"), "zh"), "<b>");
});

test("points move and thousands part without a float", () => {
  assert.equal(shiftPoint("5", 8), "0.00000005");
  assert.equal(shiftPoint("100000000", 8), "1");
  assert.equal(groupDigits("1234567.25"), "1,234,567.25");
});

test("labels break in two and are shortened in the middle", () => {
  assert.deepEqual(breakLabel("云溪市"), ["云溪市"]);
  assert.deepEqual(breakLabel("关于促进新乡贤回归的若干措施"), ["关于促进新乡贤", "回归的若干措施"]);
  const long = breakLabel("长".repeat(1_000_000));
  assert.equal(long.length, 2);
  assert.ok(long.join("").length <= 20 && long.join("").includes("…"));
  assert.deepEqual(breakLabel("\u202e\u0000"), ["—"]);
});

test("plain lines hold no controls and clipping keeps the limit", () => {
  assert.equal(plainLine("a\u202eb\nc"), "a b c");
  assert.equal(clip("一二三四", 3), "一二…");
});

test("a sentence is cut around its quote", () => {
  const text = `${"前".repeat(200)}引文${"后".repeat(200)}`;
  const [before, quote, after] = cutSentence(text, 200, 202, 0, 402);
  assert.equal(quote, "引文");
  assert.ok(before.startsWith("…前") && after.endsWith("后…"));
  assert.deepEqual(cutSentence("甲乙丙", 1, 2, 0, 3), ["甲", "乙", "丙"]);
});
