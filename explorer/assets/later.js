// What the first picture does not need is loaded when it is first asked for; pages name it in scripts of the type "later".
(() => {
  const own = (window.backchannel = window.backchannel || {});
  const loading = new Map();

  // Load and run a script once.
  own.script = (src) => loading.get(src) || loading.set(src, new Promise((resolve, reject) => {
    const failed = () => { loading.delete(src); reject(new TypeError(`${src} cannot be loaded`)); };
    document.head.append(Object.assign(document.createElement("script"), { src, onload: resolve, onerror: failed }));
  })).get(src);
  own.laterScript = (name) => own.script(document.querySelector(`script[type="later"][src*="${name}"]`).src);

  // Dash's lazy components end with a generator that was compiled for browsers of 2015, and for the runtime of that time.
  window.regeneratorRuntime ??= {
    mark: (made) => made,
    wrap: (step) => {
      const context = { prev: 0, next: 0, stop: () => { context.ended = true; } };
      const next = (sent) => {
        context.sent = sent;
        const value = step(context);
        return { value, done: !!context.ended };
      };
      return { next, throw: (error) => { throw error; } };
    },
  };

  // A stand-in for the tables: the grid itself comes with the first of them, and the stand-in stays, so that React keeps it.
  let grid = null;
  const load = () => (grid ||= own.laterScript("dash_ag_grid").then(() => {
    const real = window.dash_ag_grid.AgGrid;
    window.dash_ag_grid = { ...window.dash_ag_grid, AgGrid };
    return { default: real };
  }));
  const Lazy = React.lazy(load);
  const AgGrid = (props) => React.createElement(React.Suspense, { fallback: null }, React.createElement(Lazy, props));
  Object.defineProperty(AgGrid, "_dashprivate_isLazyComponentReady", {
    get: () => load().then(({ default: real }) => real._dashprivate_isLazyComponentReady),
  });
  window.dash_ag_grid = { AgGrid, getApiAsync: (...given) => load().then(() => window.dash_ag_grid.getApiAsync(...given)) };
})();
