// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  Capability,
  ComponentSettings,
  DeployedRef,
  Intent,
  IntentIssue,
  IntentName,
  ModelByKind,
  ModelKind,
  ModelRef,
  Overrides,
  OverridingIntent,
  Reading,
  RefOf,
  Unreadable,
} from '@fourplane/plugin-fourplane-common';
import { KubeObject, KubeResource } from '../kube/KubeObject';

/** A kind a dialect wants watched. */
export interface WatchedKind {
  /** Names the kind in {@link Lookup} and {@link Change}; unique among a dialect's kinds. */
  readonly key: string;
  readonly resource: KubeResource;
  readonly labelSelector?: string;
  readonly fieldSelector?: string;
  /**
   * What of an object is kept in memory: identity (name, namespace, uid) plus what the dialect reads, already parsed.
   * Never credentials, `resourceVersion`, `managedFields` or last-applied: two projections are deeply equal exactly
   * when nothing that is read differs, and a change that does not show in the projection is no change. Never throws;
   * what could not be read is part of the projection. It is a new object each time, which belongs to the caller.
   */
  readonly project: (object: KubeObject) => KubeObject;
  /** Named indexes over projections: an object is found under each of the keys returned. */
  readonly indexes: Readonly<
    Record<string, (projection: KubeObject) => readonly string[]>
  >;
}

/**
 * The live copy as a dialect sees it; `kind` is `WatchedKind.key`. Synchronous, in memory. A kind that is
 * not watched has no objects.
 */
export interface Lookup {
  get(
    kind: string,
    namespace: string | undefined,
    name: string,
  ): KubeObject | undefined;
  all(kind: string): Iterable<KubeObject>;
  /** Objects of a namespaced kind in one namespace. */
  inNamespace(kind: string, namespace: string): Iterable<KubeObject>;
  /** Objects under a key of one of the kind's indexes; empty when there are none. */
  byIndex(kind: string, index: string, key: string): Iterable<KubeObject>;
}

/**
 * What happened to one object: created without `before`, deleted without `after`. Both are projections; `kind` is
 * `WatchedKind.key`.
 */
export interface Change {
  readonly kind: string;
  readonly before?: KubeObject;
  readonly after?: KubeObject;
}

/** Narrows {@link Dialect.refs}. */
export interface RefScope {
  readonly tenant?: string;
  readonly project?: string;
  readonly component?: string;
}

/** A kind as discovery reports it. */
export type ServedKinds = readonly KubeResource[];

/** The translation of one OpenChoreo generation. Pure and synchronous: it neither fetches nor remembers. */
export interface Dialect {
  /** For people: `v1.2`. */
  readonly generation: string;
  readonly capabilities: readonly Capability[];
  readonly kinds: readonly WatchedKind[];
  /** Watched kinds that decide whether things of a model kind exist; when one is not synced, absence proves nothing. */
  sources(kind: ModelKind): readonly string[];
  /**
   * References of everything of a kind, also of what will read as unreadable. What is named only where an object cannot
   * be read is missing: no one knows its name.
   */
  refs<K extends ModelKind>(
    kind: K,
    scope: RefScope,
    lookup: Lookup,
  ): RefOf<K>[];
  /**
   * Reads one reference from the current objects; nothing else is recomputed. It is absent only where that is certain:
   * what an unreadable object may still declare is unreadable.
   */
  read<K extends ModelKind>(
    ref: RefOf<K>,
    lookup: Lookup,
  ): Reading<ModelByKind[K]>;
  /**
   * Every reference whose reading may differ after the change, from the old and the new object; no reference twice.
   * `lookup` holds the state after the change, and possibly after later ones.
   */
  touchedBy(change: Change, lookup: Lookup): ModelRef[];
  /**
   * Every watched object that could not be read, wholly or in part, under the reference it most nearly belongs to:
   * a workload under its component, a workflow run under its build. An object read in part is also `present`.
   */
  unreadable(lookup: Lookup): Unreadable[];
  /** The stored objects a reference is read from, its own first; empty when it is absent. */
  objectsOf(ref: ModelRef, lookup: Lookup): readonly ObjectAddress[];
  /** The catalog entity that a reference's own object names as the one it is, as written there. */
  entityOf(ref: ModelRef, lookup: Lookup): string | undefined;
  /** Which Argo Workflow runs a build, whether or not there is one yet; `undefined` where there is no such build. */
  engineRun(build: RefOf<'build'>, lookup: Lookup): EngineRun | undefined;
  /** Where what runs of a deployment is; `undefined` where that cannot be told, or there is no such deployment. */
  workloadsOf(
    deployment: DeployedRef,
    lookup: Lookup,
  ): DeployedWorkloads | undefined;
  /**
   * Label selectors that together select every pod, and what makes pods, of deployments on a data plane. Each begins with
   * the label that tells components, or managed resources, apart.
   */
  readonly workloadSelectors: readonly string[];
  /** Absent where the generation is only read. */
  readonly planner?: Planner;
}

