// The same nodes and edges as tables, in step with the picture: the way in for those who cannot use a canvas.
(() => {
  const own = (window.backchannel = window.backchannel || {});
  const KINDS = ["nodes", "edges"];
  const heard = new Set();
  let telling = false;

  const api = (kind) => { try { return window.dash_ag_grid?.getApi(`table-${kind}`) || null; } catch { return null; } };
  const rows = {
    nodes: (cy) => own.visible(cy.nodes("[!made]")).map((n) => ({
      id: n.id(), name: n.data("name"), look: own.lookLabel(n.data("look")), sector: n.data("sector") || "", degree: n.data("degree") || 0,
      statements: n.connectedEdges("[!made]").reduce((s, e) => s + (e.data("off") ? 0 : e.data("statements") || 0), 0),
      pinned: n.data("pin") ? "yes" : "",
    })),
    edges: (cy) => own.visible(cy.edges("[!made]")).union(cy.edges("[bundled]").filter((e) => !e.data("off"))).map((e) => ({
      id: e.id(), source: e.source().data("name"), label: e.data("label"), target: e.target().data("name"),
      statements: e.data("statements") || 0, independent: e.data("independent") || 0, tone: e.data("kind") === "TALKS_ABOUT" ? e.data("tone") : e.data("status") || "",
      first: (e.data("first") || "").slice(0, 10), last: (e.data("last") || "").slice(0, 10),
    })),
  };
  const listen = (kind, grid) => {
    if (heard.has(grid)) return;
    heard.add(grid);
    grid.addEventListener("selectionChanged", ({ source }) => {
      if (telling || source.startsWith("api") || source === "rowDataChanged" || source === "gridInitializing") return;
      const cy = own.picture(), chosen = grid.getSelectedRows().map((r) => cy.getElementById(r.id)[0]).filter(Boolean);
      telling = true;
      own.choose(cy.collection(chosen));
      telling = false;
      if (chosen.length) own.bringIntoView(cy.collection(chosen));
    });
    grid.addEventListener("cellKeyDown", ({ event, data }) => {
      const node = own.picture().getElementById(data.id);
      if (event.key === "Enter" && node.isNode?.()) own.expand(node);
      if (event.key === "Delete") own.tool("hide", { id: data.id });
    });
    // What the table's own filters leave out is pale in the picture.
    grid.addEventListener("filterChanged", () => {
      const kept = new Set();
      grid.forEachNodeAfterFilter((row) => kept.add(row.data.id));
      const cy = own.picture(), all = kind === "nodes" ? cy.nodes("[!made]") : cy.edges("[!made]");
      cy.batch(() => all.forEach((e) => own.mark(e, "dim", grid.isAnyFilterPresent() && !kept.has(e.id()) ? 1 : undefined)));
    });
  };
  const fill = () => {
    if (own.open !== "table" || !own.picture()) return;
    for (const kind of KINDS) {
      const grid = api(kind);
      if (!grid) { setTimeout(fill, 100); return; }
      listen(kind, grid);
      const all = rows[kind](own.picture());
      grid.setGridOption("rowData", all);
      document.getElementById(`table-${kind}-count`).textContent = own.number(all.length);
    }
    chosen();
  };
  const chosen = () => {
    if (own.open !== "table" || telling) return;
    const ids = new Set(own.picture().$(":selected").map((e) => e.id()));
    telling = true;
    for (const kind of KINDS) {
      let first = null;
      api(kind)?.forEachNode((row) => {
        const on = ids.has(row.data.id);
        if (row.isSelected() !== on) row.setSelected(on);
        if (on && !first) first = row;
      });
      if (first) api(kind).ensureNodeVisible(first);
    }
    telling = false;
  };
  const soon = own.later(fill, 60);
  for (const event of ["refreshed", "drawer"]) own.on(event, soon);
  own.on("selected", own.later(chosen, 30));
  own.tools["table-of"] = ({ of }) => {
    document.getElementById("panel-table").dataset.of = of;
    for (const button of document.querySelectorAll(".table-switch button")) button.setAttribute("aria-pressed", String(button.dataset.of === of));
  };
  document.addEventListener("input", (event) => {
    if (event.target.id === "table-filter") KINDS.forEach((kind) => api(kind)?.setGridOption("quickFilterText", event.target.value));
  });
})();
