// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ResponseError } from '@backstage/errors';
import type { LogEvent } from '@fourplane/plugin-fourplane-common';
import { LogBuffer, type WrittenLine } from './LogBuffer';
import type { LogFailure, LogOrigin, LogStatus } from './LogStatus';

/** What is asked of where lines come from. @public */
export interface LogRequest {
  /** The `id` of the line after which to go on. */
  readonly after?: string;
  /** Only the newest lines, so many. */
  readonly tail?: number;
  /** Whether the stream stays open for lines that are yet to come. */
  readonly follow: boolean;
  /** Ends the answer so many milliseconds after its first event, for where nothing arrives before an answer ends. */
  readonly wait?: number;
}

/** Opens a log; ends when the signal aborts. @public */
export type OpenLog = (
  request: LogRequest,
  signal: AbortSignal,
) => AsyncIterable<LogEvent>;

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
  /** In the source's own words, or what opening it was refused with, or that the connection was lost. */
  readonly trouble?:
    | { readonly type: 'said'; readonly failure: LogFailure }
    | { readonly type: 'refused'; readonly error: unknown }
    | { readonly type: 'lost' };
}

/** Options of {@link LogStream.create}. */
export interface LogStreamOptions {
  readonly open: OpenLog;
  /** Whether the newest lines may be shown before the others have come. */
  readonly showsNewestFirst: boolean;
}

/** A log of more lines than this, which has more to come, is shown from its end while it loads. */
const LONG_LOG = 5_000;
/** How many lines are shown meanwhile. */
const PREVIEW_LINES = 1_000;
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
  #previewEnd: string | undefined;
  #hasPreviewed = false;
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
    if (this.#state.state === 'interrupted') {
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
      const heard = await this.#readOnce(signal);
      attempt = heard === 'nothing' ? attempt + 1 : 0;
      if (!this.#isOver() && !signal.aborted) {
        if (attempt > 1) {
          this.#change({ state: 'interrupted', trouble: { type: 'lost' } });
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
      ? RETRY_MS[Math.min(attempt, RETRY_MS.length - 1)] ?? 0
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
  async #readOnce(signal: AbortSignal): Promise<Heard> {
    const connection = new AbortController();
    const abort = () => connection.abort();
    signal.addEventListener('abort', abort, { once: true });
    let heard: Heard = 'nothing';
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
      if (!signal.aborted && isFinal(error)) {
        this.#change({
          state: 'interrupted',
          trouble: { type: 'refused', error },
        });
      }
    } finally {
      clearTimeout(watchdog);
      signal.removeEventListener('abort', abort);
      connection.abort();
      this.#flush();
    }
    return heard;
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
        this.#change({
          state: 'following',
          trouble: undefined,
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
        if (this.#state.trouble) {
          this.#change({ state: 'following', trouble: undefined });
        }
        return false;
      case 'end':
        this.#flush();
        this.#showWhole();
        this.#change({
          state: 'ended',
          trouble: undefined,
          isCutOff: event.reason === 'limit',
        });
        return true;
      default:
        this.#flush();
        this.#showWhole();
        this.#change({
          state: 'interrupted',
          trouble: { type: 'said', failure: event },
        });
        return true;
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
    const { isPreview, trouble } = this.#state;
    if (trouble) {
      this.#change({ state: 'following', trouble: undefined });
    }
    if (isPreview && lines.some(({ id }) => id === this.#previewEnd)) {
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
    if (this.#showsNewestFirst && !this.#hasPreviewed && count > LONG_LOG) {
      this.#hasPreviewed = true;
      void this.#preview(signal);
    }
  }

  /** Shows the newest lines until the whole log has got so far. A preview that fails is none: the log is on its way. */
  async #preview(signal: AbortSignal): Promise<void> {
    const lines: WrittenLine[] = [];
    try {
      const request = { tail: PREVIEW_LINES, follow: false };
      for await (const event of this.#open(request, signal)) {
        if (event.type === 'line') {
          lines.push(event);
        }
      }
    } catch {
      return;
    }
    const end = lines[lines.length - 1]?.id;
    const hasPassed =
      this.#isOver() || this.#whole.lastId === end || end === undefined;
    if (!signal.aborted && !hasPassed) {
      this.#previewEnd = end;
      const preview = LogBuffer.create();
      preview.append(lines);
      this.#change({ lines: preview, isPreview: true });
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

/** An answer that asking again does not change. */
function isFinal(error: unknown): boolean {
  return (
    error instanceof ResponseError &&
    error.statusCode >= 400 &&
    error.statusCode < 500 &&
    ![408, 425, 429].includes(error.statusCode)
  );
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise(resolve => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener(
      'abort',
      () => {
        clearTimeout(timer);
        resolve();
      },
      { once: true },
    );
  });
}
