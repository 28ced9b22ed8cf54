// The review page: opening cards, picking several, and answering them with the keyboard.
(() => {
  const own = (window.backchannel = window.backchannel || {});
  const picked = new Set();
  let asked = 0;

  const desk = () => document.getElementById("review-desk");
  const cards = () => [...desk().querySelectorAll(".review-card")].map((card) => card.dataset.card);
  const chosen = () => desk().querySelector(".review-detail")?.dataset.card;
  const ask = (request) => own.set("review-request", { data: { ...request, n: ++asked } });

  const marks = () => desk()?.querySelectorAll(".review-pick").forEach((pick) =>
    pick.setAttribute("aria-pressed", String(picked.has(pick.dataset.card))));
  const pick = (card) => {
    picked.has(card) ? picked.delete(card) : picked.add(card);
    marks();
    own.say(picked.size ? `${picked.size} picked` : "None picked");
  };
  const step = (by) => {
    const all = cards(), next = all[all.indexOf(chosen()) + by];
    if (next) ask({ do: "open", card: next });
  };
  const answer = (given) => {
    if (desk().classList.contains("busy")) return;
    const all = cards(), answered = picked.size ? all.filter((card) => picked.has(card)) : [chosen()];
    const after = all.slice(all.indexOf(chosen())).concat(all).find((card) => !answered.includes(card));
    picked.clear();
    ask({ do: "answer", cards: answered, answer: given, card: after });
  };
  const undo = () => {
    const way = desk().querySelector('[data-review="undo"]');
    if (way) ask({ do: "undo", ids: JSON.parse(way.dataset.ids), card: chosen() });
  };

  const acts = {
    open: (d) => ask({ do: "open", card: d.card }),
    pick: (d) => pick(d.card),
    answer: (d) => answer(d.answer),
    undo,
  };
  document.addEventListener("click", (event) => {
    const target = event.target.closest?.("[data-review]");
    if (target && desk()?.contains(target)) acts[target.dataset.review]?.(target.dataset);
  });

  const keys = {
    y: () => answer("yes"), n: () => answer("no"), u: () => answer("unsure"), x: () => answer("never"), z: undo,
    j: () => step(1), ArrowDown: () => step(1), k: () => step(-1), ArrowUp: () => step(-1),
    " ": () => pick(chosen()),
  };
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest?.("input, textarea, select, [contenteditable], [role=dialog]");
    const pressing = event.key === " " && event.target.closest?.("button, a, [role=button]");
    const modified = event.ctrlKey || event.metaKey || event.altKey;
    if (!desk() || !chosen() || location.pathname !== "/review" || typing || pressing || modified) return;
    const act = keys[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (act) { event.preventDefault(); act(); }
  });

  // The tree is drawn anew at each answer: what was picked is marked again, and the chosen card kept in view.
  new MutationObserver(() => {
    if (!desk()) { picked.clear(); return; }
    marks();
  }).observe(document.documentElement, { childList: true, subtree: true });
})();
