// Makes MiniSearch's index from documents.json, with the options of minisearch.js: node serialise.js SCRIPT FOLDER
"use strict";
const fs = require("node:fs");
const path = require("node:path");
const [script, folder] = process.argv.slice(2);
const MiniSearch = require(script);
const index = new MiniSearch({ fields: ["title", "text"], storeFields: ["title", "summary"] });
const documents = JSON.parse(fs.readFileSync(path.join(folder, "documents.json"), "utf8"));
index.addAll(documents.map((one) => ({ ...one, text: one.summary + "\n" + one.text })));
fs.writeFileSync(path.join(folder, "index.json"), JSON.stringify(index));
