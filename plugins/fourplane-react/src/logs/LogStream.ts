// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ResponseError } from '@backstage/errors';
import type { LogEvent } from '@fourplane/plugin-fourplane-common';
import { isShapeError } from '../replies/failureOf';
import { LogBuffer, type WrittenLine } from './LogBuffer';
import { LogPreview } from './LogPreview';
import type { LogFailure, LogOrigin, LogStatus } from './LogStatus';
import type { LogRequest, OpenLog } from './OpenLog';
import { pause } from './pause';

/** What is known of a log now. Each change is another object. */
export interface LogStreamState {
  readonly lines: LogBuffer;
  readonly state: LogStatus['state'];
  readonly source?: LogOrigin;
  readonly isCutOff: boolean;
  /** Whether {@link lines} are the newest alone, shown until all have come; their numbers are not the log's. */
  readonly isPreview: boolean;
  readonly container?: string;
  readonly containers: readonly string[];
  /** What the source told last of lines that are missing among those that came. */
  readonly gap?: LogFailure;
  /** In the source's own words, or what opening it was refused with, or that it is tried again and what ended it last. */
  readonly trouble?:
    | { readonly type: 'said'; readonly failure: LogFailure }
    | { readonly type: 'refused'; readonly error: unknown }
    | { readonly type: 'lost'; readonly error?: unknown };
}

/** Options of {@link LogStream.create}. */
export interface LogStreamOptions {
  readonly open: OpenLog;
  /** Whether the newest lines may be shown before the others have come. */
  readonly showsNewestFirst: boolean;
}

/** A log of more lines than this, which has more to come, is shown from its end while it loads. */
const LONG_LOG = 5_000;
/** Lines are drawn in batches, this often at most, in milliseconds. */
const BATCH_MS = 40;
/** The source breaks its silence every ten seconds; after this long the connection is taken for dead. */
const SILENCE_MS = 35_000;
/** The source says a first word at once; after this long without, something on the way keeps answers back till they end. */
const FIRST_WORD_MS = 3_000;
/** How long an answer lasts where it is kept back, in milliseconds. */
const HELD_BACK_MS = 1_000;
/** How long to wait before another attempt, in milliseconds: the first is immediate, since proxies end idle streams. */
const RETRY_MS = [0, 1_000, 2_000, 5_000, 10_000] as const;

/** What came of one answer. */
type Heard = 'lines' | 'words' | 'nothing' | 'heldBack';

/** How one answer went; `error` is what ended it. */
interface Answer {
  readonly heard: Heard;
  readonly error?: unknown;
}

/**
 * Reads one log into a {@link LogBuffer}, outside React: goes on after the last line when the connection is lost, and
 * stops at an end, a refusal, or a failure the source itself tells.
 */
export class LogStream {
  readonly #open: OpenLog;
  readonly #showsNewestFirst: boolean;
  readonly #listeners = new Set<() => void>();
  readonly #whole = LogBuffer.create();
  #pending: WrittenLine[] = [];
  #flushing: ReturnType<typeof setTimeout> | undefined;
  #run: AbortController | undefined;
  #preview: LogPreview | undefined;
  #isHeldBack = false;
  #state: LogStreamState;

  static create(options: LogStreamOptions): LogStream {
    return new LogStream(options);
  }

