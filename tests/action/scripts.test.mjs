// The action's scripts, as a runner calls them.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { chmodSync, cpSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

import { brokenScene, inJob, root, shortScene } from "./tools.mjs";

/** The action as a runner fetched it, with sources that are next to nothing and scripts that say that they were called. */
function copyAction(job) {
  const action = join(job.folder, "fetched");
  cpSync(join(root, ".github/action"), join(action, ".github/action"), { recursive: true });
  for (const folder of ["configs", "share", "src", "scripts"]) mkdirSync(join(action, folder));
  for (const file of ["CMakeLists.txt", "CMakePresets.json", "src/main.cpp"]) writeFileSync(join(action, file), "");
  for (const script of ["setup", "build"]) {
    writeFileSync(join(action, "scripts", script), `#!/bin/sh\necho "${script} $*"\n`);
    chmodSync(join(action, "scripts", script), 0o755);
  }
  return action;
}

/** The log without what stands between `::stop-commands::WORD` and `::WORD::`: what a runner takes for commands. */
function commandsIn(log) {
  return log
    .replace(/^::stop-commands::([0-9a-f]{32})\n[\s\S]*?^::\1::\n/gm, "")
    .split("\n")
    .filter((line) => /^\s*::|##\[/.test(line));
}

const withScene = (use) =>
  inJob((job) => {
    job.write("scenes/short.yaml", shortScene(40));
    return use(job);
  });

test("a scene without mistakes passes, and the summary says so", () =>
  withScene((job) => {
    const { code, log, outputs, summary } = job.run("run.sh", { GRADREEL_COMMANDS: "check render", GRADREEL_PROFILE: "draft" });
    assert.equal(code, 0, log);
    assert.match(log, /short\.yaml: ok\n/);
    assert.match(log, /wrote output\/short\.draft\.mp4 /);
    assert.equal(summary, "### gradreel: passed\n\n| Command | |\n|---|---|\n| check | passed |\n| render | passed |\n\n");
    assert.equal(job.text("temp/gradreel-summary.md"), summary);
    assert.equal(outputs["exit-code"], "0");
    assert.equal(outputs.report, undefined);
    assert.match(outputs.script, /\/\.github\/action\/comment\.cjs$/);
  }));

test("a mistake fails the step with gradreel's exit code, after the other commands", () =>
  inJob((job) => {
    job.write("scenes/a.yaml", brokenScene);
    const { code, outputs, summary } = job.run("run.sh", { GRADREEL_COMMANDS: "check render" });
    assert.equal(code, 2);
    assert.equal(outputs["exit-code"], "2");
    assert.match(summary, /^### gradreel: failed\n/);
    assert.match(summary, /\| check \| \*\*failed\*\*, exit code 2 \|\n\| render \| \*\*failed\*\*, exit code 2 \|/);
    assert.match(summary, /<pre>\nscenes\/a\.yaml:4:12: error: unknown optimizer 'momentun'\n/);
  }));

test("texts of a scene are neither commands to the runner nor markup of the summary", () =>
  inJob((job) => {
    job.write("scenes/a.yaml", `${brokenScene}"::error::made up <b>&": 3\n`);
    const { log, summary } = job.run("run.sh");
    assert.match(log, /::error::made up/);
    assert.deepEqual(commandsIn(log).map((line) => line.replace(/::\/.*\//, "::.../")), [
      "::add-matcher::.../gradreel-matcher.json",
      "::group::gradreel check",
      "::endgroup::",
      "::remove-matcher owner=gradreel::",
      "::remove-matcher owner=gradreel-drift::",
    ]);
    assert.match(summary, /made up &lt;b&gt;&amp;/);
    assert.doesNotMatch(summary, /<b>/);
  }));

test("a lock is checked, made, and used for what changed; verify reports", () =>
  withScene((job) => {
    const inputs = { GRADREEL_LOCK: "g.lock", GRADREEL_PROFILE: "draft", GRADREEL_COMMANDS: "render" };
    assert.match(job.run("run.sh", inputs).log, /wrote output/);
    const again = job.run("run.sh", inputs);
    assert.equal(again.code, 0);
    assert.doesNotMatch(again.log, /wrote output/);

    const baseline = { ...inputs, GRADREEL_COMMANDS: "check-lock verify", GRADREEL_BASELINE: "output", GRADREEL_PROFILE: "" };
    const same = job.run("run.sh", baseline);
    assert.equal(same.code, 0, same.log);
    assert.equal(same.outputs.report, "gradreel-report");
    assert.match(same.summary, /### gradreel: 0 of 1 film drifted; same bytes: 1/);
    assert.match(same.summary, /The report is the artifact <code>gradreel-report<\/code> of this run\.\n$/);

    job.write("scenes/short.yaml", shortScene(30));
    const changed = job.run("run.sh", baseline);
    assert.equal(changed.code, 1);
    assert.match(changed.summary, /\| check-lock \| \*\*failed\*\*, exit code 1 \|\n\| verify \| \*\*failed\*\*, exit code 1 \|/);
    assert.match(changed.summary, /<pre>\nscenes\/short\.yaml:5:1: error: epochs changed/);
    assert.match(changed.summary, /\*\*drifted\*\*.*\| in the report \| in the report \| in the report \|/);
    assert.doesNotMatch(changed.summary, /\]\(images/);

    const without = job.run("run.sh", { ...inputs, GRADREEL_COMMANDS: "verify", GRADREEL_PROFILE: "" });
    assert.equal(without.code, 1);
    assert.equal(without.outputs.report, undefined);
    assert.match(without.summary, /<pre>\n[\s\S]*short\.draft\.mp4: drifted/);
  }));

test("options and paths reach the program as they are", () =>
  inJob((job) => {
    job.program("gradreel", `printf '[%s]' "$@"; echo`);
    const { log } = job.run("run.sh", {
      GRADREEL_PATHS: "a b\n\n-c.yaml  \n$(touch made) '*'",
      GRADREEL_OPTIONS: " --strict\n--theme *  ",
      GRADREEL_PROFILE: "p q",
    });
    assert.match(log, /^\[check\]\[--profile\]\[p q\]\[--strict\]\[--theme\]\[\*\]\[--\]\[a b\]\[-c\.yaml\]\[\$\(touch made\) '\*'\]$/m);
    assert.equal(job.run("run.sh", { GRADREEL_COMMANDS: "verify", GRADREEL_LOCK: "l", GRADREEL_BASELINE: "b c" }).log.match(/^\[.*$/m)[0],
      "[verify][--lock][l][--report][gradreel-report][--baseline][b c][--][scenes]");
  }));

test("with an image, the program runs in a container without a network, as the job's user", () =>
  inJob((job) => {
    job.program("docker", `printf '[%s]' "$@"; echo`);
    assert.deepEqual(job.run("find.sh", { GRADREEL_IMAGE: "an:image" }).outputs, { how: "image" });
    const said = job.run("run.sh", { GRADREEL_IMAGE: "an:image" }).log.match(/^\[.*$/m)[0];
    const work = `${job.folder}/work`;
    assert.equal(said,
      "[run][--rm][--network][none][--read-only][--tmpfs][/tmp][--cap-drop][ALL][--security-opt][no-new-privileges]" +
      `[--user][${process.getuid()}:${process.getgid()}][--volume][${work}:${work}][--workdir][${work}][an:image][check][--][scenes]`);
  }));

test("inputs that cannot work are refused with what to write instead", () =>
  inJob((job) => {
    const refusal = (inputs) => {
      const { code, log } = job.run("run.sh", inputs);
      assert.equal(code, 2);
      return log;
    };
    assert.equal(refusal({ GRADREEL_PATHS: "\n" }), "::error::the input paths is empty: name scenes or folders of scenes\n");
    assert.equal(refusal({ GRADREEL_COMMANDS: "" }),
      "::error::the input commands is empty: name some of check, check-lock, render, verify\n");
    assert.equal(refusal({ GRADREEL_COMMANDS: "chek" }),
      "::error::unknown command 'chek' in the input commands: it knows check, check-lock, render, verify\n");
    assert.equal(refusal({ GRADREEL_COMMANDS: "verify" }), "::error::verify needs the input lock: the path of a lock\n");
    assert.equal(refusal({ GRADREEL_BASELINE: "gradreel-report/images" }),
      "::error::the input baseline lies in gradreel-report/, which is made anew: keep earlier films elsewhere\n");
  }));

test("the program is the job's own, or one that is built, kept by its sources and its system", () =>
  inJob((job) => {
    assert.deepEqual(job.run("find.sh").outputs, { how: "path" });
    rmSync(join(job.folder, "bin/gradreel"));
    const outputs = job.run("find.sh").outputs;
    assert.equal(outputs.how, "build");
    assert.equal(outputs.prefix, `${job.folder}/temp/gradreel`);
    assert.match(outputs.key, /^gradreel-[a-z]+-[\w.]+-x86_64-[0-9a-f]{16}$/);
    assert.equal(job.run("find.sh").outputs.key, outputs.key);

    const other = copyAction(job);
    const key = () => job.run("find.sh", {}, other).outputs.key;
    const before = key();
    assert.notEqual(before, outputs.key);
    writeFileSync(join(other, "src/main.cpp"), "int main() { return 1; }\n");
    assert.notEqual(key(), before);
  }));

test("an image without Docker is refused", () =>
  inJob((job) => {
    const needed = ["bash", "dirname", "env"].map((name) => `ln -s "$(command -v ${name})" "$1"`).join(" && ");
    const bare = join(job.folder, "bare");
    mkdirSync(bare);
    execFileSync("sh", ["-c", needed, "sh", bare]);
    const { code, log } = job.run("find.sh", { GRADREEL_IMAGE: "x", PATH: bare });
    assert.equal(code, 2);
    assert.equal(log, "::error::the input image needs Docker in the job: leave it out, or leave out the job's container\n");
  }));

test("what an earlier job built is not built again", () =>
  inJob((job) => {
    const action = copyAction(job);
    job.program("cmake", 'echo "cmake $*"; mkdir -p "$4/bin"; printf "#!/bin/sh\\n" >"$4/bin/gradreel"; chmod +x "$4/bin/gradreel"');
    const prefix = `${job.folder}/temp/gradreel`;
    const said = () => job.run("build.sh", { GRADREEL_PREFIX: prefix }, action).log;
    assert.equal(said(), `setup render\nbuild package gradreel\ncmake --install ${action}/build/package --prefix ${prefix}\n`);
    assert.equal(job.text("path"), `${prefix}/bin\n`);
    assert.equal(said(), "setup render\n");
    assert.equal(job.text("path"), `${prefix}/bin\n`);
  }));
