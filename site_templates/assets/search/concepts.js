// Concepts: what someone may mean. Crisis words first, then needs, stages, kinds and audiences.
(function (signpost) {
  "use strict";
  const words = signpost.words;
  const UNKNOWN = 0.3, WEAK = 0.25, LONG = 2.2;

  function Concepts(data) {
    const lexicon = this.lexicon = new words.Lexicon(data);
    this.empty = new Set(data.empty.split(" "));
    this.spellings = new Map();
    Object.keys(data.spellings).forEach(right => data.spellings[right].split(" ").forEach(slip => this.spellings.set(slip, right)));
    this.weak = new Set(data.weak.split(" "));
    this.crisis = data.crisis.map(group => ({ id: group.id, need: group.need, say: lexicon.phrases(group.say), not: lexicon.phrases(group.not) }));
    // Words of crisis phrases with their usual endings, to mend slips that the speller's rules leave alone.
    this.crisisForms = new Map();
    const crisisWords = new Set();
    this.crisis.forEach(group => group.say.forEach(phrase => phrase.forEach(word => crisisWords.add(word))));
    const learn = word => ["", "e", "s", "es", "ing", "ed"].forEach(ending => { if (word.length + ending.length > 3) { this.crisisForms.set(word + ending, word); } });
    crisisWords.forEach(learn);
    lexicon.same.forEach((plain, variant) => { if (variant.indexOf(" ") < 0 && plain.some(word => crisisWords.has(word))) { learn(variant); } });
    this.terms = data.terms;
    this.byId = new Map();
    this._weigh();
  }

  // ------------------------------------------------------------------------------------- crisis

  // True when all words of *phrase* stand in *query* near one another, in any order.
  function near(query, phrase) {
    if (phrase.length === 1) { return query.indexOf(phrase[0]) >= 0; }
    // Two words must stand closer than three: they meet by chance more often.
    const reach = phrase.length + (phrase.length < 3 ? 1 : 3);
    for (let start = 0; start < query.length; start++) {
      if (phrase.indexOf(query[start]) < 0) { continue; }
      const window = query.slice(start, start + reach);
      if (phrase.every(word => window.indexOf(word) >= 0)) { return true; }
    }
    return false;
  }

  // True when the words of *phrase* stand in *query* one after the other, with few between.
  function inOrder(query, phrase) {
    for (let start = query.indexOf(phrase[0]); start >= 0; start = query.indexOf(phrase[0], start + 1)) {
      let at = start;
      const whole = phrase.every((word, n) => n === 0 || (at = query.indexOf(word, at + 1)) > 0 && at - start < phrase.length + 4);
      if (whole) { return true; }
    }
    return false;
  }

  // What a text says of crisis: {shown: ids of the groups it speaks of, in the order in which help is shown,
  // everyday: needs of groups whose words stand there in an everyday sense, and are not meant}.
  Concepts.prototype.urgent = function (text) {
    const right = words.fold(text).split(" ").map(word => this.spellings.get(word) || this._pressing(word)).join(" ");
    const query = this.lexicon.stems(right).filter(word => !this.empty.has(word));
    const shown = [], everyday = [];
    this.crisis.forEach(group => {
      const said = group.say.filter(phrase => near(query, phrase));
      const left = said.filter(phrase => !group.not.some(not => phrase.every(word => not.indexOf(word) >= 0) && inOrder(query, not)));
      if (left.length) { shown.push(group.id); } else if (said.length) { everyday.push(group.need); }
    });
    return { shown: shown, everyday: everyday };
  };

  // A word nobody knows may be a slip for a crisis word, even a short one: "hrut".
  Concepts.prototype._pressing = function (word) {
    if (word.length < 4 || /\d/.test(word) || this.lexicon.knows(word)) { return word; }
    const most = word.length < 8 ? 1 : 2;
    let best = "", least = most + 1;
    this.crisisForms.forEach((stem, form) => {
      const d = words.distance(word, form, most);
      if (d < least) { least = d; best = words.whole(form, stem); }
    });
    return best || this.lexicon.mend(word) || word;
  };

  // ------------------------------------------------------------------------------------- terms

  // How much each word says: one that few terms of a list use says more.
  Concepts.prototype._weigh = function () {
    const lists = this.lists = new Map();
    this.terms.forEach(term => {
      this.byId.set(term.list + "/" + term.id, term);
      let list = lists.get(term.list);
      if (!list) { list = { terms: [], uses: new Map() }; lists.set(term.list, list); }
      const counts = new Map();
      const phrases = this.lexicon.phrases(term.phrases).map(stems => ({ stems: stems, key: stems.slice().sort().join(" ") }));
      const count = word => counts.set(word, (counts.get(word) || 0) + 1);
      phrases.forEach(phrase => phrase.stems.forEach(count));
      this.lexicon.phrase(term.more || "").forEach(count);
      counts.forEach((n, word) => this.lexicon.known.set(word, (this.lexicon.known.get(word) || 0) + n));
      counts.forEach((count, word) => {
        const use = list.uses.get(word) || { terms: 0, phrases: 0 };
        use.terms += 1; use.phrases += count;
        list.uses.set(word, use);
      });
      list.terms.push({ term: term, phrases: phrases, counts: counts, not: (term.not || []).map(phrase => phrase.split("|")) });
    });
    this.uses = new Map();
    lists.forEach(list => list.uses.forEach((use, word) => this.uses.set(word, (this.uses.get(word) || 0) + use.terms)));
    this.total = this.terms.length;
  };

  // Each word once, without little ones, unless there are no others.
  Concepts.prototype._telling = function (stems) {
    const all = Array.from(new Set(stems)), kept = all.filter(word => !this.lexicon.little.has(word));
    return kept.some(word => !this.weak.has(word)) ? kept : all;
  };

  Concepts.prototype.weight = function (word) {
    if (this.lexicon.little.has(word)) { return 0.05; }
    if (this.weak.has(word)) { return WEAK; }
    // A word that no term has says nothing for or against any.
    if (!this.uses.has(word)) { return UNKNOWN; }
    return Math.log(1 + this.total / (1 + (this.uses.get(word) || 0))) / Math.log(1 + this.total);
  };

  // Terms that a query finds: [{term, list, score, words}], best first within each list.
  // *query* is what Lexicon.read gives.
  Concepts.prototype.find = function (query) {
    const asked = this._telling(query.stems);
    const starts = new Set(query.starts);
    const key = asked.slice().sort().join(" ");
    let total = 0;
    asked.forEach(word => { total += this.weight(word); });
    if (starts.size) { total += 0.5; }
    // In a long story most words say nothing of what is wanted.
    total = Math.min(total, LONG);
    const found = [];
    this.lists.forEach((list, name) => list.terms.forEach(entry => {
      if (entry.not.some(not => not.length && not.every(word => asked.indexOf(word) >= 0))) { return; }
      const result = this._score(entry, list, asked, starts, total, key);
      if (result.score >= 0.2) { found.push({ term: entry.term, list: name, score: result.score, words: result.words }); }
    }));
    return found.sort((a, b) => b.score - a.score);
  };

  Concepts.prototype._score = function (entry, list, asked, starts, total, key) {
    const matched = new Map();
    let bag = 0;
    asked.forEach(word => {
      const count = entry.counts.get(word);
      if (!count) { return; }
      const weight = this.weight(word), use = list.uses.get(word);
      matched.set(word, weight);
      bag += weight * Math.sqrt(count / use.phrases);
    });
    let begun = 0;
    starts.forEach(word => { if (entry.counts.has(word)) { begun = Math.max(begun, 0.5 * Math.sqrt(entry.counts.get(word) / list.uses.get(word).phrases)); matched.set(word, 0.5); } });
    bag += begun;
    if (!matched.size) { return { score: 0, words: [] }; }
    let best = 0;
    entry.phrases.forEach(phrase => {
      let hit = 0, whole = 0;
      phrase.stems.forEach(word => { const weight = this.weight(word); whole += weight; if (matched.has(word)) { hit += weight; } });
      const score = phrase.key === key ? 2 : hit / whole * (0.4 + 0.6 * Math.min(1, hit / total));
      if (score > best) { best = score; }
    });
    return { score: 0.55 * best + 0.45 * Math.min(1, bag / total), words: Array.from(matched.keys()) };
  };

  signpost.concepts = { Concepts: Concepts };
})(this.signpost = this.signpost || {});
