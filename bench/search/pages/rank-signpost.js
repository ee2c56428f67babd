// Asks Signpost's search as she does: types into the box and reads the page, the need cards before the services.
(function () {
  "use strict";
  var STILL = 60;
  var LONGEST = 1500;
  var box = document.querySelector("#find");
  var areas = ["#needs-found", "#results", "#crisis"].map(function (selector) {
    return document.querySelector(selector);
  });
  var changed = 0;
  areas.forEach(function (area) {
    new MutationObserver(function () { changed = performance.now(); })
      .observe(area, { attributes: true, characterData: true, childList: true, subtree: true });
  });

  // A card may also offer to call: the link that says what it is leads to a service or a list.
  var LEADS = /\/(services|needs|stages|kinds|people|how)\//;

  function links(selector) {
    // What is hidden may be left from the words before.
    return Array.from(document.querySelectorAll(selector)).filter(function (card) {
      return card.getClientRects().length > 0;
    }).map(function (card) {
      var within = Array.from(card.querySelectorAll("a[href]")).concat(card.matches("a") ? card : []);
      var link = within.find(function (one) { return LEADS.test(one.href); });
      return link ? link.href : "";
    });
  }

  window.rank = function (words) {
    var begun = performance.now();
    changed = 0;
    box.value = words;
    box.dispatchEvent(new Event("input", { bubbles: true }));
    return new Promise(function (done) {
      (function look() {
        var now = performance.now();
        if (changed ? now - changed > STILL : now - begun > LONGEST) {
          done(links("#needs-found .need-card").concat(links("#results li.card")).slice(0, 10));
        } else {
          setTimeout(look, 10);
        }
      })();
    });
  };
})();
