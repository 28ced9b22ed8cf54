// The chart of a query's answer, drawn from the rows of its table in the colours of the page.
(() => {
  const ours = ((window.dash_clientside = window.dash_clientside || {}).backchannel ||= {});
  const MOST = 500;

  ours.chart = (form, x, y, _scheme, rows, columns) => {
    if (!rows || !columns) return window.dash_clientside.no_update;
    const style = getComputedStyle(document.documentElement), colour = (name) => style.getPropertyValue(name).trim();
    const title = (field) => columns.find((column) => column.field === field)?.headerName || "";
    const shown = rows.slice(0, MOST), along = shown.map((row) => row[x]), height = shown.map((row) => row[y]);
    const kinds = {
      bars: { type: "bar" },
      line: { type: "scatter", mode: "lines+markers" },
      points: { type: "scatter", mode: "markers" },
    };
    const axis = (field) => ({ title: { text: title(field) }, gridcolor: colour("--line"), linecolor: colour("--line-strong"), automargin: true });
    return {
      data: [{ ...kinds[form], x: along, y: height, marker: { color: colour("--accent") }, line: { color: colour("--accent") } }],
      layout: {
        margin: { l: 60, r: 16, t: 12, b: 60 }, paper_bgcolor: "rgba(0,0,0,0)", plot_bgcolor: "rgba(0,0,0,0)", showlegend: false,
        font: { color: colour("--text"), size: 12, family: "system-ui, sans-serif" }, xaxis: axis(x), yaxis: axis(y), bargap: 0.25,
      },
    };
  };
})();
