// The whole picture in a corner, with the part that is in view; a click or drag there moves the camera.
(() => {
  const own = (window.backchannel = window.backchannel || {});
  let box = null, dots = null, accent = "";

  const canvas = () => document.getElementById("minimap");
  const scale = (c) => Math.min(c.width / (box.w || 1), c.height / (box.h || 1)) * 0.92;
  const onto = (c, x, y) => { const k = scale(c); return [c.width / 2 + (x - box.x1 - box.w / 2) * k, c.height / 2 + (y - box.y1 - box.h / 2) * k]; };
  const frame = () => {
    const c = canvas(), cy = own.picture();
    if (!dots || !cy) return;
    const pen = c.getContext("2d"), view = cy.extent();
    pen.clearRect(0, 0, c.width, c.height);
    pen.drawImage(dots, 0, 0);
    const [x1, y1] = onto(c, view.x1, view.y1), [x2, y2] = onto(c, view.x2, view.y2);
    pen.strokeStyle = accent;
    pen.lineWidth = 2;
    pen.strokeRect(x1, y1, x2 - x1, y2 - y1);
    c.hidden = x1 <= 0 && y1 <= 0 && x2 >= c.width && y2 >= c.height;
  };
  const redraw = () => {
    const cy = own.picture(), c = canvas(), nodes = own.visible(cy.nodes("[!made]"));
    if (nodes.length < 2) { c.hidden = true; dots = null; return; }
    box = nodes.boundingBox({ includeLabels: false });
    dots = new OffscreenCanvas(c.width, c.height);
    accent = getComputedStyle(document.documentElement).getPropertyValue("--accent");
    const pen = dots.getContext("2d");
    nodes.forEach((n) => {
      const [x, y] = onto(c, n.position("x"), n.position("y"));
      pen.fillStyle = n.style("background-color");
      pen.fillRect(x - 1.5, y - 1.5, 3, 3);
    });
    frame();
  };
  const later = own.later(redraw, 250);
  for (const event of ["refreshed", "placed", "styled"]) own.on(event, later);
  own.ready.then((cy) => {
    cy.on("viewport", frame);
    const c = canvas();
    const go = (event) => {
      if (!box || !(event.buttons & 1)) return;
      const at = c.getBoundingClientRect(), k = scale(c), ratio = c.width / at.width;
      const x = ((event.clientX - at.left) * ratio - c.width / 2) / k + box.x1 + box.w / 2, y = ((event.clientY - at.top) * ratio - c.height / 2) / k + box.y1 + box.h / 2;
      cy.pan({ x: cy.width() / 2 - x * cy.zoom(), y: cy.height() / 2 - y * cy.zoom() });
    };
    c.addEventListener("pointerdown", go);
    c.addEventListener("pointermove", go);
  });
})();
