// What a page must say of a result: worked out from the JSON alone, by whole numbers without limit, and compared with the page's text.

const mostPlaces = 9, cutPlaces = 6;

class Exact {
  constructor(top, below = 1n) { [this.top, this.below] = [top, below]; }
  static of(text) {
    const [, minus, whole, decimals = "", below] = /^(-?)(\d+)(?:\.(\d+)|\/(\d+))?$/.exec(text);
    const top = BigInt(whole + decimals);
    return new Exact(minus ? -top : top, below ? BigInt(below) : 10n ** BigInt(decimals.length));
  }
  plus(other) { return new Exact(this.top * other.below + other.top * this.below, this.below * other.below); }
  minus(other) { return this.plus(new Exact(-other.top, other.below)); }
  get sign() { return this.top > 0n ? 1 : this.top < 0n ? -1 : 0; }
  /** The fewest decimal places that hold it, from 0 to 40; more than these are as good as no end. */
  get places() {
    for (let n = 0, unit = 1n; n <= 40; n++, unit *= 10n) if (this.top * unit % this.below === 0n) return n;
    return Infinity;
  }
  /** Not below 0, with so many places: cut, or rounded to the nearest. */
  text(places, round = false) {
    const unit = 10n ** BigInt(places), scaled = round ? (2n * this.top * unit + this.below) / (2n * this.below) : this.top * unit / this.below;
    const digits = scaled.toString().padStart(places + 1, "0");
    return places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
  }
}

const sum = all => all.reduce((one, other) => one.plus(other), new Exact(0n));

/** How a result's figures are printed: every vote with as many places as the longest needs. */
function printing(result, shown) {
  let places = 0, cut = false;
  for (const stage of shown) {
    for (const figure of [stage.quota, stage.exhausted, stage.loss, ...stage.votes, ...stage.quotients ?? []]) {
      const needs = Exact.of(figure).places;
      if (needs > mostPlaces) cut = true;
      else places = Math.max(places, needs);
    }
  }
  const round = cut && shown.some(stage => stage.keepValues);
  if (cut) places = round ? mostPlaces : cutPlaces;
  const votes = exact => {
    const size = new Exact(exact.top < 0n ? -exact.top : exact.top, exact.below).text(places, round);
    return exact.sign < 0 && /[1-9]/.test(size) ? `-${size}` : size;
  };
  const change = exact => {
    const text = votes(exact);
    return !/[1-9]/.test(text) ? "" : exact.sign > 0 ? `+${text}` : text;
  };
  const value = exact => {
    const needs = exact.places;
    if (needs <= mostPlaces) return exact.text(needs === 0 ? 0 : Math.max(needs, Math.min(places, mostPlaces)));
    return round ? exact.text(mostPlaces, true) : `${exact.text(mostPlaces)}…`;
  };
  return { votes, change, value };
}

/** The stages that a page shows: of a count by keep values those that decide something, the first, the last, and those that settle a tie. */
function shownStages(result) {
  if (!result.stages.some(stage => stage.action === "redistribution")) return result.stages;
  const settling = new Set(result.stages.flatMap(stage => stage.decisions.map(tie => tie.stage)));
  return result.stages.filter((stage, i) => stage.complete || i === 0 || i === result.stages.length - 1 || settling.has(stage.number));
}

/** A name as a page shows it: nothing that moves or hides text, the same for an editor and for a browser. */
function clean(text) {
  return [...new Intl.Segmenter("en").segment(text)].map(({ segment }) => [...segment].slice(0, 16).map(letter =>
    /[\u200C\u200D]/u.test(letter) ? letter : /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/u.test(letter) ? "\uFFFD" : letter.replace(/\p{Zs}/u, " ")).join("")).join("").trim();
}

