// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ArchivedLine } from '../LogArchive';
import { LogRecord } from './LogRecord';
import { millisecondOf } from './nanosecondTime';

/** As much of a line as is kept, in characters, as of a line that is read from a pod. */
const MAX_LINE_LENGTH = 1024 * 1024;
/** Lines that wait for the end of one before them. */
const MAX_WAITING = 1_000;
/** Records of one millisecond that are put in order. */
const MAX_RECORDS = 100_000;

interface OpenLine {
  readonly at: string;
  readonly nth: number;
  readonly pieces: string[];
  /** Characters of the pieces, and of those that were left out. */
  length: number;
  dropped: number;
  isWhole: boolean;
  /** It was not waited for any longer: what follows of it is another line. */
  goesOn?: true;
}

/**
 * Makes lines of records that come in the order of their milliseconds: within one, puts them in the order of their
 * nanoseconds; leaves out what a second shipper wrote again; numbers lines of the same time; and joins the pieces of
 * long ones. It holds the records of one millisecond, and what follows a line that is not whole yet; both have an end,
 * and a line that is given in part says so.
 */
export class LineAssembler {
  static create(): LineAssembler {
    return new LineAssembler();
  }

  private millisecond = '';
  private records: LogRecord[] = [];
  private lines: OpenLine[] = [];
  private readonly pieces = new Map<string, OpenLine>();
  private last: { readonly at: string; nth: number } = { at: '', nth: 0 };

  private constructor() {}

  /** The lines that are complete with this record. */
  *push(record: LogRecord): Generator<ArchivedLine> {
    const millisecond = millisecondOf(record.at);
    if (millisecond !== this.millisecond) {
      yield* this.flush();
      this.millisecond = millisecond;
    }
    if (this.records.length >= MAX_RECORDS) {
      yield* this.flush();
    }
    this.records.push(record);
  }

  /** What is left when there are no more records; the last line may be the beginning of one. */
  *end(): Generator<ArchivedLine> {
    yield* this.flush();
    yield* this.lines.map(asLine);
    this.lines = [];
    this.pieces.clear();
  }

  private *flush(): Generator<ArchivedLine> {
    const records = withoutCopies(this.records);
    this.records = [];
    // Sorting is stable, so arrival decides between equal times.
    records.sort((one, other) => compare(one.at, other.at));
    records.forEach(record => this.add(record));
    this.stopWaiting();
    const open = this.lines.findIndex(line => !line.isWhole);
    const whole = this.lines.splice(0, open === -1 ? Infinity : open);
    yield* whole.map(asLine);
  }

  /** What wrote a line's beginning may never write its end. */
  private stopWaiting(): void {
    const first = this.lines.length - MAX_WAITING;
    if (first <= 0) {
      return;
    }
    for (const [file, line] of this.pieces) {
      if (this.lines.indexOf(line) < first) {
        line.goesOn = true;
        line.isWhole = true;
        this.pieces.delete(file);
      }
    }
  }

  private add(record: LogRecord): void {
    const { at, text, piece } = record;
    const file = fileOf(record);
    const isOpen = piece === 'open';
    const begun = piece && this.pieces.get(file);
    if (begun) {
      append(begun, text);
      begun.isWhole = !isOpen;
      if (begun.isWhole) {
        this.pieces.delete(file);
      }
      return;
    }
    const nth = at === this.last.at ? this.last.nth + 1 : 0;
    this.last = { at, nth };
    const size = { pieces: [], length: 0, dropped: 0 };
    const line: OpenLine = { at, nth, ...size, isWhole: !isOpen };
    append(line, text);
    this.lines.push(line);
    if (isOpen) {
      this.pieces.set(file, line);
    }
  }
}

/** What pieces of a line follow each other in. */
export function fileOf({ family, stream }: LogRecord): string {
  return `${family} ${stream}`;
}

function append(line: OpenLine, text: string): void {
  const kept = text.slice(0, Math.max(0, MAX_LINE_LENGTH - line.length));
  if (kept) {
    line.pieces.push(kept);
  }
  line.length += kept.length;
  line.dropped += text.length - kept.length;
}

function asLine({ at, nth, pieces, dropped, goesOn }: OpenLine): ArchivedLine {
  const ends = [
    ...(dropped > 0
      ? [`… [${dropped} more characters of this line are left out]`]
      : []),
    ...(goesOn ? ['… [this line goes on below]'] : []),
  ];
  return { at, nth, text: [...pieces, ...ends].join('') };
}

/**
 * Of co-located planes two shippers may tail the same files into indices of their own. What several have counts as
 * often as the one that has it most.
 */
function withoutCopies(records: readonly LogRecord[]): LogRecord[] {
  const families = new Set(records.map(record => record.family));
  if (families.size < 2) {
    return [...records];
  }
  const kept = new Map<string, number>();
  return [...families].flatMap(family => {
    const seen = new Map<string, number>();
    return records.filter(record => {
      if (record.family !== family) {
        return false;
      }
      const key = `${record.at} ${record.stream} ${record.text}`;
      const count = (seen.get(key) ?? 0) + 1;
      seen.set(key, count);
      if (count <= (kept.get(key) ?? 0)) {
        return false;
      }
      kept.set(key, count);
      return true;
    });
  });
}

function compare(one: string, other: string): number {
  if (one === other) {
    return 0;
  }
  return one < other ? -1 : 1;
}
