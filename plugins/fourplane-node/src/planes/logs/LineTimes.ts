// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { PodLogLine } from '../../kube/KubeApi';
import { nanosecondTime } from '../archive/nanosecondTime';
import { ArchivedLine } from '../LogArchive';
import { RecentTimes } from './RecentTimes';

/** A line of a pod's log: with its place, or without a time, which is no line of the container but one of the kubelet's. */
export type TimedLine =
  | (ArchivedLine & { readonly unfinished?: true })
  | { readonly at: undefined; readonly text: string };

/** Reads the times that a kubelet puts before lines, and counts lines of the same time within one reading of a log. */
export class LineTimes {
  private readonly counts = new RecentTimes<number>(() => 0);

  read(line: PodLogLine): TimedLine {
    const end = line.text.indexOf(' ');
    const time = end === -1 ? line.text : line.text.slice(0, end);
    const at = nanosecondTime(time);
    if (at === undefined) {
      return { at: undefined, text: line.text };
    }
    const nth = this.counts.of(at);
    this.counts.set(at, nth + 1);
    return {
      at,
      nth,
      text: end === -1 ? '' : line.text.slice(end + 1),
      ...(line.unfinished && { unfinished: line.unfinished }),
    };
  }
}
