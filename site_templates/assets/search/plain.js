// Plain: an answer as plain data, for "signpost search" and the tests. No page loads this.
(function (signpost) {
  "use strict";

  // Ids, scores and reasons.
  signpost.plain = function (finder, text) {
    const answer = finder.ask(text, false, null);
    const term = entry => ({ list: entry.list, id: entry.term.id, label: entry.term.label, score: round(entry.score), words: entry.words, urgent: entry.term.urgent || "" });
    return {
      understood: answer.query.words, changes: answer.query.changes, urgent: answer.urgent, named: answer.named,
      needs: answer.needs.map(term), nearest: answer.nearest.map(one => one.id), others: answer.others.map(term),
      services: answer.hits.map(hit => ({ id: hit.shard.data.ids[hit.at], name: hit.shard.data.names[hit.at], score: round(hit.score), why: hit.why })),
    };
  };
  function round(number) { return Math.round(number * 1000) / 1000; }
})(this.signpost = this.signpost || {});
