// Puts the summary into a comment of the pull request, in place of that of an earlier run. actions/github-script calls it with a
// client of the API, and variables say the rest.
const fs = require("node:fs");

const LONGEST = 65_000; // GitHub takes 65,536 characters

/** What the comment says. Two uses of the action in a workflow have artifacts of different names, and so comments of their own. */
function textOf(mark, summary, reportUrl) {
  const link = reportUrl ? `\n[Download the report](${reportUrl})\n` : "";
  const note = "\nThe rest is in the summary of the job.\n";
  const room = LONGEST - mark.length - link.length - note.length - 1;
  const whole = summary.length <= room;
  const shown = whole ? summary : summary.slice(0, summary.lastIndexOf("\n", room) + 1);
  return `${mark}\n${shown}${whole ? "" : note}${link}`;
}

module.exports = async ({ github, context, core }) => {
  const { GRADREEL_ARTIFACT, GRADREEL_REPORT_URL, GRADREEL_SUMMARY } = process.env;
  const mark = `<!-- gradreel ${(GRADREEL_ARTIFACT ?? "").replace(/[^\w.-]/g, "_")} -->`;
  const body = textOf(mark, fs.readFileSync(GRADREEL_SUMMARY, "utf8"), GRADREEL_REPORT_URL);
  const issue = { ...context.repo, issue_number: context.payload.pull_request.number };
  try {
    const comments = await github.paginate(github.rest.issues.listComments, { ...issue, per_page: 100 });
    // Anyone can write the mark into a comment of their own.
    const ours = comments.find((comment) => comment.user?.type === "Bot" && comment.body?.startsWith(mark));
    if (ours) await github.rest.issues.updateComment({ ...context.repo, comment_id: ours.id, body });
    else await github.rest.issues.createComment({ ...issue, body });
  } catch (error) {
    if (error.status !== 403 && error.status !== 404) throw error;
    core.warning("gradreel: no comment, as the token may not write one: the job needs `permissions: {pull-requests: write}`");
  }
};
