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
    this.terms = [];
    this.byId = new Map();
    this.index = new Map();
    this.entries = [];
    this.asked = this.made = 0;
    this._more(data.terms);
    // In the first file, only what must reassure at once has its words.
    this.terms.forEach(term => { term.calms = !!term.lead; });
  }

  // True when a phrase that is not this term stands among the words asked for.
  function refused(entry, asked) { return entry.not.some(not => not.length && not.every(word => asked.indexOf(word) >= 0)); }
  function apart(phrases) { return (phrases || []).map(phrase => phrase.split("|")); }

  // More lists of terms, which come with the services.
  Concepts.prototype.add = function (data) {
    this.lexicon.take(data);
    this._more(data.terms);
  };

  // What is learned of a term is written into a copy: another search may be made of the same file.
  Concepts.prototype._more = function (terms) {
    terms.forEach(given => {
      const term = Object.assign({}, given);
      const entry = { term: term, list: term.list, not: apart(term.not) };
      this.terms.push(term);
      this.byId.set(term.list + "/" + term.id, term);
      this.entries.push(entry);
      this.say(entry, term.phrases, term.more);
    });
  };

  // What people type for a term goes into the index of words: word -> {bag: [entry, how often, ...], phrases}.
  Concepts.prototype.say = function (entry, phrases, more) {
    const lexicon = this.lexicon, index = this.index;
    const said = word => {
      let row = index.get(word);
      if (!row) { row = { made: 0, weight: 0, bag: [], shares: null, phrases: [] }; index.set(word, row); }
      const bag = row.bag, at = bag.lastIndexOf(entry);
      if (at < 0) { bag.push(entry, 1); } else { bag[at + 1] += 1; }
      return row;
    };
    for (const coded of words.parts(phrases)) {
      const stems = lexicon.phrase(coded), phrase = { entry: entry, stems: stems, made: 0, whole: 0, hit: 0, words: 0, asked: 0 };
      for (const word of stems) { said(word).phrases.push(phrase); }
    }
    lexicon.phrase(more || "").forEach(said);
    this.made += 1;
  };

  // What the index has of a word, weighed when it is first asked for, and again when more has been said. A word that few
  // terms use says more. A share is that of a term in all that its list says with the word.
  Concepts.prototype._row = function (word) {
    const row = this.index.get(word);
    if (row && row.made !== this.made) {
      const bag = row.bag, uses = {};
      row.made = this.made;
      row.weight = this._weight(word, bag.length / 2);
      for (let n = 0; n < bag.length; n += 2) { uses[bag[n].list] = (uses[bag[n].list] || 0) + bag[n + 1]; }
      row.shares = bag.map((one, n) => n % 2 ? Math.sqrt(one / uses[bag[n - 1].list]) : 0);
    }
    return row;
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
    const row = this._row(word);
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
      const row = this._row(word);
      if (!row) { return; }
      for (let n = 0; n < row.bag.length; n += 2) {
        const one = result(row.bag[n]);
        if (isBegun) { one.begun = Math.max(one.begun, 0.5 * row.shares[n + 1]); } else { one.bag += row.weight * row.shares[n + 1]; }
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
      if (phrase.made !== this.made) { phrase.made = this.made; phrase.whole = phrase.stems.reduce((sum, word) => sum + this.weight(word), 0); }
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
