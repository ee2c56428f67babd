// The speller: the word that was meant. Comes after the first answers, with the words that it needs.
(function (signpost) {
  "use strict";
  const words = signpost.words, stem = words.stem, Lexicon = words.Lexicon;
  const ENDINGS = ["", "s", "es", "ed", "ing", "ly", "ion", "e", "y"];

  // What comes in the second file: more stems and same words, and what the speller needs.
  Lexicon.prototype.extend = function (data) {
    // Of words as near, those that came first come first: the first files, the names, and then the rest.
    const names = this.known;
    this.known = new Map();
    this._list();
    names.forEach((count, word) => this.know(word, count));
    this.take(data);
    this._list();
    // Familiar words: a slip may be mended into one, and none is mended.
    this.familiar = words.uncoded(data.familiar, []);
    this.everyday = new Set(words.uncoded(data.everyday, this.familiar.slice()));
    this.whole = true;
    this.shelves = null;
    this.mended.clear();
  };

  // What take() read, for the speller.
  Lexicon.prototype._list = function () {
    this.table.forEach(word => { if (word[0] !== "*" && !this.known.has(word)) { this.know(word); } });
    this.unread.splice(0).forEach(text => text.split(" ").forEach(word => this.know(word)));
  };

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

  // How a word sounds: its first letter and its consonants, those that are said alike as one.
  function sound(word) {
    return word[0] + word.slice(1).replace(/ph/g, "f").replace(/gh/g, "").replace(/c(?=[eiy])|z/g, "s").replace(/ck|c|q/g, "k").replace(/[aeiouyhw]/g, "").replace(/(.)\1+/g, "$1");
  }

  // One bit a letter: words that differ by n letters differ in at most 2n bits. Quick to rule out.
  function letters(word) {
    let bits = 0;
    for (let i = 0; i < word.length; i++) { bits |= 1 << (word.charCodeAt(i) - 97 & 31); }
    return bits;
  }
  function differing(bits) { let n = 0; while (bits) { bits &= bits - 1; n++; } return n; }

  // The form of a stem that gives the stem again: "overdos" would lose its s.
  function whole(form, root) {
    return [form, root, root + "e", root + "ing"].find(word => stem(word) === root) || root;
  }

  function allowed(length) { return length < 5 ? 0 : length < 8 ? 1 : length < 11 ? 2 : 3; }

  // Made when something is first misspelt, by the length of the words.
  Lexicon.prototype._shelve = function () {
    this.shelves = new Map();
    const put = (form, root) => {
      if (form.length < 4) { return; }
      let shelf = this.shelves.get(form.length);
      if (!shelf) { shelf = []; this.shelves.set(form.length, shelf); }
      shelf.push([form, letters(form), root]);
    };
    this.known.forEach((count, word) => {
      if (word.length < 3 || /\d/.test(word)) { return; }
      // A short stem with an ending is too like other words, unless it is common: "cry" is.
      (word.length > 3 || count > 4 ? ENDINGS : [""]).forEach(ending => put(word + ending, word));
    });
    this.familiar.forEach(word => put(word, stem(word)));
  };

  // The word that was meant, or nothing. No change under five letters, one from five, two from eight, and
  // three from eleven: long words are misspelt the most and mistaken the least.
  Lexicon.prototype._meant = function (word) {
    if (word.length < 5 || /\d/.test(word) || this.knows(word)) { return ""; }
    this._pair();
    return this.pairs.get(word) || !this.everyday.has(stem(word)) && (this._nearest(word) || this._nearest(stem(word)) || this._split(word)) || "";
  };

  Lexicon.prototype._nearest = function (word) {
    if (!this.shelves) { this._shelve(); }
    const bits = letters(word), sounds = sound(word), widest = allowed(word.length + 1);
    let best = "", least = Infinity;
    for (let length = word.length - widest; length <= word.length + widest; length++) {
      const most = Math.min(word.length < 11 ? 2 : 3, allowed(Math.max(length, word.length)));
      (this.shelves.get(length) || []).forEach(entry => {
        // The last slip allowed in a longer word must leave its first letter alone.
        if (differing(bits ^ entry[1]) > 2 * most) { return; }
        const d = distance(word, entry[0], most), first = entry[0][0] === word[0];
        if (d > most || most > 1 && d === most && !first) { return; }
        // Of words as near: one that sounds the same, or has the same first letter; letters that changed places; then a stem as it is, then the commoner.
        const cost = d + (first ? 0 : 0.5) - (first && sound(entry[0]) === sounds ? 0.35 : 0) - (bits === entry[1] && word.length === entry[0].length ? 0.1 : 0) + (entry[0] === entry[2] ? 0 : 0.1) + (entry[2].length < 4 ? 0.15 : 0) - Math.min(0.3, (this.known.get(entry[2]) || 1) / 100);
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

  Object.assign(words, { sound: sound, letters: letters, differing: differing, whole: whole, distance: distance });
})(this.signpost = this.signpost || {});
