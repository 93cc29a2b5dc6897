// The problem matcher, as a runner applies it, on what the program says.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { test } from "node:test";

import { brokenScene, inJob, read, shortScene } from "./tools.mjs";

const matchers = JSON.parse(read(".github/gradreel-matcher.json")).problemMatcher;

/** The annotation of a line, or nothing. A runner reads patterns as ECMAScript's, as node does. */
function annotation(line) {
  for (const { severity, pattern } of matchers) {
    const found = new RegExp(pattern[0].regexp).exec(line);
    if (!found) continue;
    const part = (key) => found[pattern[0][key]] ?? "";
    return [part("file"), part("line"), part("column"), part("severity") || severity, part("message")];
  }
}

const annotations = (text) => text.split("\n").map(annotation).filter(Boolean);

function say(job, ...args) {
  const done = spawnSync(process.env.GRADREEL, args, { cwd: `${job.folder}/work`, encoding: "utf8" });
  return done.stdout + done.stderr;
}

test("mistakes and warnings of check have their file, line and column", () =>
  inJob((job) => {
    job.write("scenes/a b.yaml", `${brokenScene}title: "x.yaml:1:2: error: quoted"\nepochss: 3\n`);
    assert.deepEqual(annotations(say(job, "check", "scenes")), [
      ["scenes/a b.yaml", "4", "12", "error", "unknown optimizer 'momentun'"],
      ["scenes/a b.yaml", "6", "1", "error", "unknown key 'epochss' in scene"],
    ]);
    job.write("scenes/short.yaml", shortScene(40));
    assert.deepEqual(annotations(say(job, "check", "scenes/short.yaml", "--exclude", "no_such")), [
      ["--exclude", "", "", "warning", "'no_such' leaves out nothing"],
    ]);
  }));

test("mistakes about a whole file, and failures, are annotations as well", () =>
  inJob((job) => {
    assert.deepEqual(annotations(say(job, "check", "scenes")), [
      ["scenes", "", "", "error", "no such file or folder"],
    ]);
    job.write("scenes/short.yaml", shortScene(40));
    job.write("file", "");
    const failed = say(job, "render", "scenes", "--profile", "draft", "--output-dir", "file/x");
    assert.equal(annotations(failed).length, 1);
    const [file, line, column, severity, message] = annotations(failed)[0];
    assert.deepEqual([file, line, column, severity], ["", "", "", "error"]);
    assert.match(message, /^scenes\/short\.yaml: .*cannot make the folder file\/x: Not a directory$/);
  }));

test("what is stale or drifted is at its place", () =>
  inJob((job) => {
    job.write("scenes/short.yaml", shortScene(40));
    say(job, "render", "scenes", "--profile", "draft", "--lock", "g.lock");
    assert.deepEqual(annotations(say(job, "verify", "--lock", "g.lock")), []);
    job.write("scenes/short.yaml", shortScene(30));
    assert.deepEqual(annotations(say(job, "check", "--lock", "g.lock", "scenes")), [
      ["scenes/short.yaml", "5", "1", "error", "epochs changed: output/short.draft.mp4 is stale"],
    ]);
    const drifted = annotations(say(job, "verify", "--lock", "g.lock"));
    assert.equal(drifted.length, 1);
    assert.deepEqual([drifted[0][0], drifted[0][3]], ["output/short.draft.mp4", "error"]);
    assert.match(drifted[0][4], /^output\/short\.draft\.mp4: drifted[:;] /);
  }));

test("what is fine gives no annotation", () =>
  inJob((job) => {
    job.write("scenes/short.yaml", shortScene(40));
    assert.deepEqual(annotations(say(job, "check", "scenes")), []);
    assert.deepEqual(annotations(say(job, "--version") + say(job, "--help")), []);
  }));
