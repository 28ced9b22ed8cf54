// The view as an address: nodes by their stable ids, where they stand, what is filtered and selected.
(() => {
  const own = (window.backchannel = window.backchannel || {});
  const MARK = own.viewMark;
  const known = new Map(); // every edge that was here → its ends, to tell which ones somebody took out
  let written = "", restoring = false;

  const encode = async (state) => {
    const packed = await own.through(new TextEncoder().encode(JSON.stringify(state)), new CompressionStream("deflate-raw"));
    let text = "";
    for (let i = 0; i < packed.length; i += 8192) text += String.fromCharCode(...packed.subarray(i, i + 8192));
    return btoa(text).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
  };

  own.state = () => {
    const cy = own.picture(), nodes = own.real(cy.nodes());
    const gone = [...known].filter(([id, ends]) => ends.every((end) => cy.hasElementWithId(end)) && !cy.hasElementWithId(id)).map(([id]) => id);
    const chosen = cy.$(":selected[!made]").map((e) => e.id()), { x, y } = cy.pan();
    return {
      n: nodes.map((n) => [n.id(), Math.round(n.position("x")), Math.round(n.position("y"))]),
      ...(gone.length ? { e: gone } : {}), ...(chosen.length ? { sel: chosen } : {}), s: own.settings(),
      c: [+cy.zoom().toFixed(3), Math.round(x), Math.round(y)], w: [cy.width(), cy.height()],
    };
  };
  const write = own.later(async () => {
    const cy = own.picture();
    if (!cy || restoring || location.pathname !== "/graph") return;
    const empty = own.real(cy.nodes()).empty();
    written = empty ? "" : MARK + await encode(own.state());
    if (location.pathname === "/graph") history.replaceState(history.state, "", location.pathname + (empty ? location.search : "") + written);
    document.getElementById("stage").dataset.address = written ? String(written.length) : "";
  }, 350);
  for (const event of ["refreshed", "placed", "selected"]) own.on(event, write);
  own.ready.then((cy) => {
    cy.on("viewport", write);
    cy.on("add", "edge[!made]", ({ target }) => known.set(target.id(), [target.data("source"), target.data("target")]));
  });

  const put = async (state, asking) => {
    const delta = { ...await asking, ids: (state.n || []).map(([id]) => id) };
    const cy = await own.seen();
    const before = own.real(cy.elements());
    const was = own.settings();
    const places = new Map((state.n || []).map(([id, x, y]) => [id, { x, y }])), gone = new Set(state.e || []);
    // What was merged since stands where it stood.
    const became = delta.became || {}, nowOf = (id) => became[id] || id;
    for (const [id, now] of Object.entries(became)) if (!places.has(now)) places.set(now, places.get(id));
    const fresh = delta.elements.filter((e) => !gone.has(e.data.id));
    delta.elements.filter((e) => gone.has(e.data.id)).forEach((e) => known.set(e.data.id, [e.data.source, e.data.target]));
    const kept = { ...state.s };
    if (kept.pinned) kept.pinned = [...new Set(kept.pinned.map(nowOf))];
    const all = { ...Object.fromEntries(Object.keys(was).map((name) => [name, null])), ...kept };
    const [zoom, x, y] = state.c || [], [w, h] = state.w || [];
    // In one go, so that every element is styled once, with all that its look goes by.
    cy.batch(() => {
      own.takeSettings({});
      const removed = before.nonempty() ? before.remove() : undefined;
      cy.edges("[made]").remove();
      const added = cy.add(fresh.map((e) => (e.group === "nodes" ? { ...e, position: places.get(e.data.id) } : e)));
      own.takeSettings(kept);
      own.did({
        title: "Open the view", added, removed, ids: [...new Set(delta.ids.map(nowOf))],
        sets: Object.entries(all).map(([name, after]) => ({ name, before: was[name] ?? null, after })),
      });
      // In a window of another size what was in the middle is in the middle.
      if (zoom) cy.viewport({ zoom, pan: { x: x + (cy.width() - (w || cy.width())) / 2, y: y + (cy.height() - (h || cy.height())) / 2 } });
      own.changed();
      if (zoom) own.spaceLabels();
    });
    if (!zoom) cy.fit(cy.elements(), 50);
    const chosen = cy.collection((state.sel || []).map((id) => cy.getElementById(nowOf(id))[0]).filter(Boolean));
    if (chosen.nonempty()) own.choose(chosen);
    if (delta.missing?.length || Object.keys(became).length) own.say(delta.message);
    document.getElementById("stage").dataset.restored = String(cy.nodes().length);
  };
  // `begun` is the answer of the graph where it has been asked already.
  own.openState = async (state, begun) => {
    const ids = (state.n || []).map(([id]) => id);
    if (!ids.length) return;
    restoring = true;
    try {
      own.go("/graph");
      // Asked before the picture is there: both take their time.
      await own.inTurn(() => put(state, own.send({ do: "restore", ids }, begun)));
    } catch (error) { own.trouble(error); } finally { restoring = false; write(); }
  };
  const fromAddress = async () => {
    if (location.pathname !== "/graph" || !location.hash.startsWith(MARK) || location.hash === written) return;
    try {
      const begun = own.early?.view;
      own.early = null;
      await own.openState(await own.viewIn(location.hash), begun);
    } catch { own.ready.then(() => own.notice("This address holds no view that can be read.", "It may have been cut short on its way.")); }
  };
  window.addEventListener("hashchange", fromAddress);

  const asked = new URLSearchParams(location.search);
  if (location.pathname === "/graph") {
    if (location.hash.startsWith(MARK)) fromAddress();
    else if (asked.get("view")) own.openSaved?.(asked.get("view")) ?? own.ready.then(() => own.openSaved(asked.get("view")));
    else if (asked.get("node")) own.ready.then(() => own.ask({ do: "show", ids: asked.getAll("node") }));
  }
  // Coming back from another page the address is that of the picture again.
  own.on("shown", write);
})();
