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

  /* Words: the same cut as in monitor/render/search.py. */
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
  const places = (steps) => {
    let at = 0;
    return steps.map((step) => (at += step));
  };

  /* The places where a word stands in a quarter, ascending. */
  const standing = async (quarter, map, word, prefix) => {
    const name = letter(word);
    if (!map.letters.includes(name)) return [];
    const words = (await load(quarter + "/" + name)) ?? {};
    if (!prefix) return Object.hasOwn(words, word) ? places(words[word]) : [];
    const all = Object.keys(words).filter((w) => w.startsWith(word)).flatMap((w) => places(words[w]));
    return all.sort((a, b) => a - b);
  };

  const phrase = async (quarter, map, term) => {
    const last = term.words.length - 1;
    const lists = await Promise.all(term.words.map((word, i) => standing(quarter, map, word, term.prefix && i === last)));
    const sets = lists.slice(1).map((list) => new Set(list));
    return lists[0].filter((place) => sets.every((set, i) => set.has(place + i + 1)));
  };

  /* The passages of a quarter one after another, each with where it begins; worked out once. */
  const layouts = new Map();
  const layout = (quarter, map) => {
    if (!layouts.has(quarter)) {
      const starts = [], owners = [], stories = [];
      let at = 0;
      map.issues.forEach(([id, day, label, told]) => told.forEach(([anchor, topics, lines], number) => {
        const story = { id, day, label, anchor, topics, number, first: starts.length, lines };
        stories.push(story);
        for (const line of lines) {
          starts.push(at);
          owners.push(story);
          at += line[0] + 1;
        }
      }));
      layouts.set(quarter, { starts, owners, stories });
    }
    return layouts.get(quarter);
  };

  /* The stories of a quarter that have all that is asked for, each with its passages and how many terms stand there. */
  const find = async (quarter, terms, wanted) => {
    const map = await load(quarter + "/map");
    if (!map) return [];
    const { starts, owners, stories } = layout(quarter, map);
    const outlet = wanted.outlet ? map.outlets.indexOf(wanted.outlet) : -1;
    const fits = (story) => (!wanted.topic || story.topics.includes(wanted.topic))
      && (!wanted.since || story.day >= wanted.since) && (!wanted.until || story.day <= wanted.until);
    const from = (line) => !wanted.outlet || line.indexOf(outlet, 1) > 0;
    const positive = terms.filter((term) => !term.not);
    const hits = new Map();
    for (const [number, found] of (await Promise.all(positive.map((t) => phrase(quarter, map, t)))).entries()) {
      let row = 0;
      for (const place of found) {
        while (row + 1 < starts.length && starts[row + 1] <= place) row++;
        const story = owners[row], line = row - story.first;
        if (!fits(story) || !from(story.lines[line])) continue;
        let hit = hits.get(story);
        if (!hit) hits.set(story, hit = { story, terms: new Set(), lines: new Map() });
        hit.terms.add(number);
        if (!hit.lines.has(line)) hit.lines.set(line, new Set());
        hit.lines.get(line).add(number);
      }
    }
    if (!positive.length) {
      for (const story of stories) {
        const line = story.lines.findIndex(from);
        if (line >= 0 && fits(story)) hits.set(story, { story, terms: new Set(), lines: new Map([[line, new Set()]]) });
      }
    }
    for (const found of await Promise.all(terms.filter((t) => t.not).map((t) => phrase(quarter, map, t)))) {
      let row = 0;
      for (const place of found) {
        while (row + 1 < starts.length && starts[row + 1] <= place) row++;
        hits.delete(owners[row]);
      }
    }
    return [...hits.values()].filter((hit) => hit.terms.size === positive.length);
  };

  const search = async (terms, wanted) => {
    const { quarters } = await load("directory");
    const within = quarters.filter((q) => (!wanted.since || q >= quarterOf(wanted.since)) && (!wanted.until || q <= quarterOf(wanted.until)));
    const found = (await Promise.all(within.map((quarter) => find(quarter, terms, wanted)))).flat();
    const order = (a, b) => (a < b ? 1 : a > b ? -1 : 0);
    return found.sort((a, b) => order(a.story.day, b.story.day) || order(a.story.id, b.story.id) || a.story.number - b.story.number);
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

  const result = async ({ story, lines }, terms) => {
    const sheet = await load("issues/" + story.id);
    const leaf = sheet?.stories[story.number];
    if (!leaf) return make("li", {}, story.label);
    const best = [...lines].sort((a, b) => b[1].size - a[1].size || a[0] - b[0]).slice(0, SENTENCES).sort((a, b) => a[0] - b[0]);
    const href = encodeURIComponent(story.id) + "/index.html#" + story.anchor;
    const item = make("li", {}, make("p", { className: "on" }, make("time", { dateTime: story.day }, story.label)));
    const body = make("div", {}, make("h3", { dir: "auto" }, make("a", { href }, ...marked(leaf.headline, terms))));
    for (const [line] of best) {
      const passage = leaf.passages[line];
      if (passage.kind === "headline" && best.length > 1) continue;
      const from = make("span", { className: "by" }, passage.outlets.join(", "));
      const text = passage.kind === "headline" ? [] : [...marked(passage.text, terms), " "];
      body.append(make("p", { className: "sentence", dir: "auto" }, ...text, from));
    }
    item.append(body);
    return item;
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
      ? `${found.length} ${found.length === 1 ? words.story : words.stories} ${words.in} ${issues} ${issues === 1 ? words.issue : words.issues}`
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
    for (const field of form.elements) if (field.name) field.value = given.get(field.name) ?? "";
    answer();
  };

  form.addEventListener("submit", (event) => { event.preventDefault(); write(); });
  for (const field of form.querySelectorAll("select, [type=date]")) field.addEventListener("change", write);
  more.addEventListener("click", show);
  addEventListener("hashchange", read);
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
