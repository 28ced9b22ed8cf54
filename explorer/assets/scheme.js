// Light and dark: follows the system until somebody chooses, then remembers.
(() => {
  const own = (window.backchannel = window.backchannel || {});
  const KEY = "backchannel-scheme";
  const system = matchMedia("(prefers-color-scheme: dark)");
  const kept = () => { try { return localStorage.getItem(KEY); } catch { return null; } };
  const current = () => kept() || (system.matches ? "dark" : "light");

  own.switchScheme = () => {
    const next = current() === "dark" ? "light" : "dark";
    try { localStorage.setItem(KEY, next); } catch { /* a browser that keeps nothing follows the system again */ }
    own.set("scheme", { data: next });
  };
  system.addEventListener("change", () => own.set("scheme", { data: current() }));

  window.dash_clientside = window.dash_clientside || {};
  const ours = (window.dash_clientside.backchannel = window.dash_clientside.backchannel || {});
  ours.scheme = (chosen) => {
    const scheme = chosen || current();
    document.documentElement.dataset.mantineColorScheme = scheme;
    return scheme;
  };
})();
