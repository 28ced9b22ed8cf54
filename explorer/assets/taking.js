// Taking out what is shown: as a picture made here at print resolution, or by its ids in a file that the server writes.
// Every picture says in words and in its metadata what it shows, what is hidden, and the query behind it.
(() => {
  const own = (window.backchannel = window.backchannel || {});
  const ours = ((window.dash_clientside = window.dash_clientside || {}).backchannel ||= {});
  const PRINT = 5000, MOST = 10000, CAPTION = 64; // Pixels: 300 dots an inch on a page 42 cm wide; the caption's height.

  // ---- what a picture says of itself ----
  const listed = (filters) => Object.entries(filters || {})
    .filter(([, value]) => value && value.length !== 0).map(([name, value]) => `${name} ${[].concat(value).join(", ")}`).join("; ");
  // The Cypher behind every step that asked the graph, each under its title.
  const codes = ([tag, , within]) => (tag === "code" ? within : within.filter(Array.isArray).flatMap(codes));
  const asked = () => own.done().filter(({ trail }) => trail);
  const queries = () => asked().map(({ title, trail }) => [`// ${title}`, ...JSON.parse(trail).flatMap(codes).map((code) => `${code};`)].join("\n")).join("\n\n");
  const facts = (filters) => {
    const all = own.real(own.picture().elements()), shown = own.visible(all);
    const nodes = shown.nodes().length, edges = shown.edges().length;
    return {
      tool: "Backchannel", made: new Date().toISOString(), nodes_shown: nodes, edges_shown: edges,
      nodes_hidden: all.nodes().length - nodes, edges_hidden: all.edges().length - edges, filters: listed(filters), query: queries(),
    };
  };
  const caption = (said) => [
    `${said.nodes_shown} nodes · ${said.edges_shown} edges · ${said.nodes_hidden} nodes and ${said.edges_hidden} edges hidden` +
      (said.filters ? ` by filters (${said.filters})` : ""),
    `Backchannel, ${said.made.slice(0, 10)} · ${asked().map(({ title }) => title).slice(-3).join(", ") || "no query"} · the Cypher is in this file's metadata`,
  ];

  // ---- PNG: a caption under the picture, and the facts as text chunks (https://www.w3.org/TR/png-3/#11iTXt) ----
  const table = Uint32Array.from({ length: 256 }, (_, n) => {
    for (let bit = 0; bit < 8; bit++) n = n & 1 ? 0xedb88320 ^ (n >>> 1) : n >>> 1;
    return n;
  });
  const checksum = (bytes) => ~bytes.reduce((sum, byte) => table[(sum ^ byte) & 255] ^ (sum >>> 8), -1) >>> 0;
  const chunk = (keyword, text) => {
    const content = new TextEncoder().encode(`iTXt${keyword}\0\0\0\0\0${text}`), bytes = new Uint8Array(content.length + 8);
    const view = new DataView(bytes.buffer);
    view.setUint32(0, content.length - 4);
    bytes.set(content, 4);
    view.setUint32(content.length + 4, checksum(content));
    return bytes;
  };
  const HEADER = 33; // Signature and IHDR, after which text may stand.
  const png = async (cy, said, colours) => {
    const box = own.visible(cy.elements()).boundingBox(), scale = Math.max(2, PRINT / Math.max(box.w, box.h, 1));
    const blob = cy.png({ output: "blob", full: true, scale, maxWidth: MOST, maxHeight: MOST, bg: colours.background });
    const picture = await createImageBitmap(blob), size = Math.max(1, picture.width / 1600);
    const canvas = Object.assign(document.createElement("canvas"), { width: picture.width, height: picture.height + CAPTION * size });
    const pen = canvas.getContext("2d");
    pen.fillStyle = colours.background;
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.drawImage(picture, 0, 0);
    pen.fillStyle = colours.text;
    pen.font = `${18 * size}px system-ui, sans-serif`;
    caption(said).forEach((line, i) => pen.fillText(line, 16 * size, picture.height + (24 + 26 * i) * size, canvas.width - 32 * size));
    const drawn = new Uint8Array(await (await new Promise((resolve) => canvas.toBlob(resolve))).arrayBuffer());
    return new Blob([drawn.slice(0, HEADER), chunk("Description", JSON.stringify(said)), drawn.slice(HEADER)], { type: "image/png" });
  };

  // ---- SVG: the same as text and metadata ----
  const svg = async (cy, said, colours) => {
    const text = await own.onDesk(cy.elements(), (desk) => desk.svg({ full: true, scale: 1, bg: colours.background }));
    const drawn = new DOMParser().parseFromString(text, "image/svg+xml");
    const root = drawn.documentElement, space = "http://www.w3.org/2000/svg";
    const width = parseFloat(root.getAttribute("width")), height = parseFloat(root.getAttribute("height"));
    const add = (tag, content, attributes = {}) => {
      const element = drawn.createElementNS(space, tag);
      for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
      element.textContent = content;
      root.append(element);
    };
    root.setAttribute("height", height + CAPTION);
    root.setAttribute("viewBox", `0 0 ${width} ${height + CAPTION}`);
    add("rect", "", { x: 0, y: height, width, height: CAPTION, fill: colours.background });
    add("title", "A graph from Backchannel");
    add("metadata", JSON.stringify(said));
    caption(said).forEach((line, i) => add("text", line, { x: 12, y: height + 22 + 20 * i, "font-size": 13, "font-family": "sans-serif", fill: colours.text }));
    return new Blob([new XMLSerializer().serializeToString(drawn)], { type: "image/svg+xml" });
  };

  own.takeOut = async (format, n) => {
    if (own.inOverview()) return own.toast("The whole graph cannot be exported, only the picture behind it. Leave the whole graph first.", null, true);
    await own.trailKnown();
    // What a folded group or a bundle of edges stands for is shown too, if as one thing; filters alone leave out.
    const all = own.real(own.picture().elements()), taken = all.filter((element) => !own.filteredOut(element));
    const ids = (eles) => eles.map((element) => element.id()), left = (kind) => all[kind]().length - taken[kind]().length;
    // A page shows the nodes where they stand here.
    const at = (n) => ["x", "y"].map((axis) => Math.round(n.position(axis)));
    const places = format === "html" ? Object.fromEntries(taken.nodes().map((n) => [n.id(), at(n)])) : {};
    const request = { format, nodes: ids(taken.nodes()), edges: ids(taken.edges()), hidden: left("nodes"), hidden_edges: left("edges"), places, query: queries(), n };
    own.set("export-request", { data: request });
  };
  ours.takePicture = async (asked, filtered) => {
    const cy = own.picture(), make = { png, svg }[asked?.format];
    if (!make) return window.dash_clientside.no_update;
    if (own.visible(cy.nodes()).empty()) { own.toast("There is nothing to export. Bring something into the picture first.", null, true); return window.dash_clientside.no_update; }
    const style = getComputedStyle(document.documentElement), colours = { text: style.getPropertyValue("--text"), background: style.getPropertyValue("--canvas") };
    await own.trailKnown();
    own.spaceLabels(true);
    const blob = await make(cy, facts(own.filters ? own.filters() : filtered), colours);
    own.spaceLabels();
    own.save(blob, `backchannel.${asked.format}`, blob.type);
    return window.dash_clientside.no_update;
  };
})();
