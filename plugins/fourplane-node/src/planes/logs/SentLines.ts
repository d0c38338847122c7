// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { millisecondOf } from '../archive/nanosecondTime';
import { ArchivedLine, ArchivePosition } from '../LogArchive';
import { isAfter, rereadFrom } from './logPosition';
import { RecentTimes } from './RecentTimes';

/**
 * The lines sent lately, so that a log which is read again from a little earlier on, or from where it is archived, goes
 * on without a gap or a repeat. Everything since {@link SentLines.rereadFrom} is remembered.
 */
export class SentLines {
  private readonly texts = new RecentTimes<string[]>(() => []);
  /** Archived lines that stand for sent ones, and the sent ones. */
  private readonly standIns = new RecentTimes<Set<number>>(() => new Set());
  private readonly stoodFor = new RecentTimes<Set<number>>(() => new Set());
  private latest: ArchivePosition | undefined;
  private floor: ArchivePosition | undefined;

  /** `after`: a line that was sent before, and with it all before that. */
  static create(options: { after?: ArchivePosition }): SentLines {
    return new SentLines(options.after);
  }

  private constructor(private readonly after: ArchivePosition | undefined) {}

  /** The line that was sent before anything was taken. */
  get base(): ArchivePosition | undefined {
    return this.after;
  }

  /** Whether any line was taken. */
  get isEmpty(): boolean {
    return this.latest === undefined;
  }

  /** The last line by its time, taken or said to be sent before. */
  get last(): ArchivePosition | undefined {
    return this.latest ?? this.after;
  }

  /** From where to read again; undefined where nothing was sent. */
  get rereadFrom(): string | undefined {
    return this.last && rereadFrom(this.last.at);
  }

  /** Whether a line was sent before. */
  has({ at, nth }: ArchivePosition): boolean {
    return this.texts.peek(at)?.[nth] !== undefined;
  }

  /** Nothing up to this line is wanted, whenever it turns up. */
  startAfter(line: ArchivePosition): void {
    this.floor = { at: line.at, nth: line.nth };
  }

  /** Whether the line is new and wanted; it is sent from then on. */
  take(line: ArchivedLine): boolean {
    if (this.floor && !isAfter(line, this.floor)) {
      return false;
    }
    const texts = this.texts.of(line.at);
    if (texts[line.nth] !== undefined) {
      return false;
    }
    texts[line.nth] = line.text;
    if (!this.latest || isAfter(line, this.latest)) {
      this.latest = { at: line.at, nth: line.nth };
    }
    return true;
  }

  /** As {@link SentLines.take}, for a line from where times may be kept in milliseconds only. */
  takeArchived(line: ArchivedLine): boolean {
    if (line.at.endsWith('000000Z') && this.wasSentWithin(line)) {
      return false;
    }
    return this.take(line);
  }

  /** Each sent line is stood for by one archived line of its text and millisecond. */
  private wasSentWithin({ at, nth, text }: ArchivedLine): boolean {
    const standIns = this.standIns.of(at);
    if (standIns.has(nth)) {
      return true;
    }
    const millisecond = millisecondOf(at);
    for (const [sentAt, texts] of this.texts.entries()) {
      if (millisecondOf(sentAt) !== millisecond) {
        continue;
      }
      const stoodFor = this.stoodFor.of(sentAt);
      const sent = texts.findIndex(
        (each, index) => each === text && !stoodFor.has(index),
      );
      if (sent !== -1) {
        stoodFor.add(sent);
        standIns.add(nth);
        return true;
      }
    }
    return false;
  }
}
