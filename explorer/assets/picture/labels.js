// Labels that do not lie over one another, at any zoom: those of what matters most first, and larger from afar.
(() => {
  const own = (window.backchannel = window.backchannel || {});
  const LEAST = 10, SIZE = 11, CELL = 48, WIDE = 0.6, HIGH = 1.3, ACROSS = 10; // of a letter; of a line, in letter heights

  // How a label breaks into lines: [letters of the longest, lines].
  const broken = (label) => {
    const most = Math.floor(ACROSS / WIDE);
    let longest = 0, lines = 1, line = 0;
    for (const word of label.split(" ")) {
      if (line && line + 1 + word.length > most) { lines++; line = word.length; } else line += (line ? 1 : 0) + word.length;
      longest = Math.max(longest, line);
    }
    return [longest, lines];
  };

  const weigh = (n) => (n.selected() ? 1e6 : 0) + (n.data("made") ? 1e4 : 0) + (n.data("pin") ? 1e3 : 0) + (n.data("px") || 0) * 10 + (n.data("degree") || 0);
  // How high a node is; before it has been styled for the first time, what it will be styled by says so.
  const height = (n, zoom) => (n.isParent() ? n.renderedHeight() : (n.data("px") || 26) * zoom);
  const spaced = own.spaceLabels = () => {
    const cy = own.picture();
    if (!cy || !cy.container().offsetWidth) return;
    const zoom = cy.zoom(), font = Math.min(90, Math.max(SIZE, LEAST / zoom)), on = font * zoom;
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
    cy.batch(() => {
      for (const { n } of nodes) {
        const p = n.renderedPosition();
        if (p.x < -100 || p.y < -60 || p.x > view.w + 100 || p.y > view.h + 60) { own.mark(n, "quiet", undefined); sized(n); continue; }
        const [letters, lines] = broken(n.data("label") || ""), half = (letters * on * WIDE) / 2 + 3;
        const below = height(n, zoom) / 2 + 3;
        const box = { x1: p.x - half, x2: p.x + half, y1: p.y + below, y2: p.y + below + lines * on * HIGH + 4 };
        const clash = cover(box, true);
        if (!clash) cover(box, false);
        own.mark(n, "quiet", clash ? 1 : undefined);
        if (!clash) sized(n);
      }
    });
    document.getElementById("stage").dataset.labelled = String(Date.now());
  };
  const later = own.later(spaced, 140);
  own.ready.then((cy) => cy.on("viewport position", later));
  for (const event of ["refreshed", "placed", "selected", "styled"]) own.on(event, later);
})();
