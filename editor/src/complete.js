// What may come next, from the graph's schema: labels, edge kinds, properties, values, parameters, words of Cypher.
import { snippetCompletion } from "@codemirror/autocomplete";

const escaped = (schema, name) => (schema.quoted.includes(name) ? `\`${name}\`` : name);

const option = (schema, type) => ([name, about]) => ({
  label: name, apply: escaped(schema, name), type, detail: about.detail, info: about.help,
});

// The bracket that is open at the end of the text, with what stands before it; strings are taken out first.
const openBracket = (text) => {
  const bare = text.replace(/'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"/g, (found) => "_".repeat(found.length));
  let depth = 0;
  for (let i = bare.length - 1; i >= 0; i--) {
    if (")]}".includes(bare[i])) depth++;
    else if ("([{".includes(bare[i]) && depth-- === 0) return { mark: bare[i], before: bare.slice(0, i), inside: bare.slice(i + 1) };
  }
  return { mark: "", before: "", inside: bare };
};

// The kinds that a variable is declared to have anywhere in the query: (v:Person), [v:USES|OFFERS].
const kindsOf = (variable, whole) => {
  const found = whole.match(new RegExp(`[([]\\s*${variable}\\s*:\\s*([\\w|\`:& ]+)`));
  return found ? found[1].split(/[|:&\s]+/).map((name) => name.replaceAll("`", "")).filter(Boolean) : [];
};

const propertiesOf = (schema, kinds) => {
  const known = kinds.map((kind) => schema.nodes[kind] || schema.edges[kind]).filter(Boolean);
  const from = known.length ? known : [...Object.values(schema.nodes), ...Object.values(schema.edges)];
  return Object.assign({}, ...from.map((kind) => kind.properties));
};

const names = (pattern, whole) => [...new Set([...whole.matchAll(pattern)].map((found) => found[1]))];

const values = (schema, before, whole) => {
  const found = before.match(/(\w+)\.`?(\w+)`?\s*(?:=|<>|IN\s*\[)\s*(?:['"][^'"]*['"]\s*,\s*)*(['"])([^'"]*)$/i);
  const stated = found || before.match(/[([]\s*\w*\s*:\s*(\w+)[^(){}]*\{(?:[^{}]*,)?\s*`?(\w+)`?\s*:\s*(['"])([^'"]*)$/);
  if (!stated) return null;
  const kinds = found ? kindsOf(found[1], whole) : [stated[1]];
  const known = propertiesOf(schema, kinds)[stated[2]]?.values || [];
  return { typed: stated[4], options: known.map((label) => ({ label, type: "text" })) };
};

// Every place of a query with what fits there, the first that matches.
const places = [
  (schema, { before, whole }) => values(schema, before, whole),
  (schema, { before, whole }) => {
    const found = before.match(/\$(\w*)$/);
    const others = found && names(/\$(\w+)/g, `${whole} ${schema.parameters.map((name) => `$${name}`).join(" ")}`);
    return found && { typed: found[1], options: others.filter((name) => name !== found[1]).map((label) => ({ label, type: "variable" })) };
  },
  (schema, { before, whole }) => {
    const found = before.match(/(\w+)\.`?(\w*)$/);
    if (!found || /^\d/.test(found[1])) return null;
    const options = Object.entries(propertiesOf(schema, kindsOf(found[1], whole))).map(option(schema, "property"));
    return { typed: found[2], options };
  },
  (schema, { bracket }) => {
    const found = bracket.inside.match(/:\s*(?:`?\w+`?\s*[|:&]\s*:?\s*)*`?(\w*)$/);
    if (!found || bracket.mark === "{") return null;
    const kinds = bracket.mark === "[" ? schema.edges : schema.nodes;
    return { typed: found[1], options: Object.entries(kinds).map(option(schema, bracket.mark === "[" ? "keyword" : "class")) };
  },
  (schema, { bracket }) => {
    const kind = bracket.mark === "{" && bracket.before.match(/[([]\s*\w*\s*:\s*`?(\w+)`?\s*$/);
    const found = kind && bracket.inside.match(/(?:^|,)\s*`?(\w*)$/);
    return found && { typed: found[1], options: Object.entries(propertiesOf(schema, [kind[1]])).map(option(schema, "property")) };
  },
];

const anything = (schema, whole) => [
  ...names(/[([]\s*([A-Za-z_]\w*)\s*[:)\]{]/g, whole).map((label) => ({ label, type: "variable", boost: 3 })),
  ...names(/\bAS\s+([A-Za-z_]\w*)/gi, whole).map((label) => ({ label, type: "variable", boost: 3 })),
  ...schema.keywords.map((label) => ({ label, type: "keyword", boost: 1 })),
  ...schema.functions.map((name) => snippetCompletion(`${name}(\${})`, { label: name, detail: "()", type: "function" })),
];

export const completions = (schema) => (context) => {
  const whole = context.state.doc.toString(), before = whole.slice(0, context.pos);
  const bracket = openBracket(before);
  for (const place of places) {
    const found = place(schema, { before, whole, bracket });
    if (found) return { from: context.pos - found.typed.length, options: found.options, validFor: /^[\w ]*$/ };
  }
  const typed = context.matchBefore(/[A-Za-z_]\w*/);
  if (!typed && !context.explicit) return null;
  return { from: typed ? typed.from : context.pos, options: anything(schema, whole), validFor: /^\w*$/ };
};
