// Where new nodes go: near the node they came from, in free places, so that placed nodes stay where they are.
(() => {
  const own = (window.backchannel = window.backchannel || {});
  const APART = 92, RING = 84, FIRST = 150, CLOSE = 62, HIDDEN = 24;

  const centre = (nodes) => {
    const sum = nodes.reduce((s, n) => ({ x: s.x + n.position("x"), y: s.y + n.position("y") }), { x: 0, y: 0 });
    return { x: sum.x / nodes.length, y: sum.y / nodes.length };
  };

  // Free places round a point, on growing rings; at first within the arc that faces away from what is there.
  function* places(around, taken, away) {
    const cells = new Map();
    const key = (x, y) => `${Math.floor(x / CLOSE)},${Math.floor(y / CLOSE)}`;
    const put = (p) => { const k = key(p.x, p.y); (cells.get(k) || cells.set(k, []).get(k)).push(p); };
    const free = (p) => {
      for (let dx = -1; dx <= 1; dx++) for (let dy = -1; dy <= 1; dy++) {
        const near = cells.get(key(p.x + dx * CLOSE, p.y + dy * CLOSE)) || [];
        if (near.some((q) => Math.hypot(q.x - p.x, q.y - p.y) < CLOSE)) return false;
      }
      return true;
    };
    taken.forEach(put);
    // On the second ring a node right behind one of the first would hide whose edge leads to it.
    const first = [];
    const behind = (p) => {
      const away = Math.hypot(p.x - around.x, p.y - around.y);
      return first.some((q) => {
        const dx = q.x - around.x, dy = q.y - around.y, along = (dx * (p.x - around.x) + dy * (p.y - around.y)) / away;
        return along > 0 && Math.abs(dx * (p.y - around.y) - dy * (p.x - around.x)) / away < HIDDEN;
      });
    };
    for (let ring = 0; ; ring++) {
      const radius = FIRST + ring * RING;
      const arc = away === null ? 2 * Math.PI : Math.min(2 * Math.PI, (1.15 + ring * 0.12) * Math.PI);
      const slots = Math.max(1, Math.floor((arc * radius) / APART));
      for (let i = 0; i < slots; i++) {
        const side = i % 2 ? (i + 1) / 2 : -i / 2;
        const angle = (away ?? -Math.PI / 2) + (side * arc) / slots;
        const p = { x: around.x + radius * Math.cos(angle), y: around.y + radius * 0.86 * Math.sin(angle) };
        if (!free(p) || (ring === 1 && behind(p))) continue;
        if (!ring) first.push(p);
        put(p);
        yield p;
      }
    }
  }

  // Positions for the nodes to be added, by id. `origin` is where they come from, or null.
  own.place = (cy, nodes, edges, origin) => {
    const shown = cy.nodes();
    const placed = new Map();
    if (!nodes.length) return placed;
    let around = { x: 0, y: 0 }, away = null;
    if (origin && origin.nonempty()) {
      around = origin.position();
      const near = origin.neighborhood("node");
      if (near.nonempty()) {
        const c = centre(near.toArray());
        away = Math.atan2(around.y - c.y, around.x - c.x);
      }
    } else if (shown.nonempty()) {
      const fresh = new Set(nodes.map((n) => n.data.id));
      const joined = edges.flatMap((e) => [e.data.source, e.data.target]).filter((id) => !fresh.has(id));
      const near = joined.map((id) => cy.getElementById(id)).filter((n) => n.nonempty());
      const box = shown.boundingBox();
      around = near.length ? centre(near) : { x: box.x2 + FIRST, y: (box.y1 + box.y2) / 2 };
    }
    const free = places(around, shown.map((n) => n.position()), away);
    const order = [...nodes].sort((a, b) => a.data.look.localeCompare(b.data.look));
    const lone = !origin?.nonempty() && nodes.length === 1 && shown.empty();
    for (const node of order) placed.set(node.data.id, lone ? around : free.next().value);
    return placed;
  };
})();