/** Everything in which the page says something else than the result. `page` is what `readPage` found. */
export function compare(result, page) {
  const wrong = [];
  let compared = 0;
  const same = (what, expected, found) => {
    compared++;
    if (expected !== found) wrong.push(`figures: ${what}: the result says ${JSON.stringify(expected)}, the page ${JSON.stringify(found)}`);
  };
  const shown = shownStages(result), print = printing(result, shown), all = result.candidates.map(one => clean(one.name) || `candidate ${one.number}`);
  const name = number => number > 0 ? all.filter(other => other === all[number - 1]).length > 1 ? `${all[number - 1]} (${number})` : all[number - 1] : null;
  const votes = (stage, number) => Exact.of(stage.votes[number - 1]);
  const before = i => shown[i - 1];
  const total = Exact.of(String(BigInt(result.papers) * BigInt(result.votesPerPaper ?? 1)));
  const last = shown.at(-1);

  same("who is elected", result.elected.map(name).join("; "), page.elected.join("; "));
  const facts = Object.fromEntries(page.facts);
  same("seats", String(result.seats), facts.Seats);
  same("formal papers", String(result.papers), facts["Formal papers"]);
  same("stages", String(result.stages.length), facts.Stages);
  if (Exact.of(result.quota).sign) same("quota", print.votes(Exact.of(result.quota)), facts.Quota?.replace(/( at the last stage)?( \(clause .*\))?$/, ""));
  for (const [list, stage] of [[page.firstBars, shown[0]], ...shown.length > 1 ? [[page.lastBars, last]] : []]) {
    // What is measured by the quota: votes, or quotients where there are such.
    const measure = number => stage.quotients ? Exact.of(stage.quotients[number - 1]) : votes(stage, number);
    const holders = result.candidates.map(one => one.number).filter(number => measure(number).sign);
    same(`candidates with a bar after stage ${stage.number}`, holders.length, list.length);
    for (const number of holders)
      same(`bar of ${name(number)} after stage ${stage.number}`, print.votes(measure(number)), list.find(([who]) => who === name(number))?.[1]);
  }

  // The whole table: a row for each candidate, then the sums; for each stage the change and the votes.
  const nobodys = shown.some(stage => stage.action === "votes") ? "Votes not given" : "Non-transferable papers";
  const withLoss = shown.some(stage => /[1-9]/.test(print.votes(Exact.of(stage.loss))));
  shown.forEach((stage, i) => {
    const column = page.table.get(String(stage.number)) ?? [];
    const rows = [
      ...result.candidates.map(one => ({ who: name(one.number), of: s => votes(s, one.number) })),
      { who: nobodys, of: s => Exact.of(s.exhausted) },
      ...withLoss ? [{ who: "Fractions disregarded", of: s => Exact.of(s.loss) }] : [],
      { who: "Total", of: () => total },
    ];
    rows.forEach(({ who, of }, row) => {
      const cell = column[row], what = `table, stage ${stage.number}, ${who}`;
      if (!cell) return wrong.push(`figures: ${what}: the page has no such cell`);
      same(`${what}, row`, who, cell.who);
      const now = of(stage), moved = i > 0 ? now.minus(of(before(i))) : new Exact(0n);
      if (stage.number > 1) same(`${what}, change`, print.change(moved), cell.change);
      same(what, cell.votes === "–" && now.sign === 0 && moved.sign === 0 ? "–" : print.votes(now), cell.votes);
    });
  });

  // The stages one by one: votes, transfers.
  same("stages on the page", shown.map(stage => stage.number).join(), page.stages.map(stage => stage.number).join());
  shown.forEach((stage, i) => {
    const article = page.stages.find(one => one.number === stage.number);
    if (!article) return;
    for (const row of article.votes) {
      const [who, ...cells] = row, number = all.findIndex((_, n) => name(n + 1) === who) + 1;
      const of = number ? s => votes(s, number) : who === nobodys ? s => Exact.of(s.exhausted) : s => Exact.of(s.loss);
      const expected = [...stage.number > 1 ? [print.change(i > 0 ? of(stage).minus(of(before(i))) : new Exact(0n))] : [], print.votes(of(stage))];
      if (stage.keepValues) expected.push(number ? print.value(Exact.of(stage.keepValues[number - 1])) : "");
      if (stage.quotients) expected.push(number && Exact.of(stage.quotients[number - 1]).sign ? print.votes(Exact.of(stage.quotients[number - 1])) : "");
      same(`stage ${stage.number}, ${who}`, expected.join(" | "), cells.join(" | "));
    }
    const listed = new Set(article.votes.map(([who]) => who));
    for (const one of result.candidates) if (votes(stage, one.number).sign && !listed.has(name(one.number))) wrong.push(`figures: stage ${stage.number} lacks ${name(one.number)}`);
    const line = t => [name(t.from), name(t.to) ?? (t.to === "loss" ? "fractions disregarded" : "non-transferable"), t.papers || "", t.papers ? print.value(Exact.of(t.value)) : "", print.votes(Exact.of(t.votes))].join(" | ");
    if (stage.transfers.some(t => t.papers > 0)) same(`transfers of stage ${stage.number}`, stage.transfers.map(line).join("\n"), article.transfers.map(row => row.join(" | ")).join("\n"));
  });

  // The drawing: what every band and block says of itself.
  if (shown.some(stage => stage.transfers.length > 0)) {
    const bands = [], blocks = [], kept = [];
    shown.forEach((stage, i) => {
      const moved = new Map();
      for (const t of stage.transfers)
        if (t.to !== "loss" && Exact.of(t.votes).sign > 0) moved.set(`${t.from}>${t.to}`, (moved.get(`${t.from}>${t.to}`) ?? new Exact(0n)).plus(Exact.of(t.votes)));
      // Nobody keeps anything where the count begins anew.
      if (i > 0 && stage.action !== "restart") for (const number of [0, ...result.candidates.map(one => one.number)]) {
        const gone = sum(stage.transfers.filter(t => t.from === number).map(t => Exact.of(t.votes)));
        const rest = (number ? votes(before(i), number) : Exact.of(before(i).exhausted)).minus(gone);
        if (rest.sign > 0) kept.push(`Stage ${stage.number}: ${name(number) ?? "non-transferable"} keeps ${print.votes(rest)}`);
      }
      if (i > 0) for (const [key, figure] of moved) {
        const [from, to] = key.split(">");
        bands.push(`Stage ${stage.number}: ${print.votes(figure)} from ${name(from)} to ${name(to) ?? "non-transferable"}`);
      }
      for (const one of result.candidates) if (votes(stage, one.number).sign > 0) blocks.push(`${name(one.number)} after stage ${stage.number}: ${print.votes(votes(stage, one.number))}`);
      if (Exact.of(stage.exhausted).sign > 0) blocks.push(`non-transferable after stage ${stage.number}: ${print.votes(Exact.of(stage.exhausted))}`);
    });
    same("bands of the drawing", bands.sort().join("\n"), page.bands.sort().join("\n"));
    same("kept bands of the drawing", kept.sort().join("\n"), page.kept.sort().join("\n"));
    same("blocks of the drawing", blocks.sort().join("\n"), page.blocks.sort().join("\n"));
  }

  // Where the votes are at the end.
  const ends = Object.fromEntries(page.ends), elected = sum(result.elected.map(number => votes(last, number)));
  if (last.quotients) same("votes with candidates", print.votes(sum(last.votes.map(Exact.of))), ends["With candidates"]);
  else {
    same("votes with those elected", print.votes(elected), ends["With those elected"]);
    same("votes with those not elected", print.votes(sum(last.votes.map(Exact.of)).minus(elected)), ends["With those not elected"]);
  }
  same("all votes", print.votes(total), ends.All);
  return { wrong, compared };
}

