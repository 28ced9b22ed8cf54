// The search boxes: / and Ctrl-K come in, arrows walk the completions, Enter takes one, Shift-Enter pins it, Escape
// leaves. With nothing typed they show what this browser pinned and found lately.
(() => {
  const own = (window.backchannel = window.backchannel || {});
  const MOST_RECENT = 8, MOST_PINNED = 30;
  let count = 0;
  const box = (element) => element.closest?.(".search");
  const hits = (search) => [...search.querySelectorAll(".search-hit")];
  const visible = (element) => element.offsetParent !== null;

  const open = (search, yes) => {
    search.classList.toggle("open", yes);
    const field = search.querySelector("input");
    field.setAttribute("role", "combobox");
    field.setAttribute("aria-autocomplete", "list");
    field.setAttribute("aria-expanded", String(yes));
    field.setAttribute("aria-controls", search.querySelector(".search-hits").id);
    if (yes && !field.value) remembered(search);
    else if (!yes) mark(search, -1);
  };

  // ---- what is pinned and what was found lately ----
  const row = (each, pinned) => ["button", { type: "button", role: "option", tabindex: "-1", class: "search-hit", "data-do": "show",
    "data-ids": JSON.stringify([each.id]), "data-name": each.name }, [
    ["span", { class: "hit-names" }, [["span", { class: "hit-name" }, [each.name]]]],
    ["span", { class: "kind-badge" }, [["img", { src: each.glyph, width: "12", height: "12", alt: "", class: "glyph" }, []], each.kind]],
    ["span", { class: `icon icon-pin hit-pin${pinned ? " on" : ""}`, title: pinned ? "Unpin (Shift-Enter)" : "Pin (Shift-Enter)", "aria-hidden": "true" }, []],
  ]];
  const heading = (text) => ["div", { class: "search-heading", role: "presentation" }, [text]];
  const remembered = (search) => {
    const pins = own.kept("pinned", []), ids = new Set(pins.map((each) => each.id));
    const recent = own.kept("recent", []).filter((each) => !ids.has(each.id));
    const tree = [];
    if (pins.length) tree.push(heading("Pinned"), ...pins.map((each) => row(each, true)));
    if (recent.length) tree.push(heading("Recent"), ...recent.map((each) => row(each, false)));
    if (tree.length) tree.push(["div", { class: "search-keys", role: "presentation" }, ["↑ ↓ choose · Enter show · Shift-Enter pin · Esc leave"]]);
    search.querySelector(".search-hits").dataset.tree = JSON.stringify(tree);
  };
  const described = (hit) => ({
    id: JSON.parse(hit.dataset.ids)[0], name: hit.dataset.name, glyph: hit.querySelector("img").getAttribute("src"),
    kind: hit.querySelector(".kind-badge").textContent,
  });
  own.found = (data, hit) => {
    if (!hit?.classList.contains("search-hit")) return;
    const one = described(hit);
    own.keep("recent", [one, ...own.kept("recent", []).filter((each) => each.id !== one.id)].slice(0, MOST_RECENT));
  };
  const pin = (hit) => {
    if (!hit?.dataset.ids) return;
    const one = described(hit), pins = own.kept("pinned", []), there = pins.some((each) => each.id === one.id);
    own.keep("pinned", there ? pins.filter((each) => each.id !== one.id) : [one, ...pins].slice(0, MOST_PINNED));
    hit.querySelector(".hit-pin").classList.toggle("on", !there);
    own.text("live", `${one.name} ${there ? "unpinned" : "pinned"}`);
    if (!box(hit).querySelector("input").value) remembered(box(hit));
  };
  document.addEventListener("click", (event) => {
    const star = event.target.closest?.(".hit-pin");
    if (!star) return;
    event.stopImmediatePropagation();
    event.preventDefault();
    pin(star.closest(".search-hit"));
  }, true);
  const mark = (search, at) => {
    const field = search.querySelector("input");
    hits(search).forEach((hit, i) => {
      hit.id ||= `hit-${++count}`;
      hit.setAttribute("aria-selected", String(i === at));
    });
    if (at < 0) return field.removeAttribute("aria-activedescendant");
    field.setAttribute("aria-activedescendant", hits(search)[at].id);
    hits(search)[at].scrollIntoView({ block: "nearest" });
  };
  const marked = (search) => hits(search).findIndex((hit) => hit.getAttribute("aria-selected") === "true");

  const typing = (element) => element.matches?.("input, textarea, select, [contenteditable=true]");
  document.addEventListener("keydown", (event) => {
    const slash = event.key === "/" && !typing(event.target);
    const k = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey);
    if (slash || k) {
      const fields = [...document.querySelectorAll(".search input")].filter(visible);
      const field = fields.find((f) => box(f).classList.contains("search-home")) || fields[0];
      if (field) { event.preventDefault(); field.focus(); field.select(); }
      return;
    }
    const search = box(event.target);
    if (!search) return;
    const all = hits(search), at = marked(search);
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      open(search, true);
      if (all.length) mark(search, (at + (event.key === "ArrowDown" ? 1 : all.length - (at < 0 ? 0 : 1))) % all.length);
    } else if (event.key === "Enter" && event.shiftKey && at >= 0) {
      event.preventDefault();
      pin(all[at]);
    } else if (event.key === "Enter" && all.length) {
      event.preventDefault();
      all[Math.max(at, 0)].click();
    } else if (event.key === "Escape") {
      open(search, false);
      event.target.blur();
    }
  });
  document.addEventListener("focusin", (event) => { const s = box(event.target); if (s) open(s, true); });
  document.addEventListener("input", (event) => { const s = box(event.target); if (s) open(s, true); });
  document.addEventListener("pointerdown", (event) => {
    document.querySelectorAll(".search.open").forEach((s) => { if (!s.contains(event.target)) open(s, false); });
  });
  document.addEventListener("click", (event) => {
    const search = event.target.closest?.(".search-hit") && box(event.target);
    if (search) { open(search, false); search.querySelector("input").blur(); }
  });

  new MutationObserver((changes) => {
    for (const change of changes) {
      const list = change.target.closest?.(".search-hits");
      if (list && list.closest(".search.open")) {
        const found = list.querySelectorAll(".search-hit").length;
        const pins = new Set(own.kept("pinned", []).map((each) => each.id));
        for (const hit of list.querySelectorAll(".search-hit[data-ids]")) {
          hit.querySelector(".hit-pin")?.classList.toggle("on", pins.has(JSON.parse(hit.dataset.ids)[0]));
        }
        if (list.childElementCount) own.text("live", found ? `${found} matches` : "No match");
      }
    }
  }).observe(document.documentElement, { childList: true, subtree: true });
})();
