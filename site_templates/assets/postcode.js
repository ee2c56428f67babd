// Finds an area from a postcode, on the hub. The table of districts is put in by the build.
// What is typed stays in this page: it is never sent, stored or put in an address.
(function () {
  "use strict";
  var districts = /* DISTRICTS */ {};
  var form = document.querySelector("form.postcode");
  var answer = document.getElementById("postcode-answer");
  if (!form || !answer) { return; }
  form.hidden = false;

  // A whole postcode ends in a digit and two letters. "NG3 1" names a sector by its space. All else
  // is a district: "NG31" is Grantham, not sector 1 of NG3.
  function areaOf(typed) {
    var tidy = typed.toUpperCase().replace(/[^A-Z0-9 ]/g, "").replace(/^ +| +$/g, "");
    var tight = tidy.replace(/ /g, "");
    var whole = /^([A-Z]{1,2}[0-9][0-9A-Z]?)([0-9])[A-Z]{2}$/.exec(tight);
    var sector = /^([A-Z]{1,2}[0-9][0-9A-Z]?) +([0-9])[A-Z]?$/.exec(tidy);
    var found = whole || sector;
    if (!found) { return districts[tight]; }
    var area = districts[found[1] + " " + found[2]] || districts[found[1]];
    return area === "?" ? undefined : area;
  }

  form.addEventListener("submit", function (event) {
    event.preventDefault();
    var area = areaOf(document.getElementById("postcode").value);
    if (area === "?") {
      answer.textContent = "Part of that district is in one of our areas. Type your whole postcode, or choose your area above.";
    } else if (area) {
      window.location.href = area + "/index.html";
    } else {
      answer.textContent = "We have no local site for that postcode yet. Help for the whole country is below.";
    }
  });
})();
