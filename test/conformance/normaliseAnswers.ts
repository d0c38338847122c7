// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { Answer, Json } from './Case';

type JsonObject = { [key: string]: Json };

const uidPattern = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/** The fields of metadata that are numbered, and how their values look. */
const numbered: Readonly<Record<string, RegExp>> = {
  uid: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
  resourceVersion: /^\d+$/,
};

/** Marks for values, numbered for each object's name: one object too many moves no other's numbers. */
class Numbering {
  private readonly marks = new Map<string, string>();
  private readonly counts = new Map<string, number>();

  constructor(private readonly word: string) {}

  mark(value: string, name: string): string {
    const known = this.marks.get(value);
    if (known) {
      return known;
    }
    const count = (this.counts.get(name) ?? 0) + 1;
    this.counts.set(name, count);
    const mark = `<${[this.word, count, name && `of ${name}`]
      .filter(Boolean)
      .join(' ')}>`;
    this.marks.set(value, mark);
    return mark;
  }
}

/**
 * Answers with what no two servers have in common replaced by marks: uids and versions of objects are numbered
 * by their objects' names in order of appearance, so that sameness is still compared; times, ages, addresses, random name endings
 * and the versions of collections are one mark each.
 */
export function normaliseAnswers(answers: readonly Answer[]): Answer[] {
  const names = generatedNames(answers);
  const uids = new Numbering('uid');
  const versions = new Numbering('version');
  function visit(value: Json): Json {
    if (typeof value === 'string') {
      return text(value, names, uids);
    }
    if (Array.isArray(value)) {
      return value.map(visit);
    }
    return isObject(value) ? visitObject(value) : value;
  }
  function visitObject(original: JsonObject): JsonObject {
    const result: JsonObject = {};
    const name =
      typeof original.name === 'string' ? text(original.name, names, uids) : '';
    for (const [key, value] of Object.entries(prepared(original))) {
      const isNumbered =
        typeof value === 'string' && numbered[key]?.test(value);
      const numbering = key === 'uid' ? uids : versions;
      result[text(key, names, uids)] = isNumbered
        ? numbering.mark(value, name)
        : visit(value);
    }
    return result;
  }
  // a uid may be quoted before its object is told, depending on the order of members
  const register = (value: Json | undefined): void => {
    if (Array.isArray(value)) {
      value.forEach(register);
    } else if (isObject(value)) {
      const { uid, name } = value;
      if (typeof uid === 'string' && numbered.uid.test(uid)) {
        const shown = typeof name === 'string' ? text(name, names, uids) : '';
        uids.mark(uid, shown);
      }
      Object.values(value).forEach(register);
    }
  };
  answers.forEach(({ body, events }) => {
    register(body);
    register(events);
  });
  return answers.map(answer => ({
    ...answer,
    ...(answer.body === undefined ? {} : { body: visit(answer.body) }),
    ...(answer.events === undefined
      ? {}
      : { events: answer.events.map(visit) }),
  }));
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function text(
  value: string,
  names: readonly string[],
  uids: Numbering,
): string {
  return (
    names
      .reduce(
        (result, name) => result.replaceAll(name, generatedMark(name)),
        value,
      )
      .replace(uidPattern, uid => uids.mark(uid, ''))
      .replace(/20[2-9]\d-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z/g, '<time>')
      .replace(/127\.0\.0\.1:\d+/g, '<address>')
      .replace(/\b10\.\d+\.\d+\.\d+\b/g, '<ip>')
      .replace(/in record \(\d+\)/g, 'in record (<version>)')
      // an object quoted in a message, once or twice escaped
      .replace(
        /(\\*"resourceVersion\\*":\\*")\d+/g,
        (_all, before) => `${before}<version>`,
      )
      .replace(/current: \d+/g, 'current: <version>')
      .replace(
        /too old resource version: (\d+) \(\d+\)/,
        'too old resource version: $1 (<version>)',
      )
      .replace(/\bsandbox-admin\b/g, 'admin')
  );
}

function generatedMark(name: string): string {
  return `${name.slice(0, -5)}<random>`;
}

function generatedNames(answers: readonly Answer[]): string[] {
  const names = new Set<string>();
  const visit = (value: Json | undefined) => {
    if (Array.isArray(value)) {
      value.forEach(visit);
    } else if (isObject(value)) {
      const { name, generateName } = value;
      if (
        typeof name === 'string' &&
        typeof generateName === 'string' &&
        name !== generateName &&
        name.startsWith(generateName)
      ) {
        names.add(name);
      }
      Object.values(value).forEach(visit);
    }
  };
  answers.forEach(({ body, events }) =>
    visit([body ?? null, ...(events ?? [])]),
  );
  return [...names];
}

/** An object with its own parts marked, before its members are looked at. */
function prepared(object: JsonObject): JsonObject {
  const isCollection =
    Array.isArray(object.items) || Array.isArray(object.rows);
  if (isCollection) {
    return withoutAges(withCollectionMetadata(object));
  }
  if (object.type === 'BOOKMARK' && isObject(object.object)) {
    return { ...object, object: withCollectionMetadata(object.object) };
  }
  if (Array.isArray(object.managedFields)) {
    // sorted by times of one second's exactness by the server
    const sorted = [...object.managedFields].sort((a, b) =>
      identity(a) < identity(b) ? -1 : 1,
    );
    return { ...object, managedFields: sorted };
  }
  return withSortedCauses(object);
}

function withCollectionMetadata(object: JsonObject): JsonObject {
  const { metadata } = object;
  if (!isObject(metadata)) {
    return object;
  }
  return {
    ...object,
    metadata: {
      ...metadata,
      ...(metadata.resourceVersion ? { resourceVersion: '<collection>' } : {}),
      ...(metadata.continue ? { continue: '<continue>' } : {}),
    },
  };
}

function withoutAges(table: JsonObject): JsonObject {
  const { columnDefinitions, rows } = table;
  const isTable = table.kind === 'Table' || Array.isArray(columnDefinitions);
  if (!isTable || !Array.isArray(rows)) {
    return table;
  }
  const columns = Array.isArray(columnDefinitions) ? columnDefinitions : [];
  // a watch tells the columns once
  const isBare = columns.length === 0;
  const ages = columns.map(column => isObject(column) && column.name === 'Age');
  return {
    ...table,
    rows: rows.map(row =>
      isObject(row) && Array.isArray(row.cells)
        ? {
            ...row,
            cells: row.cells.map((cell, index) =>
              (ages[index] || isBare) &&
              typeof cell === 'string' &&
              /^\d+[smhdy]/.test(cell)
                ? '<age>'
                : cell,
            ),
          }
        : row,
    ),
  };
}

function identity(entry: Json): string {
  return isObject(entry)
    ? JSON.stringify([
        entry.manager,
        entry.operation,
        entry.subresource ?? '',
        entry.apiVersion,
      ])
    : '';
}

/** The real server walks maps of no order when it validates or meets several managers: so do its causes come. */
function withSortedCauses(object: JsonObject): JsonObject {
  const { details, message, reason } = object;
  if (!isObject(details) || !Array.isArray(details.causes)) {
    return object;
  }
  const causes = details.causes.map(cause => JSON.stringify(cause)).sort();
  const managers = new Set(
    details.causes.map(cause => isObject(cause) && cause.message),
  );
  const isUnordered =
    (reason === 'Invalid' && causes.length > 1) ||
    (reason === 'Conflict' && managers.size > 1);
  if (!isUnordered) {
    return object;
  }
  return {
    ...object,
    message: String(message)
      .replace(/ is invalid: \[.*\]$/s, ' is invalid: [<causes>]')
      .replace(/ conflicts: .*$/s, ' conflicts: <causes>'),
    details: { ...details, causes: causes.map(cause => JSON.parse(cause)) },
  };
}
