// Crisis: the words that put urgent help above everything, whatever else was typed. It needs the first file alone.
(function (signpost) {
  "use strict";
  const words = signpost.words;
  const WHOLE = "...";
  const ENDINGS = ["", "e", "s", "es", "ing", "ed"];

  function Crisis(data, lexicon) {
    this.lexicon = lexicon;
    this.empty = new Set(data.empty.split(" "));
    this.spellings = new Map();
    Object.keys(data.spellings).forEach(right => data.spellings[right].split(" ").forEach(slip => this.spellings.set(slip, right)));
    this.sets = new Map();
    this._addSets(data.sets);
    // rows are phrases that keep their order, as alarms do, which take a phrase back.
    this.groups = data.crisis.map(group => ({ id: group.id, need: group.need, say: lexicon.phrases(group.say), rows: [], not: group.not, alarms: null, byWord: null }));
    this.forms = null;
    this.read = new Map();
    this.points = null;
  }

  // Words that stand for each other: a stem, and the sets that it is in.
  Crisis.prototype._addSets = function (sets) {
    Object.keys(sets).forEach(name => this.lexicon.phrase(sets[name]).forEach(stem => this.sets.set(stem, (this.sets.get(stem) || []).concat("*" + name))));
  };

  // What comes later: phrases of such sets, and same words, so that what was read may now be read otherwise.
  Crisis.prototype.learn = function (data) {
    this._addSets(data.sets);
    data.crisis.forEach((row, n) => {
      const group = this.groups[n];
      group.say = group.say.concat(this.lexicon.phrases(row[0]));
      group.rows = this.lexicon.phrases(row[1]);
      group.not = (group.not + " " + row[2]).trim();
      group.alarms = group.byWord = null;
    });
    this.forms = null;
    this.read.clear();
  };

  // Calls *found* with each way in which the words of *phrase* stand near one another, until it gives true.
  // *places*: word -> where it stands. In a row they must come in their order.
  function fits(phrase, places, reach, inOrder, found) {
    const rows = [], taken = [];
    for (let n = 0; n < phrase.length; n++) {
      const row = places.get(phrase[n]);
      if (!row) { return false; }
      rows.push(row);
    }
    const next = (n, low, high) => n === rows.length ? found(taken) : rows[n].some(at => {
      const least = Math.min(low, at), most = Math.max(high, at);
      if (most - least >= reach || taken.indexOf(at) >= 0 || inOrder && at < high) { return false; }
      taken.push(at);
      const done = next(n + 1, least, most);
      taken.pop();
      return done;
    });
    return next(0, Infinity, -1);
  }

  // The phrases of a group by their rarest word, so that a keystroke touches only those that may be meant.
  function indexed(group) {
    const uses = new Map(), byWord = new Map(), all = group.say.map(phrase => [phrase, false]).concat(group.rows.map(phrase => [phrase, true]));
    all.forEach(entry => entry[0].forEach(word => uses.set(word, (uses.get(word) || 0) + (word[0] === "*" ? 9 : 1))));
    all.forEach(entry => {
      const rarest = entry[0].reduce((best, word) => uses.get(word) < uses.get(best) ? word : best);
      if (!byWord.has(rarest)) { byWord.set(rarest, []); }
      byWord.get(rarest).push(entry);
    });
    return byWord;
  }

  // Two words must stand closer than three: they meet by chance more often.
  function reach(phrase) { return phrase.length + (phrase.length < 3 ? 1 : 3); }

  // The words of a text as they stand.
  function typed(text) { return words.plainly(words.fold(text)).split(" "); }

  // Of words as they stand those that count, as stems, with slips put right.
  Crisis.prototype.words = function (all) {
    const right = all.map(word => this._meant(word)).join(" ");
    return this.lexicon.stems(right).filter(word => !this.empty.has(word));
  };

  // All that may have points in a text: see points.js.
  Crisis.prototype.features = function (text) { const all = typed(text); return signpost.points.features(this.words(all), all); };

  // What a text says of crisis: {shown: ids of the groups it speaks of, in the order in which help is shown,
  // everyday: needs of groups whose words stand there in an everyday sense, and are not meant,
  // likely: true when no phrase was found, and the points of its words alone say so}.
  Crisis.prototype.urgent = function (text) {
    const all = typed(text), query = this.words(all);
    // Until the points have come, phrases alone decide.
    const said = this.points && signpost.points.features(query, all), leaning = said ? this.leaning(said) : 0;
    const places = new Map(), shown = [], everyday = [];
    let back = false;
    const stands = (word, at) => { const row = places.get(word); if (row) { row.push(at); } else { places.set(word, [at]); } };
    query.forEach((word, at) => { stands(word, at); (this.sets.get(word) || []).forEach(set => stands(set, at)); });
    this.groups.forEach(group => {
      let covers = null, said = false;
      // A false alarm takes back what it explains, and nothing that stands beside it.
      const meant = taken => {
        said = true;
        if (!covers) {
          covers = [];
          group.alarms = group.alarms || this.lexicon.phrases(group.not);
          group.alarms.forEach(not => {
            // "... year ago" speaks of another time or of a leaflet: it takes back everything, unless it is about now.
            if (not[0] !== WHOLE) { fits(not, places, not.length + 4, true, all => { covers.push(all.slice()); return false; }); }
            else if (!places.has("*now") && fits(not.slice(1), places, not.length + 2, true, () => true)) { covers.push(query.map((word, at) => at)); }
          });
        }
        if (covers.some(cover => taken.every(at => cover.indexOf(at) >= 0))) { back = true; return false; }
        // What all other words speak against is no crisis, unless there is one other word at most.
        return leaning >= 0 || query.filter((word, at) => taken.indexOf(at) < 0 && !this.lexicon.little.has(word)).length < 2;
      };
      const byWord = group.byWord = group.byWord || indexed(group);
      const alarm = Array.from(places.keys()).some(word => (byWord.get(word) || []).some(entry => fits(entry[0], places, reach(entry[0]), entry[1], meant)));
      if (alarm) { shown.push(group.id); } else if (said) { everyday.push(group.need); }
    });
    // What a listed false alarm took back, points do not bring again.
    const answer = { shown: shown, everyday: everyday, likely: !shown.length && !back && leaning > 0 && !this.groups.some(group => this.explains(group, query, places)) };
    return said ? this.sorted(query, places, said, answer) : answer;
  };

  // The crisis word that was meant: listed slips, then a word nobody knows that is near one, as "hrut" is.
  // Which words are known is in the second file: until it has come, only what is listed is mended.
  Crisis.prototype._meant = function (word) {
    let found = this.spellings.get(word) || this.read.get(word);
    if (!found) { found = this._near(word) || word; this.read.set(word, found); }
    return found;
  };

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
    this.groups.forEach(group => group.say.concat(group.rows).forEach(phrase => phrase.forEach(word => said.add(word))));
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

  signpost.crisis = { Crisis: Crisis, fits: fits, WHOLE: WHOLE };
})(this.signpost = this.signpost || {});
