// Before anything is drawn: the colour scheme, so that a dark page does not flash white; and what the address shows is asked
// for at once, while the page's other scripts are still on their way.
(() => {
  const kept = (() => {
    try { return localStorage.getItem("backchannel-scheme"); } catch { return null; }
  })();
  const dark = kept ? kept === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  document.documentElement.dataset.mantineColorScheme = dark ? "dark" : "light";

  const own = (window.backchannel = window.backchannel || {});
  own.token = crypto.randomUUID?.() || `${Date.now()}-${Math.random()}`; // of this page's picture
  own.post = async (name, body) => {
    const answer = await fetch(`/api/${name}`, {
      method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body),
    });
    if (answer.status === 401) { location.reload(); return new Promise(() => {}); }
    const said = await answer.json().catch(() => ({ message: "The explorer did not answer.", hint: "Is it still running?" }));
    if (!answer.ok) throw Object.assign(new Error(said.message), said, { status: answer.status });
    return said;
  };

  // ---- the view in an address: JSON, deflated, in the alphabet of addresses ----
  const MARK = own.viewMark = "#v=";
  own.through = async (bytes, stream) => new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(stream)).arrayBuffer());
  own.viewIn = async (hash) => {
    const packed = Uint8Array.from(atob(hash.slice(MARK.length).replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0));
    return JSON.parse(new TextDecoder().decode(await own.through(packed, new DecompressionStream("deflate-raw"))));
  };
  // The graph unpacks it too: here it would have to wait its turn behind the scripts.
  const view = () => {
    const picture = { token: own.token, version: 0, added: [], removed: [] };
    return own.post("step", { request: { do: "restore", packed: location.hash.slice(MARK.length) }, filters: {}, picture });
  };
  const ask = (what, answer) => {
    answer.catch(() => {}); // Whoever takes the answer says what went wrong.
    own.early = { [what]: answer };
  };
  if (location.pathname !== "/graph") return;
  if (location.hash.startsWith(MARK)) ask("view", view());
  else if (new URLSearchParams(location.search).has("overview")) ask("overview", own.post("overview", {}));
})();