  private constructor(options: LogStreamOptions) {
    this.#open = options.open;
    this.#showsNewestFirst = options.showsNewestFirst;
    this.#state = {
      lines: this.#whole,
      state: 'loading',
      isCutOff: false,
      isPreview: false,
      containers: [],
    };
  }

  get state(): LogStreamState {
    return this.#state;
  }

  /** Calls back after every change of the state; returns the undo. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  /** Starts reading, or goes on after the last line; returns the stop. */
  start(): () => void {
    this.#run?.abort();
    const run = new AbortController();
    this.#run = run;
    if (this.#state.trouble && this.#state.state !== 'ended') {
      this.#change({ state: 'following', trouble: undefined });
    }
    void this.#read(run.signal);
    return () => {
      run.abort();
      this.#flush();
    };
  }

  async #read(signal: AbortSignal): Promise<void> {
    let attempt = 0;
    while (!signal.aborted && !this.#isOver()) {
      const { heard, error } = await this.#readOnce(signal);
      attempt = heard === 'nothing' ? attempt + 1 : 0;
      if (error instanceof ResponseError) {
        // Whoever answers with an error is not helped by being asked again at once.
        attempt = Math.max(attempt, 2);
      }
      if (!this.#isOver() && !signal.aborted) {
        if (attempt > 1) {
          this.#change({
            state: 'interrupted',
            trouble: { type: 'lost', error },
          });
        }
        await pause(this.#pauseAfter(heard, attempt), signal);
      }
    }
  }

  /** How long to wait before asking again, in milliseconds. */
  #pauseAfter(heard: Heard, attempt: number): number {
    if (heard === 'words') {
      // An answer that is kept back takes its time; one that ends at once with nothing to tell must not be asked for ceaselessly.
      return this.#isHeldBack ? 0 : RETRY_MS[1];
    }
    return heard === 'nothing'
      ? RETRY_MS[Math.min(attempt, RETRY_MS.length) - 1] ?? 0
      : 0;
  }

  /** Whether nothing more comes by itself. */
  #isOver(): boolean {
    const { state, trouble } = this.#state;
    return (
      state === 'ended' || (state === 'interrupted' && trouble?.type !== 'lost')
    );
  }

  /** Reads until the answer ends, however. */
  async #readOnce(signal: AbortSignal): Promise<Answer> {
    const connection = new AbortController();
    const abort = () => connection.abort();
    signal.addEventListener('abort', abort, { once: true });
    let heard: Heard = 'nothing';
    let problem: unknown;
    const firstWord = () => {
      heard = 'heldBack';
      this.#isHeldBack = true;
      abort();
    };
    let watchdog = this.#isHeldBack
      ? setTimeout(abort, SILENCE_MS)
      : setTimeout(firstWord, FIRST_WORD_MS);
    try {
      for await (const event of this.#open(
        this.#request(),
        connection.signal,
      )) {
        clearTimeout(watchdog);
        watchdog = setTimeout(abort, SILENCE_MS);
        heard = heardWith(heard, event);
        if (signal.aborted || this.#take(event, signal)) {
          break;
        }
      }
    } catch (error) {
      // What this stream ends itself says nothing of the source.
      problem = connection.signal.aborted ? undefined : error;
    } finally {
      clearTimeout(watchdog);
      signal.removeEventListener('abort', abort);
      connection.abort();
      this.#flush();
    }
    if (!signal.aborted) {
      this.#onAnswerEnd(problem);
    }
    return { heard, error: problem };
  }

  /** Stops where asking again does not help. */
  #onAnswerEnd(error: unknown): void {
    const { state, trouble } = this.#state;
    if (state !== 'ended' && trouble?.type === 'said') {
      this.#showWhole();
      this.#change({ state: 'interrupted' });
    } else if (error !== undefined && isFinal(error)) {
      this.#showWhole();
      this.#change({
        state: 'interrupted',
        trouble: { type: 'refused', error },
      });
    }
  }

  #request(): LogRequest {
    return {
      after: this.#whole.lastId,
      follow: true,
      ...(this.#isHeldBack && { wait: HELD_BACK_MS }),
    };
  }

  /** Takes one event; returns whether it is the last. */
  #take(event: LogEvent, signal: AbortSignal): boolean {
    switch (event.type) {
      case 'source':
        this.#goOn();
        this.#change({
          state: 'following',
          source: { type: event.source, title: event.title, pod: event.pod },
          container: event.container,
          containers: event.containers,
        });
        return false;
      case 'line':
        this.#pending.push(event);
        this.#flushing ??= setTimeout(() => this.#flush(), BATCH_MS);
        this.#previewIfLong(signal);
        return false;
      case 'heartbeat':
        this.#goOn();
        return false;
      case 'end':
        this.#flush();
        this.#showWhole();
        this.#change({ state: 'ended', isCutOff: event.reason === 'limit' });
        return true;
      default:
        this.#flush();
        this.#change(
          event.goesOn
            ? { gap: event }
            : { trouble: { type: 'said', failure: event } },
        );
        return false;
    }
  }

  /** The connection that was lost is there again. */
  #goOn(): void {
    if (this.#state.trouble?.type === 'lost') {
      this.#change({ state: 'following', trouble: undefined });
    }
  }

  #flush(): void {
    clearTimeout(this.#flushing);
    this.#flushing = undefined;
    const lines = this.#pending;
    if (lines.length === 0) {
      return;
    }
    this.#pending = [];
    this.#whole.append(lines);
    this.#goOn();
    this.#preview?.pass(lines);
    if (this.#preview?.isPassed) {
      this.#showWhole();
    }
  }

  #showWhole(): void {
    if (this.#state.isPreview) {
      this.#change({ lines: this.#whole, isPreview: false });
    }
  }

  #previewIfLong(signal: AbortSignal): void {
    const count = this.#whole.length + this.#pending.length;
    if (this.#showsNewestFirst && !this.#preview && count > LONG_LOG) {
      this.#preview = LogPreview.create(this.#open);
      void this.#showPreview(this.#preview, signal);
    }
  }

  async #showPreview(preview: LogPreview, signal: AbortSignal): Promise<void> {
    const lines = await preview.read(signal);
    if (lines && !preview.isPassed && !signal.aborted && !this.#isOver()) {
      this.#change({ lines, isPreview: true });
    }
  }

  #change(part: Partial<LogStreamState>): void {
    this.#state = { ...this.#state, ...part };
    this.#listeners.forEach(listener => listener());
  }
}

/** A heartbeat alone says nothing. */
function heardWith(heard: Heard, { type }: LogEvent): Heard {
  if (type === 'line') {
    return 'lines';
  }
  return type === 'heartbeat' || heard === 'lines' ? heard : 'words';
}

/** An answer that asking again does not change, or one of another shape than this version knows. */
function isFinal(error: unknown): boolean {
  return error instanceof ResponseError
    ? error.statusCode >= 400 &&
        error.statusCode < 500 &&
        ![408, 425, 429].includes(error.statusCode)
    : isShapeError(error);
}
