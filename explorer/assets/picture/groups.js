// Fewer things to look at: nodes grouped by what they have in common, groups folded, parallel edges as one.
(() => {
  const own = (window.backchannel = window.backchannel || {});
  const MANY = 3000;
  let by = null, folded = new Set(), parallel = false, lately = new Map();

  // ---- which group a node is in: that of its latest edge, and of what is over only where nothing else is known ----
  const rank = (e) => `${e.data("status") === "former" ? 0 : 1}${e.data("last") || ""}`;
  const joined = (node, kind) => node.connectedEdges(`[kind="${kind}"]`).filter((e) => e.source().same(node) && !e.data("off"))
    .sort((a, b) => rank(b).localeCompare(rank(a)) || a.id().localeCompare(b.id()))[0]?.target();
  const employer = (node) => (node.data("kind") === "Person" ? joined(node, "WORKS_AT") : node.data("kind") === "Organization" ? node : null);
  const sector = (node) => {
    if (node.data("kind") === "Sector") return node.data("name");
    const own_ = node.data("sector") || joined(node, "IN_SECTOR")?.data("name");
    if (own_) return own_;
    const firm = node.data("kind") === "Person" ? employer(node) : null;
    return firm ? firm.data("sector") || joined(firm, "IN_SECTOR")?.data("name") : null;
  };
  const WAYS = {
    sector: { word: "sector", of: sector },
    employer: { word: "employer", of: (node) => employer(node)?.data("name") },
    kind: { word: "kind", of: (node) => own.lookLabel(node.data("look")) },
    community: { word: "community", of: (node) => (lately.has(node.id()) ? `Community ${lately.get(node.id()) + 1}` : null) },
  };
  own.grouped = (nodes) => {
    const groups = new Map(), way = WAYS[by || "kind"];
    nodes.forEach((n) => { const name = way.of(n) || ""; (groups.get(name) || groups.set(name, []).get(name)).push(n); });
    return [...groups.values()];
  };

  // ---- drawing them: parents in Cytoscape, and edges that stand for several ----
  const made = "[made]";
  const clear = (cy) => {
    cy.edges(made).remove();
    cy.nodes("[!made]").filter((n) => n.parent().nonempty()).move({ parent: null });
    cy.nodes(made).remove();
    own.unmark(own.unmark(cy.elements("[folded], [bundled]"), "folded"), "bundled");
  };
  const parents = (cy) => {
    const groups = new Map();
    cy.nodes("[!made]").forEach((n) => { const name = WAYS[by].of(n); if (name) (groups.get(name) || groups.set(name, []).get(name)).push(n); });
    for (const [name, members] of groups) {
      if (members.length < 2) continue;
      const id = `group ${name}`, shut = folded.has(name);
      const label = `${name} · ${own.number(members.length)}`;
      const middle = { x: members.reduce((s, n) => s + n.position("x"), 0) / members.length, y: members.reduce((s, n) => s + n.position("y"), 0) / members.length };
      cy.add({ group: "nodes", data: { id, made: "group", name, label, members: members.length, ...(shut ? { shut: 1 } : {}) }, position: middle, selectable: true });
      const inside = cy.collection(members);
      if (shut) { inside.data("folded", 1); inside.data("in", id); } else { own.unmark(inside, "in"); inside.move({ parent: id }); }
    }
  };
  // The node that stands for one: itself, or the folded group it is in.
  const stands = (node) => (node.data("folded") ? node.data("in") : node.id());
  const TONES = ["negative", "positive", "mixed"];
  const bundle = (cy) => {
    const pairs = new Map();
    cy.edges("[!made]").forEach((e) => {
      if (e.data("off")) return;
      const a = stands(e.source()), b = stands(e.target());
      const key = a < b ? `${a}\n${b}` : `${b}\n${a}`;
      (pairs.get(key) || pairs.set(key, []).get(key)).push(e);
    });
    for (const [key, edges] of pairs) {
      const [a, b] = key.split("\n"), moved = edges.some((e) => e.source().data("folded") || e.target().data("folded"));
      if (!moved && (!parallel || edges.length < 2)) continue;
      edges.forEach((e) => e.data("bundled", `bundle ${key}`));
      if (a === b) continue;
      const sum = (name) => edges.reduce((s, e) => s + (e.data(name) || 0), 0);
      const tones = new Set(edges.map((e) => e.data("tone"))), felt = TONES.filter((t) => tones.has(t));
      cy.add({ group: "edges", data: {
        id: `bundle ${key}`, made: "bundle", source: a, target: b, label: own.counted(edges.length, "relation"), relations: edges.length,
        statements: sum("statements"), independent: sum("independent"), weight: Math.log2(1 + sum("independent")),
        tone: felt.length > 1 ? "mixed" : felt[0] || "plain",
      } });
    }
  };
  own.membersOf = (eles) => {
    const ids = new Set(eles.filter("[made]").map((e) => e.id()));
    return ids.size ? own.picture().elements("[!made]").filter((e) => ids.has(e.data("bundled")) || (e.data("folded") && ids.has(e.data("in")))) : own.picture().collection();
  };
  const draw = () => own.picture().batch(() => {
    const cy = own.picture();
    if (cy.elements(made).nonempty()) clear(cy);
    if (by) parents(cy);
    if (parallel || folded.size) bundle(cy);
  });

  // ---- the setting ----
  own.setting("groups", {
    get: () => (by || parallel ? { by, folded: [...folded], parallel } : null),
    set: (given) => { by = given?.by || null; folded = new Set(given?.folded || []); parallel = !!given?.parallel; draw(); if (by === "community" && !lately.size) regroup(); },
  });
  const now = () => ({ by, folded: [...folded], parallel });
  const lean = (given) => (given.by || given.parallel ? given : null);
  own.on("changed", () => { if (by || parallel) draw(); });
  own.on("filtered", () => { if (parallel || folded.size) own.soon(); });

  const findCommunities = async () => {
    const ids = own.real(own.picture().nodes()).map((n) => n.id());
    lately = new Map(Object.entries(await own.post("overlay", { measure: "communities", ids })));
  };
  // A view that was saved with communities has them worked out when it is opened.
  const regroup = () => findCommunities().then(() => { draw(); own.refresh(); }).catch(own.trouble);

  const names = () => own.picture().nodes('[made="group"]').map((n) => n.data("name"));
  const group = async (way, shut) => {
    if (way === "community") await findCommunities();
    const nodes = own.picture().nodes("[!made]"), before = own.places(nodes), settingBefore = lean(now());
    own.picture().batch(() => {
      by = way; folded = new Set();
      // To be boxed, what belongs together has to stand together: this is asked for, and is one step to undo.
      const places = own.packed(own.grouped(nodes));
      if (!shut) nodes.forEach((n) => { if (!n.locked()) n.position(places.get(n.id())); });
    });
    draw();
    // Folded groups would lie over one another where their nodes were.
    if (shut) { folded = new Set(names()); draw(); own.refresh(); await own.spread(own.visible(own.picture().elements())); }
    own.did({ title: `Group by ${WAYS[way].word}`, moved: [before, own.places(nodes)], set: { name: "groups", before: settingBefore, after: now() }, sets: [own.axisTo(null)] });
    own.refresh();
    own.tool("fit");
    own.say(`${own.counted(names().length, "group")} by ${WAYS[way].word}`);
  };
  own.tools.group = ({ by: way, shut }) => (way === "none" ? own.change("groups", lean({ by: null, folded: [], parallel }), "Ungroup") : own.inTurn(() => group(way, shut === "1")).catch(own.trouble));
  own.tools.parallel = () => own.change("groups", lean({ ...now(), parallel: !parallel }), parallel ? "Show parallel edges" : "Parallel edges as one");
  const fold = (name, on) => {
    const next = new Set(folded);
    on ? next.add(name) : next.delete(name);
    own.change("groups", { ...now(), folded: [...next] }, `${on ? "Fold" : "Unfold"} ${name}`);
  };
  own.tools.fold = ({ name, on }) => (name ? fold(name, on === "1") : own.change("groups", { ...now(), folded: on === "1" ? names() : [] }, on === "1" ? "Fold all groups" : "Unfold all groups"));
  own.ready.then((cy) => cy.on("dbltap", '[made="group"]', ({ target }) => fold(target.data("name"), !target.data("shut"))));

  // ---- what an edge or a group stands for, in the side panel ----
  own.on("made", (element) => {
    const members = own.membersOf(element).union(element.isNode() ? element.children() : own.picture().collection());
    const button = (e) => ["li", {}, [["button", { type: "button", class: "button link", "data-do": "select", "data-id": e.id() }, [
      e.isNode() ? e.data("name") : `${e.source().data("name")} ${e.data("label")} ${e.target().data("name")}`,
    ]], ["span", { class: "muted" }, [e.isEdge() && e.data("statements") ? ` ${own.counted(e.data("statements"), "statement")}` : ""]]]];
    const some = members.filter((e) => (element.isNode() ? e.isNode() : e.isEdge())).toArray().slice(0, 200);
    const tools = element.isNode() ? [["button", { type: "button", class: "button", "data-do": "fold", "data-name": element.data("name"), "data-on": element.data("shut") ? "0" : "1" }, [element.data("shut") ? "Unfold" : "Fold"]]] : [];
    own.showTree([["section", { class: "card" }, [["h2", {}, [element.data("label")]], ["div", { class: "card-actions" }, tools], ["ul", { class: "members" }, some.map(button)]]]]);
  });

  // ---- too much to read: say so once, and what helps ----
  own.on("refreshed", (nodes, edges) => {
    const offer = document.getElementById("offer");
    const many = nodes.length + edges.length > MANY && !folded.size;
    if (offer.hidden === many) offer.hidden = !many;
    if (many) document.getElementById("offer-count").textContent = own.number(nodes.length + edges.length);
  });
})();
