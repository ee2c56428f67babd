// Narrow: which services fit the choices. Comes after the first answers, or at once when there are choices.
(function (signpost) {
  "use strict";
  const OPEN = "open-now";

  // Hits that fit all choices, and what is needed to count what each further choice would leave.
  //   choices: Map facet -> Set of ids, any of which will do. isOpen: hit -> true when it is open now.
  //   counted: whether the numbers are wanted. Gives {hits, and for choices.count flags and open}.
  function narrow(hits, choices, isOpen, counted) {
    const chosen = [], flags = new Map();
    choices.forEach((ids, facet) => { if (ids.size) { chosen.push(facet); } });
    const of = shard => {
      let flag = flags.get(shard);
      if (flag) { return flag; }
      // What each choice lets through; then what fits all (fits), and what only one facet keeps out.
      flag = { allowed: {}, fits: new Uint8Array(shard.count), but: {} };
      chosen.forEach(facet => {
        const row = flag.allowed[facet] = new Uint8Array(shard.count);
        flag.but[facet] = new Uint8Array(shard.count);
        choices.get(facet).forEach(id => shard.under(facet, id).forEach(at => { row[at] = 1; }));
      });
      flags.set(shard, flag);
      return flag;
    };
    let open = 0;
    const kept = hits.filter(hit => {
      const flag = of(hit.shard), isOpenNow = (counted || choices.has(OPEN)) && isOpen(hit);
      const failing = chosen.filter(facet => facet === OPEN ? !isOpenNow : !flag.allowed[facet][hit.at]);
      // One that fails a single facet still counts there: another choice of it would bring it in.
      if (!failing.length) { flag.fits[hit.at] = 1; } else if (failing.length === 1) { flag.but[failing[0]][hit.at] = 1; }
      if (isOpenNow && (!failing.length || failing.length === 1 && failing[0] === OPEN)) { open += 1; }
      return !failing.length;
    });
    return { hits: kept, flags: flags, open: open };
  }

  signpost.narrow = narrow;
})(this.signpost = this.signpost || {});
