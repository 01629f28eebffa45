/* The search in the archive. No server and no fetch: each file of search/ is a script that calls monitor(name, data).
   Only the files of the query's first letters are loaded, and of what is found those issues that are shown. */
"use strict";
(() => {
  const SHOWN = 10, SENTENCES = 3;
  const known = new Map(), waiting = new Map();
  window.monitor = (name, data) => waiting.get(name)?.(data);

  const load = (name) => {
    if (!known.has(name)) {
      known.set(name, new Promise((resolve) => {
        const script = document.createElement("script");
        waiting.set(name, resolve);
        script.onerror = () => resolve(null);
        script.src = "search/" + name.split("/").map(encodeURIComponent).join("/") + ".js";
        document.head.append(script);
      }));
    }
    return known.get(name);
  };

  /* Words: the same cut as in monitor/render/archive/search.py. */
  const ACCENTS = /(?<![\u0400-\u04ff])[\u0306\u0308]|[\u0300-\u0305\u0307\u0309-\u036f]/g;
  const TOKEN = /[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]|(?:(?![\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff])[\p{L}\p{N}])+/gu;
  const fold = (text) => text.normalize("NFD").replace(ACCENTS, "").normalize("NFC").toLowerCase()
    .replace(/ς/g, "σ").replace(/ß/g, "ss").replace(/ʼ/g, "'");
  const tokens = (text) => fold(text).match(TOKEN) ?? [];

  /* Where each word of a text stands in it. */
  const spans = (text) => {
    const found = [];
    for (const match of text.matchAll(/[\p{L}\p{N}\u0300-\u036f]+/gu)) {
      const inside = tokens(match[0]);
      const each = inside.length === match[0].length && inside.length > 1;
      inside.forEach((token, i) => found.push(each
        ? { token, start: match.index + i, end: match.index + i + 1 }
        : { token, start: match.index, end: match.index + match[0].length }));
    }
    return found;
  };

  /* The language of queries, as in monitor/digest/choose/query.py: a tree of words, days, near, all, some, without.
     A mistake is thrown as its column. */
  const CLOSING = { '"': '"', "“": '”“"', "„": '”“"', "”": '”"', "«": "»", "»": "«" };
  const WORD = /[^\s()"“”„«»*]+/y, OPERATOR = /(?:AND|OR|NOT)(?![^\s()"“”„«»])/y, NEAR = /NEAR\s*\(/y;
  const OLD_NEAR = /NEAR(?:\/\d+)?(?![^\s)])/y, DISTANCE = /\s*,\s*(\d{1,9})\s*(?=\))/y, MINUS = /-(?=[^\s()*-])/y;
  const NAMED = "(?<word>\\p{L}{3,})\\.?", YEAR = "(?<year>[12]\\d{3})", DAY = "(?<day>[0-3]?\\d)";
  const DATES = [
    `${YEAR}-(?<month>[01]\\d)(?:-${DAY})?`,
    `${DAY}\\.(?<month>[01]?\\d)\\.${YEAR}?`,
    `${DAY}/(?<month>[01]?\\d)/${YEAR}`,
    `${DAY}(?:st|nd|rd|th|\\.)?\\s+(?:\\p{L}{1,3}\\s+)?${NAMED}(?:,?\\s+(?:\\p{L}{1,3}\\s+)?${YEAR})?`,
    `${NAMED}\\s+${DAY}(?:st|nd|rd|th)?(?:,?\\s+${YEAR})?`,
    `${NAMED}\\s+${YEAR}`,
  ].map((pattern) => new RegExp(pattern + "(?![^\\s()])", "yu"));

  let facts = { months: {}, endings: [], latin: {}, sounds: [], classes: {} };
  const monthOf = (word) => {
    const folded = tokens(word).join("").normalize("NFD").replace(/\p{M}/gu, "");
    const begun = new Set(Object.entries(facts.months).filter(([name]) => name.startsWith(folded)).map(([, number]) => number));
    return facts.months[folded] ?? (begun.size === 1 && folded ? [...begun][0] : 0);
  };

  const parse = (query) => {
    let at = 0;
    const match = (pattern, place = at) => { pattern.lastIndex = place; return pattern.exec(query); };
    const wrong = (place = at) => { throw place + 1; };
    const skip = () => { while (at < query.length && /\s/.test(query[at])) at++; };
    const ended = () => { skip(); return at >= query.length; };
    const operator = () => match(OPERATOR)?.[0];
    const date = () => {
      for (const pattern of DATES) {
        const found = match(pattern);
        if (!found) continue;
        const { year, day, word, month } = found.groups;
        const number = Number(month ?? 0) || (word ? monthOf(word) : 0);
        if (number < 1 || number > 12 || (day !== undefined && (Number(day) < 1 || Number(day) > 31)) || (!day && !year)) continue;
        at += found[0].length;
        return { type: "day", year: year ? Number(year) : null, month: number, day: day ? Number(day) : null };
      }
      return null;
    };
    const star = () => {
      if (query[at] !== "*") return false;
      at++;
      if (at < query.length && !/[\s(),]/.test(query[at])) wrong(at - 1);
      return true;
    };
    const phrase = (before) => {
      const start = at, closing = CLOSING[query[at]];
      let text;
      if (closing) {
        at++;
        while (at < query.length && !closing.includes(query[at])) at++;
        if (at === query.length) wrong(start);
        text = query.slice(start + 1, at++);
      } else {
        if (query[at] === "*" || match(OLD_NEAR)) wrong();
        const found = match(WORD);
        if (!found) wrong();
        let end = at + found[0].length;
        if (before) {
          for (let i = at + 1; i < end; i++) if (match(before, i)) { end = i; break; }
        }
        text = query.slice(at, end);
        at = end;
      }
      if (!/[\p{L}\p{N}]/u.test(text)) wrong(start);
      return { type: "words", text, words: tokens(text), quoted: Boolean(closing), prefix: star() };
    };
    const near = (begun) => {
      const opened = at + begun.length - 1, items = [];
      at += begun.length;
      let distance = 10;
      while (!ended() && query[at] !== ")") {
        if (operator() || query[at] === "(") wrong();
        const given = match(DISTANCE);
        if (given) {
          distance = Number(given[1]);
          if (distance > 10000) wrong();
          at += given[0].length;
          break;
        }
        items.push(phrase(DISTANCE));
      }
      if (!items.length) wrong();
      close(opened);
      return { type: "near", items, distance };
    };
    const close = (opened) => {
      if (ended()) wrong(opened);
      if (query[at] !== ")") wrong();
      at++;
    };
    const item = (depth) => {
      if (ended() || operator()) wrong();
      const begun = match(NEAR);
      if (begun) return near(begun[0]);
      const day = date();
      if (day) return day;
      if (query[at] === ")") wrong();
      if (query[at] !== "(") return phrase();
      const opened = at++;
      if (depth === 30) wrong(opened);
      const inner = any(depth + 1);
      close(opened);
      return inner;
    };
    const run = (depth) => {
      const items = [item(depth)], taken = [];
      while (!ended() && query[at] !== ")" && !operator()) {
        if (match(MINUS)) { at++; taken.push(item(depth)); } else items.push(item(depth));
      }
      return { kept: items.length === 1 ? items[0] : { type: "all", parts: items }, taken };
    };
    const takeNot = () => {
      skip();
      const start = at;
      if (operator() === "AND") { at += 3; skip(); }
      if (operator() === "NOT") { at += 3; return true; }
      at = start;
      return false;
    };
    const without = (kept, taken) => (taken.length ? { type: "without", kept, taken } : kept);
    const minus = (depth) => {
      const { kept, taken } = run(depth);
      while (takeNot()) {
        const more = run(depth);
        taken.push(without(more.kept, more.taken));
      }
      return without(kept, taken);
    };
    const chain = (name, type, read) => {
      const parts = [read()];
      while (!ended() && operator() === name) { at += name.length; parts.push(read()); }
      return parts.length === 1 ? parts[0] : { type, parts };
    };
    const any = (depth) => chain("OR", "some", () => chain("AND", "all", () => minus(depth)));
    if (ended()) return null;
    const node = any(0);
    if (!ended()) wrong();
    return node;
  };

  const wordsOf = (node) => (node === null ? [] : {
    words: () => [node],
    near: () => node.items,
    all: () => node.parts.flatMap(wordsOf),
    some: () => node.parts.flatMap(wordsOf),
    without: () => wordsOf(node.kept),
    day: () => [],
  }[node.type]());

  const letter = (word) => {
    const code = word.codePointAt(0);
    return code < 0x3000 ? code.toString(16) : "x" + (code >> 8).toString(16);
  };
  /* A word's list, as monitor/render/archive/search.py writes it: the distances between its places. */
  const DIGITS = new Int8Array(128);
  [..."ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"].forEach((c, i) => { DIGITS[c.charCodeAt(0)] = i; });
  const places = (text, start, end) => {
    const made = new Int32Array(end - start);
    let count = 0, at = 0, step = 0, shift = 0;
    for (let i = start; i < end; i++) {
      const digit = DIGITS[text.charCodeAt(i)];
      step += (digit & 31) << shift;
      shift += 5;
      if (digit & 32) continue;
      made[count++] = at += step;
      step = shift = 0;
    }
    return made.subarray(0, count);
  };

  /* The places where a word stands in a quarter, ascending. */
  const standing = async (quarter, map, word, prefix) => {
    const name = letter(word);
    if (!map.letters.includes(name)) return [];
    const text = (await load(quarter + "/" + name)) ?? "";
    const lists = [];
    const key = ";" + word + (prefix ? "" : ":");
    for (let from = text.indexOf(key); from >= 0; from = text.indexOf(key, from + 1)) {
      const start = text.indexOf(":", from) + 1;
      lists.push(places(text, start, text.indexOf(";", start)));
      if (!prefix) return lists[0];
    }
    const all = new Int32Array(lists.reduce((sum, list) => sum + list.length, 0));
    let at = 0;
    for (const list of lists) { all.set(list, at); at += list.length; }
    return all.sort();
  };

  const phrase = async (quarter, map, words, prefix) => {
    const last = words.length - 1;
    const lists = await Promise.all(words.map((word, i) => standing(quarter, map, word, prefix && i === last)));
    let found = lists[0] ?? [];
    for (let n = 1; n <= last; n++) {
      const next = lists[n];
      let j = 0;
      found = found.filter((place) => {
        while (j < next.length && next[j] < place + n) j++;
        return next[j] === place + n;
      });
    }
    return found;
  };

  /* How a name sounds, as monitor/language/names/spelling.py and alike.py hear it. */
  const heard = (word) => {
    let sound = [...word].map((c) => facts.latin[c] ?? c).join("");
    for (const [pattern, common] of facts.sounds) sound = sound.replace(new RegExp(pattern, "gu"), common);
    const classed = (one) => one.replace(/[csz]h|ts|th|[bcdfghklmnpqrstvz]/g, (c) => facts.classes[c] ?? c).replace(/(.)\1+/g, "$1");
    return [...new Set([classed(sound), classed(sound.replaceAll("ch", "h"))])];
  };
  const consonants = (sound) => sound.replace(/[aeiou]/g, "").replace(/(.)\1+/g, "$1");
  const oneApart = (a, b) => {
    if (Math.abs(a.length - b.length) > 1) return false;
    let i = 0;
    while (i < Math.min(a.length, b.length) && a[i] === b[i]) i++;
    return a.slice(i + 1) === b.slice(i + 1) || a.slice(i + 1) === b.slice(i) || a.slice(i) === b.slice(i + 1);
  };

  /* What of the index a word needs: the texts of its letter, and the names; of each of these quarters. */
  const lettersOf = (quarters, first) => Promise.all(quarters.map(async (quarter) => {
    const map = await load(quarter + "/map");
    return map?.letters.includes(letter(first)) ? (await load(quarter + "/" + letter(first))) ?? "" : "";
  }));
  const linesOf = (text, begin) => {
    const lines = [];
    for (let from = text.indexOf("\n" + begin); from >= 0; from = text.indexOf("\n" + begin, from + 1)) {
      lines.push(text.slice(from + 1, text.indexOf("\n", from + 1)));
    }
    return lines;
  };

  /* The words of the archive that a word means, as in monitor/desk/vocabulary.py: all of its stem, and of a name all
     spellings. */
  const kin = async (quarters, word) => {
    const stems = new Set();
    const texts = await lettersOf(quarters, word);
    for (const text of texts) {
      for (let at = text.indexOf("," + word + ","); at >= 0; at = text.indexOf("," + word + ",", at + 1)) {
        const line = text.slice(text.lastIndexOf("\n", at) + 1, at);
        stems.add(line.slice(0, line.indexOf("=")));
      }
      if (text.includes("\n" + word + "=") || (!stems.size && text.includes(";" + word + ":"))) stems.add(word);
    }
    if (!stems.size) {
      let most = 3;
      const fits = (root) => {
        let same = 0;
        while (same < root.length && root[same] === word[same]) same++;
        const known = root === word || facts.endings.some(([a, b]) => a === root.slice(same) && b === word.slice(same));
        if (!known || same < most) return;
        if (same > most) stems.clear();
        most = same;
        stems.add(root);
      };
      for (const text of texts) {
        for (const line of linesOf(text, word.slice(0, 3))) fits(line.slice(0, line.indexOf("=")));
        const begin = ";" + word.slice(0, 3);
        for (let from = text.indexOf(begin); from >= 0; from = text.indexOf(begin, from + 1)) {
          const other = text.slice(from + 1, text.indexOf(":", from));
          if (!text.includes("," + other + ",")) fits(other);
        }
      }
    }
    const unknown = !stems.size, names = (await Promise.all(quarters.map((quarter) => load(quarter + "/names")))).filter(Boolean);
    const rows = names.flatMap((text) => (text ? text.split("\n").map((row) => row.split(":")) : []));
    for (const one of new Set([...stems, word])) {
      if (!unknown && !rows.some(([, stem]) => stem === one)) continue;
      for (const mine of heard(one)) {
        const common = consonants(mine);
        for (const [sound, stem] of rows) {
          if (common.length >= 3 && (sound === mine || (oneApart(sound, mine) && consonants(sound) === common))) stems.add(stem);
        }
      }
    }
    const found = new Set();
    for (const stem of stems) {
      for (const text of await lettersOf(quarters, stem)) {
        for (const line of linesOf(text, stem + "=")) line.slice(line.indexOf("=") + 2, -1).split(",").forEach((w) => found.add(w));
        if (text.includes(";" + stem + ":")) found.add(stem);
      }
    }
    return found;
  };

  const initials = (text) => (/^[A-Z]{2,5}$/.test(text) ? [[...text.toLowerCase()]]
    : /^(?:[A-Za-z]\.){3,}$/.test(text) ? [[text.replaceAll(".", "").toLowerCase()]] : []);

  /* The ways in which words may stand: each a list of words in a row. */
  const forms = async (quarters, term) => {
    const ways = [term.words];
    if (!term.quoted && !term.prefix) {
      if (term.words.length === 1) for (const word of await kin(quarters, term.words[0])) if (word !== term.words[0]) ways.push([word]);
      ways.push(...initials(term.text));
    }
    return ways;
  };

  /* The query with the ways of its words, and those of its dates. */
  const prepared = async (quarters, node) => {
    if (!node) return node;
    if (node.type === "words") return { ...node, ways: await forms(quarters, node) };
    if (node.type === "near") return { ...node, items: await Promise.all(node.items.map((item) => prepared(quarters, item))) };
    if (node.type === "without") {
      return { ...node, kept: await prepared(quarters, node.kept), taken: await Promise.all(node.taken.map((one) => prepared(quarters, one))) };
    }
    if (node.parts) return { ...node, parts: await Promise.all(node.parts.map((one) => prepared(quarters, one))) };
    const year = node.year ? [String(node.year)] : [];
    const named = Object.entries(facts.months).filter(([, number]) => number === node.month).map(([name]) => name);
    const ways = named.flatMap((name) => (node.day
      ? [[String(node.day), name, ...year], [name, String(node.day), ...year]] : [[name, ...year]]));
    return { ...node, ways };
  };

  /* The passages of a quarter, one after another: where each begins and whose it is; worked out once. */
  const layouts = new Map();
  const layout = (quarter, map) => {
    if (!layouts.has(quarter)) {
      const starts = [], owners = [], stories = [];
      let at = 0;
      map.issues.forEach(([id, day, label, told]) => told.forEach(([anchor, topics, lines], number) => {
        const first = starts.length;
        for (const line of lines) {
          starts.push(at);
          owners.push(stories.length);
          at += line[0] + 1;
        }
        stories.push({ id, day, label, anchor, topics, number, first, lines });
      }));
      layouts.set(quarter, { starts: Int32Array.from(starts), owners: Int32Array.from(owners), stories });
    }
    return layouts.get(quarter);
  };

  /* The passages (each once, ascending) in which these places are. */
  const rowsOf = (found, starts) => {
    const rows = [];
    let row = 0;
    for (const place of found) {
      while (row + 1 < starts.length && starts[row + 1] <= place) row++;
      if (rows[rows.length - 1] !== row) rows.push(row);
    }
    return rows;
  };

  const union = (lists) => (lists.length === 1 ? lists[0] : Int32Array.from(new Set(lists.flatMap((list) => [...list]))).sort());

  /* What stands in a quarter: the stories that meet a query, and for each of its terms the passages where it stands. */
  const meeting = async (quarter, map, node, wanted, terms, negative) => {
    const { starts, owners, stories } = layout(quarter, map);
    const outlet = wanted.outlet ? map.outlets.indexOf(wanted.outlet) : -1;
    const places = async (term) => union(await Promise.all(term.ways.map((way) => phrase(quarter, map, way, term.prefix))));
    const met = (found) => {
      let rows = rowsOf(found, starts);
      if (wanted.outlet && !negative) rows = rows.filter((row) => stories[owners[row]].lines[row - stories[owners[row]].first].indexOf(outlet, 1) > 0);
      if (!negative) terms.push(rows);
      return new Set(rows.map((row) => owners[row]));
    };
    const each = (parts, less) => Promise.all(parts.map((part) => meeting(quarter, map, part, wanted, terms, less)));
    if (node.type === "words") return met(await places(node));
    if (node.type === "near") return met(near(await Promise.all(node.items.map(places)), node, starts));
    if (node.type === "all") return (await each(node.parts, negative)).reduce((a, b) => new Set([...a].filter((one) => b.has(one))));
    if (node.type === "some") return new Set((await each(node.parts, negative)).flatMap((one) => [...one]));
    if (node.type === "without") {
      const [kept] = await each([node.kept], negative), gone = await each(node.taken, true);
      return new Set([...kept].filter((one) => !gone.some((less) => less.has(one))));
    }
    const asked = (day) => (!node.year || Number(day.slice(0, 4)) === node.year) && Number(day.slice(5, 7)) === node.month
      && (!node.day || Number(day.slice(8, 10)) === node.day);
    const onDay = stories.flatMap((story, i) => (asked(story.day) ? [i] : []));
    return new Set([...onDay, ...met(await places(node))]);
  };

  /* The places where all of these stand near: as FTS5 has it, none begins earlier than `distance` words, and its own,
     before the last of them. */
  const near = (lists, node, starts) => {
    const found = [];
    lists.forEach((list, n) => {
      for (const last of list) {
        let low = 0, high = starts.length;
        while (low + 1 < high) { const middle = (low + high) >> 1; if (starts[middle] <= last) low = middle; else high = middle; }
        const from = (i) => Math.max(starts[low], last - node.items[i].words.length - node.distance);
        if (lists.every((other, i) => i === n || other.some((place) => place <= last && place >= from(i)))) found.push(last);
      }
    });
    return Int32Array.from(new Set(found)).sort();
  };

  /* The stories of a quarter that meet the query, each with the passages found in it and how well it fits. */
  const find = async (quarter, node, wanted) => {
    const map = await load(quarter + "/map");
    if (!map) return [];
    const { owners, stories, starts } = layout(quarter, map);
    const outlet = wanted.outlet ? map.outlets.indexOf(wanted.outlet) : -1;
    const fits = (story) => (!wanted.topic || story.topics.includes(wanted.topic))
      && (!wanted.since || story.day >= wanted.since) && (!wanted.until || story.day <= wanted.until)
      && (node || !wanted.outlet || story.lines.some((line) => line.indexOf(outlet, 1) > 0));
    const terms = [];
    const met = node ? await meeting(quarter, map, node, wanted, terms, false) : new Set(stories.keys());
    const weight = new Float64Array(stories.length);
    for (const rows of terms) {
      const times = new Map();
      for (const row of rows) {
        const owner = owners[row], first = row === stories[owner].first;
        times.set(owner, (times.get(owner) ?? 0) + (first ? 4 : 1));
      }
      const rare = Math.log(1 + (stories.length - times.size + 0.5) / (times.size + 0.5));
      for (const [owner, count] of times) weight[owner] += rare * count / (count + 1.2);
    }
    const hits = [];
    stories.forEach((story, i) => {
      if (met.has(i) && fits(story)) hits.push({ story, outlets: map.outlets, found: terms, weight: weight[i] });
    });
    return hits;
  };
  const order = (a, b) => (a < b ? 1 : a > b ? -1 : 0);
  const newest = (a, b) => order(a.story.day, b.story.day) || order(a.story.id, b.story.id) || a.story.number - b.story.number;

  /* The passages of a story where words were found, those with the most of them first. */
  const passages = ({ story, found }) => {
    const terms = new Map();
    for (const rows of found) {
      let low = 0, high = rows.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (rows[middle] < story.first) low = middle + 1;
        else high = middle;
      }
      for (; rows[low] < story.first + story.lines.length; low++) {
        const line = rows[low] - story.first;
        terms.set(line, (terms.get(line) ?? 0) + 1);
      }
    }
    const best = [...terms].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, SENTENCES).map(([line]) => line);
    return best.length ? best.sort((a, b) => a - b) : [0];
  };

  const within = ({ quarters }, wanted) => quarters.filter((q) => (!wanted.since || q >= quarterOf(wanted.since)) && (!wanted.until || q <= quarterOf(wanted.until)));
  const search = async (node, wanted) => {
    const quarters = within(await load("directory"), wanted);
    const ready = await prepared(quarters, node);
    const hits = (await Promise.all(quarters.map((quarter) => find(quarter, ready, wanted)))).flat();
    const best = (a, b) => b.weight - a.weight || newest(a, b);
    return { hits: hits.sort(node && wanted.order !== "newest" ? best : newest), ready };
  };

  /* How many letters put in, left out, exchanged or swapped with the next make one word of the other. */
  const apart = (one, other) => {
    let before = [], row = [...Array(other.length + 1).keys()];
    for (let i = 1; i <= one.length; i++) {
      const last = before;
      before = row;
      row = [i];
      for (let j = 1; j <= other.length; j++) {
        let cost = Math.min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (one[i - 1] !== other[j - 1]));
        if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) cost = Math.min(cost, last[j - 2] + 1);
        row.push(cost);
      }
    }
    return row[other.length];
  };

  /* The query as it was meant, where a word of it stands nowhere and another does that is spelt much like it. */
  const meant = async (node, query, wanted) => {
    const quarters = within(await load("directory"), wanted);
    let better = query;
    for (const term of wordsOf(node)) {
      const word = term.words.length === 1 && !term.prefix && term.words[0];
      if (!word || word.length < 4 || (await kin(quarters, word)).size) continue;
      const most = word.length >= 8 ? 2 : 1, times = new Map();
      for (const text of await lettersOf(quarters, word)) {
        for (const [, other, steps] of text.matchAll(/(?<=;)([^;:\n]+):([^;]*)/g)) {
          if (other[0] === word[0] && Math.abs(other.length - word.length) <= most) {
            times.set(other, (times.get(other) ?? 0) + places(steps, 0, steps.length).length);
          }
        }
      }
      const found = [...times].map(([other, n]) => [apart(word, other), -n, other]).filter(([far]) => far <= most);
      found.sort((a, b) => a[0] - b[0] || a[1] - b[1] || (a[2] < b[2] ? -1 : 1));
      if (found.length) better = better.replace(term.text, () => found[0][2]);
    }
    return better === query ? null : better;
  };
  const quarterOf = (day) => day.slice(0, 4) + "-q" + Math.ceil(Number(day.slice(5, 7)) / 3);

  /* --- what is shown --- */
  const form = document.getElementById("search"), status = document.getElementById("status");
  const list = document.getElementById("found"), more = document.getElementById("more");
  const make = (tag, facts, ...children) => {
    const element = Object.assign(document.createElement(tag), facts);
    element.append(...children);
    return element;
  };

  const tongue = (lang) => (lang ? { dir: "auto", lang } : { dir: "auto" });

  /* The text with the words of the query in <mark>; only text nodes are made, so that no text becomes markup. */
  const marked = (text, terms) => {
    const all = spans(text), on = new Array(all.length).fill(false);
    for (const { ways, prefix } of terms) {
      for (const way of ways) {
        for (let i = 0; i + way.length <= all.length; i++) {
          const stands = way.every((word, j) => (prefix && j === way.length - 1
            ? all[i + j].token.startsWith(word) : all[i + j].token === word));
          if (stands) on.fill(true, i, i + way.length);
        }
      }
    }
    const pieces = [];
    let at = 0;
    for (let i = 0; i < all.length; i++) {
      if (!on[i]) continue;
      let end = i;
      while (on[end + 1] && all[end + 1].start - all[end].end <= 2) end++;
      if (all[i].start >= at) {
        pieces.push(text.slice(at, all[i].start), make("mark", {}, text.slice(all[i].start, all[end].end)));
        at = all[end].end;
      }
      i = end;
    }
    return [...pieces, text.slice(at)];
  };

  const result = async (hit, terms) => {
    const { story } = hit;
    const sheet = await load("issues/" + story.id);
    const leaf = sheet?.stories[story.number];
    if (!leaf) return make("li", {}, story.label);
    const best = passages(hit);
    const href = encodeURIComponent(story.id) + "/index.html#" + story.anchor;
    const item = make("li", {}, make("p", { className: "on" }, make("time", { dateTime: story.day }, story.label)));
    const body = make("div", {}, make("h3", tongue(leaf.lang), make("a", { href }, ...marked(leaf.headline, terms))));
    for (const line of best) {
      const passage = leaf.passages[line];
      if (passage.kind === "headline" && best.length > 1) continue;
      const from = make("span", { className: "by" }, passage.outlets.join(", "));
      const text = passage.kind === "headline" ? [] : [...marked(passage.text, terms), " "];
      body.append(make("p", { className: "sentence", ...tongue(passage.lang) }, ...text, from));
    }
    item.append(body);
    return item;
  };

  /* "3 stories": the form that the language wants with the number; `forms` has one for each kind of number. */
  const kinds = new Intl.PluralRules(form.lang || "en");
  const counted = (forms, number) => {
    const known = JSON.parse(forms);
    return (known[kinds.select(number)] ?? known.other).replace("%(n)s", number);
  };

  /* How many of what was found each topic, outlet and month has; each leads to the search narrowed by it. */
  const counts = (hits, wanted) => {
    const titles = Object.fromEntries(facts.topics ?? []);
    const narrowed = (more) => "#" + new URLSearchParams(Object.entries({ ...wanted, ...more }).filter(([, value]) => value));
    const rows = (values, name, address) => {
      const times = new Map();
      for (const value of values) times.set(value, (times.get(value) ?? 0) + 1);
      const sorted = [...times].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, 12);
      return sorted.map(([value, number]) => make("li", {}, make("a", { href: narrowed(address(value)), dir: "auto" }, name(value)), " ", make("b", {}, String(number))));
    };
    const outletsOf = ({ story, outlets }) => new Set(story.lines.flatMap((line) => line.slice(1).map((n) => outlets[n])));
    const last = (month) => new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).toISOString().slice(0, 10);
    const parts = {
      topic: rows(hits.flatMap((hit) => hit.story.topics), (id) => titles[id] ?? id, (id) => ({ topic: id })),
      outlet: rows(hits.flatMap((hit) => [...outletsOf(hit)]), (name) => name, (name) => ({ outlet: name })),
      month: rows(hits.map((hit) => hit.story.day.slice(0, 7)), (month) => month, (month) => ({ since: month + "-01", until: last(month) })),
    };
    for (const [name, items] of Object.entries(parts)) {
      const place = document.getElementById("by-" + name);
      place.querySelector("ul").replaceChildren(...items);
      place.hidden = !items.length;
    }
    document.getElementById("counts").hidden = !hits.length;
  };

  const suggestion = document.getElementById("meant");
  const suggest = (better, wanted) => {
    suggestion.hidden = !better;
    if (better) {
      const href = "#" + new URLSearchParams(Object.entries({ ...wanted, q: better }).filter(([, value]) => value));
      suggestion.querySelector("a").replaceWith(make("a", { href }, better));
    }
  };

  let found = [], asked = 0, terms = [];
  const show = async () => {
    const from = list.childElementCount, call = asked;
    const items = await Promise.all(found.slice(from, from + SHOWN).map((hit) => result(hit, terms)));
    if (call !== asked) return;
    list.append(...items);
    more.hidden = list.childElementCount >= found.length;
    if (from && items[0]) items[0].querySelector("a")?.focus();
  };
  const empty = (told) => {
    found = [];
    list.replaceChildren();
    more.hidden = true;
    counts([], {});
    suggest(null, {});
    status.textContent = told;
  };

  const answer = async () => {
    const call = ++asked, begun = performance.now(), words = form.dataset;
    const wanted = Object.fromEntries(new FormData(form));
    let node;
    try {
      node = parse(wanted.q);
    } catch (column) {
      if (typeof column !== "number") throw column;
      empty(words.wrong.replace("%(column)s", column));
      return;
    }
    if (!node && !wanted.outlet && !wanted.topic && !wanted.since && !wanted.until) { empty(""); return; }
    const { hits, ready } = await search(node, wanted);
    const better = await meant(node, wanted.q, wanted);
    if (call !== asked) return;
    found = hits;
    terms = [...wordsOf(ready), ...daysOf(ready)];
    list.replaceChildren();
    const issues = new Set(found.map((hit) => hit.story.id)).size;
    counts(found, wanted);
    suggest(better, wanted);
    await show();
    if (call !== asked) return;
    status.textContent = found.length
      ? `${counted(words.stories, found.length)} ${counted(words.issues, issues)}`
      : words.nothing;
    status.dataset.milliseconds = Math.round(performance.now() - begun);
  };
  const daysOf = (node) => (!node ? [] : node.type === "day" ? [node]
    : (node.parts ?? (node.kept ? [node.kept] : [])).flatMap(daysOf));

  /* The address holds the query, so that a search can be kept and sent. */
  const write = () => {
    const given = [...new FormData(form)].filter(([name, value]) => value.trim() && !(name === "order" && value === "best"));
    const hash = "#" + new URLSearchParams(given);
    if (location.hash !== hash && (given.length || location.hash)) location.hash = hash;
    else answer();
  };
  const read = () => {
    const given = new URLSearchParams(location.hash.slice(1) || location.search);  // an address may have either
    for (const field of form.elements) {
      const value = given.get(field.name) ?? (field.name === "order" ? "best" : "");
      if (field.options && ![...field.options].some((option) => option.value === value)) {
        field.append(make("option", { value }, value));
      }
      if (field.name) field.value = value;
    }
    answer();
  };

  form.addEventListener("submit", (event) => { event.preventDefault(); write(); });
  for (const field of form.querySelectorAll("select, [type=date]")) field.addEventListener("change", write);
  more.addEventListener("click", show);
  addEventListener("hashchange", read);
  document.getElementById("without").hidden = true;
  load("directory").then((given) => {
    if (!given) { status.textContent = form.dataset.missing; return; }
    facts = given;
    const fill = (name, rows) => form.elements[name].append(...rows.map(([value, label]) => make("option", { value }, label)));
    fill("topic", given.topics);
    fill("outlet", given.outlets.map((name) => [name, name]));
    for (const name of ["since", "until"]) Object.assign(form.elements[name], { min: given.first, max: given.last });
    form.hidden = false;
    read();
    for (const quarter of given.quarters) load(quarter + "/map").then((map) => map && layout(quarter, map));
  });
  Object.assign(window.monitor, { tokens, heard });
})();
