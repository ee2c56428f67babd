// MiniSearch as its README shows it for search as you type: prefixes, one edit in five letters, titles first.
// SERIALISED is set by the bench: whether the index comes ready made, or is built here from the documents.
(function () {
  "use strict";
  var OPTIONS = {
    fields: ["title", "text"],
    storeFields: ["title", "summary"],
    searchOptions: { prefix: true, fuzzy: 0.2, boost: { title: 2 } },
  };

  function script(address) {
    return new Promise(function (done, failed) {
      var element = document.createElement("script");
      element.onload = done;
      element.onerror = failed;
      element.src = address;
      document.head.append(element);
    });
  }

  // Both are asked for at once: two requests side by side.
  function start() {
    var data = fetch(SERIALISED ? "index.json" : "documents.json");
    return Promise.all([script("minisearch.min.js"), data.then(function (answer) {
      return SERIALISED ? answer.text() : answer.json();
    })]).then(function (both) {
      if (SERIALISED) return MiniSearch.loadJSON(both[1], OPTIONS);
      var engine = new MiniSearch(OPTIONS);
      // What a result shows is the summary; what is searched is the summary and the rest.
      engine.addAll(both[1].map(function (one) {
        return { id: one.id, title: one.title, summary: one.summary, text: one.summary + "\n" + one.text };
      }));
      return engine;
    });
  }

  function found(engine, words) {
    return engine.search(words).slice(0, 10).map(function (one) {
      return { url: one.id, title: one.title, text: one.summary };
    });
  }

  var begin = whenUsed(start, function (engine, words) {
    show(found(engine, words));
  });

  window.rank = function (words) {
    return begin().then(function (engine) {
      return found(engine, words).map(function (one) { return one.url; });
    });
  };
})();
