// The comment of a pull request, with a client of GitHub's API that only remembers.
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { test } from "node:test";

import { inJob, root } from "./tools.mjs";

const post = createRequire(import.meta.url)(join(root, ".github/action/comment.cjs"));

/** A pull request with its comments. */
class PullRequest {
  comments = [];
  warnings = [];
  failure = null;

  async run(job, summary, variables = {}) {
    const file = join(job.folder, "temp/summary.md");
    writeFileSync(file, summary);
    Object.assign(process.env, { GRADREEL_SUMMARY: file, GRADREEL_ARTIFACT: "report", GRADREEL_REPORT_URL: "" }, variables);
    const listComments = () => {};
    await post({
      github: {
        paginate: async (list, { owner, repo, issue_number, per_page }) => {
          assert.equal(list, listComments);
          assert.deepEqual([owner, repo, issue_number, per_page], ["o", "r", 7, 100]);
          if (this.failure) throw Object.assign(new Error("refused"), { status: this.failure });
          return this.comments;
        },
        rest: {
          issues: {
            listComments,
            createComment: async ({ owner, repo, issue_number, body }) => {
              assert.deepEqual([owner, repo, issue_number], ["o", "r", 7]);
              this.comments.push({ id: this.comments.length + 1, body, user: { type: "Bot" } });
            },
            updateComment: async ({ owner, repo, comment_id, body }) => {
              assert.deepEqual([owner, repo], ["o", "r"]);
              this.comments[comment_id - 1].body = body;
            },
          },
        },
      },
      context: { repo: { owner: "o", repo: "r" }, payload: { pull_request: { number: 7 } } },
      core: { warning: (text) => this.warnings.push(text) },
    });
  }

  get texts() {
    return this.comments.map((comment) => comment.body);
  }
}

test("a second run replaces the comment of the first; another use of the action has its own", () =>
  inJob(async (job) => {
    const request = new PullRequest();
    await request.run(job, "one\n");
    await request.run(job, "two\n");
    assert.deepEqual(request.texts, ["<!-- gradreel report -->\ntwo\n"]);
    await request.run(job, "three\n", { GRADREEL_ARTIFACT: "a --> b" });
    assert.deepEqual(request.texts.slice(1), ["<!-- gradreel a_--__b -->\nthree\n"]);
    await request.run(job, "four\n", { GRADREEL_REPORT_URL: "https://example.org/1" });
    assert.equal(request.texts[0], "<!-- gradreel report -->\nfour\n\n[Download the report](https://example.org/1)\n");
  }));

test("a comment of a person is left alone, even one with the mark", () =>
  inJob(async (job) => {
    const request = new PullRequest();
    request.comments = [{ id: 1, body: "<!-- gradreel report -->\nhello", user: { type: "User" } }];
    await request.run(job, "one\n");
    assert.deepEqual(request.texts, ["<!-- gradreel report -->\nhello", "<!-- gradreel report -->\none\n"]);
  }));

test("a summary that is too long for a comment ends after a whole line", () =>
  inJob(async (job) => {
    const request = new PullRequest();
    await request.run(job, "0123456789\n".repeat(8000));
    const [text] = request.texts;
    assert.ok(text.length > 64_900 && text.length <= 65_000);
    assert.match(text, /\n0123456789\n\nThe rest is in the summary of the job\.\n$/);
  }));

test("a token that may not write is a warning that says what it needs; other failures are failures", () =>
  inJob(async (job) => {
    const request = new PullRequest();
    request.failure = 403;
    await request.run(job, "one\n");
    assert.deepEqual(request.warnings, [
      "gradreel: no comment, as the token may not write one: the job needs `permissions: {pull-requests: write}`",
    ]);
    request.failure = 500;
    await assert.rejects(request.run(job, "one\n"), /refused/);
  }));
