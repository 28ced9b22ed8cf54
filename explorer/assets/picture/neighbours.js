// How many neighbours of a node are in the picture: "40 of 1,312" in its card, between the dates that the filters give.
(() => {
  const own = (window.backchannel = window.backchannel || {});

  own.have = (id, edge, direction, kind, passing = true) => {
    const node = own.picture()?.getElementById(id);
    if (!node || node.empty()) return 0;
    const found = new Set();
    node.connectedEdges("[!made]").forEach((e) => {
      const out = e.source().id() === id, other = out ? e.target() : e.source();
      if (passing ? e.data("off") : !own.inTime(e)) return;
      if (edge && e.data("kind") !== edge) return;
      if (direction && direction !== "both" && (direction === "out") !== out) return;
      if (kind && other.data("kind") !== kind) return;
      found.add(other.id());
    });
    return found.size;
  };
  const count = () => {
    const table = document.getElementById("neighbours");
    if (!table || !own.picture()) return;
    const step = +(document.getElementById("expand-step")?.value || 40);
    for (const row of table.querySelectorAll("tbody tr")) {
      const { edge, direction, kind, total } = row.dataset;
      const there = own.have(table.dataset.node, edge, direction, kind, false);
      const text = own.number(there);
      const span = row.querySelector(".have"), button = row.querySelector("button");
      if (span.textContent !== text) span.textContent = text;
      const all = there >= +total, word = all ? "All in" : there ? `${Math.min(step, total - there)} more` : "Expand";
      if (button.textContent !== word) button.textContent = word;
      button.disabled = all;
    }
  };
  own.on("refreshed", count);
  own.on("ready", () => new MutationObserver(count).observe(document.getElementById("card"), { childList: true, subtree: true }));
  document.addEventListener("change", (event) => { if (event.target.id === "expand-step") count(); });
})();
