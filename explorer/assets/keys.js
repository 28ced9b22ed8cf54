// Keys of the picture: it is one tab stop, and arrows walk from neighbour to neighbour.
(() => {
  const own = (window.backchannel = window.backchannel || {});

  const walk = (cy, key) => {
    const to = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] }[key];
    const at = cy.nodes(":selected")[0];
    const all = own.visible(cy.nodes("[!made]"));
    if (!at) return all.nonempty() && own.choose(all[0]);
    const steps = own.visible(at.neighborhood("node[!made]")).map((n) => {
      const dx = n.position("x") - at.position("x"), dy = n.position("y") - at.position("y");
      return { n, fit: (dx * to[0] + dy * to[1]) / (Math.hypot(dx, dy) || 1) };
    });
    const best = steps.sort((a, b) => b.fit - a.fit)[0];
    if (best && best.fit > 0.2) { own.choose(best.n); own.say(best.n.data("name")); own.bringIntoView(best.n); }
  };
  const keys = (cy, event) => {
    const node = cy.nodes(":selected")[0];
    const plain = {
      f: "fit", l: "layout", Delete: "hide", Backspace: "hide", p: "pin", c: "collapse", d: "dismiss", o: "lasso", e: "reveal",
    }[event.key];
    const held = event.ctrlKey || event.metaKey;
    if (event.key.startsWith("Arrow")) walk(cy, event.key);
    else if (event.key === "Enter" && node) own.tool("expand-chosen");
    else if (event.key === "Escape") { cy.$(":selected").unselect(); own.tell(); }
    else if (event.key === "+" || event.key === "-") own.tool("zoom", { by: event.key === "+" ? "in" : "out" });
    else if (held && event.key.toLowerCase() === "z") own.tool(event.shiftKey ? "redo" : "undo");
    else if (held && event.key.toLowerCase() === "y") own.tool("redo");
    else if (held && event.key.toLowerCase() === "a") own.tool("select-all");
    else if (event.key === "ContextMenu" || (event.shiftKey && event.key === "F10")) own.nodeMenu();
    else if (plain && !held) own.tool(plain);
    else return;
    event.preventDefault();
  };
  document.addEventListener("keydown", (event) => {
    const cy = own.picture?.();
    if (cy && event.target.closest?.("#stage")) keys(cy, event);
  });
})();
