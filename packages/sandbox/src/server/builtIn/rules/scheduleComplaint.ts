// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

interface Field {
  readonly least: number;
  readonly most: number;
  readonly names: readonly string[];
}

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const DAYS = 'sun mon tue wed thu fri sat'.split(' ');
const FIELDS: readonly Field[] = [
  { least: 0, most: 59, names: [] },
  { least: 0, most: 23, names: [] },
  { least: 1, most: 31, names: [] },
  { least: 1, most: 12, names: ['', ...MONTHS] },
  { least: 0, most: 6, names: DAYS },
];
const DESCRIPTORS = /^@(yearly|annually|monthly|weekly|daily|midnight|hourly)$/;

function numberOf(text: string, { names }: Field): number | string {
  const named = names.indexOf(text.toLowerCase());
  if (named >= 0) {
    return named;
  }
  return /^\d+$/.test(text)
    ? Number(text)
    : `failed to parse int from ${text}: strconv.Atoi: parsing ${JSON.stringify(
        text,
      )}: invalid syntax`;
}

function rangeComplaint(text: string, field: Field): string | undefined {
  const [range, step, ...more] = text.split('/');
  if (more.length > 0) {
    return `too many slashes: ${text}`;
  }
  if (step !== undefined) {
    const by = numberOf(step, { ...field, names: [] });
    if (typeof by === 'string') {
      return by;
    }
  }
  if (range === '*' || range === '?') {
    return undefined;
  }
  const ends = range.split('-').map(end => numberOf(end, field));
  const bad = ends.find(end => typeof end === 'string');
  if (bad !== undefined || ends.length > 2) {
    return typeof bad === 'string' ? bad : `too many hyphens: ${text}`;
  }
  const [start, end = start] = ends as number[];
  if (start < field.least) {
    return `beginning of range (${start}) below minimum (${field.least}): ${text}`;
  }
  if (end > field.most) {
    return `end of range (${end}) above maximum (${field.most}): ${text}`;
  }
  return start > end
    ? `beginning of range (${start}) beyond end of range (${end}): ${text}`
    : undefined;
}

/** What is wrong with a schedule of a cron job; undefined for one that can be followed. */
export function scheduleComplaint(schedule: string): string | undefined {
  if (schedule.startsWith('@')) {
    return DESCRIPTORS.test(schedule) || /^@every \S+$/.test(schedule)
      ? undefined
      : `unrecognized descriptor: ${schedule}`;
  }
  const parts = schedule.trim().split(/\s+/);
  if (parts.length !== FIELDS.length) {
    return `expected exactly 5 fields, found ${parts.length}: [${parts.join(
      ' ',
    )}]`;
  }
  for (const [at, part] of parts.entries()) {
    for (const range of part.split(',')) {
      const complaint = rangeComplaint(range, FIELDS[at]);
      if (complaint) {
        return complaint;
      }
    }
  }
  return undefined;
}
