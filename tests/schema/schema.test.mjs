// The schemas against two drafts of JSON Schema, all shipped files, and broken scenes.
import assert from "node:assert/strict";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { check, gradreel, inFolder, packages, root } from "./tools.mjs";

const yaml = packages("yaml");
const Draft07 = packages("ajv").default;
const Draft2020 = packages("ajv/dist/2020").default;
const strict = { allErrors: true, strict: true, strictRequired: false, strictTypes: false };

/** A validator for each draft. */
function validators(name) {
  const { $schema, ...schema } = JSON.parse(gradreel("schema", name));
  assert.equal($schema, "http://json-schema.org/draft-07/schema#");
  return [new Draft07(strict).compile({ $schema, ...schema }), new Draft2020(strict).compile(schema)];
}

/** What is wrong with a value, by both drafts, which must agree. */
function mistakes(both, value) {
  const [first, second] = both.map((validate) => (validate(value) ? [] : validate.errors));
  assert.equal(first.length, second.length);
  return first.map((error) => `${error.instancePath} ${error.message}`);
}

function filesOf(folder) {
  return readdirSync(join(root, folder))
    .filter((name) => name.endsWith(".yaml"))
    .map((name) => join(root, folder, name));
}

for (const [name, folder] of [["scene", "scenes"], ["profile", "configs/profiles"], ["theme", "configs/themes"]]) {
  test(`all of ${folder} are valid by the schema of a ${name}`, () => {
    const both = validators(name);
    const files = filesOf(folder);
    assert.ok(files.length >= 4);
    for (const file of files) {
      assert.deepEqual(mistakes(both, yaml.parse(readFileSync(file, "utf8"))), [], file);
    }
  });
}

test("what the reader takes in several forms is valid in each", () => {
  const both = validators("scene");
  const forms = [
    "{surface: {name: bowl}, optimizers: [{name: adam, learning_rate: [0.1, 0.2]}]}",
    "{surface: {formula: x^2, domain: {x: [-1, 1]}}, start: 0.5}",
    "{surface: bowl, optimizers: classic, title: 2024}",
    "{surface: bowl, optimizers: [adam], learning_rate: [0.1, 0.2], schedule: {name: step, size: 3}, warmup: 3}",
    "{surface: bowl, optimizers: [adam], tune: {goal: {epochs_to: 0.1}, learning_rate: [0.1, 0.2]}}",
    "{surface: bowl, stop: {non_finite: off, loss: auto, gradient_norm: false}}",
    "{surface: bowl, stop: {non_finite: false, loss: 1e3, gradient_norm: off}, timeline: {loop: 'off'}}",
    "{surface: bowl, layout: {areas: [a b], panels: {a: contour, b: {panel: loss, title: Loss}}}}",
    "{surface: bowl, layout: {name: trio, panels: {contour: {levels: [1, 2]}}}, stop: {non_finite: 'false'}}",
    "{surface: bowl, outputs: [blog, {profile: lecture, fps: 30000/1001}, {profile: blog, max_bytes: 1.5 MB}]}",
    "{surface: bowl, timeline: {pauses: [3, {at: 5}], pace: {keyframes: [[0, 0], [1.5, 100]]}}}",
    "{surface: bowl, theme: {extends: slate, trails: ['#ff0000'], font: lato}}",
    "{surface: bowl, version: 1, variables: {a: 0.1, o: adam}, optimizers: [{name: '${o}', learning_rate: '${a}'}]}",
    "{surface: bowl, variables: {x: 1, n: true}, start: ['${x}', '-${x}'], outputs: [{profile: blog, poster: '${n}'}]}",
    "{surface: bowl, sweep: {a: {log: [0.1, 1], count: 3}, b: [x, 2, true]}, title: 'A ${a} ${b}'}",
  ];
  for (const text of [...forms, "{trajectories: [{file: a.csv}]}"])
    assert.deepEqual(mistakes(both, yaml.parse(text)), [], text);
  return inFolder((folder) => {
    forms.forEach((text, i) => writeFileSync(join(folder, `form${i}.yaml`), text));
    const checked = check(folder, ".", "--profile", "draft");
    assert.equal(checked.status, 0, checked.stderr);
  });
});

/** [{text, refusedBy, reason}], from the lines of broken.txt. */
function brokenScenes() {
  let refusedBy = "";
  let reason = "";
  const all = [];
  for (const line of readFileSync(join(root, "tests/schema/broken.txt"), "utf8").split("\n")) {
    const section = /^## (both|check|schema): (.+)$/.exec(line);
    if (section) [, refusedBy, reason] = section;
    else if (line && !line.startsWith("#")) all.push({ text: line, refusedBy, reason });
  }
  return all;
}

test("schema and check refuse the same broken scenes, but for those that are listed with a reason", () => {
  const [scene] = [validators("scene")];
  const all = brokenScenes();
  assert.ok(all.filter((one) => one.refusedBy === "both").length >= 100);
  return inFolder((folder) => {
    all.forEach((one, i) => writeFileSync(join(folder, `s${i}.yaml`), one.text));
    const said = check(folder, ".").stderr;
    const refused = new Set([...said.matchAll(/^(?:\.\/)?s(\d+)\.yaml:.*error/gm)].map((match) => Number(match[1])));
    const wrong = [];
    all.forEach((one, i) => {
      const bySchema = mistakes(scene, yaml.parse(one.text)).length > 0;
      const who = bySchema && refused.has(i) ? "both" : bySchema ? "schema" : refused.has(i) ? "check" : "nobody";
      if (who !== one.refusedBy) wrong.push(`${one.text}: refused by ${who}, not by ${one.refusedBy}`);
    });
    assert.deepEqual(wrong, []);
  });
});
