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
  // In the graph page's drawer a flow or a mark brings its moves into the picture.
  ours.moveClicked = (flow, mark, figure) => {
    const from = window.dash_clientside.callback_context.triggered[0]?.prop_id || "";
    const point = (from.startsWith("drawer-flow") ? flow : mark)?.points?.[0];
    const links = figure?.data[0].link;
    const ids = !point ? [] : from.startsWith("drawer-lane") ? [point.customdata] : point.source !== undefined ? links.customdata[point.pointNumber]
      : links.source.flatMap((s, i) => (s === point.pointNumber || links.target[i] === point.pointNumber ? links.customdata[i] : []));
    if (ids.length) window.backchannel.ask({ do: "show", ids: [...new Set(ids)] });
    return window.dash_clientside.no_update;
  };
  ours.chosenMove = (rows, click, figure) => {
    const from = window.dash_clientside.callback_context.triggered[0]?.prop_id || "";
    if (from.startsWith("moves-grid")) return rows?.length ? rows.map((r) => r.id) : window.dash_clientside.no_update;
    const point = click?.points?.[0], links = figure.data[0].link;
    if (!point) return window.dash_clientside.no_update;
    if (point.source !== undefined) return links.customdata[point.pointNumber];
    const near = links.source.flatMap((s, i) => (s === point.pointNumber || links.target[i] === point.pointNumber ? links.customdata[i] : []));
    return near;
  };
})();
