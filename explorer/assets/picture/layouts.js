// Where nodes go when somebody asks: a layout is a step, leaves pinned nodes alone, and can be undone.
(() => {
  const own = (window.backchannel = window.backchannel || {});
  const BIG = 1200, COLUMN = 120, ROW = 74;

  const force = (dense) => ({
    name: "fcose", quality: dense ? "draft" : "proof", randomize: true, nodeSeparation: 110, idealEdgeLength: 130, nodeRepulsion: 9000,
    packComponents: true, nodeDimensionsIncludeLabels: !dense,
  });
  const NAMES = { force: "force", layers: "layers", rings: "rings", time: "time", groups: "groups" };
  const LAYOUTS = {
    force,
    layers: () => ({ name: "dagre", rankDir: "LR", nodeSep: 18, rankSep: 150 }),
    rings: () => ({ name: "concentric", concentric: (n) => n.degree(false), levelWidth: (nodes) => Math.max(1, nodes.maxDegree(false) / 4), minNodeSpacing: 26 }),
  };

  // When a node comes first into what is said: the earliest of its edges.
  const begins = (node) => node.connectedEdges("[!made]").map((e) => e.data("first")).filter(Boolean).sort()[0] || null;
  const day = (date) => Date.parse(date.length === 4 ? `${date}-07-01` : date.length === 7 ? `${date}-15` : date.slice(0, 10));
  const overTime = (nodes) => {
    const dated = nodes.map((n) => ({ n, at: begins(n) })).sort((a, b) => (a.at || "").localeCompare(b.at || ""));
    const known = dated.filter((d) => d.at).map((d) => day(d.at));
    const first = Math.min(...known), span = Math.max(...known) - first || 1, wide = Math.max(1200, nodes.length * 40);
    // Each kind has a band; within it nodes of about one time stand under one another, in columns that do not touch.
    const bands = new Map();
    for (const { n, at } of dated) {
      const column = Math.round((at ? ((day(at) - first) / span) * wide : -240) / COLUMN), kind = n.data("kind");
      const band = bands.get(kind) || bands.set(kind, new Map()).get(kind);
      (band.get(column) || band.set(column, []).get(column)).push(n);
    }
    const places = new Map();
    let top = 0;
    for (const band of bands.values()) {
      for (const [column, all] of band) all.forEach((n, i) => places.set(n.id(), { x: column * COLUMN, y: top + i * ROW }));
      top += Math.max(...[...band.values()].map((all) => all.length)) * ROW + 90;
    }
    return [places, known.length ? { first, span, wide } : null];
  };
  // Groups side by side, their nodes on a spiral from the middle, those with most edges first (Vogel 1979).
  own.packed = (groups) => {
    const GOLDEN = Math.PI * (3 - Math.sqrt(5)), APART = 96, places = new Map();
    const sized = groups.map((nodes) => ({ nodes, radius: APART * Math.sqrt(nodes.length) + 60 })).sort((a, b) => b.radius - a.radius);
    const wide = Math.sqrt(sized.reduce((sum, { radius }) => sum + 4 * radius * radius, 0)) * 1.35;
    let x = 0, y = 0, high = 0;
    for (const { nodes, radius } of sized) {
      if (x && x + 2 * radius > wide) { x = 0; y += high; high = 0; }
      high = Math.max(high, 2 * radius);
      [...nodes].sort((a, b) => b.degree(false) - a.degree(false)).forEach((n, i) => {
        const away = APART * Math.sqrt(i), angle = i * GOLDEN;
        places.set(n.id(), { x: x + radius + away * Math.cos(angle), y: y + radius + away * Math.sin(angle) });
      });
      x += 2 * radius;
    }
    return places;
  };

  const placed = (title, before, nodes, axis = null) => {
    own.did({ title, moved: [before, own.places(nodes)], sets: [own.axisTo(axis)] });
    own.emit("placed");
  };
  const moveTo = (places, title, before, axis = null) => {
    const cy = own.picture(), free = cy.nodes("[!made]").filter((n) => places.has(n.id()) && !n.locked());
    cy.batch(() => free.forEach((n) => { n.position(places.get(n.id())); }));
    placed(title, before, free, axis);
    own.tool("fit");
  };
  // What was just folded is laid out at once, as part of that step.
  own.spread = async (eles) => {
    const places = await own.laidOut(eles, force(eles.nodes().length > BIG));
    own.picture().batch(() => eles.nodes().forEach((n) => { n.position(places.get(n.id())); }));
  };
  own.arrange = async (name) => {
    const cy = own.picture(), eles = own.visible(cy.elements()), nodes = eles.nodes("[!made]");
    if (nodes.empty()) return;
    const before = own.places(nodes), title = `Lay out: ${NAMES[name]}`;
    if (name === "time") {
      const [places, axis] = overTime(nodes);
      return moveTo(places, title, before, axis);
    }
    if (name === "groups") return moveTo(own.packed(own.grouped(nodes)), title, before);
    const dense = nodes.length > BIG, still = dense || own.calm(), options = LAYOUTS[name](dense);
    const pinned = nodes.filter((n) => n.locked()).map((n) => ({ nodeId: n.id(), position: { ...n.position() } }));
    if (name === "force" && pinned.length) options.fixedNodeConstraint = pinned;
    const show = { animate: !still, animationDuration: 350, fit: true, padding: 50 };
    const run = (given) => new Promise((resolve) => {
      const layout = eles.filter((e) => e.inside()).layout({ ...show, ...given });
      layout.one("layoutstop", () => { placed(title, before, nodes); resolve(); });
      layout.run();
    });
    if (name === "rings") return run(options);
    own.busy(true);
    try {
      const places = await own.laidOut(eles, options);
      await run({ name: "preset", positions: (n) => places.get(n.id()) });
    } catch (error) { own.trouble(error); } finally { own.busy(false); }
  };
  own.tools.layout = ({ name }) => own.inTurn(() => own.arrange(name || "force"));
})();
