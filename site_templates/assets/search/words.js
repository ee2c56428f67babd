// Words: what is typed, cut into words that mean something, with slips mended. No page needed.
(function (signpost) {
  "use strict";

  const CODES = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%()*+,-./:;=?@[]^_{}~";
  const ENDINGS = ["", "s", "es", "ed", "ing", "ly", "ion", "e", "y"];
  const VOWEL = /[aeiouy]/;
  const stems = new Map();

  // Small letters, no accents, no apostrophes: "Can’t" and "cant" are one word.
  function fold(text) {
    return String(text).slice(0, 300).toLowerCase().normalize("NFKD")
      .replace(/[\u0300-\u036f'’‘`´]/g, "").replace(/&/g, " and ").replace(/[^a-z0-9]+/g, " ").trim();
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

  // Damerau-Levenshtein (optimal string alignment), given up above *most*.
  function distance(a, b, most) {
    if (Math.abs(a.length - b.length) > most) { return most + 1; }
    let older = [], old = [], now = [];
    for (let j = 0; j <= b.length; j++) { old[j] = j; }
    for (let i = 1; i <= a.length; i++) {
      now = [i];
      let least = i;
      for (let j = 1; j <= b.length; j++) {
        const same = a[i - 1] === b[j - 1];
        let d = Math.min(old[j] + 1, now[j - 1] + 1, old[j - 1] + (same ? 0 : 1));
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) { d = Math.min(d, older[j - 2] + 1); }
        now[j] = d;
        if (d < least) { least = d; }
      }
      if (least > most) { return most + 1; }
      older = old; old = now;
    }
    return old[b.length];
  }

  // One bit a letter: words that differ by n letters differ in at most 2n bits. Quick to rule out.
  function letters(word) {
    let bits = 0;
    for (let i = 0; i < word.length; i++) { bits |= 1 << (word.charCodeAt(i) - 97 & 31); }
    return bits;
  }
  function differing(bits) { let n = 0; while (bits) { bits &= bits - 1; n++; } return n; }

  // A lexicon knows the words that occur, words that mean the same, and words never to correct.
  function Lexicon(data) {
    this.little = new Set(data.little.split(" "));
    this.everyday = new Set(uncoded(data.everyday));
    this.same = new Map();
    this.known = new Map();
    this.pairs = new Map();
    this.shelves = null;
    this.mended = new Map();
    this.longest = 1;
    this.common = data.common.split(" ");
    this.table = this.common.concat(uncoded(data.stems));
    this.table.forEach(word => this.know(word));
    Object.keys(data.same).forEach(plain => data.same[plain].split("|").forEach(variant => {
      const row = variant.split(" ");
      this.same.set(variant, plain.split(" "));
      this.longest = Math.max(this.longest, row.length);
      row.concat(plain.split(" ")).forEach(word => this.know(word));
    }));
  }

  // A table of sorted stems: each begins with how many letters it shares with the one before.
  function uncoded(text) {
    let before = "";
    return !text ? [] : text.split(" ").map(part => (before = before.slice(0, CODES.indexOf(part[0])) + part.slice(1)));
  }

  // A phrase of stems: one letter for each of the commonest, two for the others.
  Lexicon.prototype.phrase = function (coded) {
    const found = [], common = this.common.length;
    for (let i = 0; i < coded.length; i++) {
      let place = CODES.indexOf(coded[i]);
      if (place >= common) { i++; place = common + (place - common) * CODES.length + CODES.indexOf(coded[i]); }
      found.push(this.table[place]);
    }
    return found;
  };

  Lexicon.prototype.phrases = function (coded) {
    return coded ? coded.split(" ").map(phrase => this.phrase(phrase)) : [];
  };

  // The speller knows a stem with its usual endings: they cost no bytes.
  Lexicon.prototype.know = function (word) {
    const count = this.known.get(word);
    this.known.set(word, (count || 0) + 1);
    if (count === undefined) { this.shelves = null; }
  };

  // Made when something is first misspelt, by the length of the words.
  Lexicon.prototype._shelve = function () {
    this.shelves = new Map();
    this.known.forEach((count, word) => {
      if (word.length < 3 || /\d/.test(word)) { return; }
      // A short stem with an ending is too like other words, unless it is common: "cry" is.
      (word.length > 3 || count > 4 ? ENDINGS : [""]).forEach(ending => {
        const form = word + ending;
        if (form.length < 4) { return; }
        let shelf = this.shelves.get(form.length);
        if (!shelf) { shelf = []; this.shelves.set(form.length, shelf); }
        shelf.push([form, letters(form), word]);
      });
    });
  };

  // Learn the words of a folded text, and which stand side by side.
  Lexicon.prototype.learn = function (folded) {
    const found = folded.split(" ");
    for (let i = 0; i < found.length; i++) {
      if (found[i].length > 1) { this.know(stem(found[i])); }
      if (i && found[i].length > 2 && found[i - 1].length > 2) { this.pairs.set(found[i - 1] + found[i], found[i - 1] + " " + found[i]); }
    }
    this.mended.clear();
  };

  Lexicon.prototype.knows = function (word) {
    const root = stem(word);
    return this.known.has(root) || this.little.has(root) || this.everyday.has(word);
  };

  // The word that was meant, or nothing. No change under five letters, one from five, two from eight, and
  // three from eleven: long words are misspelt the most and mistaken the least.
  Lexicon.prototype.mend = function (word) {
    let best = this.mended.get(word);
    if (best !== undefined) { return best; }
    best = "";
    if (word.length > 4 && !this.knows(word) && !/\d/.test(word)) {
      best = this.pairs.get(word) || "";
      if (!best && !this.everyday.has(stem(word))) { best = this._nearest(word) || this._nearest(stem(word)) || this._split(word); }
    }
    this.mended.set(word, best);
    return best;
  };

  // The form of a stem that gives the stem again: "overdos" would lose its s.
  function whole(form, root) {
    return [form, root, root + "e", root + "ing"].find(word => stem(word) === root) || root;
  }

  function allowed(length) { return length < 5 ? 0 : length < 8 ? 1 : length < 11 ? 2 : 3; }

  Lexicon.prototype._nearest = function (word) {
    if (!this.shelves) { this._shelve(); }
    const bits = letters(word), widest = allowed(word.length + 1);
    let best = "", least = Infinity;
    for (let length = word.length - widest; length <= word.length + widest; length++) {
      const most = Math.min(word.length < 11 ? 2 : 3, allowed(Math.max(length, word.length)));
      (this.shelves.get(length) || []).forEach(entry => {
        // The last slip allowed in a longer word must leave its first letter alone.
        if (differing(bits ^ entry[1]) > 2 * most) { return; }
        const d = distance(word, entry[0], most), first = entry[0][0] === word[0];
        if (d > most || most > 1 && d === most && !first) { return; }
        // Of words as near: one with the same first letter, then a stem as it is, then the commoner.
        const cost = d + (first ? 0 : 0.5) + (entry[0] === entry[2] ? 0 : 0.1) + (entry[2].length < 4 ? 0.15 : 0) - Math.min(0.3, this.known.get(entry[2]) / 100);
        if (cost < least) { least = cost; best = whole(entry[0], entry[2]); }
      });
    }
    return best;
  };

  Lexicon.prototype._split = function (word) {
    for (let i = 3; i <= word.length - 3; i++) {
      const a = word.slice(0, i), b = word.slice(i);
      if (this.known.has(stem(a)) && this.known.has(stem(b))) { return a + " " + b; }
    }
    return "";
  };

  // "Some one", "hope line": two words that are known as one.
  Lexicon.prototype._joins = function (a, b) {
    const joined = a + b, root = stem(joined);
    if (this.pairs.has(joined) || joined.length < 6) { return false; }
    if (this.little.has(a) || this.little.has(b)) { return this.little.has(joined); }
    return this.same.has(joined) || this.known.has(root) && root.length >= joined.length - 1;
  };

  Lexicon.prototype.startingWith = function (start) {
    const found = [];
    this.known.forEach((count, word) => { if (word.length > start.length && word.lastIndexOf(start, 0) === 0) { found.push([word, count]); } });
    return found.sort((a, b) => b[1] - a[1]).slice(0, 4).map(entry => entry[0]);
  };

  // Stems of a folded text; a row of words that means the same as another is made that one, longest first.
  Lexicon.prototype.stems = function (folded) {
    const found = [], list = folded ? folded.split(" ").map(stem) : [];
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
    const folded = fold(text), changes = [], meant = [], raw = folded ? folded.split(" ") : [];
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

  signpost.words = { fold: fold, stem: stem, whole: whole, distance: distance, Lexicon: Lexicon };
})(this.signpost = this.signpost || {});
