/* The search in the archive. No server and no fetch: each file of search/ is a script that calls monitor(name, data).
   Only the files are loaded in which the query's words stand, and of what is found the stories that are shown. */
"use strict";
(() => {
  const SHOWN = 10, SENTENCES = 3, READ = 40, MEANT = 40;
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

  /* The index, as monitor/render/archive/search.py writes it: its parts, oldest first, with their issues and stories. */
  const DIGITS = new Int8Array(128);
  [..."ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"].forEach((c, i) => { DIGITS[c.charCodeAt(0)] = i; });
  const numbers = (text, start, end, put) => {
    let number = 0, shift = 0;
    for (let i = start; i < end; i++) {
      const digit = DIGITS[text.charCodeAt(i)];
      number += (digit & 31) << shift;
      shift += 5;
      if (digit & 32) continue;
      put(number);
      number = shift = 0;
    }
  };
  const written = (number) => {
    const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    return number > 31 ? letters[number % 32 + 32] + written(Math.floor(number / 32)) : letters[number];
  };

  const issues = [];
  let parts = [], owners = new Int32Array(0);
  const opened = async (names) => {
    let total = 0;
    parts = (await Promise.all(names.map((name) => load(`parts/${name}/head`)))).flatMap((head, i) => {
      if (!head) return [];
      const first = total;
      for (const row of head.issues ? head.issues.split(",") : []) {
        const [facts, id] = row.split(":"), day = `${facts.slice(0, 4)}-${facts.slice(4, 6)}-${facts.slice(6, 8)}`;
        issues.push({ id: id ? decodeURIComponent(id) : day, day, first: total });
        numbers(facts, 8, facts.length, (count) => { total += count; });
      }
      return [{ name: names[i], bounds: head.bounds.split(";"), pairs: head.pairs, first }];
    });
    owners = new Int32Array(total);
    issues.forEach(({ first }, i) => owners.fill(i, first, issues[i + 1]?.first ?? total));
  };
  const issueOf = (story) => issues[owners[story]];

  /* The texts of a part's files in which keys stand that begin with these letters; that of one key. */
  const shardOf = (bounds, key) => {
    let low = 0, high = bounds.length;
    while (low + 1 < high) { const middle = (low + high) >> 1; if (bounds[middle] <= key) low = middle; else high = middle; }
    return low;
  };
  const shards = ({ bounds }, from, to) => {
    const found = [];
    for (let n = shardOf(bounds, from); n <= shardOf(bounds, to); n++) found.push(n);
    return found;
  };
  const textOf = async (part, key) => (await load(`parts/${part.name}/w${shardOf(part.bounds, key)}`)) ?? "";
  const textsOf = (used, begin) => Promise.all(used.flatMap((part) => shards(part, begin, begin + "\uffff")
    .map(async (n) => [part, (await load(`parts/${part.name}/w${n}`)) ?? ""])));

  /* Adds, for each story of a list, how often. */
  const add = (times, part, text, start) => {
    let story = part.first - 1;
    numbers(text, start, text.indexOf(";", start), (step) => {
      story += (step >> 2) + 1;
      times[story] = Math.min(4, times[story] + (step & 3) + 1);
    });
  };
  const none = () => new Uint8Array(owners.length);

  /* How often a word stands in each story; with `prefix` each that begins so. */
  const standing = async (used, word, prefix) => {
    const times = none(), key = ";" + word + (prefix ? "" : ":");
    const texts = prefix ? await textsOf(used, word) : await Promise.all(used.map(async (part) => [part, await textOf(part, word)]));
    for (const [part, text] of texts) {
      for (let from = text.indexOf(key); from >= 0; from = prefix ? text.indexOf(key, from + 1) : -1) {
        add(times, part, text, text.indexOf(":", from) + 1);
      }
    }
    return times;
  };

  const TABLE = Int32Array.from({ length: 256 }, (_, n) => {
    for (let k = 0; k < 8; k++) n = n & 1 ? (n >>> 1) ^ 0xedb88320 : n >>> 1;
    return n;
  });
  const checksum = (text) => {
    let crc = -1;
    for (const byte of new TextEncoder().encode(text)) crc = (crc >>> 8) ^ TABLE[(crc ^ byte) & 255];
    return (crc ^ -1) >>> 0;
  };
  const following = async (used, one, other) => {
    const times = none(), sum = checksum(one + " " + other);
    await Promise.all(used.filter((part) => part.pairs).map(async (part) => {
      const text = (await load(`parts/${part.name}/p${sum % part.pairs}`)) ?? "";
      const key = `;${written(Math.floor(sum / part.pairs))}:`, from = text.indexOf(key);
      if (from >= 0) add(times, part, text, from + key.length);
    }));
    return times;
  };

  /* How often words stand in a row in each story, and whether that is sure: of three, it is known of each two. */
  const phrase = async (used, words, prefix) => {
    if (words.length === 1) return { times: await standing(used, words[0], prefix), sure: true };
    const rows = words.slice(1).map((word, i) => (prefix && i === words.length - 2 ? null : following(used, words[i], word)));
    if (prefix) rows[rows.length - 1] = standing(used, words.at(-1), true);
    if (prefix && words.length === 2) rows.push(standing(used, words[0], false));
    const lists = await Promise.all(rows);
    return { times: lists.reduce((a, b) => a.map((n, i) => Math.min(n, b[i]))), sure: lists.length === 1 };
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

  const linesOf = (text, begin) => {
    const lines = [];
    for (let from = text.indexOf("\n" + begin); from >= 0; from = text.indexOf("\n" + begin, from + 1)) {
      lines.push(text.slice(from + 1, text.indexOf("\n", from + 1)));
    }
    return lines;
  };

  /* The words of the archive that a word means, as in monitor/desk/vocabulary.py: all of its stem, and of a name all
     spellings. */
  const kin = async (used, word) => {
    const stems = new Set(), texts = await Promise.all(used.map((part) => textOf(part, word)));
    for (const text of texts) {
      for (let at = text.indexOf("," + word + ","); at >= 0; at = text.indexOf("," + word + ",", at + 1)) {
        const line = text.slice(text.lastIndexOf("\n", at) + 1, at);
        stems.add(line.slice(0, line.indexOf("=")));
      }
      if (text.includes("\n" + word + "=") || (!stems.size && text.includes(";" + word + ":"))) stems.add(word);
    }
    if (!stems.size && word.length > 2) {
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
      const longest = Math.max(0, ...facts.endings.map(([, ending]) => ending.length));
      const begin = word.slice(0, Math.max(3, word.length - longest));
      for (const [, text] of await textsOf(used, begin)) {
        for (const line of linesOf(text, begin)) if (line.includes("=")) fits(line.slice(0, line.indexOf("=")));
        for (let from = text.indexOf(";" + begin); from >= 0; from = text.indexOf(";" + begin, from + 1)) {
          const other = text.slice(from + 1, text.indexOf(":", from));
          if (!text.includes("," + other + ",")) fits(other);
        }
      }
    }
    const unknown = !stems.size;
    for (const one of new Set([...stems, word])) {
      const own = await Promise.all(used.map((part) => textOf(part, one)));
      if (!unknown && !own.some((text) => text.includes("\n" + one + "!\n"))) continue;
      for (const mine of heard(one)) {
        const common = consonants(mine), key = `;~${common}:`;
        if (common.length < 3) continue;
        for (const text of await Promise.all(used.map((part) => textOf(part, "~" + common)))) {
          const from = text.indexOf(key);
          if (from < 0) continue;
          for (const row of text.slice(from + key.length, text.indexOf(";", from + 1)).split(",")) {
            const [sound, stem] = row.split(" ");
            if (sound === mine || oneApart(sound, mine)) stems.add(stem);
          }
        }
      }
    }
    const found = new Set();
    for (const stem of stems) {
      for (const text of await Promise.all(used.map((part) => textOf(part, stem)))) {
        for (const line of linesOf(text, stem + "=")) line.slice(line.indexOf("=") + 2, -1).split(",").forEach((w) => found.add(w));
        if (text.includes(";" + stem + ":")) found.add(stem);
      }
    }
    return found;
  };

  const initials = (text) => (/^[A-Z]{2,5}$/.test(text) ? [[...text.toLowerCase()]]
    : /^(?:[A-Za-z]\.){3,}$/.test(text) ? [[text.replaceAll(".", "").toLowerCase()]] : []);

  /* The ways in which words may stand: each a list of words in a row. */
  const forms = async (used, term) => {
    const ways = [term.words];
    if (!term.quoted && !term.prefix) {
      if (term.words.length === 1) for (const word of await kin(used, term.words[0])) if (word !== term.words[0]) ways.push([word]);
      ways.push(...initials(term.text));
    }
    return ways;
  };

  /* The query with the ways of its words, and those of its dates. */
  const prepared = async (used, node) => {
    if (!node) return node;
    if (node.type === "words") return { ...node, ways: await forms(used, node) };
    if (node.type === "near") return { ...node, items: await Promise.all(node.items.map((item) => prepared(used, item))) };
    if (node.type === "without") {
      return { ...node, kept: await prepared(used, node.kept), taken: await Promise.all(node.taken.map((one) => prepared(used, one))) };
    }
    if (node.parts) return { ...node, parts: await Promise.all(node.parts.map((one) => prepared(used, one))) };
    const year = node.year ? [String(node.year)] : [];
    const named = Object.entries(facts.months).filter(([, number]) => number === node.month).map(([name]) => name);
    const ways = named.flatMap((name) => (node.day
      ? [[String(node.day), name, ...year], [name, String(node.day), ...year]] : [[name, ...year]]));
    return { ...node, ways };
  };

  /* What the index knows of each story: 0 that it does not meet the query, 1 that it may, 2 that it does. */
  const meeting = async (used, node, wanted, terms, negative) => {
    const term = async (one) => {
      const level = none(), times = none();
      for (const { times: own, sure } of await Promise.all(one.ways.map((way) => phrase(used, way, one.prefix)))) {
        own.forEach((count, i) => {
          if (!count) return;
          times[i] = Math.min(4, times[i] + count);
          level[i] = Math.max(level[i], sure && (negative || !wanted.outlet) ? 2 : 1);
        });
      }
      return { level, times };
    };
    const counted = ({ level, times }) => { if (!negative) terms.push(times); return level; };
    const joined = (levels, how) => levels.reduce((a, b) => a.map((n, i) => how(n, b[i])));
    const each = (nodes, less) => Promise.all(nodes.map((one) => meeting(used, one, wanted, terms, less)));
    if (node.type === "words") return counted(await term(node));
    if (node.type === "near") {
      const items = await Promise.all(node.items.map(term));
      const least = (name) => joined(items.map((item) => item[name]), Math.min);
      return counted({ level: least("level").map((n) => Math.min(n, items.length > 1 ? 1 : 2)), times: least("times") });
    }
    if (node.type === "all") return joined(await each(node.parts, negative), Math.min);
    if (node.type === "some") return joined(await each(node.parts, negative), Math.max);
    if (node.type === "without") {
      const [kept] = await each([node.kept], negative), gone = joined(await each(node.taken, true), Math.max);
      return kept.map((n, i) => Math.min(n, 2 - gone[i]));
    }
    const days = issues.map((issue) => isOn(node, issue.day));
    return counted(await term(node)).map((n, i) => (days[owners[i]] ? 2 : n));
  };
  const isOn = (node, day) => (!node.year || Number(day.slice(0, 4)) === node.year) && Number(day.slice(5, 7)) === node.month
    && (!node.day || Number(day.slice(8, 10)) === node.day);

  /* The same of a story's text, where it is sure. */
  const begins = (words, ways, prefix) => ways.flatMap((way) => words.flatMap((_, at) => (
    at + way.length <= words.length && way.every((word, j) => (prefix && j === way.length - 1
      ? words[at + j].startsWith(word) : words[at + j] === word)) ? [at] : [])));
  const meets = (rows, day, node, wanted, negative = false) => {
    const own = wanted.outlet && !negative ? rows.filter((row) => row.outlets.includes(wanted.outlet)) : rows;
    const stands = (one) => own.some((row) => begins(row.words, one.ways, one.prefix).length);
    const each = (one) => meets(rows, day, one, wanted, negative);
    return {
      words: () => stands(node),
      near: () => own.some((row) => isNear(node.items.map((item) => begins(row.words, item.ways, item.prefix)), node)),
      all: () => node.parts.every(each),
      some: () => node.parts.some(each),
      without: () => each(node.kept) && !node.taken.some((one) => meets(rows, day, one, wanted, true)),
      day: () => isOn(node, day) || stands(node),
    }[node.type]();
  };

  /* As FTS5 has it: none begins earlier than `distance` words, and its own, before the last of them. */
  const isNear = (lists, { items, distance }) => lists.some((list, n) => list.some((last) => lists.every((other, i) => i === n
    || other.some((place) => place <= last && place >= last - items[i].words.length - distance))));

  /* The stories that meet the query as far as the index knows, the best first; `level` says how sure that is. */
  const within = (wanted) => parts.filter((part, i) => {
    const first = issueOf(part.first)?.day, last = issueOf((parts[i + 1]?.first ?? owners.length) - 1)?.day;
    return first && (!wanted.since || last >= wanted.since) && (!wanted.until || first <= wanted.until);
  });
  const search = async (node, wanted) => {
    const used = within(wanted), ready = await prepared(used, node), terms = [];
    const level = ready ? await meeting(used, ready, wanted, terms, false) : none().fill(2);
    const fields = await Promise.all(["topic", "outlet"].filter((name) => wanted[name])
      .map((name) => standing(used, "=" + name[0] + encodeURIComponent(wanted[name]), false)));
    const weight = new Float64Array(owners.length);
    for (const times of terms) {
      const known = times.reduce((sum, count) => sum + (count > 0), 0);
      const rare = Math.log(1 + (owners.length - known + 0.5) / (known + 0.5));
      times.forEach((count, i) => { if (count) weight[i] += rare * count / (count + 1.2); });
    }
    const days = issues.map(({ day }) => (!wanted.since || day >= wanted.since) && (!wanted.until || day <= wanted.until));
    const hits = [];
    level.forEach((n, i) => { if (n && days[owners[i]] && fields.every((field) => field[i])) hits.push(i); });
    const newest = (a, b) => owners[b] - owners[a] || a - b;
    const best = (a, b) => weight[b] - weight[a] || newest(a, b);
    return { hits: hits.sort(node && wanted.order !== "newest" ? best : newest), level, ready };
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
    const used = within(wanted);
    let better = query;
    for (const term of wordsOf(node)) {
      const word = term.words.length === 1 && !term.prefix && term.words[0];
      if (!word || word.length < 4 || (await kin(used, word)).size) continue;
      const most = word.length >= 8 ? 2 : 1, times = new Map();
      for (const [, text] of await textsOf(used, likely(used, word))) {
        for (const [, other, steps] of text.matchAll(/(?<=;)([^;:\n]+):([^;]*)/g)) {
          if (other[0] === word[0] && Math.abs(other.length - word.length) <= most) {
            let count = 0;
            numbers(steps, 0, steps.length, () => count++);
            times.set(other, (times.get(other) ?? 0) + count);
          }
        }
      }
      const found = [...times].map(([other, n]) => [apart(word, other), -n, other]).filter(([far]) => far <= most);
      found.sort((a, b) => a[0] - b[0] || a[1] - b[1] || (a[2] < b[2] ? -1 : 1));
      if (found.length) better = better.replace(term.text, () => found[0][2]);
    }
    return better === query ? null : better;
  };
  /* The first letters that a word meant has for sure: one, and of a large archive as many as keep the files few. */
  const likely = (used, word) => [1, 2, 3].map((n) => word.slice(0, n)).find((begin, i) => i === 2
    || used.reduce((sum, part) => sum + shards(part, begin, begin + "\uffff").length, 0) <= MEANT);

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

  /* A story's text, and the words of its passages. */
  const told = async (hit) => {
    const { id, day, first } = issueOf(hit), found = await load(`stories/${id}/${hit - first}`);
    const rows = found?.story.passages.map((passage) => ({ words: tokens(passage.text), outlets: passage.outlets })) ?? [];
    return { id, day, rows, ...found };
  };

  /* The passages of a story where words were found, those with the most of them first. */
  const passages = (rows, terms, outlet) => {
    const counted = rows.map((row, line) => [line, !outlet || row.outlets.includes(outlet)
      ? terms.filter((term) => begins(row.words, term.ways, term.prefix).length).length : 0]);
    const best = counted.filter(([, n]) => n).sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, SENTENCES).map(([line]) => line);
    return best.length ? best.sort((a, b) => a - b) : [0];
  };

  const result = ({ id, day, label, story, rows }, terms, outlet) => {
    const best = passages(rows, terms, outlet);
    const href = encodeURIComponent(id) + "/index.html#" + story.anchor;
    const item = make("li", {}, make("p", { className: "on" }, make("time", { dateTime: day }, label)));
    const body = make("div", {}, make("h3", tongue(story.lang), make("a", { href }, ...marked(story.headline, terms))));
    for (const line of best) {
      const passage = story.passages[line];
      if (!passage || (passage.kind === "headline" && best.length > 1)) continue;
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
  const box = document.getElementById("counts");
  const counts = async (hits, wanted) => {
    box.hidden = !hits.length;
    if (!box.open || !hits.length) return;
    const call = asked, titles = Object.fromEntries(facts.topics ?? []), met = none(), used = within(wanted);
    for (const hit of hits) met[hit] = 1;
    const narrowed = (more) => "#" + new URLSearchParams(Object.entries({ ...wanted, ...more }).filter(([, value]) => value));
    const tallied = async (kind) => {
      const times = new Map();
      for (const [part, text] of await textsOf(used, "=" + kind)) {
        for (let from = text.indexOf(";=" + kind); from >= 0; from = text.indexOf(";=" + kind, from + 1)) {
          const own = none(), end = text.indexOf(":", from), name = decodeURIComponent(text.slice(from + 3, end));
          add(own, part, text, end + 1);
          const number = own.reduce((sum, count, i) => sum + (count && met[i]), 0);
          if (number) times.set(name, (times.get(name) ?? 0) + number);
        }
      }
      return times;
    };
    const months = new Map();
    for (const hit of hits) {
      const month = issueOf(hit).day.slice(0, 7);
      months.set(month, (months.get(month) ?? 0) + 1);
    }
    const rows = (times, name, address) => {
      const sorted = [...times].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, 12);
      return sorted.map(([value, number]) => make("li", {}, make("a", { href: narrowed(address(value)), dir: "auto" }, name(value)), " ", make("b", {}, String(number))));
    };
    const last = (month) => new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).toISOString().slice(0, 10);
    const [topics, outlets] = await Promise.all([tallied("t"), tallied("o")]);
    if (call !== asked) return;
    const made = {
      topic: rows(topics, (id) => titles[id] ?? id, (id) => ({ topic: id })),
      outlet: rows(outlets, (name) => name, (name) => ({ outlet: name })),
      month: rows(months, (month) => month, (month) => ({ since: month + "-01", until: last(month) })),
    };
    for (const [name, items] of Object.entries(made)) {
      const place = document.getElementById("by-" + name);
      place.querySelector("ul").replaceChildren(...items);
      place.hidden = !items.length;
    }
  };

  const suggestion = document.getElementById("meant");
  const suggest = (better, wanted) => {
    suggestion.hidden = !better;
    if (better) {
      const href = "#" + new URLSearchParams(Object.entries({ ...wanted, q: better }).filter(([, value]) => value));
      suggestion.querySelector("a").replaceWith(make("a", { href }, better));
    }
  };

  /* What was found, how much of it was read, and how many of those read are no answer. */
  let found = [], asked = 0, terms = [], answered = { level: [], ready: null, wanted: {} }, next = 0, dropped = new Set();
  const show = async () => {
    const before = list.childElementCount, call = asked, { level, ready, wanted } = answered, until = next + READ;
    for (let shown = 0; shown < SHOWN && next < found.length && next < until;) {
      const batch = found.slice(next, next + SHOWN - shown);
      next += batch.length;
      const read = await Promise.all(batch.map(told));
      if (call !== asked) return;
      read.forEach((one, i) => {
        if (!one.story) return;
        if (ready && level[batch[i]] < 2 && !meets(one.rows, one.day, ready, wanted)) { dropped.add(batch[i]); return; }
        list.append(result(one, terms, wanted.outlet));
        shown++;
      });
    }
    more.hidden = next >= found.length;
    if (before) list.children[before]?.querySelector("a")?.focus();
    say();
  };
  const say = () => {
    const left = found.filter((hit) => !dropped.has(hit)), most = found.slice(next).some((hit) => answered.level[hit] < 2) ? "≤ " : "";
    const inIssues = new Set(left.map((hit) => owners[hit])).size;
    box.hidden = !left.length;
    status.textContent = left.length
      ? `${most}${counted(form.dataset.stories, left.length)} ${counted(form.dataset.issues, inIssues)}`
      : form.dataset.nothing;
  };
  const empty = (text) => {
    found = [];
    list.replaceChildren();
    more.hidden = true;
    counts([], {});
    suggest(null, {});
    status.textContent = text;
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
    const { hits, level, ready } = await search(node, wanted);
    const better = await meant(node, wanted.q, wanted);
    if (call !== asked) return;
    [found, next, dropped, answered] = [hits, 0, new Set(), { level, ready, wanted }];
    terms = [...wordsOf(ready), ...daysOf(ready)];
    list.replaceChildren();
    suggest(better, wanted);
    await show();
    if (call !== asked) return;
    counts(found.filter((hit) => !dropped.has(hit)), wanted);
    status.dataset.milliseconds = Math.round(performance.now() - begun);
  };
  box.addEventListener("toggle", () => counts(found.filter((hit) => !dropped.has(hit)), answered.wanted));
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
  load("directory").then(async (given) => {
    if (!given) { status.textContent = form.dataset.missing; return; }
    facts = given;
    const fill = (name, rows) => form.elements[name].append(...rows.map(([value, label]) => make("option", { value }, label)));
    fill("topic", given.topics);
    fill("outlet", given.outlets.map((name) => [name, name]));
    for (const name of ["since", "until"]) Object.assign(form.elements[name], { min: given.first, max: given.last });
    await opened(given.parts);
    form.hidden = false;
    read();
  });
  Object.assign(window.monitor, { tokens, heard });
})();
