// The clock in the page. Runs before the page's own scripts; all times are those of performance.now().
(function () {
  "use strict";
  var clock = { tapped: 0, shown: {}, samples: [], wholes: [], unchanged: 0, workers: [], started: 0 };
  window.benchClock = clock;

  // The tap on the box (or on what opens it), by the time the browser gave the touch.
  document.addEventListener("pointerdown", function (event) {
    if (!clock.tapped) clock.tapped = event.timeStamp;
  }, true);

  // Material keeps its worker to itself, and makes it first: this is when its search starts, and how the bench can ask it.
  if (window.Worker) {
    window.Worker = class extends window.Worker {
      constructor(address, options) {
        if (!clock.started) clock.started = performance.now();
        super(address, options);
        clock.workers.push(this);
      }
    };
  }

  function stands(selector) {
    var element = document.querySelector(selector);
    return element !== null && element.getBoundingClientRect().height > 0;
  }

  // Notes when each of *wanted* (name: selector) first stands in the page, laid out, with all *words* in *box*.
  clock.watch = function (box, words, wanted) {
    function look() {
      var typed = document.querySelector(box);
      if (!typed || typed.value !== words) return;
      Object.keys(wanted).forEach(function (name) {
        if (!(name in clock.shown) && stands(wanted[name])) clock.shown[name] = performance.now();
      });
    }
    new MutationObserver(look).observe(document, {
      attributes: true, characterData: true, childList: true, subtree: true,
    });
    document.addEventListener("input", look);
  };

  var last = 0;
  var first = 0;
  var lastSeen = 0;
  var begun = 0;

  function onScreen(node) {
    var element = node.nodeType === 1 ? node : node.parentElement;
    if (!element) return false;
    var box = element.getBoundingClientRect();
    return box.height > 0 && box.bottom > 0 && box.top < window.innerHeight;
  }

  // True when a change can be seen without scrolling. What was taken away may have stood on the screen if the end of its list does.
  function isSeen(change) {
    var added = Array.from(change.addedNodes);
    if (change.type !== "childList") return onScreen(change.target);
    if (added.length) return added.some(onScreen);
    return change.target.getBoundingClientRect().bottom < window.innerHeight;
  }

  // Times each keystroke in *box* until *list* has changed for it and is laid out: what stands on the screen, and
  // the whole of it. Where no result stands on the screen, the first is until the first of the list are laid out.
  clock.sample = function (box, list) {
    var results = document.querySelector(list);
    document.querySelector(box).addEventListener("input", function () {
      begun = performance.now();
      last = 0;
      first = 0;
      lastSeen = 0;
    }, true);
    new MutationObserver(function (changes) {
      var seen = changes.some(isSeen);
      results.getBoundingClientRect();
      last = performance.now();
      first = first || last;
      if (seen) lastSeen = last;
    }).observe(results, { attributes: true, characterData: true, childList: true, subtree: true });
  };

  // Resolves when the list has been still for *still* ms since the keystroke's last change, or after *longest*.
  clock.settled = function (still, longest) {
    return new Promise(function (done) {
      (function look() {
        var now = performance.now();
        if (last ? now - last >= still : now - begun >= longest) {
          if (last) {
            clock.samples.push((lastSeen || first) - begun);
            clock.wholes.push(last - begun);
          } else clock.unchanged += 1;
          done();
        } else {
          setTimeout(look, 20);
        }
      })();
    });
  };
})();
