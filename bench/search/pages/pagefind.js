// Pagefind by its own interface. Without its worker it needs one round trip less, and the slowed processor is slow for it too.
(function () {
  "use strict";
  var SHOWN = 5; // As Pagefind's own interface shows at first.

  function start() {
    return import("./pagefind/pagefind.js").then(function (pagefind) {
      var engine = pagefind.createInstance({ noWorker: true });
      return engine.init().then(function () { return engine; });
    });
  }

  var begin = whenUsed(start, function (engine, words, isNewest) {
    engine.search(words).then(function (answer) {
      if (!isNewest()) return;
      var come = [];
      if (!answer.results.length) show(come);
      answer.results.slice(0, SHOWN).forEach(function (result, place) {
        result.data().then(function (data) {
          come[place] = { url: data.url, title: data.meta.title, text: data.plain_excerpt };
          if (isNewest()) show(come);
        });
      });
    });
  });

  window.rank = function (words) {
    return begin().then(function (engine) {
      return engine.search(words);
    }).then(function (answer) {
      return Promise.all(answer.results.slice(0, 10).map(function (result) {
        return result.data().then(function (data) { return data.url; });
      }));
    });
  };
})();
