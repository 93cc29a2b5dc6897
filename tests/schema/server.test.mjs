// The language server of editors, over its protocol, with our schema.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { gradreel, inFolder, packages } from "./tools.mjs";

const kPatience = 30_000; // milliseconds

/** A language server as an editor talks to it: JSON-RPC over its standard streams. */
class Server {
  #process;
  #input = Buffer.alloc(0);
  #waiting = new Map();
  #diagnosed = new Map();
  #next = 0;

  constructor() {
    const main = packages.resolve("yaml-language-server/bin/yaml-language-server");
    this.#process = spawn(process.execPath, [main, "--stdio"], { stdio: ["pipe", "pipe", "inherit"] });
    this.#process.stdout.on("data", (data) => this.#read(data));
  }

  #read(data) {
    this.#input = Buffer.concat([this.#input, data]);
    for (;;) {
      const head = /Content-Length: (\d+)\r\n(?:.*\r\n)*?\r\n/.exec(this.#input.toString("latin1"));
      if (!head || this.#input.length < head.index + head[0].length + Number(head[1])) return;
      const begin = head.index + head[0].length;
      const end = begin + Number(head[1]);
      const message = JSON.parse(this.#input.subarray(begin, end).toString("utf8"));
      this.#input = this.#input.subarray(end);
      this.#take(message);
    }
  }

  #take(message) {
    if (message.method === "textDocument/publishDiagnostics") {
      this.#diagnosed.get(message.params.uri)?.(message.params.diagnostics);
    } else if (message.method && message.id !== undefined) {
      const result = message.method === "workspace/configuration" ? message.params.items.map(() => null) : null;
      this.#send({ id: message.id, result });
    } else if (this.#waiting.has(message.id)) {
      this.#waiting.get(message.id)(message.result);
      this.#waiting.delete(message.id);
    }
  }

  #send(message) {
    const text = JSON.stringify({ jsonrpc: "2.0", ...message });
    this.#process.stdin.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
  }

  notify(method, params) {
    this.#send({ method, params });
  }

  request(method, params) {
    const id = ++this.#next;
    return this.#soon(method, (done) => {
      this.#waiting.set(id, done);
      this.#send({ id, method, params });
    });
  }

  /** What it says about a document that is opened: its diagnostics. */
  open(uri, text) {
    return this.#soon("diagnostics", (done) => {
      this.#diagnosed.set(uri, done);
      this.notify("textDocument/didOpen", { textDocument: { uri, languageId: "yaml", version: 1, text } });
    });
  }

  #soon(what, begin) {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`no answer: ${what}`)), kPatience);
      begin((result) => {
        clearTimeout(timer);
        resolve(result);
      });
    });
  }

  async start(folder) {
    await this.request("initialize", {
      processId: process.pid,
      rootUri: pathToFileURL(folder).href,
      capabilities: { textDocument: { completion: { completionItem: { snippetSupport: true } } } },
    });
    this.notify("initialized", {});
    const settings = { yaml: { validate: true, hover: true, completion: true, schemaStore: { enable: false } } };
    this.notify("workspace/didChangeConfiguration", { settings });
  }

  stop() {
    this.#process.kill();
  }
}

const kModeline = "# yaml-language-server: $schema=gradreel.schema.json\n";
let server;
let folder;
let closeFolder;

before(async () => {
  await new Promise((ready) => {
    inFolder((made) => {
      folder = made;
      ready();
      return new Promise((close) => (closeFolder = close));
    });
  });
  writeFileSync(join(folder, "gradreel.schema.json"), gradreel("schema"));
  server = new Server();
  await server.start(folder);
});
after(() => {
  server.stop();
  closeFolder();
});

let documents = 0;

/** Opens a scene in which | marks the cursor; its URI, position and diagnostics. */
async function opened(scene) {
  const written = kModeline + scene;
  const at = written.indexOf("|");
  const text = at < 0 ? written : written.slice(0, at) + written.slice(at + 1);
  const lines = written.slice(0, Math.max(at, 0)).split("\n");
  const uri = pathToFileURL(join(folder, `scene${++documents}.yaml`)).href;
  const diagnostics = await server.open(uri, text);
  const position = { line: lines.length - 1, character: lines.at(-1).length };
  return { textDocument: { uri }, position, diagnostics };
}

