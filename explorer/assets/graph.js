// The picture. It lives in Cytoscape alone; the server sends what a step adds. The nouns round it are in picture/.
(() => {
  const own = (window.backchannel = window.backchannel || {});
  const set = (id, props) => own.set(id, props);
  const heard = new Map(), LARGE = 400, READ = 400;
  let cy = null;

  // What happens here is told to whoever listens: refreshed, changed, selected, stepped, styled, filtered.
  own.on = (event, listener) => { (heard.get(event) || heard.set(event, []).get(event)).push(listener); };
  own.emit = (event, ...said) => (heard.get(event) || []).forEach((listener) => listener(...said));

  // Tools by the names that buttons and keys call them; settings that steps change and views keep (get, and set to it).
  own.tools = {};
  own.tool = (name, data = {}) => { if (cy) own.tools[name](data); };
  own.settingsByName = new Map();
  own.setting = (name, both) => own.settingsByName.set(name, both);

  const find = () => document.getElementById("cytoscape")?._cyreg?.cy || null;
  const ready = own.ready = new Promise((resolve) => {
    const look = () => ((cy = find()) && document.getElementById("stage") ? resolve(cy) : requestAnimationFrame(look));
    look();
  });
  own.picture = () => cy;
  // Where the page gives the picture more or less room, what was in its middle stays there, and all that was in view.
  let room = null;
  const settle = () => {
    const { offsetWidth: w, offsetHeight: h } = cy.container();
    if (!w || (room?.w === w && room.h === h)) return;
    const shown = visible(cy.elements()), whole = room && inView(shown);
    cy.resize();
    if (room) cy.panBy({ x: (w - room.w) / 2, y: (h - room.h) / 2 });
    if (whole) own.bringIntoView(shown, 0);
    room = { w, h };
  };
  // A picture on a page that is not shown has no size to lay out or fit into.
  own.seen = () => ready.then(() => new Promise((resolve) => {
    const look = () => {
      if (!cy.container().offsetWidth) return requestAnimationFrame(look);
      settle();
      resolve(cy);
    };
    look();
  }));

  const number = own.number = (n) => n.toLocaleString("en-GB");
  const counted = own.counted = (n, one, many) => `${number(n)} ${n === 1 ? one : many || `${one}s`}`;

  // ---- what is hidden, and why: by a filter (off), in a folded group (folded), in a bundle of edges (bundled) ----
  const hidden = own.hidden = (element) => { const d = element.data(); return !!(d.off || d.folded || d.bundled); };
  const visible = own.visible = (eles) => eles.filter((e) => !hidden(e) && (e.isNode() || !(hidden(e.source()) || hidden(e.target()))));
  own.filteredOut = (e) => Boolean(e.data("off") || (e.isEdge() && (e.source().data("off") || e.target().data("off"))));
  // Nodes and edges of the graph, as against those that only the picture has: groups, and bundles of edges.
  own.real = (eles) => eles.filter((e) => !e.data("made"));
  // Cytoscape restyles what data is set on, but not what it is taken from: what was hidden would stay so.
  own.unmark = (eles, name) => eles.removeData(name).updateStyle();
  // Restyling takes its time, so that it is worth asking first.
  own.mark = (element, name, value) => {
    if (element.data()[name] === value) return;
    if (value === undefined) own.unmark(element, name); else element.data(name, value);
  };

  const refresh = own.refresh = () => {
    cy.batch(() => own.emit("refreshing", cy));
    const real = own.real(cy.elements());
    const nodes = visible(real.nodes()), edges = visible(real.edges());
    // Nothing is filtered out where everything is visible; else it may be in a group instead.
    const gone = nodes.length + edges.length === real.length ? 0 : real.filter(own.filteredOut).length;
    const said = real.nodes().empty() ? "" : `${counted(nodes.length, "node")} · ${counted(edges.length, "edge")}`;
    own.text("graph-counts", gone ? `${said} · ${number(gone)} hidden by filters` : said);
    document.getElementById("stage").classList.toggle("empty", cy.nodes().empty());
    own.emit("refreshed", nodes, edges);
  };
  own.changed = () => { own.emit("changed"); refresh(); };
  let due = 0;
  own.later = (run, wait = 150) => { let id = 0; return (...given) => { clearTimeout(id); id = setTimeout(() => run(...given), wait); }; };
  own.soon = () => { cancelAnimationFrame(due); due = requestAnimationFrame(refresh); };

  // ---- selection ----
  const near = () => cy.batch(() => {
    own.unmark(cy.elements("[near]"), "near");
    const node = cy.nodes(":selected");
    const edges = node.connectedEdges();
    if (node.length === 1 && edges.length <= 14) edges.data("near", 1);
  });
  // What the side panel is about; it is made anew `again` where what it says may have changed.
  let card = "null";
  own.showCard = (data, again = false) => {
    const asked = JSON.stringify(data);
    if (asked === card && !again) return;
    card = asked;
    set("selection", { data });
  };
  // A card that is made here.
  own.showTree = (tree) => {
    card = "";
    set("statements", { "data-tree": "[]" });
    set("card", { "data-tree": JSON.stringify(tree) });
  };
  const tell = own.tell = (again = false) => {
    const chosen = cy.$(":selected"), nodes = chosen.nodes("[!made]");
    near();
    own.emit("selected", chosen);
    if (chosen.empty()) return own.showCard(null, again);
    if (nodes.length > 1) return own.showCard({ nodes: nodes.map((n) => n.id()) }, again);
    const element = nodes[0] || chosen[0], d = element.data();
    if (d.made) return own.emit("made", element);
    const edge = { kind: d.kind, source: d.source, target: d.target, what: d.what };
    own.showCard(element.isNode() ? { node: d.id } : edge, again);
  };
  const choose = own.choose = (eles, again) => { cy.batch(() => { cy.$(":selected").unselect(); eles.select(); }); tell(again); };
  own.select = (id) => {
    const element = cy.getElementById(id);
    element.nonempty() ? choose(element) : own.showCard({ node: id });
  };
  own.chosenNodes = () => cy.nodes(":selected[!made]");

  const inView = (eles) => {
    const box = eles.boundingBox(), view = cy.extent();
    return box.x1 >= view.x1 && box.x2 <= view.x2 && box.y1 >= view.y1 && box.y2 <= view.y2;
  };
  // A picture small enough to be read as one, all of it in view: steps keep it so.
  own.allInView = () => cy.elements().length < READ && inView(visible(cy.elements()));
  own.bringIntoView = (eles, duration = 250) => {
    if (eles.empty() || inView(eles)) return;
    const box = eles.boundingBox(), wide = box.w * cy.zoom() > cy.width() || box.h * cy.zoom() > cy.height();
    own.move(wide ? { fit: { eles, padding: Math.min(50, cy.height() / 8) } } : { center: { eles } }, duration);
  };
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  // Move the camera, at once for those who asked for less motion.
  own.move = (to, duration) => cy.animate(to, { duration: still.matches ? 0 : duration });
  own.calm = () => still.matches;

  // Cytoscape 3.28 keeps the box of a node as long as its target is unchanged, finds that a node has no target, and measures it
  // anew each time, several times a frame. So that of a node is itself; a group's box depends on others.
  const boxOnce = () => {
    const elements = Object.getPrototypeOf(cy.collection()), { target } = elements;
    elements.target = function (...given) {
      const first = this[0];
      return first?.isNode() && !first.isParent() ? first : target.apply(this, given);
    };
  };

  ready.then(() => {
    // The component would copy the whole picture into its `elements` at every change; nobody reads that.
    cy.off("dragfree add remove");
    boxOnce();
    dress();
    cy.on("tap", (event) => {
      const several = event.originalEvent?.shiftKey || event.originalEvent?.ctrlKey || event.originalEvent?.metaKey;
      if (event.target === cy) {
        if (!several) { cy.$(":selected").unselect(); tell(); }
      } else if (several) queueMicrotask(tell); // Cytoscape itself adds to what is selected, after this.
      else choose(event.target, true);
      document.getElementById("stage").focus({ preventScroll: true });
    });
    cy.on("dbltap", "node[!made]", (event) => own.expand(event.target));
    cy.on("mouseover", "node, edge", () => { cy.container().style.cursor = "pointer"; });
    cy.on("mouseout", "node, edge", () => { cy.container().style.cursor = ""; });
    new ResizeObserver(settle).observe(cy.container());
    // While a large picture moves, it is moved as an image and drawn anew when it stands.
    own.on("refreshed", () => { cy.renderer().textureOnViewport = cy.elements().length > LARGE; });
    own.emit("ready", cy);
    document.getElementById("stage").dataset.ready = "1";
  });

  // ---- how it looks: the rules stand at the stage, with `var(--…)` for the colours of the scheme ----
  own.rules = () => {
    const computed = getComputedStyle(document.documentElement);
    const colour = (v) => (typeof v === "string" && v.startsWith("var(") ? computed.getPropertyValue(v.slice(4, -1)).trim() : v);
    return JSON.parse(document.getElementById("stage").dataset.rules).map(({ selector, style }) => ({
      selector, style: Object.fromEntries(Object.entries(style).map(([k, v]) => [k, colour(v)])),
    }));
  };
  let dressed = "";
  const dress = () => {
    const rules = own.rules(), said = JSON.stringify(rules);
    if (said === dressed) return; // To style thousands of elements anew takes its time.
    dressed = said;
    cy.style(rules);
    requestAnimationFrame(() => own.emit("styled"));
  };

  // ---- what Dash calls ----
  const ours = ((window.dash_clientside = window.dash_clientside || {}).backchannel ||= {});
  ours.style = async () => {
    await ready;
    dress();
    return window.dash_clientside.no_update;
  };
  // A picture of an answer on the Cypher page: in the same dress, laid out once.
  ours.answer = async () => {
    await ready;
    const answer = document.getElementById("cypher-picture")?._cyreg?.cy;
    if (answer && !answer.scratch("placed")) {
      answer.scratch("placed", true);
      own.keepLabels(answer);
      own.laidOut(answer.elements(), { name: "fcose", nodeDimensionsIncludeLabels: true }).then((places) => {
        if (!answer.destroyed()) answer.layout({ name: "preset", positions: (n) => places.get(n.id()), padding: 40 }).run();
      }).catch(own.trouble);
    }
    return own.rules();
  };
  ours.route = (path) => {
    const graph = path === "/graph";
    for (const link of document.querySelectorAll(".nav-link")) {
      link.getAttribute("href") === path ? link.setAttribute("aria-current", "page") : link.removeAttribute("aria-current");
    }
    const page = document.querySelector(`.nav-link[href="${path}"]`)?.textContent;
    if (graph) own.emit("shown");
    scrollTo(0, 0);
    document.title = page ? `${page} · Backchannel` : "Backchannel";
    return [!graph, graph];
  };
})();
