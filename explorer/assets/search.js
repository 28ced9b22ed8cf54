// Keys of the search boxes: / and Ctrl-K come in, arrows walk the completions, Enter takes one, Escape leaves.
(() => {
  const own = (window.backchannel = window.backchannel || {});
  const box = (element) => element.closest?.(".search");
  const hits = (search) => [...search.querySelectorAll(".search-hit")];
  const visible = (element) => element.offsetParent !== null;

  const open = (search, yes) => {
    search.classList.toggle("open", yes);
    const field = search.querySelector("input");
    field.setAttribute("role", "combobox");
    field.setAttribute("aria-autocomplete", "list");
    field.setAttribute("aria-expanded", String(yes));
    if (!yes) mark(search, -1);
  };
  const mark = (search, at) => {
    hits(search).forEach((hit, i) => hit.setAttribute("aria-selected", String(i === at)));
    if (at >= 0) hits(search)[at].scrollIntoView({ block: "nearest" });
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
        if (list.childElementCount) own.set("live", { children: found ? `${found} matches` : "No match" });
      }
    }
  }).observe(document.documentElement, { childList: true, subtree: true });
})();
