// What is kept on this device: a link in the header, and only while there is something. Reads, never writes:
// the button on a service and the page "My list" do that, when they have asked. Published with save.js and with the page's own: other pages lead to it by their foot.
(function (signpost) {
  "use strict";
  const WORDS = { saved: _("Saved") };
  // Two sites on one host have a list each.
  const root = document.currentScript.src.replace(/assets\/[^/]*$/, ""), key = "list:" + root, link = document.createElement("a");

  // Where a browser refuses to keep anything: nothing.
  function store(act) { try { return act(localStorage); } catch (refused) { return null; } }
  function read() { return [].concat(store(kept => JSON.parse(kept.getItem(key))) || []); }

  function show() {
    const count = read().length;
    link.textContent = WORDS.saved + " (" + count + ")";
    if (count) { document.querySelector(".masthead").appendChild(link); } else { link.remove(); }
  }

  link.className = "change-area";
  link.href = root + "my-list/index.html";
  addEventListener("DOMContentLoaded", show);
  addEventListener("forgotten", show);
  signpost.saved = { key, root, store, read, show };
})(this.signpost = this.signpost || {});
