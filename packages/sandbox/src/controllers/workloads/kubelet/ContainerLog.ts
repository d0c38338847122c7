// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { fnv32a } from '../../openchoreo/names';
import { Clock } from '../../runtime';
import { ContainerRun } from './ContainerRun';
import { Dice, LogLine, LogScript, RegularLines } from './LogScript';

/** Lines of one run a node keeps where it writes for ever. */
export const keptLines = 20_000;

/** The end of an instant that is written in whole seconds. */
const lastMsOfSecond = 999;

/**
 * The log of one run of a container. It is stored nowhere: every line is a function of the run and of its number, so
 * a log of any age takes no memory, and is the same whenever it is read.
 */
export class ContainerLog {
  static create(run: ContainerRun, script: LogScript): ContainerLog {
    return new ContainerLog(run, script);
  }

  private readonly closing: readonly LogLine[];
  private readonly openingCount: number;
  private readonly regularStart: number;

  private constructor(
    private readonly run: ContainerRun,
    private readonly script: LogScript,
  ) {
    const { opening } = script;
    this.closing = run.end ? script.closing(run) : [];
    this.regularStart = run.startedAt + opening.count * script.openingEveryMs;
    this.openingCount = opening.count;
    if (run.end && run.end.exitCode !== 0) {
      // what failed before it was through has not said everything
      const least = {
        all: opening.count,
        'what its time allowed': 0,
        half: Math.ceil(opening.count / 2),
      }[script.openingOfFailed ?? 'half'];
      this.openingCount = Math.max(
        least,
        this.openedBy(run.end.at + lastMsOfSecond),
      );
    }
  }

  /** Whether no line will come any more. */
  get hasEnded(): boolean {
    return this.run.end !== undefined;
  }

  /** How many of its last lines a node still has: it turns over the files of what writes for ever. */
  get keptLines(): number {
    return this.script.regular ? keptLines : Infinity;
  }

  /** How many lines there are at a time, in milliseconds since 1970. */
  countAt(now: number): number {
    const { end } = this.run;
    if (end) {
      return (
        this.openingCount +
        this.regularBy(end.at + lastMsOfSecond) +
        this.closing.length
      );
    }
    const opened = this.openedBy(now);
    return opened < this.openingCount ? opened : opened + this.regularBy(now);
  }

  /** Milliseconds since 1970; infinite for a line that waits for the container's end. */
  timeOf(index: number): number {
    const { startedAt, end } = this.run;
    const { openingEveryMs, regular } = this.script;
    const latest = end ? end.at + lastMsOfSecond : Infinity;
    const closingFrom =
      end && this.openingCount + this.regularBy(end.at + lastMsOfSecond);
    if (closingFrom !== undefined && index >= closingFrom) return latest;
    const place = index - this.openingCount;
    if (place >= 0 && !regular) return latest;
    const time =
      regular && place >= 0
        ? this.regularTime(regular, place)
        : startedAt +
          index * openingEveryMs +
          this.jitter(index, openingEveryMs);
    return Math.min(time, latest);
  }

  /** The same in nanoseconds, as container runtimes count; later for each line than for the one before. */
  nanosecondsOf(index: number): bigint {
    const ms = this.timeOf(index);
    const { end } = this.run;
    const whole = BigInt(Math.floor(ms));
    const isLast = end !== undefined && ms >= end.at + lastMsOfSecond;
    // what is said at once is said in order
    const within = isLast ? index : Math.floor((ms % 1) * 1_000_000);
    return whole * 1_000_000n + BigInt(within % 1_000_000);
  }

  textOf(index: number): string {
    const time = new Date(this.timeOf(index));
    const dice: Dice = (question, below) =>
      this.draw(`${index} ${question}`, below);
    return this.lineAt(index)(time, dice);
  }

  private lineAt(index: number): LogLine {
    const { opening, regular } = this.script;
    if (index < this.openingCount) return opening.line(index);
    const place = index - this.openingCount;
    const regularCount = this.run.end
      ? this.regularBy(this.run.end.at + lastMsOfSecond)
      : Infinity;
    return regular && place < regularCount
      ? regular.line(place)
      : this.closing[place - (regular ? regularCount : 0)];
  }

  private openedBy(time: number): number {
    const { startedAt } = this.run;
    const { opening, openingEveryMs } = this.script;
    return countUntil(
      time,
      startedAt,
      openingEveryMs,
      index => this.jitter(index, openingEveryMs),
      opening.count,
    );
  }

  private regularBy(time: number): number {
    const { regular } = this.script;
    if (!regular) return 0;
    const { cycleMs, moments } = regular;
    const since = time - this.regularStart;
    if (since < 0) return 0;
    const cycles = Math.floor(since / cycleMs);
    // of the cycle that is on, those before `least` have come, those from `most` have not
    let least = cycles * moments.length;
    let most = least + moments.length;
    while (least < most) {
      const middle = Math.floor((least + most) / 2);
      if (this.regularTime(regular, middle) <= time) least = middle + 1;
      else most = middle;
    }
    return least;
  }

  /** When the `place`-th regular line comes, from 0. */
  private regularTime(
    { cycleMs, moments }: RegularLines,
    place: number,
  ): number {
    const { at, spread } = moments[place % moments.length];
    const cycles = Math.floor(place / moments.length);
    return (
      this.regularStart +
      cycles * cycleMs +
      at +
      this.jitter(place + this.openingCount, spread)
    );
  }

  private jitter(index: number, everyMs: number): number {
    // a fraction of a millisecond, too, as no two lines come at one time
    const fraction = this.draw(`${index} when`, 1_000_000) / 1_000_000;
    return everyMs < 1 ? 0 : fraction * everyMs;
  }

  private draw(question: string, below: number): number {
    const seed = fnv32a(`${this.run.containerID} ${question}`);
    const random = Clock.create({ pace: 'instant', randomSeed: seed }).random();
    return Math.floor(random * below);
  }
}

/** How many of the moments `start + n * every + jitter(n)`, each jitter below `every`, are at or before a time. */
function countUntil(
  time: number,
  start: number,
  every: number,
  jitter: (index: number) => number,
  most = Infinity,
): number {
  if (time < start) return 0;
  const whole = Math.floor((time - start) / every);
  const isNextDue = start + whole * every + jitter(whole) <= time;
  return Math.min(whole + (isNextDue ? 1 : 0), most);
}
