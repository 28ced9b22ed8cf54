// The review page: opening cards, picking several, and answering them with the keyboard.
(() => {
  const own = (window.backchannel = window.backchannel || {});
  const picked = new Set();
  let turn = Promise.resolve(), waiting = 0, heading = null; // `heading`: the card that was asked for last.

  const desk = () => document.getElementById("review-desk");
  const cards = () => [...desk().querySelectorAll(".review-card")].map((card) => card.dataset.card);
  const chosen = () => desk().querySelector(".review-detail")?.dataset.card;
  // Until the answer has come nobody knows what the next question is, so that none can be answered.
  const hold = () => {
    desk()?.classList.toggle("busy", waiting > 0);
    desk()?.querySelectorAll("[data-review=answer]").forEach((button) => { button.disabled = waiting > 0; });
  };
  // One after the other: `make` makes the request when those before it have been answered, or none.
  const ask = (make) => {
    waiting++;
    hold();
    turn = turn.then(async () => {
      const request = desk() && make();
      if (request) desk().dataset.tree = (await own.post("review", request)).tree;
    }).catch(own.trouble).finally(() => {
      if (!--waiting) heading = null;
      hold();
    });
  };
  const open = (card) => {
    heading = card;
    ask(() => ({ do: "open", card }));
  };

  const marks = () => desk()?.querySelectorAll(".review-pick").forEach((pick) =>
    pick.setAttribute("aria-pressed", String(picked.has(pick.dataset.card))));
  const pick = (card) => {
    picked.has(card) ? picked.delete(card) : picked.add(card);
    marks();
    own.say(picked.size ? `${picked.size} picked` : "None picked");
  };
  const step = (by) => {
    const all = cards(), next = all[all.indexOf(heading ?? chosen()) + by];
    if (next) open(next);
  };
  const answer = (given) => {
    if (waiting) return own.toast("Not taken: what came before is still being kept. Press again when the next question is here.");
    const all = cards(), answered = picked.size ? all.filter((card) => picked.has(card)) : [chosen()];
    const after = all.slice(all.indexOf(chosen())).concat(all).find((card) => !answered.includes(card));
    picked.clear();
    heading = after;
    ask(() => ({ do: "answer", cards: answered, answer: given, card: after }));
  };
  // Takes back what is decided last by then, also where that is still under way.
  const undo = () => ask(() => {
    const way = desk().querySelector('[data-review="undo"]');
    return way && { do: "undo", ids: JSON.parse(way.dataset.ids), card: chosen() };
  });

  const acts = {
    open: (d) => open(d.card),
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
    if (!desk() || location.pathname !== "/review" || typing || pressing || modified) return;
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    const act = (chosen() || key === "z") && keys[key];
    if (act) { event.preventDefault(); act(); }
  });

  // A statement that is decided on beside its quote is shown as it stands now; it may have settled the question.
  own.on("judged", (judged) => {
    if (desk()) ask(() => ({ do: "open", card: chosen(), judged }));
  });

  // The tree is drawn anew at each answer: what was picked is marked again, and the chosen card kept in view.
  new MutationObserver(() => {
    if (!desk()) { picked.clear(); return; }
    marks();
    hold();
  }).observe(document.documentElement, { childList: true, subtree: true });
})();
