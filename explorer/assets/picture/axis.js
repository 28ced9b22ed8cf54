// The dates of a layout by time: marks behind the picture that move with it.
(() => {
  const own = (window.backchannel = window.backchannel || {});
  const APART = 76, UNDATED = -240, MONTH = ["Jan", "Apr", "Jul", "Oct"];
  let axis = null; // { first, span, wide }: what date is at x = 0 and how long it is to x = wide, in milliseconds

  // Marks of one width, in months, so that their labels do not touch.
  const marks = (zoom) => {
    const { first, span, wide } = axis, begun = new Date(first).getUTCFullYear(), over = new Date(first + span).getUTCFullYear();
    const at = (year, month = 0) => ((Date.UTC(year, month) - first) / span) * wide;
    const year = (at(begun + 1) - at(begun)) * zoom, quarters = year / 4 >= APART;
    const step = quarters ? 1 : [1, 2, 5, 10, 20, 50, 100].find((years) => years * year >= APART) || 100;
    const found = [];
    for (let y = quarters ? begun : Math.ceil(begun / step) * step; y <= over; y += step) {
      for (let q = 0; q < (quarters ? 4 : 1); q++) found.push([at(y, 3 * q), q ? MONTH[q] : "", y]);
    }
    const within = found.filter(([x]) => x > UNDATED * 0.4);
    // The first one says the year as well, whatever its month.
    return [[UNDATED, "No date"], ...within.map(([x, month, y], i) => [x, month && i ? month : `${month} ${y}`.trim()])];
  };
  const draw = () => {
    const cy = own.picture(), host = document.getElementById("time-axis");
    if (!cy || !host) return;
    host.hidden = !axis || own.real(cy.nodes()).empty();
    if (host.hidden) return;
    const zoom = cy.zoom(), left = cy.pan().x;
    const undated = own.real(cy.nodes()).some((n) => n.position("x") <= UNDATED);
    host.replaceChildren(...marks(zoom).filter(([x]) => x !== UNDATED || undated)
      .map(([x, label]) => own.build(["span", { style: `left:${Math.round(x * zoom + left)}px` }, [label]])));
  };
  own.setting("axis", { get: () => axis, set: (given) => { axis = given; draw(); } });
  // The part of a step that a layout takes: it brings an axis, or takes away the one there is.
  own.axisTo = (after) => {
    const before = axis;
    axis = after;
    draw();
    return { name: "axis", before, after };
  };
  // What comes in stands near what it belongs to, not at its time.
  own.on("grown", () => { axis = null; draw(); });
  own.on("refreshed", draw);
  own.ready.then((cy) => cy.on("viewport resize", draw));
})();
