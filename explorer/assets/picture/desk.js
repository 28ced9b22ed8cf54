// Layouts and SVG that the picture's own Cytoscape does not have, since with them it would start five times as slowly: the
// large one is loaded when something is first asked of it, and works on a copy, out of sight.
(() => {
  const own = (window.backchannel = window.backchannel || {});
  let desk = null, turn = Promise.resolve();

  const open = async () => {
    const small = window.dash_cytoscape;
    // Layouts look for a global of this name to join; the browser gives them the element with that id, unless there is one.
    Object.defineProperty(window, "cytoscape", { value: undefined, configurable: true });
    await own.laterScript("dash_cytoscape_extra");
    const { Cytoscape } = window.dash_cytoscape;
    window.dash_cytoscape = small; // What Dash has drawn goes on to be drawn by the one that drew it.
    const host = Object.assign(document.createElement("div"), { className: "desk", inert: true });
    document.body.append(host);
    const properties = { id: "desk", elements: [], stylesheet: [], layout: { name: "preset" }, autoRefreshLayout: false, setProps: () => {} };
    ReactDOM.flushSync(() => ReactDOM.createRoot(host).render(React.createElement(Cytoscape, properties)));
    const cy = document.getElementById("desk")._cyreg.cy;
    cy.off("dragfree add remove");
    return cy;
  };
  // Do `work` with a copy of the elements, as they are and look; one after the other.
  own.onDesk = (eles, work) => {
    const copies = eles.jsons(), rules = own.rules();
    const done = turn.then(async () => {
      const cy = await (desk ||= open().catch((error) => { desk = null; throw error; }));
      cy.batch(() => { cy.style(rules); cy.add(copies); });
      try { return await work(cy); } finally { cy.elements().remove(); }
    });
    turn = done.catch(() => {});
    return done;
  };
  // Where a layout puts the nodes: id → place.
  own.laidOut = (eles, options) => own.onDesk(eles, (cy) => new Promise((resolve) => {
    const layout = cy.layout({ ...options, animate: false, fit: false });
    layout.one("layoutstop", () => resolve(own.places(cy.nodes(":childless"))));
    layout.run();
  }));
})();
