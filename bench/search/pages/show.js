// Shows results on the bench's own page, for the engines that bring no page: Pagefind and MiniSearch.
(function () {
  "use strict";
  var box = document.getElementById("find");
  var list = document.getElementById("results");

  function item(found) {
    var li = document.createElement("li");
    var link = document.createElement("a");
    link.href = found.url;
    link.textContent = found.title;
    var text = document.createElement("p");
    text.textContent = found.text;
    li.append(link, text);
    return li;
  }

  // Engines call this with what they found, in order; an item may be null until it has come.
  window.show = function (found) {
    list.replaceChildren.apply(list, found.filter(Boolean).map(item));
  };

  // start: loads the engine, once, when the box is first used; search: from words to results, and shows them.
  // Only the newest words count, so that no engine does work in vain while it loads.
  window.whenUsed = function (start, search) {
    var ready = null;
    var turn = 0;
    function begin() {
      ready = ready || start();
      return ready;
    }
    box.addEventListener("focus", begin);
    box.addEventListener("input", function () {
      turn += 1;
      var mine = turn;
      function isNewest() {
        return mine === turn;
      }
      begin().then(function (engine) {
        if (isNewest()) search(engine, box.value, isNewest);
      });
    });
    return begin;
  };
})();
