// Writes structure.tsv: the MathML structure that KaTeX gives to each formula of formulas.txt,
// in a normal form that leaves out spacing, styles, and how letters are grouped into elements.
//
// Run in this folder with KaTeX 0.16.4 (Debian's libjs-katex): node structure.mjs
import { readFileSync, writeFileSync } from "node:fs";
import katex from "/usr/share/javascript/katex/katex.mjs";

const marks = { "˜": "~", "∼": "~", "ˆ": "^", "ˉ": "‾", "¯": "‾", "⃗": "→", "´": "ˊ", "`": "ˋ",
  "∣": "|", "∥": "‖", "_": "‾" };
const rows = new Set(["span", "math", "semantics", "mrow", "mstyle", "mpadded", "menclose"]);

function tree(markup) {
  const root = { name: "math", children: [] };
  const stack = [root];
  for (const [, closing, name, empty, text] of markup.matchAll(
    /<(\/?)([a-z]+)[^>]*?(\/?)>|([^<]+)/g)) {
    const top = stack[stack.length - 1];
    if (text !== undefined) top.children.push(text);
    else if (closing) stack.pop();
    else {
      const node = { name, children: [] };
      top.children.push(node);
      if (!empty) stack.push(node);
    }
  }
  return root;
}

function normal(node) {
  if (typeof node === "string") {
    const text = node.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"')
      .replaceAll("&#x27;", "'").replaceAll("&amp;", "&");
    return [...text].map((c) => marks[c] ?? c).join("").normalize("NFKC")
      .replace(/[\s\u2061-\u2064]/g, "");
  }
  if (node.name === "annotation" || node.name === "mspace") return "";
  const children = node.children.map(normal);
  if (rows.has(node.name) || ["mi", "mo", "mn", "mtext"].includes(node.name)) {
    return children.join("");
  }
  if (node.name === "msqrt" || node.name === "mtd") return `${node.name}(${children.join("")})`;
  return `${node.name}(${children.join(",")})`;
}

const lines = readFileSync("formulas.txt", "utf8").split("\n").filter((line) => line);
const written = lines.map((line) => {
  const displayMode = line[0] === "D";
  const markup = katex.renderToString(line.slice(2), {
    displayMode, output: "mathml", throwOnError: false, strict: false,
  });
  return `${line[0]}\t${line.slice(2)}\t${normal(tree(markup))}`;
});
writeFileSync("structure.tsv", written.join("\n") + "\n");