async function completed(scene) {
  const { textDocument, position } = await opened(scene);
  const found = await server.request("textDocument/completion", { textDocument, position });
  return found.items.map((item) => item.label);
}

async function hovered(scene) {
  const { textDocument, position } = await opened(scene);
  const found = await server.request("textDocument/hover", { textDocument, position });
  return found.contents.value;
}

/** "line:column-column message", counted from 1, the modeline being line 1. */
async function marked(scene) {
  const { diagnostics } = await opened(scene);
  return diagnostics.map(
    ({ range, message }) =>
      `${range.start.line + 1}:${range.start.character + 1}-${range.end.character + 1} ${message.split("\n")[0]}`,
  );
}

test("it completes names of optimizers", async () => {
  const names = await completed("surface: bowl\noptimizers:\n  - name: ad|\n");
  for (const name of ["adam", "adamw", "adagrad", "adadelta"]) assert.ok(names.includes(name), `${names}`);
  const rest = await completed("surface: bowl\noptimizers:\n  - |\n");
  assert.ok(rest.includes("adam") && rest.includes("name"), `${rest}`);
});

test("it completes keys of the component that is named, and no others", async () => {
  const keys = await completed("surface: bowl\noptimizers:\n  - name: adam\n    |\n");
  for (const key of ["beta1", "epsilon", "label", "schedule"]) assert.ok(keys.includes(key), `${keys}`);
  assert.ok(!keys.includes("nesterov"), `${keys}`);
});

test("it completes values: surfaces, layouts, themes, switches", async () => {
  assert.ok((await completed("surface: him|\n")).includes("himmelblau"));
  assert.ok((await completed("surface: bowl\nlayout: |\n")).includes("trio"));
  assert.ok((await completed("surface: bowl\ntheme: |\n")).includes("paper"));
  assert.deepEqual(await completed("surface: bowl\nstop:\n  non_finite: |\n"), ["on", "off", "true", "false"]);
});

test("it shows the documentation of a key", async () => {
  const rate = await hovered("surface: bowl\nlearning_r|ate: 0.1\n");
  assert.match(rate, /for listed optimizers that state none/);
  assert.match(rate, /Default: each optimizer's own/);
  const own = await hovered("surface: bowl\noptimizers:\n  - name: adam\n    learning_r|ate: 0.1\n");
  assert.match(own, /of a list, one descent for each rate/);
  const beta = await hovered("surface: bowl\noptimizers:\n  - name: adam\n    bet|a1: 0.8\n");
  assert.match(beta, /first moment|mean|average/i);
});

test("it has nothing to say against a scene that is right", async () => {
  const scene =
    "surface: {name: rosenbrock, b: 10}\noptimizers:\n  - momentum\n  - {name: adam, beta1: 0.8}\n" +
    "layout: {areas: [contour loss]}\nstop: {non_finite: off}\noutputs: [draft]\n";
  assert.deepEqual(await marked(scene), []);
});

test("it marks a misplaced key at its place", async () => {
  assert.deepEqual(await marked("surface: bowl\nduration: 3\n"), ["3:1-9 Property duration is not allowed."]);
  assert.deepEqual(await marked("surface: bowl\noptimizers:\n  - name: adam\n    momentum: 0.9\n"), [
    "5:5-13 Property momentum is not allowed.",
  ]);
  assert.deepEqual(await marked("surface: bowl\nlayout:\n  name: trio\n  columns: [1, 2]\n"), [
    "5:3-10 Property columns is not allowed.",
  ]);
  assert.deepEqual(await marked("surface: bowl\ntimeline: {duration: 3, epochs_per_second: 9}\n"), [
    "3:25-42 Property epochs_per_second is not allowed.",
  ]);
});
