/* The search in the archive. No server and no fetch: each file of search/ is a script that calls monitor(name, data).
   Only the files of the query's first letters are loaded, and of what is found those issues that are shown. */
"use strict";
(() => {
  const SHOWN = 20, SENTENCES = 3;
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

  /* A query: words, "phrases", begin* and -words that must not stand there. */
  const parse = (query) => {
    const terms = [];
    for (const [whole, minus, quoted, typographic, angled, plain] of
      query.matchAll(/(-?)(?:"([^"]*)"|[“„]([^”“]*)[”“]|«([^»]*)»|([^\s"“„«]+))/gu)) {
      const text = quoted ?? typographic ?? angled ?? plain;
      const words = tokens(text);
      if (words.length) terms.push({ words, prefix: plain !== undefined && whole.endsWith("*"), not: minus === "-" });
    }
    return terms;
  };

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

  const phrase = async (quarter, map, term) => {
    const last = term.words.length - 1;
    const lists = await Promise.all(term.words.map((word, i) => standing(quarter, map, word, term.prefix && i === last)));
    let found = lists[0];
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

  /* The stories of a quarter that have all that is asked for, the newest issue's first, each with its passages. */
  const find = async (quarter, terms, wanted) => {
    const map = await load(quarter + "/map");
    if (!map) return [];
    const { starts, owners, stories } = layout(quarter, map);
    const outlet = wanted.outlet ? map.outlets.indexOf(wanted.outlet) : -1;
    const from = (row) => {
      const story = stories[owners[row]];
      return story.lines[row - story.first].indexOf(outlet, 1) > 0;
    };
    const within = async (term) => {
      const rows = rowsOf(await phrase(quarter, map, term), starts);
      return wanted.outlet && !term.not ? rows.filter(from) : rows;
    };
    const positive = terms.filter((term) => !term.not);
    const found = await Promise.all(positive.map(within));
    if (!positive.length) {
      const all = [...starts.keys()];
      found.push(wanted.outlet ? all.filter(from) : all);
    }
    const met = new Uint16Array(stories.length);
    for (const rows of found) {
      let last = -1;
      for (const row of rows) {
        if (owners[row] !== last) met[last = owners[row]]++;
      }
    }
    for (const rows of await Promise.all(terms.filter((term) => term.not).map(within))) {
      for (const row of rows) met[owners[row]] = 0;
    }
    const fits = (story) => (!wanted.topic || story.topics.includes(wanted.topic))
      && (!wanted.since || story.day >= wanted.since) && (!wanted.until || story.day <= wanted.until);
    const hits = [];
    stories.forEach((story, i) => {
      if (met[i] === found.length && fits(story)) hits.push({ story, found: positive.length ? found : [] });
    });
    const order = (a, b) => (a < b ? 1 : a > b ? -1 : 0);
    return hits.sort((a, b) => order(a.story.day, b.story.day) || order(a.story.id, b.story.id) || a.story.number - b.story.number);
  };

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

  const search = async (terms, wanted) => {
    const { quarters } = await load("directory");
    const within = quarters.filter((q) => (!wanted.since || q >= quarterOf(wanted.since)) && (!wanted.until || q <= quarterOf(wanted.until)));
    return (await Promise.all(within.map((quarter) => find(quarter, terms, wanted)))).flat();
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
    for (const { words, prefix, not } of terms) {
      for (let i = 0; !not && i + words.length <= all.length; i++) {
        const stands = words.every((word, j) => prefix && j === words.length - 1
          ? all[i + j].token.startsWith(word) : all[i + j].token === word);
        if (stands) on.fill(true, i, i + words.length);
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

  let found = [], asked = 0, terms = [];
  const show = async () => {
    const from = list.childElementCount, call = asked;
    const items = await Promise.all(found.slice(from, from + SHOWN).map((hit) => result(hit, terms)));
    if (call !== asked) return;
    list.append(...items);
    more.hidden = list.childElementCount >= found.length;
    if (from && items[0]) items[0].querySelector("a")?.focus();
  };

  const answer = async () => {
    const call = ++asked, begun = performance.now();
    const wanted = Object.fromEntries(new FormData(form));
    terms = parse(wanted.q);
    if (!terms.length && !wanted.outlet && !wanted.topic && !wanted.since && !wanted.until) {
      found = [];
      list.replaceChildren();
      more.hidden = true;
      status.textContent = "";
      return;
    }
    const hits = await search(terms, wanted);
    if (call !== asked) return;
    found = hits;
    list.replaceChildren();
    const issues = new Set(found.map((hit) => hit.story.id)).size;
    await show();
    if (call !== asked) return;
    const words = form.dataset;
    status.textContent = found.length
      ? `${counted(words.stories, found.length)} ${counted(words.issues, issues)}`
      : words.nothing;
    status.dataset.milliseconds = Math.round(performance.now() - begun);
  };

  /* The address holds the query, so that a search can be kept and sent. */
  const write = () => {
    const given = [...new FormData(form)].filter(([, value]) => value.trim());
    const hash = "#" + new URLSearchParams(given);
    if (location.hash !== hash && (given.length || location.hash)) location.hash = hash;
    else answer();
  };
  const read = () => {
    const given = new URLSearchParams(location.hash.slice(1));
    for (const field of form.elements) {
      const value = given.get(field.name) ?? "";
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
    const fill = (name, rows) => form.elements[name].append(...rows.map(([value, label]) => make("option", { value }, label)));
    fill("topic", given.topics);
    fill("outlet", given.outlets.map((name) => [name, name]));
    for (const name of ["since", "until"]) Object.assign(form.elements[name], { min: given.first, max: given.last });
    form.hidden = false;
    read();
    for (const quarter of given.quarters) load(quarter + "/map").then((map) => map && layout(quarter, map));
  });
  window.monitor.tokens = tokens;
})();
