// The Cypher page: the editor, running and stopping, history, and what the page has of saved queries.
(() => {
  const own = (window.backchannel = window.backchannel || {});
  const ours = ((window.dash_clientside = window.dash_clientside || {}).backchannel ||= {});
  const same = () => window.dash_clientside.no_update;
  const NAMES = /'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|`[^`]*`|\/\/[^\n]*|\/\*[\s\S]*?\*\/|\$(\w+)/g;
  const MOST_HISTORY = 60;
  let editor = null, host = null, used = null, named = null, ticket = "", timer = null, place = null;

  // ---- the editor: its file is loaded when it is first needed ----
  const script = () => own.script("/assets/editor.js");
  const typed = (text) => {
    own.keep("query", text);
    own.set("cypher-text", { data: text });
  };
  const mount = async (element) => {
    if (host === element && element.childElementCount) return;
    host = element;
    await script();
    if (!element.isConnected || element.childElementCount) return;
    const schema = JSON.parse(element.dataset.schema), asked = linked();
    const carried = used?.text, start = asked ?? carried ?? own.kept("query", element.dataset.example);
    editor = window.backchannelEditor.create(element, schema, start, { changed: (text) => { editor.problem(null); typed(text); }, run });
    element.dataset.ready = "1";
    typed(start);
    drawHistory();
  };
  // A link to a query carries it in the address: ?q=…&p=… (parameters as JSON).
  const linked = () => {
    const search = new URLSearchParams(location.search), text = search.get("q");
    if (!text || location.pathname !== "/cypher") return null;
    let parameters = {};
    try { parameters = JSON.parse(search.get("p") || "{}"); } catch { /* a link that was cut off has its text still */ }
    used = { text, parameters, help: {} };
    own.set("cypher-carry", { data: used });
    return text;
  };
  const fields = () => Object.fromEntries(
    [...document.querySelectorAll(".parameter")].map((each) => [each.querySelector("label").textContent.slice(1), each.querySelector("input").value]),
  );

  // ---- running and stopping ----
  const run = (explain) => {
    ticket = [...crypto.getRandomValues(new Uint32Array(4))].map((n) => n.toString(16)).join("");
    own.set("cypher-asked", { data: { text: editor ? editor.text() : "", explain: Boolean(explain), ticket } });
  };
  const tick = (busy) => {
    clearInterval(timer);
    if (busy.hidden) return;
    const began = Date.now();
    const say = () => { document.getElementById("cypher-elapsed").textContent = `Running… ${Math.round((Date.now() - began) / 1000)} s`; };
    say();
    timer = setInterval(say, 1000);
  };

  // ---- history, kept in this browser ----
  const drawHistory = () => {
    const list = document.getElementById("cypher-history");
    if (!list) return;
    const runs = own.kept("history", []);
    const entry = (each) => ["li", {}, [["button", { class: "question", type: "button", "data-do": "cypher", "data-text": each.text,
      "data-parameters": JSON.stringify(each.parameters || {}) }, [
      ["code", {}, [each.text.split("\n").find((line) => line.trim()) || ""]],
      ["span", {}, [`${new Date(each.at).toLocaleString("en-GB", { dateStyle: "medium", timeStyle: "short" })} · ${each.said}`]],
    ]]]];
    const clear = ["div", { class: "run-row" }, [["button", { type: "button", class: "button small", "data-do": "forget-history" }, ["Clear"]]]];
    const none = [["div", { class: "empty-state" }, [["h3", {}, ["Nothing run yet"]], ["p", {}, ["What you run is kept here, in this browser only."]]]]];
    list.dataset.tree = JSON.stringify(runs.length ? [clear, ["ul", { class: "gallery" }, runs.map(entry)]] : none);
  };
  const remember = (outcome) => {
    const rows = `${(outcome.rows ?? 0).toLocaleString("en-GB")}${outcome.truncated ? "+" : ""} ${outcome.rows === 1 ? "row" : "rows"} in ${(outcome.seconds ?? 0).toFixed(2)} s`;
    const run = { text: outcome.text, parameters: outcome.parameters, at: Date.now(), said: outcome.error ? "failed" : rows };
    const others = own.kept("history", []).filter((each) => each.text !== run.text || JSON.stringify(each.parameters) !== JSON.stringify(run.parameters));
    own.keep("history", [run, ...others].slice(0, MOST_HISTORY));
    drawHistory();
  };
  ours.outcome = (outcome) => {
    if (!outcome) return same();
    place = outcome.place ? { line: outcome.place[0], column: outcome.place[1] } : null;
    editor?.problem(place, outcome.error || "");
    if (outcome.text.trim()) remember(outcome);
    own.text("live", outcome.error || `${outcome.rows} rows`);
    return same();
  };

  // ---- what Dash calls ----
  // What was carried here fills the editor once; after that the text is the user's.
  ours.carry = (carried) => {
    if (!carried || carried === used) return same();
    used = carried;
    if (editor && host?.isConnected) {
      editor.set(carried.text);
      typed(carried.text);
      own.set("cypher-result", { children: null }); // The answer to another query.
    }
    return same();
  };
  ours.parameterNames = (text, carried, before) => {
    const names = [...new Set([...(text || "").matchAll(NAMES)].map((m) => m[1]).filter(Boolean))];
    const unchanged = before && carried === named && names.join() === before.join();
    named = carried;
    return unchanged ? same() : names;
  };
  ours.cellClicked = (cell, rows) => {
    const id = cell && rows[+cell.rowId]?.[`${cell.colId}_id`];
    if (id) { own.go("/graph"); own.ask({ do: "show", ids: [id] }); }
    return same();
  };
  ours.shelfTold = (told) => {
    if (!told) return same();
    if (told.file) own.save(told.file, told.name, "application/json");
    else own.toast(told.said, told.undo ? () => shelf({ what: "restore", query: told.undo }) : null, told.wrong);
    if (told.saved) own.set("shelf-dialog", { opened: false });
    return same();
  };

  // ---- clicks ----
  let asked = 0;
  const shelf = (request) => own.set("shelf-asked", { data: { ...request, n: ++asked } });
  // A spreadsheet takes text that begins like this for a formula; an apostrophe before it says that it is text.
  const cell = (value) => {
    const text = typeof value === "string" && /^\s*[=+\-@\t\r]/.test(value) ? `'${value}` : `${value ?? ""}`;
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  const csv = async () => {
    const grid = await window.dash_ag_grid.getApiAsync("cypher-grid");
    const columns = grid.getColumnDefs(), lines = [columns.map((column) => cell(column.headerName))];
    grid.forEachNodeAfterFilterAndSort((row) => lines.push(columns.map((column) => cell(row.data[column.field]))));
    // Without the mark Excel reads accents wrong.
    own.save(`\ufeff${lines.map((line) => line.join(",")).join("\r\n")}\r\n`, "backchannel.csv", "text/csv");
  };
  Object.assign(own.actions, {
    run: () => run(false),
    explain: () => run(true),
    stop: () => own.set("cypher-stop", { data: ticket }),
    "editor-focus": () => { editor?.problem(place, ""); editor?.focus(); },
    "query-link": (_, button) => {
      const link = new URL("/cypher", location.origin), values = fields();
      link.searchParams.set("q", editor.text());
      if (Object.keys(values).length) link.searchParams.set("p", JSON.stringify(values));
      navigator.clipboard.writeText(link.href).then(() => own.flash(button, "Copied"));
    },
    "answer-csv": csv,
    "answer-json": (d) => own.save(d.text, "backchannel.json", "application/json"),
    "answer-export": (d) => own.set("cypher-export", { data: { format: d.format, n: ++asked } }),
    "forget-history": () => {
      const before = own.kept("history", []);
      own.keep("history", []);
      drawHistory();
      own.toast("The history is cleared.", () => { own.keep("history", before); drawHistory(); });
    },
    shelf: ({ what, folder, called }) => {
      if (what === "choose") chooseFile();
      else if (what === "ask") own.set("shelf-dialog", { opened: true });
      else if (what === "save") shelf({ what, query: { text: editor.text(), parameters: fields() } });
      else shelf({ what, folder, called });
    },
  });
  const chooseFile = () => {
    const input = Object.assign(document.createElement("input"), { type: "file", accept: ".json,application/json" });
    input.addEventListener("change", () => input.files[0]?.text().then((text) => shelf({ what: "import", text })));
    input.click();
  };
  document.addEventListener("input", (event) => {
    const list = event.target.id === "gallery-find" && document.getElementById("gallery");
    if (!list) return;
    const words = event.target.value.toLowerCase().split(/\s+/).filter(Boolean);
    for (const item of list.children) item.hidden = !words.every((word) => item.textContent.toLowerCase().includes(word));
  });

  // ---- what comes and goes with the page ----
  new MutationObserver((changes) => {
    const element = document.getElementById("cypher-editor");
    if (element && element !== host) mount(element);
    for (const { target } of changes) if (target.id === "cypher-busy") tick(target);
  }).observe(document.documentElement, { childList: true, subtree: true, attributes: true, attributeFilter: ["hidden"] });
})();
