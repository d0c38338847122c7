// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  entityRefOf,
  ControlPlaneStatus,
  LogEvent,
  ModelByKind,
  ModelKind,
  ModelRef,
  Problem,
  Reading,
  refKey,
  RefOf,
} from '@fourplane/plugin-fourplane-common';
import {
  BuildRuns,
  ControlPlane,
  ControlPlanes,
  Deployments,
  LogSource,
  MetricSource,
  Model,
  PlaneClusters,
  PlaneProbes,
  RefScope,
} from '@fourplane/plugin-fourplane-node';

type AnyModel = ModelByKind[ModelKind];
type Stored =
  | { readonly model: AnyModel }
  | { readonly unreadable: readonly { path: string; message: string }[] };

async function readOnly(): Promise<never> {
  throw new Error('This control plane is only read');
}

async function* noLog(): AsyncGenerator<LogEvent> {
  yield { type: 'failure', what: 'This control plane has no logs' };
}

/** A control plane that holds what a test puts into it. */
export class InMemoryControlPlane implements ControlPlane {
  readonly name: string;
  writes: ControlPlane['writes'] = 'serviceAccount';
  reads = 0;
  /** What a test puts here. */
  builds: BuildRuns = { graph: readOnly, log: noLog, stop: readOnly };
  deployments: Deployments = {
    runtime: () => ({ state: 'none', pods: [] }),
    changes: () => () => {},
    tree: readOnly,
    objects: readOnly,
    manifest: readOnly,
    log: noLog,
  };
  logs: LogSource = {
    search: readOnly,
    histogram: readOnly,
    context: readOnly,
  };
  metrics: MetricSource = { read: readOnly };
  clusters: PlaneClusters = {
    read: async () => {
      const problem = { what: 'No plane is connected', where: this.name };
      const none = { state: 'none' as const, problem };
      const asOf = '2026-11-24T08:00:00.000Z';
      return { asOf, nodes: none, namespaces: none, warnings: none };
    },
  };
  probes: PlaneProbes = {
    own: () => ({ server: 'kubernetes', state: 'pending' }),
    facts: () => [{ server: 'kubernetes', state: 'pending' }],
    configuredObservers: () => [],
    contents: async () => {
      const problem = { what: 'Nothing is configured', where: this.name };
      const none = { state: 'none' as const, problem };
      const asOf = '2026-11-24T08:00:00.000Z';
      return { asOf, indices: none, targets: none };
    },
    changes: () => () => {},
  };
  readonly #stored = new Map<
    ModelKind,
    Map<string, { ref: ModelRef; what: Stored }>
  >();
  readonly #listeners = new Set<(refs: readonly ModelRef[]) => void>();
  readonly #statusListeners = new Set<(status: ControlPlaneStatus) => void>();
  readonly #reported = new Map<string, readonly Problem[]>();
  #status: ControlPlaneStatus;

  constructor(name: string) {
    this.name = name;
    this.#status = {
      name,
      state: 'synced',
      since: '2026-11-24T08:00:00.000Z',
      generation: 'v1.2',
      capabilities: [],
      kinds: [],
      problems: [],
    };
  }

  put(...models: AnyModel[]): void {
    models.forEach(model => this.#store(model.ref, { model }));
    this.#tell(models.map(({ ref }) => ref));
  }

  putUnreadable(ref: ModelRef, path: string, message: string): void {
    this.#store(ref, { unreadable: [{ path, message }] });
    this.#tell([ref]);
  }

  remove(ref: ModelRef): void {
    this.#ofKind(ref.kind).delete(refKey(ref));
    this.#tell([ref]);
  }

  setStatus(status: Partial<ControlPlaneStatus>): void {
    this.#status = { ...this.#status, ...status };
    this.#statusListeners.forEach(listener => listener(this.#status));
  }

  readonly model: Model = {
    read: <K extends ModelKind>(ref: RefOf<K>): Reading<ModelByKind[K]> => {
      this.reads += 1;
      const what = this.#ofKind(ref.kind).get(refKey(ref))?.what;
      if (!what) {
        return { state: 'absent' };
      }
      return 'model' in what
        ? { state: 'present', model: what.model as ModelByKind[K] }
        : { state: 'unreadable', unreadable: unreadable(ref, what.unreadable) };
    },
    refs: <K extends ModelKind>(kind: K, scope: RefScope = {}): RefOf<K>[] =>
      [...this.#ofKind(kind).values()]
        .filter(({ ref, what }) => {
          const component =
            'model' in what && 'component' in what.model
              ? what.model.component?.name
              : ref.component;
          return (
            (scope.tenant ?? ref.tenant) === ref.tenant &&
            (scope.project ?? ref.project) === ref.project &&
            (scope.component ?? component) === component
          );
        })
        .map(({ ref }) => ref as RefOf<K>),
    isComplete: () => this.#status.state === 'synced',
    unreadable: () =>
      [...this.#stored.values()]
        .flatMap(ofKind => [...ofKind.values()])
        .flatMap(({ ref, what }) =>
          'unreadable' in what ? unreadable(ref, what.unreadable) : [],
        ),
  };

  entityRefsOf(ref: ModelRef): readonly string[] {
    const own = entityRefOf(ref);
    return own ? [own] : [];
  }

  changes(listener: (refs: readonly ModelRef[]) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  status(): ControlPlaneStatus {
    return this.#status;
  }

  statusChanges(listener: (status: ControlPlaneStatus) => void): () => void {
    this.#statusListeners.add(listener);
    return () => this.#statusListeners.delete(listener);
  }

  async relist(): Promise<void> {}

  /** It is only read. */
  plan = readOnly;
  render = readOnly;
  applyManifests = readOnly;
  deleteManifests = readOnly;
  apply: ControlPlane['apply'] = readOnly;
  until = readOnly;
  manifests: ControlPlane['manifests'] = readOnly;
  overrides: ControlPlane['overrides'] = readOnly;
  settings: ControlPlane['settings'] = readOnly;

  reportProblems(source: string, problems: readonly Problem[]): void {
    this.#reported.set(source, problems);
    this.setStatus({ problems: [...this.#reported.values()].flat() });
  }

  get listeners(): number {
    return this.#listeners.size + this.#statusListeners.size;
  }

  #store(ref: ModelRef, what: Stored): void {
    this.#ofKind(ref.kind).set(refKey(ref), { ref, what });
  }

  #ofKind(kind: ModelKind): Map<string, { ref: ModelRef; what: Stored }> {
    const known = this.#stored.get(kind) ?? new Map();
    this.#stored.set(kind, known);
    return known;
  }

  #tell(refs: readonly ModelRef[]): void {
    this.#listeners.forEach(listener => listener(refs));
  }
}

/** The port over some control planes. */
export function controlPlanesOf(
  ...planes: readonly ControlPlane[]
): ControlPlanes {
  return {
    list: () => planes,
    get: name => planes.find(plane => plane.name === name),
  };
}

function unreadable(
  ref: ModelRef,
  issues: readonly { path: string; message: string }[],
) {
  return {
    ref,
    object: {
      apiVersion: 'openchoreo.dev/v1alpha1',
      kind: ref.kind,
      namespace: ref.tenant,
      name: ref.name,
    },
    issues: [...issues],
  };
}
