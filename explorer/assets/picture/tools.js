// Tools of the picture: the camera, taking out, keeping, pinning.
(() => {
  const own = (window.backchannel = window.backchannel || {});
  const { counted } = own;
  let dismissed = [];

  own.dismissed = () => dismissed;
  own.setting("dismissed", { get: () => (dismissed.length ? [...dismissed] : null), set: (ids) => { dismissed = ids || []; } });
  own.setting("pinned", {
    get: () => { const ids = own.picture()?.nodes("[pin]").map((n) => n.id()) || []; return ids.length ? ids : null; },
    set: (ids) => own.picture().batch(() => {
      own.unmark(own.picture().nodes("[pin]").unlock(), "pin");
      (ids || []).forEach((id) => { const n = own.picture().getElementById(id); if (n.nonempty()) { n.data("pin", 1); n.lock(); } });
    }),
  });

  const one = (eles) => (eles.length === 1 ? eles[0].data("name") || "an edge" : counted(eles.nodes().length || eles.length, eles.nodes().length ? "node" : "edge"));
  const remove = (eles, title) => {
    if (!eles || eles.empty()) return;
    // A group goes with what is in it, an edge that stands for several with all of them.
    const inside = eles.union(eles.descendants()).union(own.membersOf?.(eles) || own.picture().collection());
    const gone = own.real(inside.union(inside.connectedEdges()));
    if (gone.empty()) return;
    own.did({ title, removed: gone.remove() });
    own.changed();
    own.tell();
    own.say(`${counted(gone.nodes().length, "node")} and ${counted(gone.edges().length, "edge")} removed`);
  };
  const given = (id) => (id ? own.picture().getElementById(id) : own.picture().$(":selected"));

  // Neighbours that hang on these nodes alone, and were not there before them: what collapsing takes away.
  const leaves = (nodes) => nodes.neighborhood("node[!made]").difference(nodes).filter((n) => !n.data("pin") && n.neighborhood("node[!made]").difference(nodes).empty());

  const tools = {
    fit: () => own.move({ fit: { eles: own.visible(own.picture().elements()), padding: 50 } }, 250),
    zoom: ({ by }) => {
      const cy = own.picture(), level = cy.zoom() * (by === "in" ? 1.35 : 1 / 1.35);
      own.move({ zoom: { level, renderedPosition: { x: cy.width() / 2, y: cy.height() / 2 } } }, 120);
    },
    centre: ({ id }) => own.move({ center: { eles: given(id) } }, 200),
    hide: ({ id }) => remove(given(id), `Remove ${one(given(id))}`),
    dismiss: ({ id }) => {
      const nodes = given(id).nodes("[!made]"), ids = nodes.map((n) => n.id());
      if (!ids.length) return;
      const before = dismissed.length ? dismissed : null, title = `Dismiss ${one(nodes)}`;
      const gone = own.real(nodes.union(nodes.connectedEdges())).remove();
      dismissed = [...new Set([...dismissed, ...ids])];
      own.did({ title, removed: gone, set: { name: "dismissed", before, after: dismissed } });
      own.changed();
      own.tell();
      own.say(`${counted(ids.length, "node")} dismissed: expanding will not bring ${ids.length === 1 ? "it" : "them"} back`);
    },
    "bring-back": () => own.change("dismissed", null, "Let what was dismissed come back"),
    only: ({ id }) => {
      const kept = id ? given(id).closedNeighborhood() : own.chosenNodes();
      if (kept.empty()) return own.say("Select what to keep first");
      remove(own.real(own.picture().nodes()).difference(kept), `Keep only ${id ? `${one(given(id))} and its neighbours` : one(kept.nodes())}`);
    },
    collapse: ({ id }) => {
      const nodes = given(id).nodes("[!made]"), gone = leaves(nodes);
      if (gone.empty()) return own.say("Nothing hangs on it alone");
      remove(gone, `Collapse ${one(nodes)}`);
    },
    clear: () => { remove(own.real(own.picture().elements()), "Clear the picture"); own.showCard(null); },
    pin: ({ id }) => {
      const nodes = given(id).nodes("[!made]"), pins = new Set(own.picture().nodes("[pin]").map((n) => n.id()));
      if (nodes.empty()) return;
      const off = nodes.every((n) => n.data("pin"));
      nodes.forEach((n) => (off ? pins.delete(n.id()) : pins.add(n.id())));
      own.change("pinned", pins.size ? [...pins] : null, `${off ? "Unpin" : "Pin"} ${one(nodes)}`);
      own.say(`${one(nodes)} ${off ? "unpinned" : "pinned: layouts leave it where it is"}`);
    },
    paths: ({ most, longest }) => {
      const ids = own.chosenNodes().map((n) => n.id());
      if (ids.length !== 2) return own.say("Select two nodes first");
      own.ask({ do: "paths", ids, most: +most || 1, longest: +(longest || document.getElementById("path-longest")?.value || 4) });
    },
    common: () => {
      const ids = own.chosenNodes().map((n) => n.id());
      if (ids.length < 2) return own.say("Select two or more nodes first");
      own.ask({ do: "common", ids, step: 100 });
    },
    reveal: () => own.ask({ do: "reveal", ids: own.real(own.picture().nodes()).map((n) => n.id()) }),
    "expand-chosen": () => { const ids = own.chosenNodes().map((n) => n.id()); if (ids.length) own.grow(ids); },
    undo: () => own.undo(),
    redo: () => own.redo(),
    "go-to": ({ at }) => own.goTo(+at),
  };
  Object.assign(own.tools, tools);

  // Dragging is a step like any other.
  own.ready.then((cy) => {
    let before = null;
    cy.on("grabon", "node", ({ target }) => { before = own.places(target.selected() ? cy.nodes(":selected") : target); });
    cy.on("dragfreeon", "node", ({ target }) => {
      if (!before) return;
      const after = own.places(cy.collection([...before.keys()].map((id) => cy.getElementById(id)[0])));
      own.did({ title: `Move ${one(target)}`, moved: [before, after] });
      own.emit("placed");
      before = null;
    });
  });
})();
