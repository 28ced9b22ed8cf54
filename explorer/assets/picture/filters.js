// What the filters hide: the same as the store's, so that the picture and an expansion agree.
(() => {
  const own = (window.backchannel = window.backchannel || {});
  const ours = ((window.dash_clientside = window.dash_clientside || {}).backchannel ||= {});
  let filters = {}, controls = "{}";

  own.filters = () => filters;
  const moods = ({ statements, negative = 0, positive = 0 }) => ({ negative, positive, neutral: statements - negative - positive });
  const passes = (edge) => {
    const d = edge.data();
    if (filters.edges?.length && !filters.edges.includes(d.kind)) return false;
    if (filters.looks?.includes(`tone ${d.tone}`)) return false;
    if (filters.sentiment && !(d.kind === "TALKS_ABOUT" && moods(d)[filters.sentiment] > 0)) return false;
    return own.inTime(edge);
  };
  // Whether something was said of it between the dates.
  own.inTime = (edge) => {
    const d = edge.data(), whole = edge.scratch("whole") || d;
    if (!whole.statements) return true; // Edges of events have neither dates nor sources of their own.
    if (edge.scratch("whole")) return d.statements > 0;
    if (filters.since && !(d.last && filters.since.slice(0, d.last.length) <= d.last)) return false;
    return !(filters.until && !(d.first && d.first <= `${filters.until}~`));
  };
  own.on("refreshing", (cy) => {
    const off = (element, on) => own.mark(element, "off", on ? undefined : 1);
    const kind = (node) => (!filters.nodes?.length || filters.nodes.includes(node.data("kind"))) && !filters.looks?.includes(`look ${node.data("look")}`);
    // One walk over the edges: asking each node for its own takes several times as long.
    const joined = new Map(), through = new Map(), count = (map, id) => map.set(id, (map.get(id) || 0) + 1);
    cy.edges("[!made]").forEach((edge) => {
      const passed = passes(edge), { source, target } = edge.data();
      off(edge, passed);
      for (const id of [source, target]) { count(joined, id); if (passed) count(through, id); }
    });
    cy.nodes("[!made]").forEach((node) => {
      // A node goes where a filter takes all its edges away, save the one that is being looked at.
      const degree = joined.get(node.id()) || 0, alone = degree && !through.get(node.id()) && !node.selected();
      off(node, kind(node) && !alone);
      own.mark(node, "degree", degree);
    });
  });

  // ---- the setting: what the panel's controls hold, and what the legend switches off ----
  const empty = (v) => v === null || v === undefined || v === "" || (Array.isArray(v) && !v.length);
  const lean = (given) => { const kept = Object.fromEntries(Object.entries(given || {}).filter(([, v]) => !empty(v))); return Object.keys(kept).length ? kept : null; };
  const shown = () => {
    const on = [filters.nodes, filters.edges, filters.sentiment, filters.since || filters.until, filters.looks].filter((v) => !empty(v)).length;
    const mark = document.getElementById("filter-badge");
    mark.hidden = !on;
    mark.textContent = on || "";
    own.emit("filtered", filters);
  };
  own.takeFilters = (given) => {
      filters = given || {};
      // To set the controls has Dash call all that listens to them: not where they show it already.
      if (controls === JSON.stringify(filters)) return shown();
      controls = JSON.stringify(filters);
      own.set("filter-nodes", { value: filters.nodes || [] });
      own.set("filter-edges", { value: filters.edges || [] });
      own.set("filter-sentiment", { value: filters.sentiment || "any" });
      own.set("filter-dates", { value: [filters.since ? `${filters.since}-01` : null, filters.until ? `${filters.until}-01` : null] });
      own.set("filters", { data: filters });
      shown();
  };
  own.setting("filters", { get: () => lean(filters), set: own.takeFilters });
  own.narrow = (change, title) => own.change("filters", lean({ ...filters, ...change }), title);

  // A range of time that is still being chosen: shown at once, one step when it is settled.
  let before = null;
  own.within = (change) => {
    before ??= { filters: lean(filters) };
    filters = lean({ ...filters, ...change }) || {};
    own.emit("filtered", filters);
    own.soon();
  };
  own.tellWithin = (title) => {
    if (!before) return;
    const was = before.filters, after = lean(filters);
    before = null;
    own.takeFilters(after);
    if (JSON.stringify(was) !== JSON.stringify(after)) own.did({ title: `${title}: ${after?.since || "the beginning"} to ${after?.until || "now"}`, set: { name: "filters", before: was, after } });
    own.refresh();
  };

  ours.filter = (nodes, edges, sentiment, dates) => {
    const [since, until] = (dates || []).map((date) => date?.slice(0, 7) || null);
    if (before) return filters;
    const next = lean({ ...filters, nodes, edges, sentiment: sentiment === "any" ? null : sentiment, since, until });
    controls = JSON.stringify(next || {});
    own.ready.then(() => own.change("filters", next, "Filter"));
    return next || {};
  };
  ours.resetFilters = () => {
    own.change("filters", null, "Clear the filters");
    return Array(4).fill(window.dash_clientside.no_update);
  };
})();
