// Asking the graph for what a step adds, and putting it into the picture where it belongs.
(() => {
  const own = (window.backchannel = window.backchannel || {});
  let version = 0, added = new Set(), removed = new Set(), queue = Promise.resolve();

  own.trouble = (error) => {
    const gone = error instanceof TypeError;
    own.notice(gone ? "The explorer cannot be reached." : error.message, gone ? "Is it still running? Try again." : error.hint);
  };
  own.notice = (message, hint) => {
    const tag = (type, children, more = {}) => ({ type, namespace: "dash_html_components", props: { children, ...more } });
    const close = tag("Button", tag("Span", null, { className: "icon icon-close" }), {
      type: "button", className: "icon-button", "aria-label": "Close", "data-do": "close-notice",
    });
    own.set("notice", { children: [
      tag("Span", null, { className: "icon icon-alert" }), tag("Div", [tag("Strong", message), tag("Span", hint || "")]), close,
    ] });
  };
  own.busy = (on) => { document.getElementById("progress").className = on ? "progress busy" : "progress"; };

  // The server knows what is shown from the changes it has been told of; it asks for the whole where it does not.
  own.ready.then((cy) => {
    cy.on("add", "node[!made]", ({ target }) => { removed.delete(target.id()); added.add(target.id()); });
    cy.on("remove", "node[!made]", ({ target }) => { added.delete(target.id()); removed.add(target.id()); });
  });
  // What the server leaves out, since it follows from the rest.
  const fill = (element) => {
    const data = element.data;
    element.group = data.source === undefined ? "nodes" : "edges";
    if (element.group === "nodes") data.label ??= data.name;
  };
  // `begun` is the answer to the request where it has been asked for before the picture was there (assets/early.js).
  const send = own.send = async (request, begun) => {
    const cy = own.picture();
    const told = [[...added], [...removed]];
    const body = (whole) => ({
      request, filters: own.filters?.() || {},
      picture: whole ? { token: own.token, version: 0, added: cy ? own.real(cy.nodes()).map((n) => n.id()) : [], removed: [] }
        : { token: own.token, version, added: told[0], removed: told[1] },
    });
    added = new Set();
    removed = new Set();
    try {
      const answer = await (begun || own.post("step", body(false))).catch((error) => {
        if (error.status !== 409) throw error;
        version = 0;
        return own.post("step", body(true));
      });
      version++;
      answer.elements.forEach(fill);
      return answer;
    } catch (error) {
      version = 0;
      cy && own.real(cy.nodes()).forEach((n) => added.add(n.id()));
      throw error;
    }
  };

  const TITLES = {
    show: "Show", edge: "Show an edge", expand: "Expand", paths: "Paths", common: "Neighbours in common", reveal: "Reveal edges", restore: "Open the view",
  };
  const titled = (request, delta) => {
    const name = (id) => own.picture().getElementById(id).data("name") || delta.elements.find((e) => e.data.id === id)?.data.name;
    const names = request.ids.slice(0, 2).map(name).filter(Boolean).join(request.do === "paths" ? " to " : " and ");
    const rest = request.ids.length > 2 ? ` and ${own.number(request.ids.length - 2)} more` : "";
    return `${TITLES[request.do]}${["reveal", "restore"].includes(request.do) ? "" : `: ${names}${rest}`}`;
  };

  // One after the other: what the second adds depends on what the first has brought, and undoing takes what was asked last,
  // also where the answer is still to come. What is done in its turn must not wait for another turn.
  own.inTurn = (work) => {
    const done = queue.then(work);
    queue = done.catch(() => {});
    return done;
  };
  own.ask = (request) => {
    const dismissed = own.dismissed?.() || [];
    return own.inTurn(async () => {
      own.busy(true);
      try {
        const delta = await send(dismissed.length ? { ...request, dismissed } : request);
        await own.seen();
        await apply(request, delta);
        own.say(delta.message);
      } catch (error) { own.trouble(error); } finally { own.busy(false); }
    });
  };

  const add = (elements) => own.picture().add(elements);
  const grown = (delta, fresh) => {
    const cy = own.picture();
    const nodes = fresh.filter((e) => e.group === "nodes"), edges = fresh.filter((e) => e.group === "edges");
    let all = cy.collection();
    const start = nodes.find((n) => n.data.id === delta.origin);
    if (start) all = all.union(add({ ...start, position: own.place(cy, [start], edges, null).get(start.data.id) }));
    const rest = nodes.filter((n) => n !== start);
    const at = own.place(cy, rest, edges, delta.origin ? cy.getElementById(delta.origin) : null);
    return all.union(add([...rest.map((n) => ({ ...n, position: at.get(n.data.id) })), ...edges]));
  };
  const apply = async (request, delta) => {
    const cy = own.picture();
    const fresh = delta.elements.filter((e) => !cy.hasElementWithId(e.data.id));
    const first = own.real(cy.nodes()).empty();
    const places = first ? null : own.places(cy.nodes());
    const whole = !first && own.allInView();
    let all = cy.collection();
    cy.batch(() => {
      all = grown(delta, fresh);
      if (all.nonempty()) own.did({ title: titled(request, delta), added: all, trail: delta.trail });
      own.changed();
    });
    if (first && all.nodes().length > 3 && !delta.origin) await own.arrange("force");
    else if (first && all.nonempty()) { cy.fit(cy.elements(), 90); if (cy.zoom() > 1.2) { cy.zoom(1.2); cy.center(); } }
    else own.bringIntoView(whole ? own.visible(cy.elements()) : all.nodes().union(delta.focus ? cy.getElementById(delta.focus) : cy.collection()));
    if (places) own.emit("grown", all, places);
    const ids = delta.chosen?.length ? delta.chosen : [delta.edge || delta.focus].filter(Boolean);
    const focus = cy.collection(ids.map((id) => cy.getElementById(id)).filter((e) => e.nonempty()).map((e) => e[0]));
    if (focus.nonempty()) own.choose(focus);
  };

  // Which neighbours an expansion brings first, and how many: what the card says.
  const wanted = () => ({
    order: document.getElementById("expand-order")?.value || "independent",
    step: +(document.getElementById("expand-step")?.value || 40),
  });
  own.grow = (ids, narrowed = {}) => {
    const have = ids.length === 1 && !narrowed.year ? own.have(ids[0], narrowed.edge, narrowed.direction, narrowed.kind) : 0;
    return own.ask({ do: "expand", ids, ...narrowed, ...wanted(), have });
  };
  own.expand = (node) => own.grow([node.id()]);
})();