/** What stands on a page, by its tables and lists; runs in the browser. */
export function readPage() {
  const text = node => (node?.textContent ?? "").replace(/[\u2066-\u2069]/g, "").trim();
  const own = node => [...node.childNodes].filter(child => child.nodeType === 3).map(child => child.textContent).join("").trim();
  const rows = table => table ? [...table.rows].filter(row => row.querySelector("td")) : [];
  const cells = row => [...row.cells].filter(cell => !cell.classList.contains("bar")).map(text);
  const table = new Map();
  for (const sheet of document.querySelectorAll("table.sheet")) {
    for (const row of rows(sheet)) {
      const who = text(row.cells[0]), at = new Map();
      for (const cell of row.querySelectorAll("td")) {
        const entry = at.get(cell.dataset.stage) ?? { who, change: "" };
        if (cell.classList.contains("change")) entry.change = own(cell);
        else entry.votes = own(cell);
        at.set(cell.dataset.stage, entry);
      }
      for (const [stage, entry] of at) table.set(stage, [...table.get(stage) ?? [], entry]);
    }
  }
  const stages = [...document.querySelectorAll("article.stage[id^=stage-]")].map(article => ({
    number: +article.dataset.number,
    votes: rows(article.querySelector("table.bars")).map(row => [text(row.cells[0]), ...[...row.querySelectorAll("td.number")].map(text)]),
    transfers: rows(article.querySelector("details table")).map(cells),
  }));
  const bars = document.querySelectorAll("#answer table.bars"), titles = what => [...document.querySelectorAll(`#flow ${what} > title`)].map(text);
  const ends = [...document.querySelectorAll("#papers table")].at(-1);
  return {
    elected: [...document.querySelectorAll("ol.elected strong bdi")].map(text),
    facts: [...document.querySelectorAll("dl.facts > div")].map(fact => [text(fact.querySelector("dt")), text(fact.querySelector("dd"))]),
    firstBars: rows(bars[0]).map(cells), lastBars: rows(bars[1]).map(cells),
    table: [...table], stages, bands: titles("path.moved"), kept: titles("path.kept"), blocks: titles("rect"),
    ends: rows(ends).map(cells),
  };
}
