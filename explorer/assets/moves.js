// The team moves' page: colours of the flows, and which move a row or a flow stands for.
(() => {
  const ours = ((window.dash_clientside = window.dash_clientside || {}).backchannel ||= {});

  const filled = (value, colours) => {
    if (typeof value === "string") return value.startsWith("var(") ? colours.getPropertyValue(value.slice(4, -1)).trim() : value;
    if (Array.isArray(value)) return value.map((v) => filled(v, colours));
    if (value && typeof value === "object") return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, filled(v, colours)]));
    return value;
  };
  ours.figure = (_scheme, figure) => !figure ? window.dash_clientside.no_update : filled(figure, getComputedStyle(document.documentElement));
  ours.quickFilter = (text, options) => ({ ...options, quickFilterText: text || "" });
  // The moves of a flow, or of all flows that a place begins or ends.
  const movesAt = (point, links) => {
    if (point.source !== undefined) return links.customdata[point.pointNumber];
    return links.source.flatMap((s, i) => (s === point.pointNumber || links.target[i] === point.pointNumber ? links.customdata[i] : []));
  };
  // In the graph page's drawer a flow or a mark brings its moves into the picture.
  ours.moveClicked = (flow, mark, figure) => {
    const from = window.dash_clientside.callback_context.triggered[0]?.prop_id || "";
    const point = (from.startsWith("drawer-flow") ? flow : mark)?.points?.[0];
    const ids = !point ? [] : from.startsWith("drawer-lane") ? [point.customdata] : movesAt(point, figure.data[0].link);
    if (ids.length) window.backchannel.ask({ do: "show", ids: [...new Set(ids)] });
    return window.dash_clientside.no_update;
  };
  // What was chosen on the front page stays chosen: Dash would not ask for its quotes after a no_update here.
  ours.chosenMove = (rows, click, figure, before) => {
    const from = window.dash_clientside.callback_context.triggered[0]?.prop_id || "";
    if (from.startsWith("moves-grid")) return rows?.length ? rows.map((r) => r.id) : before || null;
    const point = click?.points?.[0];
    return point ? movesAt(point, figure.data[0].link) : before || null;
  };
  ours.homeFlow = (click, figure) => {
    const point = click?.points?.[0], own = window.backchannel;
    if (point) own.actions.moves({ ids: JSON.stringify(movesAt(point, figure.data[0].link)) });
    return window.dash_clientside.no_update;
  };
})();
