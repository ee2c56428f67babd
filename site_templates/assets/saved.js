// What is kept on this device: a link in the header, and only while there is something. Reads, never writes:
// the button on a service and the page "My list" do that, when they have asked. Published with leave.js.
(function (signpost) {
  "use strict";
  const WORDS = { saved: "Saved" };
  const root = document.currentScript.src.replace(/assets\/[^/]*$/, ""), key = "list:" + root.replace(/^\w+:\/\/[^/]*/, "");
  let link = null;

  // Where a browser refuses to keep anything: nothing.
  function store(act) { try { return act(localStorage); } catch (refused) { return null; } }
  function read() { return [].concat(store(kept => JSON.parse(kept.getItem(key))) || []); }

  function show() {
    const count = read().length;
    if (count && !link) {
      link = document.querySelector(".masthead").appendChild(document.createElement("a"));
      link.href = root + "my-list/index.html";
    }
    if (link) {
      link.hidden = !count;
      link.textContent = WORDS.saved + " (" + count + ")";
    }
  }

  addEventListener("DOMContentLoaded", show);
  addEventListener("forgotten", show);
  signpost.saved = { key: key, root: root, store: store, read: read, show: show };
})(this.signpost = this.signpost || {});
