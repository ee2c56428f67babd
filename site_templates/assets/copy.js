// A button that copies the referral summary. Where the browser refuses, the text is selected instead;
// without scripting one press on the text selects it all.
"use strict";
for (const text of document.querySelectorAll(".copyable")) {
  const button = document.createElement("button");
  const said = document.createElement("span");
  button.type = "button";
  button.className = "quiet";
  button.textContent = text.dataset.copy;
  said.setAttribute("role", "status");
  said.className = "hint";
  text.before(button, said);
  const say = (words) => { said.textContent = " " + words; };
  const byHand = () => {
    getSelection().selectAllChildren(text);
    say(document.execCommand("copy") ? text.dataset.copied : text.dataset.selected);
  };
  button.addEventListener("click", () => {
    say("");
    if (navigator.clipboard) navigator.clipboard.writeText(text.textContent).then(() => say(text.dataset.copied), byHand);
    else byHand();
  });
}
