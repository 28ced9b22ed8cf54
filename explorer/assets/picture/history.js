// What was done to the picture: undo, redo, and the trail of steps to go back to.
(() => {
  const own = (window.backchannel = window.backchannel || {});
  const settings = own.settingsByName;
  let steps = [], now = 0;

  own.settings = () => Object.fromEntries([...settings].map(([name, { get }]) => [name, get()]).filter(([, v]) => v !== null));
  own.takeSettings = (given) => { for (const [name, both] of settings) both.set(given?.[name] ?? null); };

  // Positions of nodes by id, to be kept in a step.
  own.places = (nodes) => new Map(nodes.map((n) => [n.id(), { ...n.position() }]));
  const put = (places) => own.picture().batch(() => {
    for (const [id, position] of places) own.picture().getElementById(id).position({ ...position });
  });

  const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);
  // Take down a step that has been done: a title, and of added, removed, moved ([before, after]) and set what it did.
  const did = own.did = (step) => {
    steps = [...steps.slice(0, now), step];
    now = steps.length;
    own.emit("stepped", steps, now);
  };
  // Change a setting as a step of its own.
  own.change = (name, value, title) => {
    const both = settings.get(name), before = both.get();
    if (same(before, value)) return;
    both.set(value);
    did({ title, set: { name, before, after: both.get() } });
    own.refresh();
  };

  // Undo the step before `now`, or do the one after it again. Gives what the graph says to it, nothing where that failed.
  const apply = async (step, back) => {
    const [adds, removes] = back ? [step.removed, step.added] : [step.added, step.removed];
    removes?.remove();
    adds?.restore();
    if (step.moved) put(step.moved[back ? 0 : 1]);
    if (step.set) settings.get(step.set.name).set(back ? step.set.before : step.set.after);
    if (step.sets) for (const each of step.sets) settings.get(each.name).set(back ? each.before : each.after);
    return step.judgement ? own.rejudge(step) : `${back ? "Undone" : "Done again"}: ${step.title}`;
  };
  const walk = async (back) => {
    const step = steps[back ? --now : now++], said = await apply(step, back);
    // What the graph refused stands as it stood, unless something else has been done since.
    if (!said && steps[back ? now : now - 1] === step) now += back ? 1 : -1;
    return said;
  };
  const travel = (way) => own.inTurn(async () => {
    const whole = own.allInView(), said = await way();
    own.changed();
    own.tell();
    if (said) own.say(said);
    own.emit("stepped", steps, now);
    if (whole) own.bringIntoView(own.visible(own.picture().elements()));
  });
  // The steps that made what is shown.
  own.done = () => steps.slice(0, now);
  own.undo = () => travel(() => (now ? walk(true) : "Nothing to undo"));
  own.redo = () => travel(() => (now < steps.length ? walk(false) : "Nothing to redo"));
  // To the state after the first `count` steps.
  own.goTo = (count) => travel(async () => {
    while (now !== Math.min(count, steps.length)) if (!await walk(now > count)) return null;
    return count ? `Back to: ${steps[count - 1].title}` : "Back to the beginning";
  });

  // The queries behind a view hold all its ids: they are asked for when it has been drawn, or when somebody wants them.
  let asking = null;
  const askTrail = (step) => {
    asking = { step, timer: setTimeout(() => own.trailKnown(), 800) };
  };
  own.trailKnown = async () => {
    if (!asking) return;
    const { step, timer } = asking;
    clearTimeout(timer);
    try {
      asking.answer ||= own.post("view-query", { ids: step.ids });
      step.trail = (await asking.answer).trail;
      if (now && steps[now - 1] === step) own.tree("trail", step.trail);
    } catch (error) { own.trouble(error); }
    if (asking?.step === step) asking = null;
  };

  own.on("stepped", () => {
    const list = document.getElementById("steps");
    if (!list) return;
    const row = (title, at) => ["li", {}, [["button", {
      type: "button", class: `step${at === now ? " now" : ""}${at > now ? " undone" : ""}`, "data-do": "go-to", "data-at": String(at),
      ...(at === now ? { "aria-current": "step" } : {}),
    }, [title]]]];
    list.replaceChildren(...[row("Empty picture", 0), ...steps.map((step, i) => row(step.title, i + 1))].map(own.build));
    const last = now ? steps[now - 1] : {};
    own.tree("trail", last.trail);
    if (last.ids && !last.trail) askTrail(last);
    for (const [name, on] of [["undo", now > 0], ["redo", now < steps.length]]) {
      const button = document.querySelector(`.toolbar [data-do=${name}]`);
      if (button) button.disabled = !on;
    }
    document.getElementById("last-step").textContent = last.title || "";
  });
})();
