// On the day when the page is read: how long ago it was checked, and what no longer holds. Each such part has
// data-until, the last day on which it does. Without scripting the words of the day it was built stand.
(function (signpost) {
  "use strict";
  const fresh = signpost.fresh, day = fresh.today();
  Array.prototype.forEach.call(document.querySelectorAll("[data-until]"), part => {
    const until = part.getAttribute("data-until"), then = part.getAttribute("data-then"), on = part.getAttribute("datetime");
    if (on) { part.textContent = fresh.words([part.textContent, on, until], day); }
    else if (day > until) { if (then) { part.textContent = then; } else { part.hidden = false; } }
  });
})(this.signpost);
