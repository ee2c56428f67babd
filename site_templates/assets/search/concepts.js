// Concepts: what someone may mean: needs, stages, kinds and audiences.
(function (signpost) {
  "use strict";
  const words = signpost.words;
  const UNKNOWN = 0.3, WEAK = 0.25, LONG = 2.2;

  // *data* is the first file: needs with the commonest of their phrases.
  function Concepts(data) {
    const lexicon = this.lexicon = new words.Lexicon(data);
    this.weak = new Set(data.weak.split(" "));
    this.crisis = new signpost.crisis.Crisis(data, lexicon);
    this.terms = data.terms;
    this.byId = new Map();
    this.said = new Map();
    this.entries = [];
    // In the first file, only what must reassure at once has its words.
    data.terms.forEach(term => { term.calms = !!term.lead; this._add(term); });
    this._weigh();
  }

  Concepts.prototype._add = function (term) {
    this.byId.set(term.list + "/" + term.id, term);
    this.entries.push({ term: term, list: term.list, phrases: this.lexicon.phrases(term.phrases), more: this.lexicon.phrase(term.more || ""), not: apart(term.not) });
  };
  // True when a phrase that is not this term stands among the words asked for.
  function refused(entry, asked) { return entry.not.some(not => not.length && not.every(word => asked.indexOf(word) >= 0)); }
  function apart(phrases) { return (phrases || []).map(phrase => phrase.split("|")); }

  // More lists of terms, which come with the services.
  Concepts.prototype.add = function (data) {
    this.lexicon.take(data);
    this._more(data.terms);
    this._weigh();
  };

  Concepts.prototype._more = function (terms) { terms.forEach(term => { this.terms.push(term); this._add(term); }); };

  // The index of words: word -> {weight, bag: [entry, share, ...], phrases}. A word that few terms use says more.
  Concepts.prototype._weigh = function () {
    const index = this.index = new Map(), uses = new Map();
    const at = word => { let row = index.get(word); if (!row) { row = { weight: 0, said: 0, bag: [], phrases: [], terms: 0 }; index.set(word, row); } return row; };
    this.entries.forEach(entry => {
      const counts = new Map(), count = word => counts.set(word, (counts.get(word) || 0) + 1);
      entry.phrases.forEach(stems => {
        const phrase = { entry: entry, stems: stems, whole: 0, hit: 0, words: 0, asked: 0 };
        stems.forEach(word => { count(word); at(word).phrases.push(phrase); });
      });
      entry.more.forEach(count);
      let list = uses.get(entry.list);
      if (!list) { list = new Map(); uses.set(entry.list, list); }
      counts.forEach((n, word) => { const row = at(word); row.terms += 1; row.bag.push(entry, n); list.set(word, (list.get(word) || 0) + n); });
    });
    // The share of a term in all that its list says with a word.
    index.forEach((row, word) => {
      row.weight = this._weight(word, row.terms);
      for (let n = 0; n < row.bag.length; n += 2) {
        row.said += row.bag[n + 1];
        row.bag[n + 1] = Math.sqrt(row.bag[n + 1] / uses.get(row.bag[n].list).get(word));
      }
      const before = this.said.get(word) || 0;
      if (row.said > before) { this.lexicon.know(word, row.said - before); this.said.set(word, row.said); }
    });
    this.asked = 0;
  };

  // Each word once, without little ones, unless there are no others.
  Concepts.prototype._telling = function (stems) {
    const all = Array.from(new Set(stems)), kept = all.filter(word => !this.lexicon.little.has(word));
    return kept.some(word => !this.weak.has(word)) ? kept : all;
  };

  Concepts.prototype._weight = function (word, terms) {
    if (this.lexicon.little.has(word)) { return 0.05; }
    if (this.weak.has(word)) { return WEAK; }
    return Math.log(1 + this.terms.length / (1 + terms)) / Math.log(1 + this.terms.length);
  };

  // A word that no term has says nothing for or against any.
  Concepts.prototype.weight = function (word) {
    const row = this.index.get(word);
    return row ? row.weight : this.lexicon.little.has(word) ? 0.05 : this.weak.has(word) ? WEAK : UNKNOWN;
  };

  // Terms that a query finds: [{term, list, score, words}], best first within each list.
  // *query* is what Lexicon.read gives.
  Concepts.prototype.find = function (query) {
    const asked = this._telling(query.stems), begun = query.starts.filter((word, n, all) => all.indexOf(word) === n);
    let total = begun.length ? 0.5 : 0;
    asked.forEach(word => { total += this.weight(word); });
    // In a long story most words say nothing of what is wanted.
    total = Math.min(total, LONG);
    const mark = ++this.asked, results = new Map(), touched = [];
    const result = entry => { let one = results.get(entry); if (!one) { one = { bag: 0, begun: 0, best: 0, words: [] }; results.set(entry, one); } return one; };
    const meet = (word, isBegun) => {
      const row = this.index.get(word);
      if (!row) { return; }
      for (let n = 0; n < row.bag.length; n += 2) {
        const one = result(row.bag[n]);
        if (isBegun) { one.begun = Math.max(one.begun, 0.5 * row.bag[n + 1]); } else { one.bag += row.weight * row.bag[n + 1]; }
        one.words.push(word);
      }
      row.phrases.forEach(phrase => {
        if (phrase.asked !== mark) { phrase.asked = mark; phrase.hit = 0; phrase.words = 0; touched.push(phrase); }
        phrase.hit += row.weight;
        if (!isBegun) { phrase.words += 1; }
      });
    };
    asked.forEach(word => meet(word, false));
    begun.forEach(word => { if (asked.indexOf(word) < 0) { meet(word, true); } });
    touched.forEach(phrase => {
      if (!phrase.whole) { phrase.stems.forEach(word => { phrase.whole += this.weight(word); }); }
      const exact = phrase.words === asked.length && phrase.stems.length === asked.length;
      const score = exact ? 2 : phrase.hit / phrase.whole * (0.4 + 0.6 * Math.min(1, phrase.hit / total)), one = results.get(phrase.entry);
      if (score > one.best) { one.best = score; }
    });
    const found = [];
    // In the order of the lists, so that equals stay as they are.
    this.entries.forEach(entry => {
      const one = results.get(entry);
      if (!one || refused(entry, asked)) { return; }
      const score = 0.55 * one.best + 0.45 * Math.min(1, (one.bag + one.begun) / total);
      if (score >= 0.2) { found.push({ term: entry.term, list: entry.list, score: score, words: one.words }); }
    });
    return found.sort((a, b) => b.score - a.score);
  };

  signpost.concepts = { Concepts: Concepts, apart: apart, refused: refused };
})(this.signpost = this.signpost || {});
