// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { LogEvent, Problem } from '@fourplane/plugin-fourplane-common';
import { Clock } from '../../cache/Clock';
import { KubeApi } from '../../kube/KubeApi';
import { LogArchive } from '../LogArchive';
import { LogRange } from '../LogRange';

/** What becomes of a pod that is not there: it is still to come, it was deleted while its work went on, or that is over. */
export type PodFate =
  | { readonly state: 'expected' }
  | { readonly state: 'running' }
  /** `at` is an ISO 8601 instant, where it is known. */
  | { readonly state: 'ended'; readonly at?: string };

/** One container's log: where it is read, and what of it. */
export interface PodLogTarget {
  /** Absent where the plane cannot be asked; then only the archive is. */
  readonly api?: KubeApi;
  readonly namespace: string;
  /** The exact name. */
  readonly pod: string;
  /** Where it is known: another pod of the same name is not meant. */
  readonly podUid?: string;
  /** The one that does the work where absent. */
  readonly container?: string;
  /** The one that does the work, as far as it is known without the pod: `main` where absent. */
  readonly usualContainer?: string;
  /** Of the container's life before its last restart. */
  readonly previous?: boolean;
  readonly range: LogRange;
  readonly archive?: LogArchive;
  /** When what writes the log began at the earliest, ISO 8601: what an archive has from before is another's. */
  readonly since?: string;
  /** What is known of the pod when it is not there. */
  fate(options: { readonly signal: AbortSignal }): Promise<PodFate>;
  /** Resolves when {@link PodLogTarget.fate} may have changed; never, where that is not known. */
  untilFateChanges?(options: { readonly signal: AbortSignal }): Promise<void>;
  /** What to configure so that lines of deleted pods are kept, in a sentence. */
  readonly archiveMend: string;
  readonly clock: Clock;
}

/** A pod from which the rest of its log cannot be read any more. */
export interface LeftPod {
  readonly type: 'left';
  /** Absent where no pod was ever found. */
  readonly podUid?: string;
  /** The container that was meant, and those there were beside it; absent where no pod was ever found. */
  readonly container?: string;
  readonly containers?: readonly string[];
  /** Why, where the pod is not gone; it has been said. */
  readonly problem?: Problem;
}

/** The last event of a log. */
export type LogEnd = Extract<LogEvent, { type: 'end' | 'failure' }>;
/** One line of a log, as an event. */
export type LogLineEvent = Extract<LogEvent, { type: 'line' }>;
