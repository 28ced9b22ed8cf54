// Selecting several: by lasso, by kind, by rule, all, or the other way round.
(() => {
  const own = (window.backchannel = window.backchannel || {});
  const say = (eles) => own.say(`${own.counted(eles.length, "node")} selected`);
  const take = (nodes) => { own.choose(nodes); say(nodes); };
  const shown = () => own.visible(own.picture().nodes("[!made]"));

  // A rule compares one field of the data with a value; also what colours elements and the table go by.
  const CHECKS = {
    is: (a, b) => String(a ?? "").toLowerCase() === b.toLowerCase(),
    "is not": (a, b) => String(a ?? "").toLowerCase() !== b.toLowerCase(),
    contains: (a, b) => String(a ?? "").toLowerCase().includes(b.toLowerCase()),
    "at least": (a, b) => Number(a) >= Number(b),
    "at most": (a, b) => Number(a) <= Number(b),
  };
  own.fits = (element, { field, check, value }) => CHECKS[check]?.(element.data(field), value) || false;

  own.tools["select-all"] = () => take(shown());
  own.tools["select-none"] = () => { own.picture().$(":selected").unselect(); own.tell(); };
  own.tools["select-others"] = () => take(shown().difference(own.chosenNodes()));
  own.tools["select-near"] = () => take(own.visible(own.chosenNodes().closedNeighborhood("node[!made]")));
  own.tools["select-look"] = ({ look }) => take(shown().filter((n) => n.data("look") === look));
  own.tools["select-rule"] = () => {
    const rule = Object.fromEntries(["field", "check", "value"].map((part) => [part, document.getElementById(`rule-${part}`).value]));
    if (!rule.value) return own.say("Say what to compare with first");
    const found = shown().filter((n) => own.fits(n, rule));
    take(found);
  };

  // ---- the lasso: a line drawn round the nodes ----
  let line = null;
  const inside = ({ x, y }, points) => points.reduce((within, a, i) => {
    const b = points[(i + 1) % points.length];
    return (a.y > y) !== (b.y > y) && x < ((b.x - a.x) * (y - a.y)) / (b.y - a.y) + a.x ? !within : within;
  }, false);
  const layer = () => document.getElementById("lasso");
  const drawing = (on) => {
    layer().toggleAttribute("hidden", !on); // SVG has no property of that name.
    document.querySelector("[data-do=lasso]").setAttribute("aria-pressed", String(on));
    if (on) own.say("Draw a line round the nodes; Escape leaves");
  };
  own.tools.lasso = () => drawing(layer().hasAttribute("hidden"));
  own.on("ready", (cy) => {
    const svg = layer(), path = svg.querySelector("polygon");
    const at = (event) => { const box = svg.getBoundingClientRect(); return { x: event.clientX - box.left, y: event.clientY - box.top }; };
    const trace = () => path.setAttribute("points", line.map((p) => `${p.x},${p.y}`).join(" "));
    svg.addEventListener("pointerdown", (event) => { line = [at(event)]; svg.setPointerCapture(event.pointerId); });
    svg.addEventListener("pointermove", (event) => { if (line) { line.push(at(event)); trace(); } });
    svg.addEventListener("pointerup", () => {
      if (!line) return;
      const found = line.length > 2 ? shown().filter((n) => inside(n.renderedPosition(), line)) : cy.collection();
      line = null;
      path.setAttribute("points", "");
      drawing(false);
      take(found);
    });
    document.addEventListener("keydown", (event) => { if (event.key === "Escape" && !svg.hasAttribute("hidden")) drawing(false); });
  });
})();
