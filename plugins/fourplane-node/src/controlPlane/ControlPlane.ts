// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  ControlPlaneStatus,
  Intent,
  ModelByKind,
  ModelKind,
  ModelRef,
  OverridingIntent,
  Problem,
  Reading,
  RefOf,
  Unreadable,
} from '@fourplane/plugin-fourplane-common';
import { OverrideOptions, SettingOptions, RefScope } from '../dialects/Dialect';
import {
  ControlPlaneWrites,
  IntentOutcome,
  ManifestOutcome,
  PlannedIntent,
  RenderedIntent,
  WriteManifestsOptions,
} from '../intents';
import { CatalogConfig } from './catalogConfig';
import { KubeUser } from '../kube/KubeApi';
import { KubeObject } from '../kube/KubeObject';
import { BuildRuns } from '../planes/BuildRuns';
import { Deployments } from '../planes/Deployments';
import { LogSource } from '../planes/LogSource';
import { MetricSource } from '../planes/MetricSource';
import { PlaneClusters } from '../planes/PlaneClusters';
import { PlaneProbes } from '../planes/PlaneProbes';

/** The model of one control plane, read from memory. Before the dialect is known it is empty. @public */
export interface Model {
  read<K extends ModelKind>(ref: RefOf<K>): Reading<ModelByKind[K]>;
  refs<K extends ModelKind>(kind: K, scope?: RefScope): RefOf<K>[];
  /** Whether absence of this kind can be believed: every watched kind it is read from is synced. */
  isComplete(kind: ModelKind): boolean;
  unreadable(): Unreadable[];
}

/** How a control plane's things are in the catalog. @public */
export type CatalogMode = CatalogConfig['mode'];

/**
 * One configured OpenChoreo installation: the only door to it. It knows no user, no lock and no audit; those live in
 * the plugins that use it.
 *
 * @public
 */
