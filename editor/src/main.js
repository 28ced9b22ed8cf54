// The Cypher editor, mounted into every element of the class `cypher-editor`; assets/cypher.js talks to it.
import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { bracketMatching } from "@codemirror/language";
import { lintKeymap, setDiagnostics } from "@codemirror/lint";
import { highlightSelectionMatches, search, searchKeymap } from "@codemirror/search";
import { EditorState } from "@codemirror/state";
import {
  EditorView, drawSelection, highlightActiveLine, highlightSpecialChars, keymap, lineNumbers, placeholder,
} from "@codemirror/view";

import { completions } from "./complete.js";
import { cypher } from "./language.js";
import { theme } from "./theme.js";

const setup = (schema, hooks) => [
  lineNumbers(), highlightSpecialChars(), history(), drawSelection(), bracketMatching(), closeBrackets(), highlightActiveLine(),
  highlightSelectionMatches(), search({ top: true }), EditorView.lineWrapping, theme, cypher(schema),
  autocompletion({ override: [completions(schema)], icons: true }),
  placeholder("MATCH (p:Person)-[r:TALKS_ABOUT]->(v) RETURN p, r, v"),
  EditorView.contentAttributes.of({ "aria-label": "Cypher query", spellcheck: "false" }),
  // Tab moves on to the next control, as everywhere on the page; Enter takes a completion.
  keymap.of([
    { key: "Mod-Enter", run: () => { hooks.run(false); return true; } },
    { key: "Mod-Shift-Enter", run: () => { hooks.run(true); return true; } },
    ...closeBracketsKeymap, ...defaultKeymap, ...searchKeymap, ...historyKeymap, ...completionKeymap, ...lintKeymap,
  ]),
  EditorView.updateListener.of((update) => {
    if (update.docChanged) hooks.changed(update.state.doc.toString());
  }),
];

// Where a message points to: its line and column, both from 1, as far as the text has them.
const offset = (doc, { line, column }) => {
  const at = doc.line(Math.min(Math.max(line, 1), doc.lines));
  return Math.min(at.from + Math.max(column, 1) - 1, at.to);
};

export const create = (parent, schema, text, hooks) => {
  const view = new EditorView({ parent, state: EditorState.create({ doc: text, extensions: setup(schema, hooks) }) });
  return {
    text: () => view.state.doc.toString(),
    set: (fresh) => view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: fresh } }),
    focus: () => view.focus(),
    problem: (place, message) => {
      const found = [];
      if (place) {
        const from = offset(view.state.doc, place), word = view.state.wordAt(from);
        const to = word ? word.to : Math.min(from + 1, view.state.doc.length);
        found.push({ from: Math.min(from, to), to, severity: "error", message });
      }
      view.dispatch(setDiagnostics(view.state, found));
      if (place) view.dispatch({ selection: { anchor: found[0].from }, scrollIntoView: true });
    },
  };
};
