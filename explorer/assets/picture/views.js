// Saved views: a name, a note, tags and a folder for what is shown; kept on the server, taken out and in as a file.
(() => {
  const own = (window.backchannel = window.backchannel || {});
  let views = [], dropped = null;
  const dialog = () => document.getElementById("views");
  const field = (name) => document.getElementById(`view-${name}`);
  const tags = (text) => text.split(",").map((tag) => tag.trim()).filter(Boolean);

  const draw = () => {
    const wanted = field("filter").value.toLowerCase();
    const fits = (v) => [v.name, v.note, v.folder, ...v.tags].some((text) => text.toLowerCase().includes(wanted));
    const folders = new Map();
    views.filter(fits).forEach((v) => (folders.get(v.folder) || folders.set(v.folder, []).get(v.folder)).push(v));
    const row = (v) => ["li", { class: "view" }, [
      ["button", { type: "button", class: "button link", "data-do": "open-view", "data-id": v.id }, [v.name]],
      ["span", { class: "muted" }, [`${own.counted(v.state.n.length, "node")} · ${v.at.slice(0, 10)}`]],
      ...v.tags.map((tag) => ["span", { class: "badge" }, [tag]]),
      ...(v.note ? [["p", { class: "muted view-note" }, [v.note]]] : []),
      ["button", { type: "button", class: "button quiet small", "data-do": "copy", "data-text": `${location.origin}/graph?view=${v.id}` }, ["Copy address"]],
      ["button", { type: "button", class: "button quiet small", "data-do": "drop-view", "data-id": v.id, "aria-label": `Delete ${v.name}` }, ["Delete"]],
    ]];
    const parts = [...folders].sort().map(([folder, all]) => ["section", {}, [["h3", {}, [folder || "Without a folder"]], ["ul", {}, all.map(row)]]]);
    const none = [["p", { class: "muted" }, [views.length ? "No view fits that." : "No view is saved yet: name the one that is shown, and save it."]]];
    document.getElementById("view-list").replaceChildren(...(parts.length ? parts : none).map(own.build));
    document.getElementById("view-folders").replaceChildren(...[...new Set(views.map((v) => v.folder).filter(Boolean))].map((f) => own.build(["option", { value: f }, []])));
    document.querySelector("[data-do=undrop-view]").hidden = !dropped;
  };
  const ask = async (name, body) => { try { views = (await own.post(name, body)).views; draw(); return true; } catch (error) { own.trouble(error); return false; } };

  own.openSaved = async (id) => {
    try {
      const { view } = await own.post("view", { id });
      await own.openState(view.state);
      own.say(`${view.name} is open`);
    } catch (error) { own.trouble(error); }
  };
  Object.assign(own.tools, {
    views: async () => { await ask("views", {}); dialog().showModal(); },
    "close-views": () => dialog().close(),
    "save-view": async () => {
      const name = field("name").value.trim();
      if (!name) { field("name").focus(); return own.say("Name the view first"); }
      if (own.real(own.picture().nodes()).empty()) return own.say("There is nothing in the picture to save");
      const view = { name, note: field("note").value.trim(), folder: field("folder").value.trim(), tags: tags(field("tags").value), state: own.state() };
      if (await ask("views-save", { views: [view] })) { ["name", "note", "tags"].forEach((part) => { field(part).value = ""; }); own.say(`${name} is saved`); }
    },
    "open-view": ({ id }) => { dialog().close(); own.openSaved(id); },
    "drop-view": async ({ id }) => { const view = views.find((v) => v.id === id); if (await ask("views-drop", { id })) { dropped = view; draw(); own.say(`${view.name} is deleted`); } },
    "undrop-view": async () => { if (await ask("views-save", { views: [dropped] })) { dropped = null; draw(); } },
    "views-out": () => {
      const blob = new Blob([JSON.stringify({ views }, null, 1)], { type: "application/json" });
      const link = Object.assign(document.createElement("a"), { href: URL.createObjectURL(blob), download: "backchannel-views.json" });
      link.click();
      URL.revokeObjectURL(link.href);
    },
    "views-in": () => document.getElementById("view-file").click(),
  });
  document.addEventListener("change", async (event) => {
    if (event.target.id !== "view-file" || !event.target.files[0]) return;
    const text = await event.target.files[0].text();
    event.target.value = "";
    let given = null;
    try { given = JSON.parse(text).views; } catch { /* said below */ }
    if (!Array.isArray(given)) return own.notice("That file holds no views.", "Choose one that was exported here.");
    await ask("views-save", { views: given });
  });
  document.addEventListener("input", (event) => { if (event.target.id === "view-filter") draw(); });
})();