export interface ControlPlane {
  readonly name: string;
  readonly title?: string;
  readonly model: Model;
  /** With whose rights it is written to; `off` where it is only read. */
  readonly writes: ControlPlaneWrites;
  /**
   * Whether its things become entities (`ingest`), are what entities of the portal's own say they are (`link`), or both.
   * Absent means `ingest`.
   */
  readonly catalogMode?: CatalogMode;
  /** Builds as they run on their build planes. */
  readonly builds: BuildRuns;
  /** Deployments as they run on their data planes. */
  readonly deployments: Deployments;
  /** What deployments have written, wherever it is kept. */
  readonly logs: LogSource;
  /** What is measured of deployments. */
  readonly metrics: MetricSource;
  /** How it and its planes answer when they are asked. */
  readonly probes: PlaneProbes;
  /** The clusters that its planes are. */
  readonly clusters: PlaneClusters;
  /**
   * The catalog entities that may stand for a thing, as full entity refs: the one it is ingested as, then those that its
   * own CR or the configuration names. Each does only if its annotations name the thing too. Empty for what has none.
   */
  entityRefsOf(ref: ModelRef): readonly string[];
  /**
   * Calls the listener with the references that may read differently now, batched per turn of the event loop.
   * Returns the undo. What happened before subscribing is not replayed: read the model first.
   */
  changes(listener: (refs: readonly ModelRef[]) => void): () => void;
  status(): ControlPlaneStatus;
  /** Calls the listener when {@link ControlPlane.status} has changed in state, kinds or problems. Returns the undo. */
  statusChanges(listener: (status: ControlPlaneStatus) => void): () => void;
  /**
   * Lists anew the watched kinds from which these model kinds are read (all of them by default). Resolves when every
   * list, begun after the call, has been read to its end and its differences reported by {@link ControlPlane.changes};
   * rejects when one of them failed or the signal aborts. For whoever must not believe one list alone; nothing else
   * needs it, watches keep the copy live.
   */
  relist(options?: {
    readonly kinds?: readonly ModelKind[];
    readonly signal?: AbortSignal;
  }): Promise<void>;
  /**
   * Shows problems that somebody else has with this control plane in {@link ControlPlane.status}, in place of what this
   * source reported before; none takes them back. They change no state. Only this process knows of them.
   */
  reportProblems(source: string, problems: readonly Problem[]): void;
  /**
   * What an intent would write: whole objects and patches, for a preview or a commit to Git. Some planes' manifests hold
   * credentials, so a plan is never logged. Rejects with a `KubeError` when the objects concerned cannot be read.
   */
  plan(
    intent: Intent,
    options: { readonly key: string; readonly signal?: AbortSignal },
  ): Promise<PlannedIntent>;
  /**
   * What an intent would leave on the cluster, as whole manifests for a repository; `key` as of {@link ControlPlane.apply},
   * which makes the same names of it. Refuses what would put a credential into a repository. Rejects with a `KubeError`
   * when the objects concerned cannot be read.
   */
  render(
    intent: Intent,
    options: { readonly key: string; readonly signal?: AbortSignal },
  ): Promise<RenderedIntent>;
  /**
   * Does what an intent wants, or says why not. Everything that can be checked is checked, a dry run on the API server
   * included, before anything is written. Whether somebody may is for the caller to decide first; `as` is whose rights
   * are used where the configuration says `writes: impersonate`. Rejects with a `KubeError` when the control plane cannot
   * be asked and nothing has been written.
   */
  apply(intent: Intent, options: ApplyIntentOptions): Promise<IntentOutcome>;
  /**
   * Writes whole objects of OpenChoreo's own kinds as they are given, by server-side apply that is never forced, or says
   * why not. All pass a dry run before any is written. Whether somebody may is for the caller to decide first. Rejects
   * with a `KubeError` when the control plane cannot be asked.
   */
  applyManifests(
    manifests: readonly unknown[],
    options: WriteManifestsOptions,
  ): Promise<ManifestOutcome>;
  /** Deletes the objects that manifests name, as {@link ControlPlane.applyManifests} writes them; what is gone already is no error. */
  deleteManifests(
    manifests: readonly unknown[],
    options: WriteManifestsOptions,
  ): Promise<ManifestOutcome>;
  /**
   * What an intent may set in its environment alone, whatever it sets itself, and what is set there; `undefined` where what
   * it is about is not there. Rejects with a `KubeError` when its objects cannot be read.
   */
  overrides(
    intent: OverridingIntent,
    options?: { readonly signal?: AbortSignal },
  ): Promise<OverrideOptions | undefined>;
  /**
   * What may be set of a component as a whole with `updateComponent`, and what is set; `undefined` where it is not there,
   * or where no more can be set than words. Credentials are `(hidden)`, and stay as they are where that is left. Rejects
   * with a `KubeError` when its objects cannot be read.
   */
  settings(
    component: RefOf<'component'>,
    options?: { readonly signal?: AbortSignal },
  ): Promise<SettingOptions | undefined>;
  /**
   * Resolves with the first reading of the reference, present or future, that the predicate accepts. Rejects with the
   * signal's reason when it aborts before.
   */
  until<K extends ModelKind>(
    ref: RefOf<K>,
    accepts: (reading: Reading<ModelByKind[K]>) => boolean,
    options: { readonly signal: AbortSignal },
  ): Promise<Reading<ModelByKind[K]>>;
  /**
   * The stored objects a reference is read from, its own first, without managed fields; values of secrets are replaced
   * by `(hidden)`. Empty when it is absent. Rejects with a `KubeError` when they cannot be read.
   */
  manifests(
    ref: ModelRef,
    options?: { readonly signal?: AbortSignal },
  ): Promise<KubeObject[]>;
}

/** How an intent is applied. @public */
export interface ApplyIntentOptions {
  /**
   * Names the intent for ever: objects it makes carry it, and a retry with the same key goes on where it stopped and
   * makes nothing twice. Any text; a scaffolder task's id with its step, for example.
   */
  readonly key: string;
  readonly as?: KubeUser;
  /** Entity ref of whoever asks for it; what is written says so. */
  readonly by?: string;
  /** Checks everything, stores nothing; a plan's changes are told, whether or not it would be refused. */
  readonly dryRun?: boolean;
  readonly signal?: AbortSignal;
}

/** Every configured control plane, in configuration order. @public */
export interface ControlPlanes {
  list(): readonly ControlPlane[];
  get(name: string): ControlPlane | undefined;
}
