// Where a paper with the ranking that somebody types goes in this count. The count itself is not changed by it.
(() => {
  const data = document.getElementById("ways"), box = document.getElementById("follow-box");
  if (!data || !box) return;
  const count = JSON.parse(data.textContent), all = count.candidates;
  const input = document.getElementById("follow-ranking"), said = document.getElementById("follow-said"), way = document.getElementById("follow-way");
  const name = number => all[number - 1].name, list = items => items.length < 2 ? items.join("") : items.slice(0, -1).join(", ") + " and " + items[items.length - 1];
  const plain = text => text.normalize("NFC").replace(/[\u2066-\u2069]/g, "").toLowerCase().trim();

  // Values are exact: a numerator over a denominator.
  const exact = text => {
    const [top, below] = text.split("/"), [whole, part = ""] = top.split(".");
    return [BigInt(whole + part), below ? BigInt(below) : 10n ** BigInt(part.length)];
  };
  const same = (a, b) => a[0] * b[1] === b[0] * a[1], minus = (a, b) => [a[0] * b[1] - b[0] * a[1], a[1] * b[1]];
  const plus = (a, b) => [a[0] * b[1] + b[0] * a[1], a[1] * b[1]], none = [0n, 1n], one = [1n, 1n];
  const told = value => {
    const scale = 10n ** 9n, units = value[0] * scale / value[1], cut = units * value[1] !== value[0] * scale;
    const text = (units / scale + "." + String(units % scale).padStart(9, "0")).replace(/\.?0+$/, "");
    return cut ? text + "…" : text;
  };

  /** The candidates whom a text ranks; an error in words where it is not understood. */
  const read = text => {
    // Names may have blanks in them, and commas where others signs part them.
    const words = text.split(!/[^\d\s,;>]/.test(text) ? /[\s,;>]+/ : /[>;]/.test(text) ? /[>;]/ : /,/), ranking = [];
    for (const word of words.map(word => word.trim()).filter(word => word)) {
      let found = /^\d+$/.test(word) && all[word - 1] ? [+word] : [];
      if (!found.length) found = all.flatMap((candidate, i) => plain(candidate.name) === plain(word) ? [i + 1] : []);
      if (!found.length && !/^\d+$/.test(word)) found = all.flatMap((candidate, i) => plain(candidate.name).includes(plain(word)) ? [i + 1] : []);
      if (!found.length && /=|(^|\s)-(\s|$)/.test(word))
        throw new Error("Ranks given to several or left blank are not followed here; the command stv explain follows them.");
      if (!found.length) throw new Error("There is no candidate “" + word + "”.");
      if (found.length > 1) throw new Error("“" + word + "” may be " + list(found.slice(0, 5).map(number => number + " " + name(number))) + ".");
      if (ranking.includes(found[0])) throw new Error(name(found[0]) + " is ranked twice.");
      ranking.push(found[0]);
    }
    return ranking;
  };

  /** What of a ranking counts, and why it does not where it does not. */
  const admit = ranking => {
    const most = count.most ?? Infinity;
    let counted = ranking.slice(0, most).filter(number => !all[number - 1].withdrawn), why = "";
    const gone = ranking.slice(0, most).length - counted.length;
    if (ranking.length > 0 && counted.length === 0) why = "Not counted: it ranks nobody who stands.";
    else if (counted.length + gone < count.fewest) [counted, why] = [[], "Not counted: these rules want at least " + count.fewest + " preferences."];
    return [counted, why];
  };

  const leaves = number => Math.min(all[number - 1].elected || Infinity, all[number - 1].excluded ? all[number - 1].excluded - 1 : Infinity);
  const gone = (number, stage) => all[number - 1].elected && all[number - 1].elected < stage ? "elected at stage " + all[number - 1].elected
    : all[number - 1].excluded && all[number - 1].excluded <= stage ? "excluded at stage " + all[number - 1].excluded : null;

  /** The same batch as the papers that moved, as their law puts papers together. */
  const together = {
    together: () => true,
    last: (mine, move) => mine.came === move.came,
    "by value": (mine, move) => same(mine.value, exact(move.was)),
    "first, then by value": (mine, move) => (mine.came === 1) === (move.came === 1) && same(mine.value, exact(move.was)),
    "by value and origin": (mine, move) => same(mine.value, exact(move.was)) && mine.origin === move.of,
  };

  // Where nobody's papers lie as this one does, a candidate whose papers were all passed on passes it on too, at the value it has.
  const moves = [...count.moves ?? []];
  all.forEach((one, i) => { if (one.passed) moves.push({ stage: one.passed, from: [i + 1], rest: true }); });
  // A stable sort: what is left of a stage moves behind what moved at it.
  moves.sort((a, b) => a.stage - b.stage);

  const byTransfers = counted => {
    let at = 0, mine;
    const sentences = [], parts = [];
    let alone = false;
    const next = stage => {
      while (at < counted.length) {
        const number = counted[at++];
        if (leaves(number) >= stage) return number;
      }
      return 0;
    };
    mine = { who: next(1), came: 1, value: one, origin: 1 };
    sentences.push(count.stages[1] + "with " + name(mine.who) + ", worth 1.");
    for (const move of moves) {
      if (!mine.who) break;
      if (!move.from.includes(mine.who)) continue;
      if (move.rest) alone = true;
      else if (!together[move.papers](mine, move) || move.keep && !same(mine.value, exact(move.was))) continue;
      const from = mine.who, begin = at, to = next(move.stage), value = move.rest ? mine.value : exact(move.value);
      if (!to && move.stay) continue;
      let left = "";
      if (!same(value, mine.value)) {
        parts.push([from, minus(mine.value, value)]);
        left = ", and " + told(minus(mine.value, value)) + " of it stays with " + name(from);
      }
      const passed = counted.slice(begin, to ? at - 1 : at), past = passed.length === 0 ? ""
        : "past " + list(passed.map(number => name(number) + (gone(number, move.stage) ? " (" + gone(number, move.stage) + ")" : ""))) + " ";
      mine = { who: to, came: move.stage, value, origin: move.rest ? mine.origin : move.origin };
      sentences.push(count.stages[move.stage] + (to ? past + "goes on to " + name(to) + ", worth " + told(value)
        : past + "no further preference that counts: " + (same(value, one) ? "all" : told(value)) + " of it is nobody's from now on") + left + ".");
    }
    parts.push([mine.who, mine.value]);
    if (alone) sentences.push("No paper of this election went this way: with such a paper figures would be others.");
    return [sentences, parts];
  };

  const has = parts => list(parts.map(([who, value]) => (who ? name(who) + " has " : "nobody has ") + told(value)));

  const byKeepValues = counted => {
    const unit = 10n ** BigInt(count.digits), sentences = [];
    const down = (a, b) => a * b / unit, up = (a, b) => (a * b + unit - 1n) / unit;
    let before = null, first = true, parts = [], last = null;
    for (const keep of count.keeps) {
      parts = [];
      let weight = unit;
      for (const number of counted) {
        if (weight === 0n) break;
        const text = keep.parts[number], value = text === undefined ? unit : (([top, below]) => top * unit / below)(exact(text));
        if (value === 0n) continue;
        let kept, on;
        switch (count.keeping) {
          case "Up": kept = up(weight, value); on = weight - kept; break;
          case "BothUp": kept = up(weight, value); on = up(weight, unit - value); break;
          case "Amount": kept = value < weight ? value : weight; on = weight - kept; break;
          default: kept = down(weight, value); on = down(weight, unit - value);
        }
        if (kept > 0n) parts.push([number, [kept, unit]]);
        weight = on;
      }
      parts.sort((a, b) => a[0] - b[0]);
      if (weight > 0n) parts.push([0, [weight, unit]]);
      const now = parts.map(([who, value]) => who + ":" + value[0]).join();
      if (now === before) continue;
      before = now;
      const sentence = count.stages[keep.stage] + has(parts) + ".";
      last = null;
      if (first || keep.decides) sentences.push(sentence);
      else last = sentence;
      first = false;
    }
    if (last) sentences.push(last);
    return [sentences, parts];
  };

  const byVotes = counted => {
    const parts = counted.slice(0, count.votes).map(number => [number, one]);
    if (parts.length < count.votes) parts.push([0, [BigInt(count.votes - parts.length), 1n]]);
    return [[count.stages[1] + has(parts) + "."], parts];
  };

  /** What each part is good for at the end. */
  const end = parts => {
    const sums = new Map(), votes = count.method === "Block";
    for (const [who, value] of parts) sums.set(who, plus(sums.get(who) ?? none, value));
    return [...sums].map(([who, value]) => {
      const whole = same(value, one), part = votes ? whole ? "One of its votes" : told(value) + " of its votes" : whole ? "All of it" : told(value) + " of it";
      return !who ? votes ? "Not given: " + told(value) + " of its votes." : part + " is nobody's."
        : count.elected.includes(who) ? part + " helped to elect " + name(who) + "."
        : count.undecided ? part + " is with " + name(who) + " when the count stops." : part + " is with " + name(who) + ", who is not elected.";
    });
  };

  const show = () => {
    way.replaceChildren();
    said.textContent = "";
    try {
      const ranking = read(input.value);
      if (ranking.length === 0) return;
      const [counted, why] = admit(ranking);
      said.textContent = "Marked: " + ranking.map((number, i) => i + 1 + " " + name(number)).join(", ") + ". " + why;
      if (counted.length === 0) return;
      const [sentences, parts] = { Transfers: byTransfers, KeepValues: byKeepValues, Block: byVotes }[count.method](counted);
      for (const sentence of [...sentences, ...end(parts)]) {
        const item = document.createElement("li");
        item.textContent = sentence;
        way.append(item);
      }
    } catch (error) {
      said.textContent = error.message;
    }
  };
  input.addEventListener("input", show);
  box.hidden = false;
  show();
})();
