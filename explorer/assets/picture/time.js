// Time: a histogram of the statements behind what is shown, a brush on it, play, and "as of".
(() => {
  const own = (window.backchannel = window.backchannel || {});
  const NS = "http://www.w3.org/2000/svg", TICK = 700, YEAR = 34; // Milliseconds between months, and pixels that the name of a year takes.
  const said = new Map(); // edge id → [[date, origin, sentiment], …]
  let months = [], range = null, playing = 0, asked = new Set();

  const wanted = () => own.open === "time" || own.filters().since || own.filters().until;
  const month = (date) => (date.length === 4 ? `${date}-07` : date.slice(0, 7));

  // ---- the statements behind the edges, fetched once for each edge ----
  const fetchNew = async () => {
    const cy = own.picture();
    if (!cy || !wanted()) return;
    const fresh = cy.edges("[!made]").filter((e) => e.data("statements") !== undefined && !asked.has(e.id()) && (e.scratch("whole") || e.data()).statements > 0);
    if (fresh.nonempty()) {
      fresh.forEach((e) => { asked.add(e.id()); });
      try {
        const edges = fresh.map((e) => [e.data("kind"), e.data("source"), e.data("target"), e.data("what")]);
        for (const [id, behind] of Object.entries(await own.post("said", { edges }))) said.set(id, behind);
      } catch (error) { fresh.forEach((e) => asked.delete(e.id())); own.trouble(error); }
      recount();
      own.refresh();
    }
    draw();
  };
  const soon = own.later(fetchNew, 60);

  // ---- edges count only what lies inside ----
  const inside = (date, { since, until }) => (date ? !(since && since.slice(0, date.length) > date) && !(until && date > `${until}~`) : !since && !until);
  const NUMBERS = ["statements", "independent", "negative", "positive", "tone", "first", "last"];
  const recount = () => own.picture().batch(() => {
    const f = own.filters(), on = f.since || f.until;
    own.picture().edges("[!made]").forEach((e) => {
      const behind = said.get(e.id()), whole = e.scratch("whole");
      if (!on || !behind) {
        if (whole) { NUMBERS.forEach((name) => own.mark(e, name, whole[name])); e.removeScratch("whole"); }
        return;
      }
      if (!whole) e.scratch("whole", Object.fromEntries(NUMBERS.map((name) => [name, e.data(name)])));
      const kept = behind.filter(([date]) => inside(date, f)), felt = (mood) => kept.filter((s) => s[2] === mood).length;
      own.mark(e, "statements", kept.length);
      own.mark(e, "independent", new Set(kept.map((s) => s[1])).size);
      if (e.data("kind") !== "TALKS_ABOUT") return;
      const negative = felt("negative"), positive = felt("positive");
      own.mark(e, "negative", negative);
      own.mark(e, "positive", positive);
      own.mark(e, "tone", negative && positive ? "mixed" : negative ? "negative" : positive ? "positive" : "neutral");
    });
  });
  own.on("filtered", () => { if (!own.picture()) return; recount(); soon(); paint(); });
  own.on("changed", soon);
  own.on("renewed", (ids) => ids.forEach((id) => { asked.delete(id); said.delete(id); }));
  own.on("drawer", soon);

  // ---- the histogram ----
  const between = (a, b) => { const all = []; for (let [y, m] = a.split("-").map(Number); `${y}-${String(m).padStart(2, "0")}` <= b; m === 12 ? (y++, m = 1) : m++) all.push(`${y}-${String(m).padStart(2, "0")}`); return all; };
  const svg = () => document.getElementById("histogram");
  const shape = (name, attributes, parent) => {
    const element = document.createElementNS(NS, name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    parent.append(element);
    return element;
  };
  const draw = () => {
    const host = svg(), cy = own.picture();
    if (!host || own.open !== "time") return;
    const counts = new Map();
    cy.edges("[!made]").forEach((e) => (said.get(e.id()) || []).forEach(([date, , mood]) => {
      if (!date) return;
      const bin = counts.get(month(date)) || counts.set(month(date), { negative: 0, positive: 0, neutral: 0 }).get(month(date));
      bin[mood === "negative" || mood === "positive" ? mood : "neutral"]++;
    }));
    const known = [...counts.keys()].sort();
    months = known.length ? between(known[0], known.at(-1)) : [];
    document.getElementById("time-none").hidden = months.length > 0;
    const { width, height } = host.getBoundingClientRect(), base = height - 18;
    host.setAttribute("viewBox", `0 0 ${width} ${height}`);
    host.replaceChildren();
    const most = Math.max(1, ...[...counts.values()].map((b) => b.negative + b.positive + b.neutral)), step = width / Math.max(1, months.length);
    months.forEach((name, i) => {
      const bin = counts.get(name);
      let y = base;
      for (const mood of ["neutral", "positive", "negative"]) {
        const high = bin ? (bin[mood] / most) * (base - 6) : 0;
        if (high) shape("rect", { x: i * step + 0.5, y: (y -= high), width: Math.max(1, step - 1), height: high, class: `bin ${mood}` }, host);
      }
      // The first year is named where it begins in the middle, if the next is far enough away.
      const room = name.endsWith("-01") ? 12 : i ? 0 : 13 - Number(name.slice(5));
      if (room * step > YEAR) shape("text", { x: Math.min(i * step + 2, width - 26), y: height - 4, class: "year" }, host).textContent = name.slice(0, 4);
    });
    host.setAttribute("aria-label", months.length ? `Statements by month, ${months[0]} to ${months.at(-1)}, at most ${most} a month` : "No dated statements");
    for (const end of ["since", "until"]) { const field = document.getElementById(`time-${end}`); field.max = String(Math.max(0, months.length - 1)); }
    paint();
  };
  const paint = () => {
    const host = svg();
    if (!host || !months.length) return;
    const f = own.filters(), { width, height } = host.getBoundingClientRect(), step = width / months.length;
    const at = (name, otherwise) => { if (!name) return otherwise; const i = months.findIndex((m) => m >= name); return i < 0 ? months.length - 1 : i; };
    const from = at(f.since, 0), to = at(f.until, months.length - 1);
    host.querySelectorAll(".shade").forEach((e) => e.remove());
    if (f.since || f.until) {
      shape("rect", { x: 0, y: 0, width: from * step, height: height - 18, class: "shade" }, host);
      shape("rect", { x: (to + 1) * step, y: 0, width: Math.max(0, width - (to + 1) * step), height: height - 18, class: "shade" }, host);
    }
    const fields = ["since", "until"].map((end) => document.getElementById(`time-${end}`));
    [from, to].forEach((value, i) => { fields[i].value = String(value); fields[i].setAttribute("aria-valuetext", months[value]); });
    document.getElementById("time-month").value = f.until && !f.since ? f.until : "";
    document.querySelector("[data-do=all-time]").hidden = !f.since && !f.until;
    document.getElementById("time-said").textContent = f.since || f.until ? `${f.since ? months[from] : "the beginning"} to ${f.until ? months[to] : "now"}` : "All time";
  };

  // ---- brush, fields, play ----
  const choose = (from, to, silent) => {
    const asOf = document.getElementById("time-as-of").checked;
    const [a, b] = [Math.max(0, Math.min(from, to)), Math.min(months.length - 1, Math.max(from, to))];
    const whole = a === 0 && b === months.length - 1;
    const change = { since: asOf || a === 0 ? null : months[a], until: whole || b === months.length - 1 ? null : months[b] };
    const title = change.since || change.until ? `${asOf ? "As of" : "Time"}: ${asOf ? months[b] : `${months[a]} to ${months[b]}`}` : "All time";
    silent ? own.within(change) : own.narrow(change, title);
  };
  const stop = () => {
    if (!playing) return;
    clearInterval(playing);
    playing = 0;
    own.tellWithin("Play");
    button();
  };
  const button = () => { const b = document.querySelector("[data-do=play]"); b.setAttribute("aria-pressed", String(!!playing)); b.lastChild.textContent = playing ? "Pause" : "Play"; };
  own.tools.play = () => {
    if (playing) return stop();
    if (months.length < 2) return own.say("There is nothing to play yet");
    const f = own.filters(), wide = f.since && f.until ? Math.max(1, months.indexOf(f.until) - months.indexOf(f.since)) : Math.max(1, Math.round(months.length / 12));
    let at = f.until && f.until < months.at(-1) ? months.indexOf(f.until) : wide;
    const tick = () => {
      if (at >= months.length) return stop();
      choose(at - wide, at, true);
      own.say(`Until ${months[at]}`);
      at += Math.max(1, Math.round(months.length / 60));
    };
    playing = setInterval(tick, TICK);
    tick();
    button();
  };
  own.tools["all-time"] = () => { stop(); own.narrow({ since: null, until: null }, "All time"); };
  own.on("ready", () => {
    const at = (event) => { const box = svg().getBoundingClientRect(); return Math.floor(((event.clientX - box.left) / box.width) * months.length); };
    svg().addEventListener("pointerdown", (event) => { if (!months.length) return; range = at(event); svg().setPointerCapture(event.pointerId); });
    svg().addEventListener("pointermove", (event) => { if (range !== null) choose(range, at(event), true); });
    svg().addEventListener("pointerup", (event) => {
      if (range === null) return;
      choose(range, at(event), true);
      range = null;
      own.tellWithin("Time");
    });
    document.addEventListener("change", (event) => {
      if (event.target.id === "time-since" || event.target.id === "time-until") {
        choose(+document.getElementById("time-since").value, +document.getElementById("time-until").value);
      } else if (event.target.id === "time-month") {
        const until = event.target.value || null;
        document.getElementById("time-as-of").checked = !!until;
        own.narrow({ since: null, until }, until ? `As of: ${until}` : "All time");
      } else if (event.target.id === "time-as-of" && months.length) choose(+document.getElementById("time-since").value, +document.getElementById("time-until").value);
    });
    new ResizeObserver(own.later(draw, 80)).observe(svg());
  });
})();
