// The Cypher page: Ctrl-Enter runs, $names become fields, cells that are nodes lead into the graph.
(() => {
  const own = (window.backchannel = window.backchannel || {});
  const ours = ((window.dash_clientside = window.dash_clientside || {}).backchannel ||= {});
  const NAMES = /'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|`[^`]*`|\/\/[^\n]*|\/\*[\s\S]*?\*\/|\$(\w+)/g;
  let used = null, named = null;

  // What was carried here fills the editor once; after that the text is the user's.
  ours.carry = (carried) => {
    if (!carried || carried === used) return window.dash_clientside.no_update;
    used = carried;
    return carried.text;
  };
  ours.parameterNames = (text, carried, before) => {
    const names = [...new Set([...(text || "").matchAll(NAMES)].map((m) => m[1]).filter(Boolean))];
    const same = before && carried === named && names.join() === before.join();
    named = carried;
    return same ? window.dash_clientside.no_update : names;
  };
  ours.cellClicked = (cell, rows) => {
    const id = cell && rows[+cell.rowId]?.[`${cell.colId}_id`];
    if (id) { own.go("/graph"); own.ask({ do: "show", ids: [id] }); }
    return window.dash_clientside.no_update;
  };
  document.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && event.target.id === "cypher-text") {
      event.preventDefault();
      document.getElementById("cypher-run").click();
    }
  });
})();
