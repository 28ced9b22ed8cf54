// npm ci && npm run build: writes ../explorer/assets/editor.js, with the licences of what is in it at its end.
import { createHash } from "node:crypto";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { build } from "esbuild";

const OUTPUT = "../explorer/assets/editor.js";

// Of the sources, so that a test can tell, without node, whether the bundle was built from what lies here.
const digest = () => {
  const hash = createHash("sha256");
  for (const name of ["package-lock.json", ...readdirSync("src").sort().map((file) => `src/${file}`)]) hash.update(readFileSync(name));
  return hash.digest("hex");
};

const packageOf = (path) => path.match(/node_modules\/((?:@[^/]+\/)?[^/]+)/)?.[1];
const licence = (name) => {
  const about = JSON.parse(readFileSync(`node_modules/${name}/package.json`, "utf8"));
  return `${name} ${about.version}\n${readFileSync(`node_modules/${name}/LICENSE`, "utf8").trim()}`;
};

const result = await build({
  entryPoints: ["src/main.js"], bundle: true, minify: true, format: "iife", globalName: "backchannelEditor",
  target: "es2022", metafile: true, write: false, legalComments: "none", charset: "utf8",
});
const used = [...new Set(Object.keys(result.metafile.inputs).map(packageOf).filter(Boolean))].sort();
const head = `/* Built from editor/ by "npm run build"; do not edit. Sources: sha256 ${digest()} */`;
writeFileSync(OUTPUT, `${head}\n${result.outputFiles[0].text}/*\n${used.map(licence).join("\n\n---\n\n")}\n*/\n`);
process.stdout.write(`${OUTPUT}: ${used.join(", ")}\n`);
