// Cypher as CodeMirror highlights it. Both dialects: what one of them does not know is coloured all the same.
import { HighlightStyle, LanguageSupport, StreamLanguage, syntaxHighlighting } from "@codemirror/language";
import { tags } from "@lezer/highlight";

const WORD = /^[A-Za-z_]\w*/;

const quoted = (stream, quote) => {
  let escaped = false, next;
  while ((next = stream.next()) !== undefined) {
    if (next === quote && !escaped) return false;
    escaped = !escaped && next === "\\" && quote !== "`";
  }
  return true;
};

const tokenizer = (keywords) => ({
  name: "cypher",
  startState: () => ({ inside: null, after: "" }),
  token(stream, state) {
    if (state.inside === "*/") {
      if (stream.skipTo("*/")) { stream.match("*/"); state.inside = null; } else stream.skipToEnd();
      return "comment";
    }
    if (state.inside) {
      if (!quoted(stream, state.inside)) state.inside = null;
      return "string";
    }
    if (stream.eatSpace()) return null;
    if (stream.match("//")) { stream.skipToEnd(); return "comment"; }
    if (stream.match("/*")) { state.inside = "*/"; return "comment"; }
    const before = state.after;
    if (stream.match(/^['"]/)) {
      const quote = stream.current();
      state.after = "";
      if (quoted(stream, quote)) state.inside = quote;
      return "string";
    }
    if (stream.eat("`")) { quoted(stream, "`"); state.after = ""; return before === "." ? "propertyName" : "typeName"; }
    if (stream.match(/^\$\w+/)) { state.after = ""; return "parameter"; }
    if (stream.match(/^(?:0x[\da-f]+|\d+(?:\.\d+)?(?:e[+-]?\d+)?)/i)) { state.after = ""; return "number"; }
    if (stream.match(WORD)) return word(stream, state, before, keywords);
    // A range such as *1..3 is no property of anything.
    if (stream.match("..")) { state.after = ""; return "operator"; }
    const mark = stream.next();
    state.after = mark === "|" && before === ":" ? ":" : mark;
    return /[-+*/%=<>|!&^]/.test(mark) ? "operator" : "punctuation";
  },
  languageData: { commentTokens: { line: "//", block: { open: "/*", close: "*/" } }, closeBrackets: { brackets: ["(", "[", "{", "'", '"', "`"] } },
  tokenTable: { parameter: tags.special(tags.variableName), call: tags.function(tags.variableName) },
});

const word = (stream, state, before, keywords) => {
  const text = stream.current();
  // A colon goes on through alternatives, A|B, and ends with anything else.
  state.after = before === ":" ? ":" : "";
  if (before === ".") return "propertyName";
  if (before === ":") return "typeName";
  if (stream.match(/^\s*\(/, false) && !keywords.has(text.toUpperCase())) return "call";
  if (keywords.has(text.toUpperCase())) return /^(?:true|false|null)$/i.test(text) ? "atom" : "keyword";
  return "variableName";
};

// Colours are those of the page (explorer/assets/tokens.css), light and dark.
const colours = HighlightStyle.define([
  { tag: tags.keyword, color: "var(--code-keyword)", fontWeight: "600" },
  { tag: tags.atom, color: "var(--code-number)" },
  { tag: tags.number, color: "var(--code-number)" },
  { tag: tags.string, color: "var(--code-string)" },
  { tag: tags.comment, color: "var(--muted)", fontStyle: "italic" },
  { tag: tags.typeName, color: "var(--code-type)", fontWeight: "600" },
  { tag: tags.propertyName, color: "var(--code-property)" },
  { tag: tags.special(tags.variableName), color: "var(--code-parameter)", fontWeight: "600" },
  { tag: tags.function(tags.variableName), color: "var(--code-call)" },
]);

export const cypher = (schema) => {
  const keywords = new Set([...schema.keywords, "TRUE", "FALSE", "NULL"]);
  const language = StreamLanguage.define(tokenizer(keywords));
  return [new LanguageSupport(language), syntaxHighlighting(colours)];
};
