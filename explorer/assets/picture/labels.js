// Labels that do not lie over one another, at any zoom: those of what matters most first, and larger from afar.
(() => {
  const own = (window.backchannel = window.backchannel || {});
  const LEAST = 10, SIZE = 11, CELL = 48, HIGH = 1.3, ACROSS = 10; // of a line, in letter heights

  // How a label breaks into lines: [letter heights across the longest, lines].
  const pen = document.createElement("canvas").getContext("2d"), known = new Map();
  pen.font = "100px system-ui, sans-serif";
  const across = (text) => pen.measureText(text).width / 100;
  const broken = (label) => {
    if (known.has(label)) return known.get(label);
    const lines = [];
    for (const word of label.split(" ")) {
      const longer = lines.length ? `${lines.at(-1)} ${word}` : word;
      if (lines.length && across(longer) <= ACROSS) lines[lines.length - 1] = longer; else lines.push(word);
    }
    known.set(label, [Math.max(...lines.map(across)), lines.length]);
    return known.get(label);
  };

  const weigh = (n) => (n.selected() ? 1e6 : 0) + (n.data("made") ? 1e4 : 0) + (n.data("pin") ? 1e3 : 0) + (n.data("px") || 0) * 10 + (n.data("degree") ?? n.degree(false));
  // For the screen at its zoom, or for a picture of it all `whole`.
  const spaced = own.spaceLabels = (whole, cy = own.picture()) => {
    if (!cy?.container()?.offsetWidth) return; // None is there, or it is gone, or not shown.
    const zoom = whole ? 1 : cy.zoom(), font = Math.min(90, Math.max(SIZE, LEAST / zoom)), on = font * zoom;
    const view = { w: cy.width(), h: cy.height() }, cells = new Map();
    const cover = (box, test) => {
      for (let x = Math.floor(box.x1 / CELL); x <= Math.floor(box.x2 / CELL); x++) for (let y = Math.floor(box.y1 / CELL); y <= Math.floor(box.y2 / CELL); y++) {
        const key = x * 10007 + y, there = cells.get(key);
        if (test) { if (there?.some((b) => b.x1 < box.x2 && b.x2 > box.x1 && b.y1 < box.y2 && b.y2 > box.y1)) return true; }
        else there ? there.push(box) : cells.set(key, [box]);
      }
      return false;
    };
    const sized = (n) => { own.mark(n, "font", Math.round(font)); own.mark(n, "wrap", Math.round(font * ACROSS)); };
    const nodes = own.visible(cy.nodes()).toArray().map((n) => ({ n, w: weigh(n) })).sort((a, b) => b.w - a.w);
    const at = (n) => (whole ? n.position() : n.renderedPosition()), high = (n) => (n.isParent() ? n.outerHeight() : n.data("px") || 26) * zoom;
    // Nodes large enough to cover a word are in the way of labels as well.
    for (const { n } of nodes) {
      const p = at(n), half = 0.3 * high(n);
      if (!n.isParent() && 2 * half > on / 2) cover({ x1: p.x - half, x2: p.x + half, y1: p.y - half, y2: p.y + half }, false);
    }
    cy.batch(() => {
      for (const { n } of nodes) {
        const p = at(n);
        if (!whole && (p.x < -100 || p.y < -60 || p.x > view.w + 100 || p.y > view.h + 60)) { own.mark(n, "quiet", undefined); sized(n); continue; }
        const [wide, lines] = broken(n.data("label") || ""), half = (wide * on) / 2 + 3;
        const below = high(n) / 2 + 3;
        const box = { x1: p.x - half, x2: p.x + half, y1: p.y + below, y2: p.y + below + lines * on * HIGH + 4 };
        const clash = n !== nodes[0].n && cover(box, true); // What matters most is named whatever is in the way.
        if (!clash) cover(box, false);
        own.mark(n, "quiet", clash ? 1 : undefined);
        if (!clash) sized(n);
      }
    });
    (cy.container().closest("#stage") || cy.container()).dataset.labelled = String(Date.now());
  };
  // Place the labels of a picture anew whenever it moves.
  const keep = own.keepLabels = (cy) => {
    const later = own.later(() => spaced(false, cy), 140);
    cy.on("viewport position", later);
    return later;
  };
  own.ready.then((cy) => {
    const later = keep(cy);
    for (const event of ["refreshed", "placed", "selected", "styled"]) own.on(event, later);
    later();
  });
})();
