// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ArchivedLine } from '../LogArchive';
import { LogRecord } from './LogRecord';
import { millisecondOf } from './nanosecondTime';

interface OpenLine {
  readonly at: string;
  readonly nth: number;
  text: string;
  isWhole: boolean;
}

/**
 * Makes lines of records that come in the order of their milliseconds: within one, puts them in the order of their
 * nanoseconds; leaves out what a second shipper wrote again; numbers lines of the same time; and joins the pieces of
 * long ones. It holds the records of one millisecond, and what follows a line that is not whole yet.
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
    const open = this.lines.findIndex(line => !line.isWhole);
    const whole = this.lines.splice(0, open === -1 ? Infinity : open);
    yield* whole.map(asLine);
  }

  private add(record: LogRecord): void {
    const { at, text, piece } = record;
    const file = fileOf(record);
    const isOpen = piece === 'open';
    const begun = piece && this.pieces.get(file);
    if (begun) {
      begun.text += text;
      begun.isWhole = !isOpen;
      if (begun.isWhole) {
        this.pieces.delete(file);
      }
      return;
    }
    const nth = at === this.last.at ? this.last.nth + 1 : 0;
    this.last = { at, nth };
    const line = { at, nth, text, isWhole: !isOpen };
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

function asLine({ at, nth, text }: OpenLine): ArchivedLine {
  return { at, nth, text };
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
