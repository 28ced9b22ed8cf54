// Menus: those of the toolbar, and the one at a node, by right click or the menu key.
(() => {
  const own = (window.backchannel = window.backchannel || {});

  // ---- of the toolbar: <details>, of which one is open at a time ----
  const shut = (but) => document.querySelectorAll("details.menu[open]").forEach((menu) => { if (menu !== but) menu.open = false; });
  document.addEventListener("toggle", (event) => { if (event.target.matches?.("details.menu") && event.target.open) shut(event.target); }, true);
  document.addEventListener("pointerdown", (event) => { shut(event.target.closest?.("details.menu")); if (!event.target.closest?.("#node-menu")) hide(); });
  document.addEventListener("click", (event) => { const item = event.target.closest?.("details.menu .menu-item"); if (item) item.closest("details").open = false; });
  document.addEventListener("keydown", (event) => {
    const menu = event.target.closest?.("details.menu[open]");
    if (event.key === "Escape" && menu) { menu.open = false; menu.querySelector("summary").focus(); }
  });

  // Mantine puts what a screen reader is told of its own menus on a box round the button, which may not have it.
  const TOLD = ["aria-haspopup", "aria-expanded", "aria-controls"];
  const carry = (box) => {
    const button = box.querySelector("button");
    for (const name of TOLD) {
      if (!button || !box.hasAttribute(name)) continue;
      button.setAttribute(name, box.getAttribute(name));
      box.removeAttribute(name);
    }
  };
  own.on("ready", () => document.querySelectorAll(".toolbar [id^=mantine-][id$=-target]").forEach((box) => {
    if (box.tagName === "BUTTON") return;
    carry(box);
    new MutationObserver(() => carry(box)).observe(box, { attributes: true, attributeFilter: TOLD });
  }));

  // ---- at a node ----
  const host = () => document.getElementById("node-menu");
  const hide = () => { if (host()) host().hidden = true; };
  const ITEMS = [
    ["Expand", "expand-chosen"], ["Collapse", "collapse"], ["Pin or unpin", "pin"], ["Keep only this and its neighbours", "only"],
    ["Select its neighbours too", "select-near"], ["Remove", "hide"], ["Dismiss: never bring it back", "dismiss"],
  ];
  const TWO = [["Shortest paths between them", "paths"], ["Neighbours in common", "common"]];
  const show = (node, at) => {
    if (!node.selected()) own.choose(node);
    const several = own.chosenNodes().length > 1;
    const items = several ? [...TWO, ...ITEMS] : ITEMS;
    const id = several ? {} : { "data-id": node.id() };
    host().replaceChildren(...items.map(([label, act]) => own.build(["button", {
      type: "button", role: "menuitem", class: "menu-item", "data-do": act, ...(act === "only" && several ? {} : id), ...(act === "paths" ? { "data-most": "5" } : {}),
    }, [several ? label.replace("this and its neighbours", "these") : label]])));
    host().hidden = false;
    const stage = document.getElementById("stage").getBoundingClientRect(), box = host().getBoundingClientRect();
    host().style.left = `${Math.min(at.x, stage.width - box.width - 8)}px`;
    host().style.top = `${Math.min(at.y, stage.height - box.height - 8)}px`;
    host().querySelector("button").focus();
  };
  own.ready.then((cy) => {
    cy.on("cxttap", "node[!made]", (event) => show(event.target, event.renderedPosition));
    cy.on("viewport", hide);
    host().addEventListener("click", hide);
    host().addEventListener("keydown", (event) => {
      const all = [...host().querySelectorAll("button")], by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (by) { all[(all.indexOf(document.activeElement) + by + all.length) % all.length].focus(); event.preventDefault(); }
      if (event.key === "Escape" || event.key === "Tab") { hide(); document.getElementById("stage").focus(); event.preventDefault(); }
      event.stopPropagation();
    });
    document.getElementById("cytoscape").addEventListener("contextmenu", (event) => event.preventDefault());
  });
  own.nodeMenu = () => { const node = own.chosenNodes()[0]; if (node) show(node, node.renderedPosition()); };
})();
