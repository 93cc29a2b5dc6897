// What the tests of the action share: its files, the packages of npm, and a job's folder with the variables of a runner.
import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

export const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
export const packages = createRequire(join(process.env.GRADREEL_NODE, "package.json"));
export const read = (path) => readFileSync(join(root, path), "utf8");

/** A job: a workspace, and a gradreel on its PATH unless that is removed. */
export class Job {
  constructor() {
    this.folder = mkdtempSync(join(tmpdir(), "gradreel-action-"));
    for (const name of ["work", "temp", "bin"]) mkdirSync(join(this.folder, name));
    symlinkSync(process.env.GRADREEL, join(this.folder, "bin/gradreel"));
  }

  write(name, text) {
    const path = join(this.folder, "work", name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }

  /** A program of the job that is a shell script. */
  program(name, script) {
    const path = join(this.folder, "bin", name);
    rmSync(path, { force: true });
    writeFileSync(path, `#!/bin/sh\n${script}\n`);
    chmodSync(path, 0o755);
  }

  text(name) {
    const path = join(this.folder, name);
    return existsSync(path) ? readFileSync(path, "utf8") : "";
  }

  /** Runs a script of an action with its inputs; outputs and the rest that it leaves are those of this script alone. */
  run(script, inputs = {}, action = root) {
    const path = process.env.PATH.split(":").filter((folder) => !existsSync(join(folder, "gradreel"))).join(":");
    const files = { GITHUB_OUTPUT: "output", GITHUB_STEP_SUMMARY: "summary", GITHUB_PATH: "path" };
    const env = { PATH: `${join(this.folder, "bin")}:${path}`, GITHUB_WORKSPACE: join(this.folder, "work") };
    for (const [variable, name] of Object.entries(files)) {
      env[variable] = join(this.folder, name);
      writeFileSync(env[variable], "");
    }
    env.RUNNER_TEMP = join(this.folder, "temp");
    const defaults = { GRADREEL_PATHS: "scenes", GRADREEL_COMMANDS: "check", GRADREEL_ARTIFACT: "gradreel-report" };
    for (const name of ["BASELINE", "IMAGE", "LOCK", "OPTIONS", "PROFILE", "PREFIX"]) defaults[`GRADREEL_${name}`] = "";
    const done = spawnSync(join(action, ".github/action", script), {
      cwd: env.GITHUB_WORKSPACE, encoding: "utf8", env: { ...env, ...defaults, ...inputs },
    });
    const lines = this.text("output").split("\n").filter(Boolean);
    return {
      code: done.status,
      log: done.stdout + done.stderr,
      outputs: Object.fromEntries(lines.map((line) => [line.slice(0, line.indexOf("=")), line.slice(line.indexOf("=") + 1)])),
      summary: this.text("summary"),
    };
  }

  remove() {
    rmSync(this.folder, { recursive: true });
  }
}

/** Calls use(job), and removes the job. */
export async function inJob(use) {
  const job = new Job();
  try {
    return await use(job);
  } finally {
    job.remove();
  }
}

export const brokenScene = `surface: himmelblau
start: [1, 4.5]
optimizers:
  - {name: momentun, learning_rate: 0.1}
`;

/** A film of half a second, with this many epochs. */
export const shortScene = (epochs) => `surface: himmelblau
start: [1, 4.5]
optimizers:
  - {name: momentum, learning_rate: 0.003}
epochs: ${epochs}
timeline: {duration: 0.5, hold_start: 0, hold_end: 0}
`;
