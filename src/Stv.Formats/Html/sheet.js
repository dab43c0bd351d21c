// Comfort only: one stage at a time, and the figures of each part of the drawing by keyboard.
(() => {
  const stages = [...document.querySelectorAll("article.stage")];
  const bar = document.getElementById("stepper"), section = document.getElementById("stages");
  if (bar && stages.length > 1) {
    const make = (tag, text, label) => {
      const made = document.createElement(tag);
      made.textContent = text;
      if (label) made.setAttribute("aria-label", label);
      bar.append(made);
      return made;
    };
    const back = make("button", "‹", "Stage before"), slider = make("input", "", "Stage");
    const on = make("button", "›", "Next stage"), where = make("span", ""), all = make("button", "Show all");
    slider.type = "range";
    slider.min = 0;
    slider.max = stages.length - 1;
    where.setAttribute("aria-live", "polite");
    const cells = new Map();
    for (const cell of document.querySelectorAll("[data-stage]")) cells.set(cell.dataset.stage, [...cells.get(cell.dataset.stage) ?? [], cell]);
    let now = 0, stepping = true, marked = [];
    const show = to => {
      now = Math.max(0, Math.min(stages.length - 1, to));
      stages.forEach((stage, i) => stage.classList.toggle("now", i === now));
      section.classList.toggle("stepping", stepping);
      const number = stages[now].dataset.number;
      for (const cell of marked) cell.classList.remove("now");
      marked = stepping ? cells.get(number) ?? [] : [];
      for (const cell of marked) cell.classList.add("now");
      slider.value = now;
      slider.setAttribute("aria-valuetext", "Stage " + number);
      where.textContent = "Stage " + number + " of " + stages[stages.length - 1].dataset.number;
      // Not disabled in earnest: whoever got there by the keyboard would lose the place.
      back.setAttribute("aria-disabled", now === 0);
      on.setAttribute("aria-disabled", now === stages.length - 1);
      all.textContent = stepping ? "Show all" : "One at a time";
      for (const control of [back, slider, on, where]) control.hidden = !stepping;
    };
    back.onclick = () => show(now - 1);
    on.onclick = () => show(now + 1);
    slider.oninput = () => show(+slider.value);
    all.onclick = () => { stepping = !stepping; show(now); };
    const follow = () => {
      const at = stages.findIndex(stage => "#" + stage.id === location.hash);
      if (at >= 0) { show(at); stages[at].scrollIntoView(); }
    };
    addEventListener("hashchange", follow);
    // A link to where the page already is changes nothing of its address.
    document.addEventListener("click", event => { if (event.target.closest("a")?.hash === location.hash) follow(); });
    bar.hidden = false;
    show(0);
    follow();
  }

  const drawing = document.getElementById("flow-drawing"), figure = document.getElementById("flow-figure");
  if (!drawing || !figure) return;
  const parts = [...drawing.querySelectorAll("path, rect")];
  const tell = part => {
    const title = part?.querySelector("title");
    if (title) figure.textContent = title.textContent;
  };
  // Few votes make a band thinner than anybody can point at: one three pixels off will do.
  const near = event => {
    for (const [x, y] of [[0, 0], [0, -1], [0, 1], [0, -3], [0, 3], [-3, 0], [3, 0]]) {
      const band = document.elementFromPoint(event.clientX + x, event.clientY + y)?.closest("path.moved");
      if (band) return band;
    }
    return event.target.closest("path, rect");
  };
  const point = event => {
    figure.setAttribute("aria-live", "polite");
    const part = near(event);
    for (const band of drawing.querySelectorAll(".at")) band.classList.remove("at");
    if (part?.matches("path.moved")) part.classList.add("at");
    tell(part);
  };
  drawing.addEventListener("pointermove", point);
  drawing.addEventListener("pointerdown", point);
  drawing.addEventListener("focusin", event => {
    // Whoever hears the page has heard the band's own name.
    figure.setAttribute("aria-live", "off");
    tell(event.target);
  });
  // One stop for the whole drawing: from there the arrow keys go.
  const first = parts.find(part => part.matches("path.moved")) ?? parts[0];
  if (first) first.tabIndex = 0;
  drawing.addEventListener("keydown", event => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key], at = parts.indexOf(event.target);
    if (!step || at < 0) return;
    event.preventDefault();
    const transfers = event.key === "ArrowRight" || event.key === "ArrowLeft";
    let to = at + step;
    while (transfers && parts[to]?.matches("path.moved") === false) to += step;
    const next = parts[to];
    if (!next) return;
    parts[at].tabIndex = -1;
    next.tabIndex = 0;
    next.focus();
  });
})();
