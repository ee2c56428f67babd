// My list: every word that its script says, in one place.
(function (signpost) {
  "use strict";
  const listed = n => n === 1 ? "1 service" : n + " services";
  signpost.listWords = {
    empty: "Nothing is saved on this phone or computer.",
    how: "Open the page of a service and press “Save to my list”.",
    find: "Search", all: "All services, A to Z",
    count: n => listed(n) + " on your list. Saved on this phone or computer only. Anyone who uses it can see them.",
    shared: "Someone shared this list with you", sharedCount: n => listed(n) + ". It is not saved on this phone or computer.",
    keep: "Keep this list", addAll: "Add these to my list", own: "Show my own list",
    ask: "Save on this phone or computer? Anyone who uses it can see your list.",
    askHide: "Some of these are about abuse. If someone checks this phone or computer, they may find them. Save all the same?",
    yes: "Yes, save", no: "No", kept: "Saved.", notKept: "Not saved.",
    refused: "This browser does not let us save. You can print or send the list.",
    loading: "Looking up your list…", failed: "The list did not load. Check your connection.", again: "Try again",
    number: (name, at, of) => name + " is now number " + at + " of " + of + ".",
    up: "Move up", down: "Move down", off: "Take off", offDone: name => name + " is off your list.", back: "Put it back", backDone: name => name + " is back on your list.",
    gone: since => "This entry was taken down on " + since + ". Do not use an old number for it.",
    unknown: "This entry is not on this site, or no longer. Do not use an old number for it.",
    unnamed: "No longer listed",
    changed: (day, parts) => "Changed since you saved it" + (day ? " on " + day : "") + ": " + parts.join(", ") + ".",
    // In the order of the parts of a digest: generator/planning/digest.py.
    parts: ["how to reach them", "when", "where", "who it is for, cost or how it works"],
    seen: "I have seen it",
    call: "Call", text: "Text", to: "to", website: "Website", form: "Online form", email: "E-mail", whatsapp: "WhatsApp", ask_: who => "Ask " + who + ".",
    open: "Open", place: "Place", who: "Who it is for", how_: "How to get help", cost: "Cost", languages: "Languages", checked: "Checked", status: "Now", about: "What it is", reach: "Contact",
    instead: "Try instead: ", unsaid: "We do not know",
    note: "My note", noteHint: "Only on this phone or computer. It is never sent.",
    compare: "Compare", compareHow: "Tick two or three services to see them side by side.", compareShow: "Show side by side", compareTitle: n => n + " services side by side", compareFew: "Tick two or three services first.",
    take: "Print or send", print: "Print the list", printNotes: "Print my notes, too",
    printHide: "Keep this paper where others will not find it.",
    message: "Text message", messageOpen: "Open as a text message",
    messageAll: (n, parts) => "All " + listed(n) + " fit: " + (parts === 1 ? "1 message." : parts + " messages."),
    messageSome: (k, n, parts) => "Only the first " + k + " of " + n + " fit in " + parts + " messages.",
    messageNone: "This list does not fit in three messages.",
    messageHide: "A sent text stays on both phones.",
    mail: "E-mail", mailOpen: "Open as an e-mail", mailSubject: "A list", mailSome: (k, n) => "Only the first " + k + " of " + n + " fit.", mailHint: "It has no address yet. It stays in your sent folder.",
    mailLink: "The list as a page:",
    link: "Link", linkHint: "The link holds which services, and their order. It holds no note and nothing about you. Whoever has it can see the list.", linkHide: "It stays in your messages and in browser history.",
    copy: "Copy the link", copied: "Copied.", selected: "Selected. Copy it as you copy other text.", share: "Share the link",
  };
})(this.signpost = this.signpost || {});
