// The help sheet, and five steps round the explorer with whatever graph is there.
(() => {
  const own = (window.backchannel = window.backchannel || {});
  const STEPS = [
    { path: "/", at: ".search-home", title: "Start from a name",
      text: "Type a person, a company, a product, or words somebody said. Typos are forgiven; / brings you here from anywhere." },
    { path: "/", at: ".stories", title: "Or from a story",
      text: "Who talks about which vendors, by sector, and which project teams moved. Every number opens into the sentences behind it." },
    { path: "/graph", at: "#stage", title: "Grow the graph", before: () => document.querySelector(".talk-rows .button.link")?.click(),
      text: "Here is who talks about the first vendor. Click a node to see what it is joined to, and how many, before you expand it." },
    { path: "/graph", at: "#graph-page .side", title: "Read the quote behind every edge", before: () => own.choose(own.picture().edges('[kind="TALKS_ABOUT"]').slice(0, 1)),
      text: "Who said it, for whom they worked then, when and where, and how sure the extractor is. The document opens at the sentence." },
    { path: "/cypher", at: "#cypher-editor", title: "Ask anything",
      text: "Every step in the graph is Cypher that you can copy here, change and run. Ready questions are on the left. Press ? for all keys." },
  ];
  let step = -1, back = null, card = null, ring = null;

  const found = (selector) => [...document.querySelectorAll(selector)].find((element) => element.offsetParent !== null);
  const follow = () => {
    if (step < 0) return;
    const target = found(STEPS[step].at), box = target?.getBoundingClientRect();
    ring.hidden = !box;
    if (box) {
      Object.assign(ring.style, { left: `${box.left - 5}px`, top: `${box.top - 5}px`, width: `${box.width + 10}px`, height: `${box.height + 10}px` });
      const below = box.bottom + 14 + card.offsetHeight < innerHeight, above = box.top - 14 - card.offsetHeight > 0;
      const top = below ? box.bottom + 14 : above ? box.top - 14 - card.offsetHeight : innerHeight - card.offsetHeight - 24;
      // Where there is no room above or below, beside it rather than over it.
      const out = card.offsetWidth + 14, sides = [box.left - out, box.right + 14].filter((x) => x > 0 && x + card.offsetWidth < innerWidth);
      const left = !below && !above && sides.length ? sides[0] : Math.min(Math.max(box.left, 16), innerWidth - card.offsetWidth - 16);
      Object.assign(card.style, { top: `${top}px`, left: `${left}px` });
    }
    requestAnimationFrame(follow);
  };
  const make = (tag, properties, ...children) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  };
  const show = (next) => {
    if (next < 0 || next >= STEPS.length) return end();
    step = next;
    const { path, title, text, before } = STEPS[step];
    before?.();
    own.go(path);
    const last = step === STEPS.length - 1;
    card.replaceChildren(
      make("p", { className: "muted", textContent: `${step + 1} of ${STEPS.length}` }),
      make("h2", { textContent: title, id: "tour-title" }), make("p", { textContent: text }),
      make("div", { className: "run-row" },
        make("button", { type: "button", className: "button primary", textContent: last ? "Done" : "Next", onclick: () => show(step + 1) }),
        make("button", { type: "button", className: "button", textContent: "Back", disabled: step === 0, onclick: () => show(step - 1) }),
        make("button", { type: "button", className: "button quiet", textContent: "End the tour", onclick: end })),
    );
    card.querySelector(".primary").focus();
  };
  const end = () => {
    step = -1;
    card?.remove();
    ring?.remove();
    own.keep("tour", "taken");
    back?.focus?.();
  };
  const begin = () => {
    own.set("help", { opened: false });
    back = document.activeElement;
    card?.remove();
    ring?.remove();
    ring = make("div", { className: "tour-ring", hidden: true });
    card = make("section", { className: "tour-card" });
    card.setAttribute("role", "dialog");
    card.setAttribute("aria-labelledby", "tour-title");
    document.body.append(ring, card);
    show(0);
    requestAnimationFrame(follow);
  };

  Object.assign(own.actions, {
    tour: begin,
    help: () => own.set("help", { opened: true }),
    reload: () => location.reload(),
  });
  document.addEventListener("keydown", (event) => {
    const typing = event.target.matches?.("input, textarea, select, [contenteditable=true]");
    if (event.key === "?" && !typing && !event.ctrlKey && !event.metaKey) { event.preventDefault(); own.set("help", { opened: true }); }
    else if (event.key === "Escape" && step >= 0) end();
  });
})();