/** An Argo Workflow, by its name. `plane` is absent where nothing says which it is, or where there is none. */
export interface EngineRun {
  readonly plane?: ModelRef;
  readonly namespace: string;
  readonly workflow: string;
}

/**
 * Where pods of a deployment are, and the labels that all of them have and no others. `ownLabels`: sets of labels of which
 * every object that the control plane puts there for this deployment has one, pod or not; absent where none is known.
 * `podUids`: labels with uids that the pods have beside `labels`, and no others; absent where they need not.
 * `unlabelledPods`: only what makes the pods need have `labels`; whose a pod is, its owners tell.
 */
export interface DeployedWorkloads {
  readonly plane?: ModelRef;
  readonly namespace: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly podUids?: Readonly<Record<string, string>>;
  readonly ownLabels?: readonly Readonly<Record<string, string>>[];
  readonly unlabelledPods?: boolean;
}

/** Where an object is, or is to be. */
export interface ObjectAddress {
  readonly resource: KubeResource;
  readonly namespace?: string;
  readonly name: string;
}

/**
 * From a dotted path into an object (`spec.owner.projectName`) to the field of the intent it was made from, so that what
 * the API server says of one is said of the other. A path stands for all below it.
 */
export type IntentFields = Readonly<Record<string, string>>;

/** One write. Steps are done in order; each is whole by itself. */
export type WriteStep =
  | {
      readonly verb: 'create';
      readonly resource: KubeResource;
      readonly object: KubeObject;
      readonly fields?: IntentFields;
    }
  | {
      /** A JSON merge patch; refused as a conflict when the object is no longer at `resourceVersion`. */
      readonly verb: 'patch';
      readonly address: ObjectAddress;
      readonly patch: Readonly<Record<string, unknown>>;
      readonly resourceVersion?: string;
      readonly fields?: IntentFields;
    }
  | {
      /** Refused as a conflict when another object has taken the name since. */
      readonly verb: 'delete';
      readonly address: ObjectAddress;
      readonly uid?: string;
    };

/** What an intent comes to: writes, and what they make or change; or why it cannot be done. No step is no change. */
export type Plan =
  | {
      readonly state: 'planned';
      readonly steps: readonly WriteStep[];
      readonly refs: readonly ModelRef[];
    }
  | { readonly state: 'refused'; readonly issues: readonly IntentIssue[] };

/** What a plan is made from. */
export interface PlanContext {
  readonly lookup: Lookup;
  /** An object that was asked for, whole and as stored; `undefined` where there is none. */
  live(address: ObjectAddress): KubeObject | undefined;
  /** Eight hexadecimal digits for names that must be new; the same when a plan is made again for the same intent. */
  readonly suffix: string;
  /** ISO 8601 instant. */
  readonly now: string;
}

/**
 * What may be set in one environment alone: a JSON schema of an object with the fields of `Overrides`, and what is set now.
 * `missing` are dotted paths of what has to be set and is not. `notes` say, each in a sentence, what may be set and could
 * not be found out. Where nothing can be set `why` says it.
 */
export interface OverrideOptions {
  readonly schema: Readonly<Record<string, unknown>>;
  readonly values: Overrides;
  readonly missing: readonly string[];
  readonly notes: readonly string[];
  readonly why?: string;
}

/**
 * What may be set of a component as a whole: a JSON schema of an object with the fields of `ComponentSettings`, and what is
 * set now. `notes` say, each in a sentence, what cannot be set here though the component has it.
 */
export interface SettingOptions {
  readonly schema: Readonly<Record<string, unknown>>;
  readonly values: ComponentSettings;
  readonly notes: readonly string[];
}

/** Intents in the generation's own manifests. Pure and synchronous, as the dialect. */
export interface Planner {
  /** The intents it has manifests for; some only where the generation has the capability they need. */
  readonly intents: readonly IntentName[];
  /** The objects the plan must see as stored: what is patched, deleted or copied. */
  needs(intent: Intent, lookup: Lookup): readonly ObjectAddress[];
  /**
   * What it refuses is what only this generation knows; whether what an intent names exists, and the pipeline's order,
   * has been checked before.
   */
  plan(intent: Intent, context: PlanContext): Plan;
  /**
   * What an intent may set as `overrides`, whatever it sets now; `undefined` where what it is about is not there. It needs
   * what the intent needs.
   */
  overrides?(
    intent: OverridingIntent,
    context: PlanContext,
  ): OverrideOptions | undefined;
  /**
   * What `updateComponent` may set of a component; `undefined` where it is not there. It needs what that intent needs.
   * Absent where no more can be set than words.
   */
  settings?(
    component: RefOf<'component'>,
    context: PlanContext,
  ): SettingOptions | undefined;
}

/** One generation, before it is known whether the cluster speaks it. */
export interface DialectDefinition {
  /** Whether these served kinds are this generation's. Decided by kinds, never by the version string. */
  recognises(served: ServedKinds): boolean;
  create(options: { controlPlane: string; served: ServedKinds }): Dialect;
}
