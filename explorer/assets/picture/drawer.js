// The drawer under the picture: steps and their Cypher, time, the table, the moves. One is open at a time, or none.
(() => {
  const own = (window.backchannel = window.backchannel || {});
  own.open = null;
  const show = (tab) => {
    own.open = tab;
    document.getElementById("drawer").classList.toggle("open", !!tab);
    for (const button of document.querySelectorAll("#drawer [role=tab]")) {
      const on = button.dataset.tab === tab;
      button.setAttribute("aria-selected", String(on));
    }
    for (const panel of document.querySelectorAll("#drawer [role=tabpanel]")) panel.hidden = panel.dataset.panel !== tab;
    own.set("drawer-tab", { data: { tab, ids: tab === "moves" ? own.real(own.picture().nodes()).map((n) => n.id()) : [] } });
    own.emit("drawer", tab);
  };
  own.tools.drawer = ({ tab }) => show(own.open === tab ? null : tab);
  own.showDrawer = show;
  document.addEventListener("keydown", (event) => {
    const tab = event.target.closest?.("#drawer [role=tab]"), by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!tab || !by) return;
    const all = [...document.querySelectorAll("#drawer [role=tab]")];
    all[(all.indexOf(tab) + by + all.length) % all.length].focus();
    event.preventDefault();
  });
  // The query behind the whole view, for when the steps are looked at.
  const whole = own.later(async () => {
    if (own.open !== "steps") return;
    try {
      const ids = own.visible(own.real(own.picture().nodes())).map((n) => n.id());
      own.tree("view-query", (await own.post("view-query", { ids })).trail);
    } catch (error) { own.trouble(error); }
  }, 200);
  own.on("refreshed", whole);
  own.on("drawer", whole);
})();
