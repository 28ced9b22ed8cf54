// Draws the trees of components/static.py: [tag, attributes, children], text as text and never as markup.
(() => {
  const SVG = new Set(["svg", "polygon", "rect", "path", "circle", "g"]);
  const own = (window.backchannel = window.backchannel || {});
  const build = own.build = (node) => {
    if (typeof node === "string") return document.createTextNode(node);
    const [tag, attributes, children] = node;
    const element = SVG.has(tag) ? document.createElementNS("http://www.w3.org/2000/svg", tag) : document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...children.map(build));
    return element;
  };
  const draw = (host) => {
    const text = host.dataset.tree;
    if (host.drawn === text) return;
    host.drawn = text;
    host.replaceChildren(...JSON.parse(text || "[]").map(build));
    if (host.id === "document-body") host.querySelector("mark")?.scrollIntoView({ block: "center" });
  };
  const find = (element) => {
    if (element.nodeType !== Node.ELEMENT_NODE) return;
    if (element.dataset.tree !== undefined) draw(element);
    element.querySelectorAll("[data-tree]").forEach(draw);
  };
  new MutationObserver((changes) => {
    for (const { type, target, addedNodes } of changes) {
      if (type === "attributes") draw(target);
      else addedNodes.forEach(find);
    }
  }).observe(document.documentElement, { childList: true, subtree: true, attributes: true, attributeFilter: ["data-tree"] });
  find(document.documentElement);
})();
