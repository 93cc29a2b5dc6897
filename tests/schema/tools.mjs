// What the tests of the schema share: the program, and npm's packages, which lie outside of the sources.
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

export const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
export const packages = createRequire(join(process.env.GRADREEL_NODE, "package.json"));

/** What the program prints. */
export function gradreel(...args) {
  return execFileSync(process.env.GRADREEL, args, { encoding: "utf8", maxBuffer: 1 << 26 });
}

/** Of `check`: exit code and both streams. */
export function check(folder, ...args) {
  return spawnSync(process.env.GRADREEL, ["check", ...args], { cwd: folder, encoding: "utf8", maxBuffer: 1 << 26 });
}

/** Calls use(folder), and removes the folder. */
export async function inFolder(use) {
  const folder = mkdtempSync(join(tmpdir(), "gradreel-schema-"));
  try {
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
