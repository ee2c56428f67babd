// Slips: crisis words that were misspelt in ways that nobody listed. Comes after the first answers, with the words that are known.
(function (signpost) {
  "use strict";
  const words = signpost.words, Crisis = signpost.crisis.Crisis;
  const ENDINGS = ["", "e", "s", "es", "ing", "ed"];

  // The crisis word that one nobody knows is near, as "hrut" is: it needs to be told which words are known.
  Crisis.prototype._near = function (word) {
    if (word.length < 3 || /\d/.test(word) || !this.lexicon.whole || this.lexicon.knows(word)) { return ""; }
    // "Toend", "mylife": a little word that ran into the one after it.
    const ran = /^(to|my|the|i|me)(.{3,})$/.exec(word);
    this._forms();
    if (ran && this.stems.has(words.stem(ran[2]))) { return ran[1] + " " + ran[2]; }
    const sounds = words.sound(word), bits = words.letters(word), usual = word.length < 4 ? 0 : word.length < 8 ? 1 : 2, forms = this._forms();
    let best = null, least = Infinity;
    for (let length = word.length - usual - 1; length <= word.length + usual + 1; length++) {
      (forms.get(length) || []).forEach(form => {
        const differ = words.differing(bits ^ form[2]);
        if (differ > 2 * usual + 2 || form[0][0] !== word[0] && differ > 2 * usual) { return; }
        // One that sounds the same may be spelt quite differently.
        const alike = form[0][0] === word[0] && sounds.length > 1 && words.sound(form[0]) === sounds ? 1 : 0;
        const d = words.distance(word, form[0], usual + alike);
        // Letters that only changed places come before others: "thigns" is "things" and not "thighs".
        const cost = d - alike - (differ ? 0 : 0.5) + (form[0][0] === word[0] ? 0 : 0.3);
        if (d <= usual + alike && cost < least) { least = cost; best = form; }
      });
    }
    best = best ? words.whole(best[0], best[1]) : "";
    return best || this._split(word) || this.lexicon.mend(word);
  };

  // "Wanttodie", "killmyself": words of crisis phrases run together.
  Crisis.prototype._split = function (word) {
    if (word.length < 6) { return ""; }
    const said = [""];
    for (let end = 1; end <= word.length; end++) {
      for (let start = 0; start < end && said[end] === undefined; start++) {
        const part = word.slice(start, end), root = words.stem(part);
        if (said[start] !== undefined && (part.length > 1 || part === "i" || part === "a") && (this.stems.has(root) || this.lexicon.little.has(root))) { said[end] = (said[start] + " " + part).trim(); }
      }
    }
    return said[word.length] || "";
  };

  // Words of crisis phrases with their usual endings, by length: [form, stem, letters].
  Crisis.prototype._forms = function () {
    if (this.forms) { return this.forms; }
    const forms = new Map(), stems = this.stems = new Set(), said = new Set();
    this.groups.forEach(group => group.say.concat(group.rows).forEach(coded => this.lexicon.phrase(coded).forEach(word => said.add(word))));
    this.sets.forEach((names, word) => { if (names.some(name => said.has(name))) { said.add(word); } });
    said.forEach(word => { if (word[0] !== "*" && !this.lexicon.little.has(word)) { stems.add(word); } });
    const learn = word => ENDINGS.forEach(ending => { if (word.length + ending.length > 3) { forms.set(word + ending, word); } });
    stems.forEach(learn);
    this.lexicon.same.forEach((plain, variant) => { if (variant.indexOf(" ") < 0 && plain.some(word => stems.has(word))) { learn(variant); } });
    this.forms = new Map();
    forms.forEach((stem, form) => {
      if (!this.forms.has(form.length)) { this.forms.set(form.length, []); }
      this.forms.get(form.length).push([form, stem, words.letters(form)]);
    });
    return this.forms;
  };
})(this.signpost = this.signpost || {});
