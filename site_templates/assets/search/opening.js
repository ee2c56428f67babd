// Opening: what is open at this moment, in UK time, wherever the phone is. No page needed.
// A span is [days, from, to] or [days, from, to, last date]. In days Monday is bit 0. Times are
// minutes after midnight; past 1440 they belong to the next day.
(function (signpost) {
  "use strict";

  const DAY = 1440;
  const MS = 60000;
  // Long enough to see past Christmas and New Year to the next day that is sure.
  const AHEAD = 15;
  const DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
  const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
  const SHOWN = { timeZone: "Europe/London", year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", hour12: false };

  // One in the morning, Greenwich time, on the last Sunday of a month of 31 days.
  function lastSunday(year, month) {
    const end = Date.UTC(year, month, 31, 1);
    return end - new Date(end).getUTCDay() * DAY * MS;
  }

  // British Summer Time by its rule, for browsers that know no time zones.
  function byRule(date) {
    const year = date.getUTCFullYear();
    const summer = date >= lastSunday(year, 2) && date < lastSunday(year, 9);
    return date.getTime() + (summer ? 60 * MS : 0);
  }

  // Made once: making it is slow. A browser that does not know the zone may throw, or use its own
  // without a word; then there is none.
  let format;
  function ukFormat() {
    if (format === undefined) {
      format = null;
      try {
        const made = new Intl.DateTimeFormat("en-GB", SHOWN);
        if (made.resolvedOptions().timeZone === SHOWN.timeZone) { format = made; }
      } catch (error) { format = null; }
    }
    return format;
  }

  // The clock on a wall in the UK, as if it were Greenwich time.
  function wallClock(date) {
    const n = ukFormat() ? (format.format(date).match(/\d+/g) || []).map(Number) : [];
    // Some browsers write midnight as 24.
    return n.length === 5 ? Date.UTC(n[2], n[1] - 1, n[0], n[3] % 24, n[4]) : byRule(date);
  }

  function parts(wall) {
    const clock = new Date(wall);
    return {
      date: clock.toISOString().slice(0, 10),
      day: (clock.getUTCDay() + 6) % 7,
      minutes: clock.getUTCHours() * 60 + clock.getUTCMinutes(),
    };
  }

  function now(date) { return parts(wallClock(date)); }

  // The day that comes so many days after the one in *from*.
  function later(from, days) { return parts(Date.parse(from.date) + days * DAY * MS); }

  function time(minutes) {
    const clock = minutes % DAY;
    const hour = Math.floor(clock / 60);
    const minute = clock % 60;
    if (!minute && hour % 12 === 0) { return hour ? "midday" : "midnight"; }
    return (hour % 12 || 12) + (minute ? ":" + (minute < 10 ? "0" : "") + minute : "") + (hour < 12 ? "am" : "pm");
  }

  // *minutes* count from the midnight before *from*.
  function starts(minutes, from) {
    const days = Math.floor(minutes / DAY);
    const day = later(from, days);
    const date = days < 7 ? "" : " " + Number(day.date.slice(8)) + " " + MONTHS[Number(day.date.slice(5, 7)) - 1];
    // "Saturday at midnight" is the end of Saturday to many.
    const at = minutes % DAY ? " at " + time(minutes) : " just after midnight";
    return (days ? DAYS[day.day] + date : "today") + at;
  }

  function ends(minutes, from) {
    if (minutes - from.minutes <= DAY) { return time(minutes); }
    // Midnight is the end of the day before.
    return time(minutes) + " on " + DAYS[later(from, Math.ceil(minutes / DAY) - 1).day];
  }

  function holiday(name) {
    return /bank holiday/i.test(name) ? name : "Bank holiday (" + name + ")";
  }

  // The days from yesterday on, with the names of bank holidays. Kept: a list asks for many services.
  let kept = {};
  function daysFrom(from, holidays) {
    if (kept.date !== from.date || kept.holidays !== holidays) {
      const names = new Map(holidays || []);
      kept = { date: from.date, holidays: holidays, days: [] };
      for (let d = -1; d < AHEAD; d += 1) {
        const day = later(from, d);
        kept.days.push({ start: d * DAY, date: day.date, bit: 1 << day.day, name: names.get(day.date) || "" });
      }
    }
    return kept.days;
  }

  // The stretches of opening. *sure*: not on a bank holiday of which no source speaks.
  function stretches(hours, field, days) {
    const found = [];
    days.forEach(function (day) {
      if (day.name && field === "closed") { return; }
      hours.forEach(function (h) {
        if (h[0] & day.bit && !(h[3] < day.date)) {
          found.push({ from: day.start + h[1], to: day.start + h[2] + (h[2] > h[1] ? 0 : DAY), sure: !day.name || field === "open", name: day.name });
        }
      });
    });
    found.sort(function (a, b) { return a.from - b.from; });
    // Hours that go past midnight may stand in two records: up to 24:00, and from 00:00.
    return found.reduce(function (joined, next) {
      const last = joined[joined.length - 1];
      if (last && last.sure && next.sure && next.from <= last.to) { last.to = Math.max(last.to, next.to); } else { joined.push(next); }
      return joined;
    }, []);
  }

  function said(state, words) { return { state: state, words: words }; }

  // state: always, open, closed or unknown. *field* is what the record says of bank holidays: open,
  // closed or not-known. *holidays*: [[date, name], ...]. *from* is what now() gives.
  function state(hours, field, holidays, from) {
    const known = (hours || []).filter(function (h) { return !(h[3] < from.date); });
    if (!known.length) { return said("unknown", _("Hours not known: call to ask")); }
    const whole = known.reduce(function (days, h) { return h[1] === 0 && h[2] >= DAY ? days | h[0] : days; }, 0);
    // A line that is open day and night is so on bank holidays too, unless a source says otherwise.
    if (whole === 127 && field !== "closed") { return said("always", _("Open any time, day or night")); }

    const days = daysFrom(from, holidays);
    const all = stretches(known, field, days);
    const open = all.filter(function (s) { return s.from <= from.minutes && from.minutes < s.to; });
    const sure = open.filter(function (s) { return s.sure; })[0];
    if (sure) { return said("open", sure.to < (AHEAD - 1) * DAY ? _("Open now until %(time)s", { time: ends(sure.to, from) }) : _("Open now")); }
    if (open.length) { return said("unknown", _("%(holiday)s: may be closed", { holiday: holiday(open[0].name) })); }

    const ahead = all.filter(function (s) { return s.from > from.minutes; });
    const next = ahead.filter(function (s) { return s.sure; })[0];
    const today = days[1].name;
    const words = [
      today && field === "closed" && known.some(function (h) { return h[0] >> from.day & 1; }) ? _("Closed today: %(holiday)s", { holiday: holiday(today).replace(/^B/, "b") }) : _("Closed now"),
      next ? _("Opens %(time)s", { time: starts(next.from, from) }) : _("Call to ask when it opens"),
    ];
    if (ahead.length && ahead[0] !== next) {
      const off = Math.floor(ahead[0].from / DAY);
      words.push((off ? DAYS[later(from, off).day] : "Today") + ": " + holiday(ahead[0].name).replace(/^B/, "b") + ", may be closed");
    }
    return said("closed", words.join(". "));
  }

  signpost.opening = { now: now, state: state, time: time };
})(this.signpost = this.signpost || {});
