// What a suggestion says, and the links that open it: as generator/planning/suggest_letter.py, from what was
// typed. A test holds the two equal. Knows no page.
(function (signpost) {
  "use strict";

  // No line of hers may be taken for one of our headings.
  const tame = words => words.replace(/\r\n?/g, "\n").split("\n").map(line => line[0] === "#" ? " " + line : line).join("\n");

  // Exact values, a field to a line; further lines of a value are indented.
  function lines(changes) {
    return changes.map(change => change[1].indexOf("\n") < 0 ? change[0] + ": " + (change[1] || "(delete)") : change[0] + ":\n  " + change[1].split("\n").join("\n  ")).join("\n");
  }

  // A letter has kind, subject, page, words, changes and source.
  function text(tables, letter) {
    const names = tables.headings, answers = [[names[letter.kind], letter.page]];
    if (letter.kind === "right") {
      answers.push([names.know, ""]);
    } else {
      answers.push([names.words, tame(letter.words)], [names.changes, lines(letter.changes)], [names.source, letter.source], [names.public, tables.to_tick]);
    }
    return answers.map(answer => ("### " + answer[0] + "\n\n" + answer[1]).replace(/[\n ]+$/, "")).join("\n\n");
  }

  function mail(tables, mailbox, letter) {
    const body = text(tables, letter).replace(/\n/g, "\r\n");
    return "mailto:" + mailbox + "?subject=" + encodeURIComponent(letter.subject) + "&body=" + encodeURIComponent(body);
  }

  function issue(tables, repository, letter) {
    const given = [["template", tables.forms[letter.kind]], ["title", letter.subject], ["record", letter.page], ["what-is-wrong", tame(letter.words)], ["changes", lines(letter.changes)], ["source", letter.source]];
    return "https://github.com/" + repository + "/issues/new?" + given.filter(pair => pair[1]).map(pair => pair[0] + "=" + encodeURIComponent(pair[1])).join("&");
  }

  signpost.letter = { text: text, mail: mail, issue: issue };
})(this.signpost = this.signpost || {});
