// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ArchivedLine, LogArchive } from '../../LogArchive';
import { ScriptedPod } from './ScriptedPod';

/** Where the lines of a pod are kept, behind it by some lines that come with each asking. */
export class LaggingArchive implements LogArchive {
  readonly title = 'Archive';
  shipped = 0;
  asked = 0;
  /** Lines before this one have expired. */
  keptFrom = 0;

  constructor(
    private readonly pod: ScriptedPod,
    private readonly options: {
      readonly perAsking: number;
      readonly inMilliseconds?: boolean;
    },
  ) {}

  async *lines(
    query: Parameters<LogArchive['lines']>[0],
  ): AsyncGenerator<ArchivedLine> {
    const { perAsking, inMilliseconds } = this.options;
    this.asked += 1;
    if (query.container !== this.pod.container) {
      return;
    }
    this.shipped += perAsking;
    const counts = new Map<string, number>();
    const millisecond = (at: string) => `${at.slice(0, 23)}000000Z`;
    const { after, since } = query;
    const kept = this.pod.written
      .slice(0, this.shipped)
      .map((line): ArchivedLine => {
        const at = inMilliseconds ? millisecond(line.at) : line.at;
        const nth = counts.get(at) ?? 0;
        counts.set(at, nth + 1);
        return { at, nth, text: line.text };
      })
      .slice(this.keptFrom)
      .sort((a, b) => (a.at < b.at ? -1 : Number(a.at > b.at)))
      .filter(({ at }) => !since || at.slice(0, 19) >= since.slice(0, 19))
      .filter(line => {
        if (!after) {
          return true;
        }
        return inMilliseconds
          ? line.at >= millisecond(after.at)
          : line.at > after.at ||
              (line.at === after.at && line.nth > after.nth);
      });
    yield* kept.slice(query.tail ? -query.tail : 0);
  }
}
