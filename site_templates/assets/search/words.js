// Words: what is typed, cut into words that mean something, with slips mended. No page needed.
(function (signpost) {
  "use strict";

  const CODES = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%()*+,-./:;=?@[]^_{}~";
  const PLACE = new Uint8Array(128);
  for (let n = 0; n < CODES.length; n++) { PLACE[CODES.charCodeAt(n)] = n; }
  const VOWEL = /[aeiouy]/;
  // How often a word of the vocabulary counts as said before that is known: it comes before words of names.
  const OFTEN = 5;
  const stems = new Map();

  // Small letters, no accents, no apostrophes: "Can’t" and "cant" are one word.
  function fold(text) {
    let folded = String(text).slice(0, 300).toLowerCase();
    // Most texts have no accents, and to look for them is slow.
    if (/[^\x00-\x7f]/.test(folded)) { folded = folded.normalize("NFKD"); }
    return folded.replace(/[\u0300-\u036f'’‘`´]/g, "").replace(/&/g, " and ").replace(/[^a-z0-9]+/g, " ").trim();
  }

  // "Soooo tiiired" is "so tired"; "k m s" is a word spelt out.
  function plainly(folded) {
    return folded.replace(/([a-z])\1{2,}/g, "$1").replace(/\b[a-z](?: [a-z]){2,}\b/g, found => found.replace(/ /g, ""));
  }

  // What is left when an ending goes: "hitt" is "hit", "hat(ing)" is "hate".
  function base(left) {
    if (/([^aeioulsz])\1$/.test(left)) { return left.slice(0, -1); }
    return left.length === 3 && /^[^aeiou][aeiou][^aeiouwxy]$/.test(left) ? left + "e" : left;
  }

  function stemOf(word) {
    if (word.length < 4 || /\d/.test(word)) { return word; }
    let w = word;
    if (/ies$/.test(w) && w.length > 4) { w = w.slice(0, -3) + "y"; }
    else if (/sses$/.test(w)) { w = w.slice(0, -2); }
    else if (/[^suio]s$/.test(w) || /[io]s$/.test(w) && w.length > 5 && !/sis$/.test(w)) { w = w.slice(0, -1); }
    if (/iness$/.test(w)) { w = w.slice(0, -5) + "y"; } else if (/ness$/.test(w) && w.length > 7) { w = w.slice(0, -4); }
    if (/ied$/.test(w)) { w = w.length > 4 ? w.slice(0, -3) + "y" : w; }
    else if (/ing$/.test(w) && w.length > 5 && VOWEL.test(w.slice(0, -3))) { w = base(w.slice(0, -3)); }
    else if (/[^e]ed$/.test(w) && w.length > 4 && VOWEL.test(w.slice(0, -2))) { w = base(w.slice(0, -2)); }
    if (/ful$/.test(w) && w.length > 7) { w = w.slice(0, -3); }
    if (/ly$/.test(w) && w.length > 5) { w = w.slice(0, -2); }
    if (/[st]ion$/.test(w) && w.length > 7) { w = w.slice(0, -3); }
    if (/e$/.test(w) && w.length > 4) { w = w.slice(0, -1); }
    return w;
  }

  function stem(word) {
    let found = stems.get(word);
    if (found === undefined) { found = stemOf(word); stems.set(word, found); }
    return found;
  }

  // A lexicon knows the words that occur, words that mean the same, and words never to correct. It is made
  // of the first file, and learns the rest when that has come: until then it mends nothing.
  function Lexicon(data) {
    this.little = new Set(data.little.split(" "));
    this.everyday = new Set();
    this.same = new Map();
    this.known = new Map();
    this.pairs = new Map();
    this.texts = [];
    this.unread = [];
    this.towns = null;
    this.shelves = null;
    this.mended = new Map();
    this.longest = 1;
    this.common = data.common.split(" ");
    this.table = this.common.slice();
    this.whole = false;
    this.take(data);
  }

  Lexicon.prototype.take = function (data) {
    uncoded(data.stems, this.table);
    const same = data.same || {};
    for (const plain in same) {
      const row = plain.split(" "), variants = same[plain].split("|");
      for (const variant of variants) {
        this.same.set(variant, row);
        this.longest = Math.max(this.longest, variant.split(" ").length);
      }
      this.unread.push(plain, variants.join(" "));
    }
  };

  // A table of sorted stems, added to *table*: each begins with how many letters it shares with the one before.
  function uncoded(text, table) {
    let before = "";
    if (text) { for (const part of text.split(" ")) { table.push(before = before.slice(0, PLACE[part.charCodeAt(0)]) + part.slice(1)); } }
    return table;
  }

  // The places in the table of a phrase of stems: one letter for each of the commonest, two for the others.
  Lexicon.prototype.places = function (coded) {
    const found = [], common = this.common.length;
    for (let i = 0; i < coded.length; i++) {
      let place = PLACE[coded.charCodeAt(i)];
      if (place >= common) { i++; place = common + (place - common) * CODES.length + PLACE[coded.charCodeAt(i)]; }
      found.push(place);
    }
    return found;
  };

  Lexicon.prototype.phrase = function (coded) { return this.places(coded).map(place => this.table[place]); };

  function parts(coded) { return coded ? coded.split(" ") : []; }
  Lexicon.prototype.phrases = function (coded) { return parts(coded).map(phrase => this.phrase(phrase)); };

  // The speller knows a stem with its usual endings: they cost no bytes.
  Lexicon.prototype.know = function (word, times) {
    const count = this.known.get(word);
    this.known.set(word, (count || 0) + (times || 1));
    if (count === undefined) { this.shelves = null; }
  };

  // Learn the words of a folded text; gives its stems, as stems() does.
  Lexicon.prototype.learn = function (folded) {
    const list = folded ? folded.split(" ").map(stem) : [];
    list.forEach(word => { if (word.length > 1) { this.know(word); } });
    this.texts.push(folded);
    this.mended.clear();
    return this.merged(list);
  };

  // Which words of the texts stand side by side: worked out when something is first misspelt.
  Lexicon.prototype._pair = function () {
    this.texts.splice(0).forEach(folded => {
      const found = folded.split(" ");
      for (let i = 1; i < found.length; i++) {
        if (found[i].length > 2 && found[i - 1].length > 2) { this.pairs.set(found[i - 1] + found[i], found[i - 1] + " " + found[i]); }
      }
    });
  };

  Lexicon.prototype.knows = function (word) {
    const root = stem(word);
    return this._has(root) || this.little.has(root) || this.everyday.has(word);
  };

  // Until all words have come, the table is searched as it is: to count its words would keep the first answer waiting.
  Lexicon.prototype._has = function (root) {
    return this.known.has(root) || !this.whole && (this.table.indexOf(root) >= 0 || this.same.has(root));
  };

  // The word that was meant, or nothing: until all words have come, nothing is mended.
  Lexicon.prototype.mend = function (word) {
    let best = this.mended.get(word);
    if (best === undefined) { best = this.whole ? this._meant(word) : ""; this.mended.set(word, best); }
    return best;
  };

  // "Some one", "hope line": two words that are known as one.
  Lexicon.prototype._joins = function (a, b) {
    const joined = a + b, root = stem(joined);
    this._pair();
    if (this.pairs.has(joined) || joined.length < 6) { return false; }
    if (this.little.has(a) || this.little.has(b)) { return this.little.has(joined); }
    return this.same.has(joined) || this._has(root) && root.length >= joined.length - 1;
  };

  Lexicon.prototype.startingWith = function (start) {
    const found = [], look = (count, word) => { if (word.length > start.length && word.lastIndexOf(start, 0) === 0) { found.push([word, count]); } };
    this.known.forEach(look);
    if (!this.whole) { this.table.forEach(word => { if (!this.known.has(word)) { look(OFTEN, word); } }); }
    return found.sort((a, b) => b[1] - a[1]).slice(0, 4).map(entry => entry[0]);
  };

  // Stems of a folded text; a row of words that means the same as another is made that one, longest first.
  Lexicon.prototype.stems = function (folded) {
    return this.merged(folded ? folded.split(" ").map(stem) : []);
  };

  Lexicon.prototype.merged = function (list) {
    const found = [];
    for (let i = 0; i < list.length;) {
      let size = Math.min(this.longest, list.length - i), plain;
      while (size && !(plain = this.same.get(size === 1 ? list[i] : list.slice(i, i + size).join(" ")))) { size--; }
      if (plain) { plain.forEach(word => found.push(word)); i += size; } else { found.push(list[i]); i++; }
    }
    return found;
  };

  // What was typed: {typed, words (folded, mended), changes [[typed, meant]], stems, starts}.
  // *starts* are stems that the last word may be the beginning of, while it is being typed.
  Lexicon.prototype.read = function (text, exact) {
    const folded = plainly(fold(text)), changes = [], meant = [], raw = folded ? folded.split(" ") : [];
    const typing = !/\s$/.test(text);
    let starts = [];
    for (let i = 0; i < raw.length; i++) {
      if (i + 1 < raw.length && this._joins(raw[i], raw[i + 1])) { meant.push(raw[i] + raw[i + 1]); i++; continue; }
      const last = typing && i === raw.length - 1 && raw[i].length > 2 && !this.knows(raw[i]);
      const begun = last ? this.startingWith(raw[i]) : [];
      if (begun.length) { begun.forEach(word => { starts = starts.concat(this.stems(word)); }); continue; }
      const mended = exact ? "" : this.mend(raw[i]);
      if (mended) { changes.push([raw[i], mended]); }
      meant.push(mended || raw[i]);
    }
    const words = meant.join(" ");
    return { typed: folded, words: words, changes: changes, stems: this.stems(words), starts: starts };
  };

  signpost.words = { CODES: CODES, PLACE: PLACE, fold: fold, plainly: plainly, uncoded: uncoded, parts: parts, stem: stem, Lexicon: Lexicon };
})(this.signpost = this.signpost || {});
