// What the device keeps for a list: [[id, digest, day, note], ...] under one key. No name, no number.
// Every change reads the store anew, so that two tabs do not undo each other.
(function (signpost) {
  "use strict";
  const saved = signpost.saved, MOST = 200, LONGEST_NOTE = 500;
  const isId = id => typeof id === "string" && /^[a-z0-9-]{1,90}$/.test(id);

  // What stands in the store may be of another version, or not ours: only what has our form is taken.
  function read() {
    const found = saved.read(), seen = {};
    return (Array.isArray(found) ? found : []).filter(entry => Array.isArray(entry) && isId(entry[0]) && !seen[entry[0]] && (seen[entry[0]] = true))
      .map(entry => ({ id: entry[0], digest: String(entry[1] || ""), day: /^\d{4}-\d\d-\d\d$/.test(entry[2]) ? entry[2] : "", note: String(entry[3] || "").slice(0, LONGEST_NOTE) }));
  }

  // False where the browser refuses. An empty list leaves nothing behind.
  function write(entries) {
    const done = saved.store(kept => {
      if (entries.length) { kept.setItem(saved.key, JSON.stringify(entries.map(entry => [entry.id, entry.digest, entry.day, entry.note]))); } else { kept.removeItem(saved.key); }
      return true;
    });
    saved.show();
    return !!done;
  }

  function change(id, act) {
    const entries = read(), at = entries.findIndex(entry => entry.id === id);
    return at >= 0 && act(entries, at) !== false && write(entries);
  }

  function move(id, by) {
    return change(id, (entries, at) => { if (!entries[at + by]) { return false; } entries.splice(at + by, 0, entries.splice(at, 1)[0]); });
  }

  // The ids of a link, in its order, each once.
  function fromFragment(hash) {
    const found = /^#list=([a-z0-9,-]+)$/.exec(hash), ids = found ? found[1].split(",") : [];
    return ids.filter((id, n) => isId(id) && ids.indexOf(id) === n).slice(0, MOST);
  }

  signpost.kept = {
    LONGEST_NOTE: LONGEST_NOTE, read: read, write: write, move: move, fromFragment: fromFragment,
    set: (id, values) => change(id, (entries, at) => { Object.assign(entries[at], values); }),
    remove: id => change(id, (entries, at) => { entries.splice(at, 1); }),
    fragment: ids => "#list=" + ids.join(","),
  };
})(this.signpost);
