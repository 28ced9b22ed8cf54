// The whole graph on one canvas of our own: tens of thousands of nodes, drawn anew at rest and shifted while it moves.
(() => {
  const own = (window.backchannel = window.backchannel || {});
  const REST = 110, LABELS = 70, NEAR = 9;
  let world = null, view = { k: 1, x: 0, y: 0 }, sharp = null, cells = new Map(), chosen = -1, fresh = new Set(), moving = false, open = false, loading = null;

  const canvas = () => document.getElementById("overview");
  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const onto = (i) => [world.x[i] * view.k + view.x, world.y[i] * view.k + view.y];
  const radius = (i) => Math.max(1, Math.min(14, (1.6 + Math.sqrt(world.degree[i]) * 0.9) * Math.min(1.6, Math.max(0.55, Math.sqrt(view.k) * 1.6))));

  // ---- the data, in columns ----
  const take = (given) => {
    const degree = new Uint32Array(given.ids.length);
    for (const end of given.ends) degree[end]++;
    world = { ...given, degree, wide: [], at: new Map(given.ids.map((id, i) => [id, i])) };
    world.order = [...given.ids.keys()].sort((a, b) => degree[b] - degree[a]);
    chosen = -1;
    fresh = new Set();
    index();
  };
  const CELL = 60;
  const key = (x, y) => Math.floor(x / CELL) * 100003 + Math.floor(y / CELL);
  const index = () => {
    cells = new Map();
    world.x.forEach((x, i) => { const k = key(x, world.y[i]); const there = cells.get(k); there ? there.push(i) : cells.set(k, [i]); });
  };
  const whole = () => {
    const c = canvas(), [x1, x2] = span(world.x), [y1, y2] = span(world.y);
    view.k = Math.min(c.width / (x2 - x1 || 1), c.height / (y2 - y1 || 1)) * 0.94;
    view.x = c.width / 2 - ((x1 + x2) / 2) * view.k;
    view.y = c.height / 2 - ((y1 + y2) / 2) * view.k;
  };
  // All but the few that lie far out.
  const span = (values) => { const s = Float64Array.from(values).sort(); return [s[Math.floor(s.length * 0.002)], s[Math.ceil(s.length * 0.998) - 1]]; };

  // ---- drawing ----
  const edges = (pen, c) => {
    pen.beginPath();
    for (let i = 0; i < world.ends.length; i += 2) {
      const [ax, ay] = onto(world.ends[i]), [bx, by] = onto(world.ends[i + 1]);
      if ((ax < 0 && bx < 0) || (ay < 0 && by < 0) || (ax > c.width && bx > c.width) || (ay > c.height && by > c.height)) continue;
      if (Math.abs(ax - bx) + Math.abs(ay - by) < 2) continue;
      pen.moveTo(ax, ay);
      pen.lineTo(bx, by);
    }
    pen.strokeStyle = colour("--edge");
    pen.globalAlpha = Math.max(0.05, Math.min(0.5, 3000 / (world.ends.length / 2 + 1) + view.k * 0.05));
    pen.lineWidth = 1;
    pen.stroke();
    pen.globalAlpha = 1;
  };
  const nodes = (pen, c) => {
    const byColour = world.colours.map(() => []);
    for (let i = 0; i < world.ids.length; i++) byColour[world.looks[i]].push(i);
    byColour.forEach((all, look) => {
      pen.fillStyle = world.colours[look];
      pen.beginPath();
      for (const i of all) {
        const [x, y] = onto(i);
        if (x < -20 || y < -20 || x > c.width + 20 || y > c.height + 20) continue;
        const r = radius(i);
        if (r < 3) pen.rect(x - r, y - r, 2 * r, 2 * r);
        else { pen.moveTo(x + r, y); pen.arc(x, y, r, 0, 7); }
      }
      pen.fill();
    });
    for (const i of fresh) ring(pen, i, colour("--positive"));
    if (chosen >= 0) ring(pen, chosen, colour("--accent"));
  };
  const ring = (pen, i, stroke) => {
    const [x, y] = onto(i);
    pen.beginPath();
    pen.arc(x, y, radius(i) + 4, 0, 7);
    pen.strokeStyle = stroke;
    pen.lineWidth = 3;
    pen.stroke();
  };
  const labels = (pen, c) => {
    const taken = [], text = colour("--text"), back = colour("--canvas");
    pen.font = "600 12px system-ui, sans-serif";
    pen.textAlign = "center";
    let drawn = 0;
    for (const i of chosen >= 0 ? [chosen, ...world.order] : world.order) {
      if (drawn >= LABELS) break;
      const [x, y] = onto(i);
      if (x < 0 || y < 0 || x > c.width || y > c.height) continue;
      const name = world.names[i].slice(0, 28), half = (world.wide[i] ??= pen.measureText(name).width) / 2 + 3, top = y + radius(i) + 3;
      if (taken.some((b) => b.x1 < x + half && b.x2 > x - half && b.y1 < top + 15 && b.y2 > top)) continue;
      taken.push({ x1: x - half, x2: x + half, y1: top, y2: top + 15 });
      pen.lineWidth = 4;
      pen.strokeStyle = back;
      pen.strokeText(name, x, top + 12);
      pen.fillStyle = text;
      pen.fillText(name, x, top + 12);
      drawn++;
    }
  };
  const draw = () => {
    const c = canvas();
    if (!world || !open || !c.width) return;
    sharp = new OffscreenCanvas(c.width, c.height);
    const pen = sharp.getContext("2d");
    edges(pen, c);
    nodes(pen, c);
    labels(pen, c);
    sharp.view = { ...view };
    show();
    c.dataset.drawn = String(world.ids.length);
  };
  const show = () => {
    const c = canvas(), pen = c.getContext("2d");
    pen.setTransform(1, 0, 0, 1, 0, 0);
    pen.clearRect(0, 0, c.width, c.height);
    if (!sharp) return;
    const k = view.k / sharp.view.k;
    pen.setTransform(k, 0, 0, k, view.x - sharp.view.x * k, view.y - sharp.view.y * k);
    pen.drawImage(sharp, 0, 0);
  };
  const rest = own.later(() => { moving = false; draw(); }, REST);
  const shift = () => { if (!moving) { moving = true; } requestAnimationFrame(show); rest(); };

  // ---- what is under the pointer ----
  const find = (px, py) => {
    const x = (px - view.x) / view.k, y = (py - view.y) / view.k, reach = Math.max(CELL, (NEAR + 14) / view.k);
    let best = -1, least = Infinity;
    for (let cx = x - reach; cx <= x + reach; cx += CELL) for (let cy = y - reach; cy <= y + reach; cy += CELL) for (const i of cells.get(key(cx, cy)) || []) {
      const away = Math.hypot((world.x[i] - x) * view.k, (world.y[i] - y) * view.k) - radius(i);
      if (away < least && away < NEAR) { least = away; best = i; }
    }
    return best;
  };
  const choose = (i) => {
    chosen = i;
    own.showCard(i < 0 ? null : { node: world.ids[i] });
    if (i >= 0) own.say(`${world.names[i]}: ${own.counted(world.degree[i], "neighbour")} here; double-click leads into the detail, Enter expands here`);
    draw();
  };
  const lead = (i) => { const id = world.ids[i]; close(); own.ask({ do: "show", ids: [id] }).then(() => own.grow([id])); };

  // ---- growing here: what the overview leaves out comes in beside its origin ----
  own.growOverview = async (id, step = 25) => {
    const i = world.at.get(id), before = performance.now();
    const delta = await own.post("step", { request: { do: "expand", ids: [id], step, order: "independent" }, filters: own.filters(), picture: null });
    fresh = new Set();
    const isEdge = (e) => e.data.source !== undefined;
    const added = delta.elements.filter((e) => !isEdge(e) && e.data.id !== id);
    added.forEach(({ data }, n) => {
      let at = world.at.get(data.id);
      if (at === undefined) {
        at = world.ids.length;
        const angle = n * 2.4, away = 40 + 14 * Math.sqrt(n);
        world.ids.push(data.id); world.names.push(data.name); world.looks.push(Math.max(0, world.keys.indexOf(data.look)));
        world.x.push(world.x[i] + away * Math.cos(angle)); world.y.push(world.y[i] + away * Math.sin(angle));
        world.at.set(data.id, at);
      }
      fresh.add(at);
    });
    const known = new Set();
    for (let n = 0; n < world.ends.length; n += 2) known.add(world.ends[n] * 1e6 + world.ends[n + 1]);
    for (const { data } of delta.elements.filter(isEdge)) {
      const [a, b] = [world.at.get(data.source), world.at.get(data.target)].sort((p, q) => p - q);
      if (a !== undefined && b !== undefined && a !== b && !known.has(a * 1e6 + b)) { known.add(a * 1e6 + b); world.ends.push(a, b); }
    }
    const degree = new Uint32Array(world.ids.length);
    for (const end of world.ends) degree[end]++;
    world.degree = degree;
    world.order = [...world.ids.keys()].sort((p, q) => degree[q] - degree[p]);
    index();
    draw();
    count();
    own.say(delta.message);
    canvas().dataset.grown = String(Math.round(performance.now() - before));
  };

  // ---- opening and leaving ----
  const fit = () => { const c = canvas(), box = c.parentElement.getBoundingClientRect(); c.width = box.width; c.height = box.height; };
  const largest = () => {
    const row = (i) => ["li", {}, [["button", { type: "button", class: "button link", "data-do": "overview-choose", "data-id": world.ids[i] }, [world.names[i]]], ["span", { class: "muted" }, [` ${own.counted(world.degree[i], "neighbour")}`]]]];
    const said = `${some()}, the best sourced first, with ${ties()}.`;
    own.showTree([["section", { class: "card" }, [["h2", {}, ["The whole graph"]], ["p", { class: "muted" }, [said]], ["h3", {}, ["Most neighbours"]], ["ol", { class: "members" }, world.order.slice(0, 40).map(row)]]]]);
  };
  const some = () => `${own.number(world.ids.length)} of ${own.counted(world.total, "node")}`;
  const ties = () => own.counted(world.ends.length / 2, "tie");
  // While it lies over the picture, the counts and the legend are its own.
  const count = () => {
    if (!open || !world) return;
    const looks = {}, counts = { look: looks, tone: {} };
    for (const look of world.looks) looks[world.keys[look]] = (looks[world.keys[look]] || 0) + 1;
    const nodes = world.ids.length === world.total ? own.counted(world.total, "node") : some();
    own.text("graph-counts", `${nodes} · ${ties()}`);
    own.tellLegend(counts, counts, null);
  };
  own.on("refreshed", count);
  const shown = (on) => {
    open = on;
    canvas().parentElement.hidden = !on;
    document.getElementById("stage").classList.toggle("whole", on);
    button();
  };
  const close = () => {
    shown(false);
    own.refresh();
    // What was chosen here is led into from its card.
    if (chosen < 0) { own.say(""); own.tell(true); }
  };
  own.inOverview = () => open;
  const button = () => document.querySelector(".toolbar [data-do=overview]")?.setAttribute("aria-pressed", String(open));
  own.fetchOverview = () => (loading ||= (own.early?.overview || own.post("overview", {})).catch((error) => { loading = own.early = null; throw error; }));
  own.tools.overview = async () => {
    if (open) return close();
    shown(true);
    own.say("Laying out the whole graph; this is done once");
    own.busy(true);
    try {
      take(structuredClone(await own.fetchOverview()));
      fit();
      whole();
      draw();
      largest();
      count();
      own.say(some());
      canvas().focus({ preventScroll: true });
    } catch (error) { close(); own.trouble(error); } finally { own.busy(false); }
  };
  own.tools["overview-choose"] = ({ id }) => { if (world) choose(world.at.get(id)); };
  own.tools["overview-fit"] = () => { whole(); draw(); };

  own.on("ready", () => {
    const c = canvas();
    let held = null;
    const at = (event) => { const box = c.getBoundingClientRect(); return [event.clientX - box.left, event.clientY - box.top]; };
    c.addEventListener("pointerdown", (event) => { const [x, y] = at(event); held = { x, y, moved: false }; c.setPointerCapture(event.pointerId); });
    c.addEventListener("pointermove", (event) => {
      const [x, y] = at(event);
      if (!held) { const i = world ? find(x, y) : -1; c.style.cursor = i >= 0 ? "pointer" : "grab"; c.title = i >= 0 ? world.names[i] : ""; return; }
      if (Math.hypot(x - held.x, y - held.y) < 3 && !held.moved) return;
      view.x += x - held.x; view.y += y - held.y;
      held = { x, y, moved: true };
      shift();
    });
    c.addEventListener("pointerup", (event) => { const moved = held?.moved; held = null; if (!moved && world) choose(find(...at(event))); });
    c.addEventListener("dblclick", (event) => { const i = find(...at(event)); if (i >= 0) lead(i); });
    c.addEventListener("wheel", (event) => {
      event.preventDefault();
      const [x, y] = at(event), k = view.k * Math.exp(-event.deltaY * 0.0016);
      if (!(k > 1e-4 && k < 50)) return;
      view = { k, x: x - ((x - view.x) / view.k) * k, y: y - ((y - view.y) / view.k) * k };
      shift();
    }, { passive: false });
    c.addEventListener("keydown", (event) => {
      const by = { ArrowLeft: [60, 0], ArrowRight: [-60, 0], ArrowUp: [0, 60], ArrowDown: [0, -60] }[event.key];
      event.stopPropagation();
      if (by) { view.x += by[0]; view.y += by[1]; shift(); event.preventDefault(); }
      if (event.key === "Escape") close();
      if (event.key === "f") own.tool("overview-fit");
      if (event.key === "Enter" && chosen >= 0) own.growOverview(world.ids[chosen]).catch(own.trouble);
    });
    new ResizeObserver(own.later(() => { if (open && world) { fit(); draw(); } }, 80)).observe(c.parentElement);
    if (new URLSearchParams(location.search).has("overview")) own.seen().then(() => own.tool("overview"));
  });
  own.on("styled", () => { if (open) draw(); });
})();
