// The picture. It lives in Cytoscape alone; the server sends what a step adds, and hears the ids of what is shown.
(() => {
  const own = (window.backchannel = window.backchannel || {});
  const set = (id, props) => own.set(id, props);
  const history = [];
  let cy = null, filters = {};

  const find = () => document.getElementById("cytoscape")?._cyreg?.cy || null;
  const ready = new Promise((resolve) => {
    const look = () => ((cy = find()) && document.getElementById("stage") ? resolve(cy) : requestAnimationFrame(look));
    look();
  });
  own.picture = () => cy;

  const number = (n) => n.toLocaleString("en-GB");
  const counted = (n, word) => `${number(n)} ${word}${n === 1 ? "" : "s"}`;
  const visible = own.visible = (eles) => eles.filter((e) => !e.data("off") && (e.isNode() || !e.connectedNodes().some((n) => n.data("off"))));

  const moods = ({ statements, negative = 0, positive = 0 }) => ({ negative, positive, neutral: statements - negative - positive });

  // ---- what is shown: the same filters as the store's ----
  const passes = (edge) => {
    const d = edge.data();
    if (filters.edges?.length && !filters.edges.includes(d.kind)) return false;
    if (filters.sentiment && !(d.kind === "TALKS_ABOUT" && moods(d)[filters.sentiment] > 0)) return false;
    if (!d.statements) return true; // Edges of events have neither dates nor sources of their own.
    if (filters.since && !(d.last && filters.since.slice(0, d.last.length) <= d.last)) return false;
    return !(filters.until && !(d.first && d.first <= `${filters.until}~`));
  };
  const refresh = () => {
    cy.batch(() => {
      const mark = (element, on) => (on ? element.removeData("off") : element.data("off", 1));
      const kind = (node) => !filters.nodes?.length || filters.nodes.includes(node.data("kind"));
      cy.edges().forEach((edge) => mark(edge, passes(edge)));
      cy.nodes().forEach((node) => {
        // A node goes where a filter takes all its edges away, save the one that is being looked at.
        const edges = node.connectedEdges();
        const alone = edges.nonempty() && edges.every((e) => e.data("off")) && !node.selected();
        mark(node, kind(node) && !alone);
        node.data("degree", edges.length);
      });
    });
    const nodes = visible(cy.nodes()), edges = visible(cy.edges());
    const hidden = cy.elements().length - nodes.length - edges.length;
    const said = cy.nodes().empty() ? "" : `${counted(nodes.length, "node")} · ${counted(edges.length, "edge")}`;
    set("graph-counts", { children: hidden ? `${said} · ${number(hidden)} hidden by filters` : said });
    document.getElementById("stage").classList.toggle("empty", cy.nodes().empty());
    legend(nodes, edges);
    have();
  };
  const legend = (nodes, edges) => {
    const tally = (eles, key) => eles.reduce((t, e) => ((t[e.data(key)] = (t[e.data(key)] || 0) + 1), t), {});
    const looks = tally(nodes, "look"), tones = tally(edges, "tone");
    for (const item of document.querySelectorAll("#legend li")) {
      const count = item.dataset.look ? looks[item.dataset.look] : tones[item.dataset.tone];
      item.hidden = !count;
      item.querySelector(".legend-count").textContent = count ? number(count) : "";
    }
  };
  const shownIds = () => cy.nodes().map((n) => n.id());
  const changed = () => { refresh(); set("shown", { data: shownIds() }); };

  // ---- how many neighbours of a node are in the picture ----
  own.have = (id, edge, direction, kind, passing = true) => {
    const node = cy?.getElementById(id);
    if (!node || node.empty()) return 0;
    const found = new Set();
    node.connectedEdges().forEach((e) => {
      const out = e.source().id() === id, other = out ? e.target() : e.source();
      if (passing && e.data("off")) return;
      if (edge && e.data("kind") !== edge) return;
      if (direction && direction !== "both" && (direction === "out") !== out) return;
      if (kind && other.data("kind") !== kind) return;
      found.add(other.id());
    });
    return found.size;
  };
  const have = () => {
    const table = document.getElementById("neighbours");
    if (!table) return;
    for (const row of table.querySelectorAll("tbody tr")) {
      const { edge, direction, kind, total } = row.dataset;
      const count = own.have(table.dataset.node, edge, direction, kind, false);
      const text = number(count);
      const span = row.querySelector(".have"), button = row.querySelector("button");
      if (span.textContent !== text) span.textContent = text;
      const all = count >= +total, word = all ? "All in" : count ? `${Math.min(40, total - count)} more` : "Expand";
      if (button.textContent !== word) button.textContent = word;
      button.disabled = all;
    }
  };

  // ---- selection ----
  const near = () => cy.batch(() => {
    cy.elements("[near]").removeData("near");
    const node = cy.nodes(":selected");
    const edges = node.connectedEdges();
    if (node.length === 1 && edges.length <= 14) edges.data("near", 1);
  });
  const tell = own.tell = () => {
    const chosen = cy.$(":selected");
    near();
    if (chosen.empty()) return set("selection", { data: null });
    const d = chosen[0].data();
    const edge = { kind: d.kind, source: d.source, target: d.target, what: d.what };
    set("selection", { data: chosen[0].isNode() ? { node: d.id } : edge });
  };
  const choose = own.choose = (element) => { cy.batch(() => { cy.$(":selected").unselect(); element.select(); }); tell(); };
  own.select = (id) => {
    const node = cy.getElementById(id);
    node.nonempty() ? choose(node) : set("selection", { data: { node: id } });
  };

  // ---- steps ----
  const arrange = (fit = true) => {
    const eles = visible(cy.elements());
    const dense = eles.nodes().length > 1200;
    eles.layout({
      name: "fcose", quality: dense ? "draft" : "proof", animate: !dense, animationDuration: 350, randomize: true,
      nodeSeparation: 110, idealEdgeLength: 130, nodeRepulsion: 9000, packComponents: true, fit, padding: 50,
      nodeDimensionsIncludeLabels: true,
    }).run();
  };
  const bringIntoView = own.bringIntoView = (eles) => {
    const box = eles.boundingBox(), view = cy.extent();
    const inside = box.x1 >= view.x1 && box.x2 <= view.x2 && box.y1 >= view.y1 && box.y2 <= view.y2;
    if (inside) return;
    const wide = box.w * cy.zoom() > cy.width() || box.h * cy.zoom() > cy.height();
    cy.animate(wide ? { fit: { eles, padding: 50 } } : { center: { eles } }, { duration: 250 });
  };
  const apply = (delta) => {
    const fresh = delta.elements.filter((e) => !cy.hasElementWithId(e.data.id));
    const nodes = fresh.filter((e) => e.group === "nodes"), edges = fresh.filter((e) => e.group === "edges");
    const origin = delta.origin ? cy.getElementById(delta.origin) : null;
    const first = cy.nodes().empty();
    let added = cy.collection();
    if (origin?.empty()) {
      const start = nodes.find((n) => n.data.id === delta.origin);
      added = added.union(cy.add({ ...start, position: own.place(cy, [start], edges, null).get(start.data.id) }));
    }
    const rest = nodes.filter((n) => !cy.hasElementWithId(n.data.id));
    const from = delta.origin ? cy.getElementById(delta.origin) : null;
    const at = own.place(cy, rest, edges, from);
    added = added.union(cy.add([...rest.map((n) => ({ ...n, position: at.get(n.data.id) })), ...edges]));
    if (added.nonempty()) history.push({ added });
    changed();
    if (first && cy.nodes().length > 3 && !delta.origin) arrange();
    else if (first) cy.fit(cy.elements(), 90), cy.zoom() > 1.2 && (cy.zoom(1.2), cy.center());
    else bringIntoView(added.nodes().union(delta.focus ? cy.getElementById(delta.focus) : cy.collection()));
    const focus = cy.getElementById(delta.edge || delta.focus || "");
    if (focus.nonempty()) choose(focus);
  };

  const tools = {
    fit: () => cy.animate({ fit: { eles: visible(cy.elements()), padding: 50 } }, { duration: 250 }),
    zoom: ({ by }) => cy.animate({
      zoom: { level: cy.zoom() * (by === "in" ? 1.35 : 1 / 1.35), renderedPosition: { x: cy.width() / 2, y: cy.height() / 2 } },
    }, { duration: 120 }),
    layout: () => {
      history.push({ positions: new Map(cy.nodes().map((n) => [n.id(), { ...n.position() }])) });
      arrange();
    },
    centre: ({ id }) => cy.animate({ center: { eles: cy.getElementById(id) } }, { duration: 200 }),
    hide: ({ id }) => remove(id ? cy.getElementById(id) : cy.$(":selected"), "removed"),
    only: ({ id }) => remove(cy.nodes().difference(cy.getElementById(id).closedNeighborhood()), "removed"),
    clear: () => { remove(cy.elements(), "removed"); set("selection", { data: null }); },
    undo: () => {
      const last = history.pop();
      if (!last) return own.say("Nothing to undo");
      if (last.added) last.added.remove();
      if (last.removed) last.removed.restore();
      if (last.positions) cy.nodes().forEach((n) => { if (last.positions.has(n.id())) n.position(last.positions.get(n.id())); });
      changed();
      tell();
      own.say("Undone");
    },
  };
  const remove = (eles, word) => {
    if (!eles || eles.empty()) return;
    const gone = eles.union(eles.connectedEdges());
    history.push({ removed: gone.remove() });
    changed();
    tell();
    own.say(`${counted(gone.nodes().length, "node")} and ${counted(gone.edges().length, "edge")} ${word}`);
  };
  own.expand = (node) => own.ask({ do: "expand", ids: [node.id()], have: own.have(node.id()) });
  own.tool = (name, data) => { if (cy) tools[name](data); };

  ready.then(() => {
    // The component would copy the whole picture into its `elements` at every change; nobody reads that.
    cy.off("dragfree add remove");
    cy.on("tap", (event) => {
      if (event.target === cy) { cy.$(":selected").unselect(); tell(); } else choose(event.target);
      document.getElementById("stage").focus({ preventScroll: true });
    });
    cy.on("dbltap", "node", (event) => own.expand(event.target));
    cy.on("mouseover", "node, edge", () => { cy.container().style.cursor = "pointer"; });
    cy.on("mouseout", "node, edge", () => { cy.container().style.cursor = ""; });
    new MutationObserver(have).observe(document.getElementById("card"), { childList: true, subtree: true });
    new ResizeObserver(() => cy.container().offsetWidth && cy.resize()).observe(cy.container());
    document.getElementById("stage").dataset.ready = "1";
    const asked = new URLSearchParams(location.search);
    if (asked.get("node")) own.ask({ do: "show", ids: asked.getAll("node") });
  });

  // ---- what Dash calls ----
  const ours = ((window.dash_clientside = window.dash_clientside || {}).backchannel ||= {});
  // A picture on a page that is not shown has no size to lay out or fit into.
  const seen = () => new Promise((resolve) => {
    const look = () => (cy.container().offsetWidth ? resolve(cy.resize()) : requestAnimationFrame(look));
    look();
  });
  ours.apply = (delta) => {
    ready.then(seen).then(() => { apply(delta); own.say(delta.message); });
    return window.dash_clientside.no_update;
  };
  ours.style = async (scheme, rules) => {
    await ready;
    const computed = getComputedStyle(document.documentElement);
    const colour = (v) => (typeof v === "string" && v.startsWith("var(") ? computed.getPropertyValue(v.slice(4, -1)).trim() : v);
    return rules.map(({ selector, style }) => ({
      selector, style: Object.fromEntries(Object.entries(style).map(([k, v]) => [k, colour(v)])),
    }));
  };
  ours.filter = (nodes, edges, sentiment, dates) => {
    const [since, until] = (dates || []).map((date) => date?.slice(0, 7) || null);
    filters = { nodes, edges, sentiment: sentiment === "any" ? null : sentiment, since, until };
    const on = [nodes?.length, edges?.length, filters.sentiment, since || until].filter(Boolean).length;
    const mark = document.getElementById("filter-badge");
    mark.hidden = !on;
    mark.textContent = on || "";
    ready.then(refresh);
    return filters;
  };
  ours.resetFilters = () => [[], [], "any", [null, null]];
  ours.route = (path) => {
    const graph = path === "/graph";
    for (const link of document.querySelectorAll(".nav-link")) {
      link.getAttribute("href") === path ? link.setAttribute("aria-current", "page") : link.removeAttribute("aria-current");
    }
    const page = document.querySelector(`.nav-link[href="${path}"]`)?.textContent;
    document.title = page ? `${page} · Backchannel` : "Backchannel";
    return [!graph, graph];
  };
})();
