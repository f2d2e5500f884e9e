// Writes symbols.tsv: the commands of KaTeX's table of symbols in math, each with its class and the
// text that KaTeX's MathML shows for it, and the macros that stand for one symbol.
//
// Run in this folder with KaTeX 0.16.4 (Debian's libjs-katex): node symbols.mjs
import { readFileSync, writeFileSync } from "node:fs";
import katex from "/usr/share/javascript/katex/katex.mjs";

const source = readFileSync("/usr/share/javascript/katex/katex.mjs", "utf8");
const classes = { accent: null, spacing: null, "op-token": "op" };
const marks = { "∣": "|", "∥": "‖", "&amp;": "&", "&lt;": "<", "&gt;": ">" };
const lines = [];
// \not takes an argument.
const seen = new Set(["not", "show"]);

function add(name, symbolClass, text) {
  // KaTeX sets some Greek capitals in Latin letters.
  if (/^[A-Za-z]$/.test(text)) return;
  lines.push(`${name}\t${symbolClass}\t${["mid", "parallel", "shortmid", "shortparallel"]
    .includes(name) ? text : marks[text] ?? text}`);
}

for (const match of source.matchAll(
  /^defineSymbol\(math, \w+, (?:"([\w-]+)"|(\w+)), "[^"]*", "\\\\([A-Za-z]+)"/gm)) {
  const [group, name] = [match[1] ?? match[2], match[3]];
  const symbolClass = group in classes ? classes[group] : group;
  if (!symbolClass || seen.has(name) || name.startsWith("@")) continue;
  seen.add(name);
  const markup = katex.renderToString(`\\${name}`, { output: "mathml", throwOnError: false });
  add(name, symbolClass, markup.replace(/<annotation.*/, "").replace(/<[^>]*>/g, ""));
}
for (const [, name] of source.matchAll(/^defineMacro\("\\\\([A-Za-z]+)",/gm)) {
  if (seen.has(name)) continue;
  let markup;
  try { markup = katex.renderToString(`\\${name}`, { output: "mathml" }); } catch { continue; }
  const inner = markup.replace(/^.*?<semantics><mrow>|<\/mrow><annotation.*/g, "");
  const leaf = inner.match(/^<(mi|mo)[^>]*>([^<]+)<\/\1>$/);
  if (!leaf) continue;
  seen.add(name);
  add(name, "macro", leaf[2]);
}
writeFileSync("symbols.tsv", lines.join("\n") + "\n");
