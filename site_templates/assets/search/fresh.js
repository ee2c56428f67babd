// Fresh: how long ago a check was, and whether it still holds, on the day when it is read.
// The words are those of planning/provenance.py and wording.py; a test compares them.
(function (signpost) {
  "use strict";

  function two(number) { return (number < 10 ? "0" : "") + number; }

  // The day where the reader is, as 2026-11-01.
  function today() { const now = new Date(); return now.getFullYear() + "-" + two(now.getMonth() + 1) + "-" + two(now.getDate()); }

  function ago(on, day) {
    const days = Math.round((Date.parse(day) - Date.parse(on)) / 864e5), whole = size => Math.floor(days / size);
    if (days < 0) { return ""; }    // the clock of this device is slow
    if (days < 2) { return days ? _("yesterday") : _("today"); }
    return _ago(days, (days < 14 ? days + " days" : days < 60 ? whole(7) + " weeks" : days < 730 ? whole(30) + " months" : whole(365) + " years") + " ago");
  }

  // *state* is [words that end with the day, day of the check, last day on which it holds], or [words].
  function over(state, day) { return day > state[2]; }

  function words(state, day) {
    if (!state[1]) { return state[0]; }
    const on = _day(state[1], state[0].match(/\d+ \w+ \d+$/)[0]), since = ago(state[1], day);
    return over(state, day) ? _("Not checked since %(day)s", { day: on }) : since ? _("Checked %(ago)s, on %(day)s", { ago: since, day: on }) : _("Checked on %(day)s", { day: on });
  }

  // What has become overdue since the site was built sinks among the services of a shard.
  function sink(shard) {
    const data = shard.data, day = today();
    data.state.forEach((state, at) => { if (over(data.states[state], day)) { shard.overdue.add(at); } });
  }

  signpost.fresh = { today: today, words: words, sink: sink };
})(this.signpost = this.signpost || {});
