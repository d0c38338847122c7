// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  ModelRef,
  PlaneCluster,
  Problem,
  refKey,
} from '@fourplane/plugin-fourplane-common';
import { Clock, systemClock } from '../../cache/Clock';
import { KubeApi } from '../../kube/KubeApi';
import { KubeError } from '../../kube/KubeError';
import { KubeObject, KubeResource } from '../../kube/KubeObject';
import { PlaneConnections, PlaneReach } from '../PlaneConnections';
import { PlaneClusters } from '../PlaneClusters';
import { RecentReadings } from '../RecentReadings';
import { namespaceOf, nodeOf, warningOf } from './clusterObjects';

const VALID_MS = 10_000;
const TIMEOUT_MS = 8_000;
const PAGE_SIZE = 500;
const MAX_PAGES = 4;
const SHOWN_WARNINGS = 100;

const resource = (
  kind: string,
  plural: string,
  namespaced: boolean,
): KubeResource => ({ group: '', version: 'v1', kind, plural, namespaced });

const nodes = resource('Node', 'nodes', false);
const namespaces = resource('Namespace', 'namespaces', false);
const events = resource('Event', 'events', true);

interface LivePlaneClustersOptions {
  readonly planes: Pick<PlaneConnections, 'reach'>;
  readonly clock?: Clock;
}

type Part<T> =
  | { state: 'read'; items: T[]; isCut: boolean }
  | { state: 'none'; problem: Problem };

/** Reads clusters when somebody asks, and remembers for a few seconds what was read. */
export class LivePlaneClusters implements PlaneClusters {
  private readonly recent: RecentReadings<PlaneCluster>;
  private readonly clock: Clock;

  static create(options: LivePlaneClustersOptions): LivePlaneClusters {
    return new LivePlaneClusters(options);
  }

  private constructor(private readonly options: LivePlaneClustersOptions) {
    this.clock = options.clock ?? systemClock;
    this.recent = RecentReadings.create({
      validMs: VALID_MS,
      clock: this.clock,
    });
  }

  read(plane: ModelRef): Promise<PlaneCluster> {
    return this.recent.of(refKey(plane), () => this.readNow(plane));
  }

  private async readNow(plane: ModelRef): Promise<PlaneCluster> {
    const asOf = new Date(this.clock.now()).toISOString();
    const abort = new AbortController();
    const cancel = this.clock.after(TIMEOUT_MS, () => abort.abort());
    const { signal } = abort;
    try {
      const reached = await this.reach(plane, signal);
      if (reached.state === 'none') {
        return { asOf, nodes: reached, namespaces: reached, warnings: reached };
      }
      const { api } = reached;
      const [nodeList, namespaceList, warningList] = await Promise.all([
        readPart(api, nodes, nodeOf, signal),
        readPart(api, namespaces, namespaceOf, signal),
        readPart(api, events, warningOf, signal, 'type=Warning'),
      ]);
      return {
        asOf,
        nodes: nodeList,
        namespaces: namespaceList,
        warnings: newest(warningList),
      };
    } finally {
      cancel();
    }
  }

  private async reach(
    plane: ModelRef,
    signal: AbortSignal,
  ): Promise<PlaneReach> {
    try {
      return await this.options.planes.reach(plane, { signal });
    } catch {
      return { state: 'none', problem: tooSlow(plane.name) };
    }
  }
}

async function readPart<T>(
  api: KubeApi,
  kind: KubeResource,
  translate: (object: KubeObject) => T,
  signal: AbortSignal,
  fieldSelector?: string,
): Promise<Part<T>> {
  const items: T[] = [];
  let next: string | undefined;
  try {
    for (let page = 0; page < MAX_PAGES; page++) {
      const read = await api.list(kind, {
        limit: PAGE_SIZE,
        continue: next,
        fieldSelector,
        signal,
      });
      items.push(...read.items.map(translate));
      next = read.continue;
      if (!next) {
        break;
      }
    }
    return { state: 'read', items, isCut: Boolean(next) };
  } catch (error) {
    return { state: 'none', problem: problemOf(error, api.server, signal) };
  }
}

function newest(part: PlaneCluster['warnings']): PlaneCluster['warnings'] {
  if (part.state === 'none') {
    return part;
  }
  const { items, isCut } = part;
  const sorted = [...items].sort((one, other) =>
    (other.at ?? '').localeCompare(one.at ?? ''),
  );
  return {
    state: 'read',
    items: sorted.slice(0, SHOWN_WARNINGS),
    isCut: isCut || sorted.length > SHOWN_WARNINGS,
  };
}

function problemOf(
  error: unknown,
  where: string,
  signal: AbortSignal,
): Problem {
  if (signal.aborted) {
    return tooSlow(where);
  }
  return error instanceof KubeError
    ? error.problem
    : { what: 'The cluster could not be read', where };
}

function tooSlow(where: string): Problem {
  return {
    what: `The cluster did not answer within ${TIMEOUT_MS / 1_000} s`,
    where,
    mend: 'Check the load of its API server and the network between it and the portal',
  };
}
