// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { RootConfigService } from '@backstage/backend-plugin-api';
import { ModelRef, Problem, refKey } from '@fourplane/plugin-fourplane-common';
import { MisconfiguredLogArchive } from '../archive/MisconfiguredLogArchive';
import { LogIndex } from '../LogIndex';
import { MisconfiguredPodMetrics } from '../metrics/MisconfiguredPodMetrics';
import { PodMetrics } from '../metrics/PodMetrics';
import { checkEndpoint } from '../observability/EndpointConfig';
import {
  ObservedControlPlane,
  planeOf,
  PlaneServers,
} from '../observability/PlaneServers';
import { planeTitle, refusedObserver } from '../planeProblems';
import { HostPermission, PLANE_HOSTS, PlaneHosts } from '../planeHosts';
import { ObserverConfig, readObserverEntries } from './config';
import { ObserverClient } from './ObserverClient';
import { ObserverLogIndex } from './ObserverLogIndex';
import { ObserverPodMetrics } from './ObserverPodMetrics';

/** An observer as a source of both. */
interface Observer {
  readonly logs: LogIndex;
  readonly metrics: PodMetrics;
  close(): Promise<void>;
}

type Entry =
  | {
      readonly state: 'valid';
      readonly config: ObserverConfig;
      readonly where: string;
    }
  | { readonly state: 'invalid'; readonly problems: readonly Problem[] };

const KEY = 'fourplane.observability';

/**
 * The observers of planes, each connected on first use: the one that `fourplane.observability` names, else the one that the
 * plane's object, or that of its observability plane, does, where `fourplane.planeHosts` allows its host. Credentials are
 * those of the entry alone, never a user's; without an entry there are none.
 */
export class PlaneObservers {
  /** Never throws: what is wrong is in {@link PlaneObservers.problemsOf}, and said to whoever asks. */
  static fromConfig(
    config: RootConfigService,
    controlPlanes: readonly string[],
    hosts: PlaneHosts,
  ): PlaneObservers {
    const entries = PlaneServers.create<ObserverConfig, Entry>(
      readObserverEntries(config, controlPlanes),
      {
        make: entry => ({ state: 'valid', ...entry }),
        explain: problems => ({ state: 'invalid', problems }),
      },
    );
    return new PlaneObservers(entries, hosts);
  }

  private readonly observers = new Map<string, Observer>();

  private constructor(
    private readonly entries: PlaneServers<ObserverConfig, Entry>,
    private readonly hosts: PlaneHosts,
  ) {}

  /** {@inheritDoc PlaneServers.problemsOf} */
  problemsOf(controlPlane: string): readonly Problem[] {
    return this.entries.problemsOf(controlPlane);
  }

  /** What has the logs of a plane's pods; undefined where no observer is known. */
  logsOf(
    controlPlane: ObservedControlPlane,
    plane?: ModelRef,
  ): LogIndex | undefined {
    return this.of(controlPlane, plane)?.logs;
  }

  /** Likewise what has their metrics. */
  metricsOf(
    controlPlane: ObservedControlPlane,
    plane?: ModelRef,
  ): PodMetrics | undefined {
    return this.of(controlPlane, plane)?.metrics;
  }

  /** Ends every connection. */
  async close(): Promise<void> {
    await Promise.all([...this.observers.values()].map(each => each.close()));
  }

  /** Why the observer of which a plane's object tells is not asked, where nothing is configured for it. */
  unusedOf(
    controlPlane: ObservedControlPlane,
    plane?: ModelRef,
  ): Problem | undefined {
    const said = plane && saidObserver(controlPlane, plane);
    if (!said || this.entries.of(controlPlane, plane)) {
      return undefined;
    }
    const permitted = this.permitted(said, {}, KEY);
    return permitted.state === 'refused' ? permitted.problem : undefined;
  }

  private of(
    controlPlane: ObservedControlPlane,
    plane?: ModelRef,
  ): Observer | undefined {
    const entry = this.entries.of(controlPlane, plane);
    if (entry?.state === 'invalid') {
      return this.misconfigured(entry.problems);
    }
    const { config = {}, where = KEY } = entry ?? {};
    const { url } = config;
    if (url) {
      return this.observer(where, { config: { ...config, url }, where });
    }
    const said = plane && saidObserver(controlPlane, plane);
    if (!said) {
      return undefined;
    }
    const permitted = this.permitted(said, config, where);
    if (permitted.state === 'refused') {
      return entry && this.misconfigured([permitted.problem]);
    }
    const { address } = said;
    return this.observer(`${where} ${address} ${refKey(said.plane)}`, {
      config: { ...config, url: address },
      where,
      mayDial: permitted.mayDial,
    });
  }

  /** Whether the address that an object gives may be dialled, with these credentials. */
  private permitted(
    { plane, address }: SaidObserver,
    config: ObserverConfig,
    where: string,
  ): Permitted {
    const url = URL.parse(address);
    const refused = (why: string): Permitted => ({
      state: 'refused',
      problem: {
        what: `${planeTitle(
          plane,
        )} gives an address of its observer that cannot be used: ${why}`,
        where,
        mend: `Correct observerURL in its object, or give a url in ${KEY}`,
      },
    });
    if (!url || !['http:', 'https:'].includes(url.protocol)) {
      return refused('it must start with https:// or http://');
    }
    const complaints: string[] = [];
    checkEndpoint({ ...config, url: address }, (path, message) =>
      complaints.push(`${path} ${message}`),
    );
    if (complaints.length > 0) {
      return refused(complaints[0]);
    }
    const permission = this.hosts.permit(url);
    return permission.state === 'allowed'
      ? permission
      : {
          state: 'refused',
          problem: refusedObserver(plane, url.host, PLANE_HOSTS),
        };
  }

  private observer(
    key: string,
    options: Parameters<typeof ObserverClient.create>[0],
  ): Observer {
    const known = this.observers.get(key);
    if (known) {
      return known;
    }
    const client = ObserverClient.create(options);
    const made = {
      logs: ObserverLogIndex.create({ client }),
      metrics: ObserverPodMetrics.create({ client }),
      close: () => client.close(),
    };
    this.observers.set(key, made);
    return made;
  }

  private misconfigured(problems: readonly Problem[]): Observer {
    const key = JSON.stringify(problems);
    const known = this.observers.get(key);
    if (known) {
      return known;
    }
    const made = {
      logs: MisconfiguredLogArchive.create({ problems }).index,
      metrics: MisconfiguredPodMetrics.create({ problems }),
      close: async () => {},
    };
    this.observers.set(key, made);
    return made;
  }
}

/** An address that may be dialled, or why it may not. */
type Permitted =
  | Extract<HostPermission, { state: 'allowed' }>
  | { readonly state: 'refused'; readonly problem: Problem };

interface SaidObserver {
  /** Whose object says it. */
  readonly plane: ModelRef;
  readonly address: string;
}

function saidObserver(
  { model }: ObservedControlPlane,
  ref: ModelRef,
): SaidObserver | undefined {
  const plane = planeOf(model, ref);
  const { observabilityPlane } = plane ?? {};
  const observing = observabilityPlane && planeOf(model, observabilityPlane);
  return [observing, plane].flatMap((each): SaidObserver[] =>
    each?.observerUrl ? [{ plane: each.ref, address: each.observerUrl }] : [],
  )[0];
}
