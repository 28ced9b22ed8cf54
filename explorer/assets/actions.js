// What clicks do. Components say it in their data-do attribute (components/parts.py); this is the one listener.
(() => {
  const own = (window.backchannel = window.backchannel || {});
  const set = (id, props) => window.dash_clientside.set_props(id, props);
  const json = (text, otherwise) => { try { return JSON.parse(text); } catch { return otherwise; } };
  let asked = 0;

  own.set = set;
  // What only the browser writes it writes itself: Dash would look through the whole page for who listens to it.
  own.text = (id, text) => { const element = document.getElementById(id); if (element) element.textContent = text || ""; };
  own.tree = (id, tree) => { const element = document.getElementById(id); if (element) element.dataset.tree = tree || "[]"; };
  own.say = (message) => { own.text("live", message); own.text("status", message); };
  own.go = (path) => { if (location.pathname !== path) set("location", { pathname: path, search: "" }); };

  // Other files add theirs.
  const actions = own.actions = {
    show: (d, button) => {
      own.found?.(d, button);
      own.go("/graph"); own.ask({ do: "show", ids: json(d.ids, []) }); own.closeDialog();
    },
    expand: (d) => {
      own.go("/graph");
      own.grow([d.id], { edge: d.edge, direction: d.direction, kind: d.kind, year: d.year });
    },
    edge: (d) => { own.go("/graph"); own.ask({ do: "edge", ids: [d.source, d.target], edge: d.kind }); },
    select: (d) => own.select(d.id),
    document: (d) => set("document-request", { data: { id: d.id, start: +d.start, end: +d.end, n: ++asked } }),
    export: (d) => own.takeOut(d.format, ++asked),
    copy: (d, button) => navigator.clipboard.writeText(d.text).then(() => flash(button, "Copied")),
    cypher: (d) => {
      set("cypher-carry", { data: { text: d.text, parameters: json(d.parameters, {}), help: json(d.help || "{}", {}) } });
      own.go("/cypher");
    },
    talk: (d) => {
      const choice = { id: d.id, name: d.name, sector: d.sector };
      set("talk-choice", { data: { ...choice, n: ++asked } });
      own.go("/talk");
    },
    moves: (d) => { set("moves-choice", { data: json(d.ids, []) }); own.go("/moves"); },
    "whole-table": (d, button) => {
      document.getElementById(d.target).classList.add("whole");
      button.parentElement.hidden = true;
    },
    scheme: () => own.switchScheme(),
    "close-notice": () => set("notice", { children: null }),
    go: (d) => own.go(d.path),
  };

  const flash = own.flash = (button, word) => {
    button.dataset.flash = word;
    button.addEventListener("mouseleave", () => delete button.dataset.flash, { once: true });
    own.say(word);
  };

  own.closeDialog = () => set("document", { opened: false });

  const run = (event) => {
    const target = event.target.closest?.("[data-do]");
    if (!target || target.disabled) return;
    const name = target.dataset.do;
    const act = actions[name] || (own.tools?.[name] && ((d) => own.tool(name, d)));
    if (act) { event.preventDefault(); act(target.dataset, target); }
  };
  document.addEventListener("click", run);
  document.addEventListener("keydown", (event) => {
    const inert = event.target.matches?.('[role="button"][data-do]');
    if (inert && (event.key === "Enter" || event.key === " ")) run(event);
  });
})();
