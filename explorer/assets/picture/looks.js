// What size, colour, width and dashes say, the user's own rules, overlays, and the legend that filters.
(() => {
  const own = (window.backchannel = window.backchannel || {});
  const PLAIN = { size: "degree", width: "independent", colour: "look", rules: [] };
  // Twelve colours that people with colour-blindness can tell apart next to one another (after Tol 2021).
  const COMMUNITY = ["#4477aa", "#ee6677", "#228833", "#ccbb44", "#66ccee", "#aa3377", "#ee7733", "#009988", "#bb5566", "#997700", "#6699cc", "#994455"];
  const REST = "#8b98a5";
  let looks = { ...PLAIN }, measured = {};

  // What a look is called, as the legend says it.
  own.lookLabel = (look) => document.querySelector(`#legend [data-look="${look}"] button`)?.dataset.label || look;

  const GRADES = {
    same: () => 0.15, degree: (n, d) => Math.min(1, (d.degree || 0) / 40),
    independent: (n) => Math.min(1, Math.log2(1 + n.connectedEdges("[!made]").reduce((s, e) => s + (e.data("independent") || 0), 0)) / 9),
  };
  const size = (n) => {
    const d = n.data();
    if (d.made) return 30 + Math.min(70, 8 * Math.sqrt(d.members || 1));
    const grade = GRADES[looks.size] || (() => measured[looks.size]?.[d.id] || 0);
    return Math.round(26 + 38 * grade(n, d));
  };
  const width = (e) => {
    const of = looks.width === "same" ? 1 : e.data()[looks.width] || 0;
    return Math.round(10 * (1.3 + Math.min(5, Math.log2(1 + of)) * 0.95)) / 10;
  };
  const colour = (n) => {
    if (looks.colour !== "communities") return undefined;
    const number = measured.communities?.[n.id()];
    return number === undefined ? REST : COMMUNITY[number] || REST;
  };
  // Single-source and inferred edges are dashed: there is one witness, or none that says it.
  const doubtful = (e) => { const d = e.data(); return d.inferred || (d.statements > 0 && d.independent === 1); };

  const draw = (cy) => {
    const rules = looks.rules;
    cy.nodes().forEach((n) => {
      const rule = n.data("made") || !rules.length ? null : rules.findLast((r) => r.on === "node" && own.fits(n, r));
      own.mark(n, "px", Math.round(size(n) * (rule?.bigger ? 1.6 : 1)));
      own.mark(n, "tint", rule?.colour || colour(n));
    });
    cy.edges().forEach((e) => {
      const rule = e.data("made") || !rules.length ? null : rules.findLast((r) => r.on === "edge" && own.fits(e, r));
      own.mark(e, "px", Math.round(10 * width(e) * (rule?.bigger ? 2 : 1)) / 10);
      own.mark(e, "tint", rule?.colour);
      own.mark(e, "doubt", doubtful(e) ? 1 : undefined);
    });
  };
  own.on("refreshing", draw);

  // ---- the setting ----
  const lean = (given) => (JSON.stringify(given) === JSON.stringify(PLAIN) ? null : given);
  const controls = () => {
    for (const name of ["size", "width", "colour"]) { const field = document.getElementById(`looks-${name}`); if (field) field.value = looks[name]; }
    const list = document.getElementById("rules");
    list?.replaceChildren(...looks.rules.map((r, i) => own.build(["li", {}, [
      ["span", { class: "rule-swatch", style: `background:${/^#[0-9a-f]{6}$/i.test(r.colour) ? r.colour : "none"}` }, []],
      `${r.on === "node" ? "Nodes" : "Edges"} whose ${r.field} ${r.check} ${r.value}${r.bigger ? ", larger" : ""}`,
      ["button", { type: "button", class: "button quiet small", "data-do": "drop-rule", "data-at": String(i), "aria-label": "Remove this rule" }, ["Remove"]],
    ]])));
  };
  own.setting("looks", {
    get: () => lean(looks),
    set: (given) => { looks = { ...PLAIN, ...(given || {}) }; controls(); measure().then((fresh) => fresh && own.refresh()); },
  });
  // What the server has to work out for the looks that are on.
  let known = "";
  const measure = async () => {
    const wanted = [looks.size, looks.colour].filter((name) => ["pagerank", "betweenness", "communities"].includes(name));
    const ids = wanted.length ? own.real(own.picture().nodes()).map((n) => n.id()) : [];
    const key = `${wanted} ${ids.length} ${own.real(own.picture().edges()).length}`;
    if (!ids.length || key === known) return false;
    known = key;
    try {
      for (const name of wanted) measured[name] = await own.post("overlay", { measure: name, ids });
    } catch (error) { own.trouble(error); }
    return true;
  };
  const TITLES = { size: "Size", width: "Width of edges", colour: "Colour" };
  document.addEventListener("change", (event) => {
    const name = event.target.id?.match(/^looks-(size|width|colour)$/)?.[1];
    if (name) own.change("looks", lean({ ...looks, [name]: event.target.value }), `${TITLES[name]} by ${event.target.selectedOptions[0].textContent.toLowerCase()}`);
  });
  own.on("changed", () => { if (own.picture()) measure().then((fresh) => fresh && own.refresh()); });
  own.tools["add-rule"] = () => {
    const of = (part) => document.getElementById(`look-${part}`).value;
    const rule = { on: of("on"), field: of("field"), check: of("check"), value: of("value"), colour: of("colour"), bigger: document.getElementById("look-bigger").checked };
    if (!rule.value) return own.say("Say what to compare with first");
    own.change("looks", { ...looks, rules: [...looks.rules, rule] }, `Rule: ${rule.field} ${rule.check} ${rule.value}`);
  };
  own.tools["drop-rule"] = ({ at }) => own.change("looks", lean({ ...looks, rules: looks.rules.filter((_, i) => i !== +at) }), "Remove a rule");

  // ---- the legend: what is seen in the picture, how often; a click hides it, and then it says how often it would be ----
  // Of looks and tones how often each is `there` and `seen`; where there is no list of what is `off`, nothing can be hidden.
  own.tellLegend = (there, seen, off) => {
    for (const item of document.querySelectorAll("#legend li")) {
      const [what, name] = item.dataset.look ? ["look", item.dataset.look] : ["tone", item.dataset.tone];
      const count = there[what][name], on = !off?.has(`${what} ${name}`), button = item.querySelector("button");
      item.hidden = !count;
      button.disabled = !off;
      button.setAttribute("aria-pressed", String(on));
      item.querySelector(".legend-count").textContent = own.number((on ? seen[what][name] : count) || 0);
    }
    document.querySelector("#legend .legend-note").hidden = !off;
  };
  own.on("refreshed", (nodes, edges) => {
    const tally = (eles, key) => eles.reduce((t, e) => { const name = e.data()[key]; t[name] = (t[name] || 0) + 1; return t; }, {});
    const cy = own.picture(), both = (n, e) => ({ look: tally(n, "look"), tone: tally(e, "tone") });
    own.tellLegend(both(cy.nodes("[!made]"), cy.edges("[!made]")), both(nodes, edges), new Set(own.filters().looks || []));
  });
  own.tools["legend"] = ({ look, tone, label }) => {
    const name = look ? `look ${look}` : `tone ${tone}`, off = new Set(own.filters().looks || []);
    const hide = !off.delete(name);
    if (hide) off.add(name);
    own.narrow({ looks: [...off] }, `${hide ? "Hide" : "Show"} ${label}`);
  };
})();
