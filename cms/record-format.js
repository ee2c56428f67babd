// How a record is read for the editor and written again. Every value is the text that was typed, as
// for `signpost check`: no number loses its first 0. What was not changed stays as it stands in the
// file, comments too: only what differs is written, between double quotes.
import { Document, isMap, isScalar, isSeq, parseDocument, visit } from './yaml/index.js';
import { kept, words } from './facts.js';

const AS_TEXT = { schema: 'failsafe' };
const AS_IT_STANDS = { lineWidth: 0, flowCollectionPadding: false };

/** The record in the file `text`, with what only the editor needs: names that end with an underscore. */
export function read(text) {
  const found = parsed(text).toJS();
  const record = {};
  for (const [key, value] of Object.entries(found)) {
    record[key] = words[key]?.[value] ?? value;
  }
  if (record.address === 'none') {
    record.where_ = { kind_: 'private' };
  } else if (record.places) {
    record.where_ = { kind_: 'public', places: record.places };
  }
  delete record.address;
  delete record.places;
  return { ...record, original_: text, folder_: kept };
}

/** The text of the record that the editor holds as `content`. */
export function write(content) {
  const wanted = wantedOf(content);
  if (!content.original_) {
    return made(new Document({}, AS_TEXT), wanted).toString(AS_IT_STANDS);
  }
  const document = parsed(content.original_);
  mergeGroup(document, document.contents, wanted);
  return document.toString(AS_IT_STANDS);
}

function parsed(text) {
  const document = parseDocument(text, AS_TEXT);
  if (document.errors.length || !isMap(document.contents)) {
    throw new Error(document.errors[0]?.message ?? 'This file holds no record.');
  }
  return document;
}

function wantedOf(content) {
  const wanted = {};
  for (const [key, value] of Object.entries(content)) {
    if (key === 'where_') {
      if (value?.kind_ === 'private') wanted.address = 'none';
      if (value?.kind_ === 'public') wanted.places = value.places;
    } else if (!key.endsWith('_')) {
      wanted[key] = value;
    }
  }
  const tidied = tidy(wanted) ?? {};
  for (const [key, meanings] of Object.entries(words)) {
    for (const [word, meaning] of Object.entries(meanings)) {
      if (same(tidied[key], meaning)) tidied[key] = word;
    }
  }
  return tidied;
}

/** `value` as texts, without what is empty; undefined when nothing is left. */
function tidy(value) {
  if (Array.isArray(value)) {
    const entries = value.map(tidy).filter((entry) => entry !== undefined);
    return entries.length ? entries : undefined;
  }
  if (value !== null && typeof value === 'object') {
    const entries = Object.entries(value)
      .map(([key, inner]) => [key, tidy(inner)])
      .filter(([key, inner]) => inner !== undefined && !key.endsWith('_'));
    return entries.length ? Object.fromEntries(entries) : undefined;
  }
  const text = value === null || value === undefined ? '' : String(value).trim();
  return text === '' ? undefined : text;
}

function same(one, other) {
  if (typeof one !== 'object' || typeof other !== 'object') return one === other;
  const keys = Object.keys(one ?? {});
  return (
    Array.isArray(one) === Array.isArray(other) &&
    keys.length === Object.keys(other ?? {}).length &&
    keys.every((key) => same(one[key], other[key]))
  );
}

/** What `node` of the file means, to compare with what the editor holds. */
function meaning(node) {
  return tidy(node?.toJSON?.());
}

function made(document, wanted) {
  document.contents = fresh(document, wanted);
  return document;
}

function fresh(document, value) {
  const node = document.createNode(value);
  visit(node, {
    Scalar(key, scalar) {
      if (key !== 'key') scalar.type = styleOf(scalar.value);
    },
  });
  return node;
}

function styleOf(text) {
  return text.includes('\n') ? 'BLOCK_LITERAL' : 'QUOTE_DOUBLE';
}

/** `node` itself, changed to say `value`; or a new node when it is of another kind. */
function merged(document, node, value) {
  if (same(meaning(node), value)) return node;
  if (isMap(node) && typeof value === 'object' && !Array.isArray(value)) {
    mergeGroup(document, node, value);
    return node;
  }
  if (isSeq(node) && Array.isArray(value)) {
    mergeList(document, node, value);
    return node;
  }
  if (isScalar(node) && typeof value === 'string') {
    node.value = value;
    node.type = styleOf(value);
    return node;
  }
  return fresh(document, value);
}

function mergeGroup(document, group, wanted) {
  // Keys that are empty in the file are no concern of the editor's: they stay for `check` to see.
  group.items = group.items.filter(
    (pair) => String(pair.key) in wanted || meaning(pair.value) === undefined,
  );
  let after = -1;
  for (const [key, value] of Object.entries(wanted)) {
    const at = group.items.findIndex((pair) => String(pair.key) === key);
    if (at >= 0) {
      group.items[at].value = merged(document, group.items[at].value, value);
      after = at;
    } else {
      after += 1;
      group.items.splice(after, 0, document.createPair(key, fresh(document, value)));
    }
  }
}

function mergeList(document, list, wanted) {
  const before = list.items;
  const left = [...before];
  const unchanged = wanted.map((value) => {
    const at = left.findIndex((node) => same(meaning(node), value));
    return at >= 0 ? left.splice(at, 1)[0] : undefined;
  });
  // A text is the changed one only where it stands in the same place: else it is new, so that no
  // comment stands beside the wrong one.
  const next = (value, n) => {
    const at = typeof value === 'string' ? left.indexOf(before[n]) : 0;
    return at >= 0 ? left.splice(at, 1)[0] : undefined;
  };
  list.items = wanted.map((value, n) => unchanged[n] ?? merged(document, next(value, n), value));
}
