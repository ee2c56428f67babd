// Learn: what comes after the first answers, taken in: all other phrases, summaries, old numbers.
(function (signpost) {
  "use strict";
  const words = signpost.words, Services = signpost.services.Services;

  // The rest of what people type: for each term [phrases, more words, not, related, lead].
  signpost.concepts.Concepts.prototype.learn = function (data) {
    this.lexicon.extend(data);
    this.crisis.learn(data);
    if (data.points) { this.points = this.crisis.points = new signpost.points.Points(data.points); this.crisis.calms = this.terms.some(term => term.calms); }
    data.terms.forEach((row, n) => {
      const entry = this.entries[n];
      this.say(entry, row[0], row[1]);
      entry.not = signpost.concepts.apart(row[2]);
      entry.term.related = row[3];
      if (row[4]) { entry.term.lead = row[4]; }
    });
    this._more(data.others);
    // The speller prefers what is said often.
    this.index.forEach((row, word) => this.lexicon.know(word, row.bag.reduce((sum, one, n) => n % 2 ? sum + one : sum, 0)));
  };

  // The second file: all phrases, and what the speller needs.
  signpost.answers.Finder.prototype.learn = function (data) {
    this.concepts.learn(data);
    // Longest first: Newark-on-Trent before Newark.
    this.towns = data.towns.split("|").filter(Boolean).sort((a, b) => b.length - a.length);
    this.lexicon.towns = new Set();
    this.towns.forEach(town => this.lexicon.learn(town).forEach(word => this.lexicon.towns.add(word)));
    this.shards.forEach(shard => shard.readNames(true));
    this.whole = true;
    return { areaNames: data.areaNames, areaCounts: data.areaCounts, examples: data.examples };
  };

  // Summaries come after the first answers are shown.
  Services.prototype.learnAbout = function (data, again) {
    this.data.about = data.about;
    // Once more when all words have come: then it is the shard itself that is read, which has no old numbers.
    if (data.old) { this.old = data.old; }
    this.concepts.crisis.read.clear();
    this.abouts = new Map();
    data.about.forEach((text, at) => {
      const folded = words.fold(text);
      (again ? this.lexicon.stems(folded) : this.lexicon.learn(folded)).forEach(word => signpost.services.post(this.abouts, word, at, 1));
    });
  };

  // A text as a number (FNV-1a).
  signpost.hash = function (text) {
    let found = 0x811c9dc5;
    for (let n = 0; n < text.length; n++) { found = Math.imul(found ^ text.charCodeAt(n), 0x01000193); }
    return found;
  };

  // An old number or address is known by its hash alone: it stands nowhere in the site.
  function hashed(text) { return (signpost.hash(text) >>> 0).toString(16); }

  // Whose old number was typed: [position, what to know], or nothing.
  Services.prototype._formerly = function (typed) {
    const digits = typed.replace(/\D/g, "").replace(/^(00)?44/, "0");
    return this.old[hashed(digits)] || this.old[hashed(typed.replace(/ /g, ""))] || [-1];
  };
})(this.signpost = this.signpost || {});
