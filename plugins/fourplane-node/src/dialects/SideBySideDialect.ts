// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  Capability,
  Intent,
  ModelKind,
  ModelRef,
  modelRefSchema,
  refKey,
  RefOf,
  Unreadable,
} from '@fourplane/plugin-fourplane-common';
import {
  Change,
  Dialect,
  Lookup,
  Plan,
  PlanContext,
  Planner,
  WatchedKind,
} from './Dialect';

/**
 * Two generations on one cluster, as an upgrade leaves them that moved OpenChoreo to another API group and kept the old
 * objects. What both have is read from the newer one; an intent goes to the one that has what it is about.
 */
export class SideBySideDialect implements Dialect {
  readonly generation: string;
  readonly capabilities: readonly Capability[];
  readonly kinds: readonly WatchedKind[];
  readonly planner: Planner;

  /** `dialects`: newest first, with no kind in common but Kubernetes' own. */
  static create(options: { dialects: readonly Dialect[] }): SideBySideDialect {
    return new SideBySideDialect(options.dialects);
  }

  private constructor(private readonly dialects: readonly Dialect[]) {
    this.generation = dialects.map(({ generation }) => generation).join(' + ');
    this.capabilities = [
      ...new Set(dialects.flatMap(({ capabilities }) => capabilities)),
    ];
    const kinds = new Map<string, WatchedKind>();
    for (const kind of dialects.flatMap(dialect => dialect.kinds)) {
      if (!kinds.has(kind.key)) {
        kinds.set(kind.key, kind);
      }
    }
    this.kinds = [...kinds.values()];
    this.planner = {
      intents: [
        ...new Set(dialects.flatMap(({ planner }) => planner?.intents ?? [])),
      ],
      needs: (intent, lookup) =>
        this.speakerOf(intent, lookup)?.planner?.needs(intent, lookup) ?? [],
      plan: (intent, context) => this.plan(intent, context),
      overrides: (intent, context) =>
        this.speakerOf(intent, context.lookup)?.planner?.overrides?.(
          intent,
          context,
        ),
      settings: (component, context) =>
        this.speakerOf(
          { intent: 'updateComponent', component },
          context.lookup,
        )?.planner?.settings?.(component, context),
    };
  }

  sources(kind: ModelKind): readonly string[] {
    return [...new Set(this.dialects.flatMap(each => each.sources(kind)))];
  }

  refs: Dialect['refs'] = (kind, scope, lookup) => {
    const refs = new Map<string, RefOf<typeof kind>>();
    for (const dialect of this.dialects) {
      for (const ref of dialect.refs(kind, scope, lookup)) {
        refs.set(refKey(ref), ref);
      }
    }
    return [...refs.values()];
  };

  read: Dialect['read'] = (ref, lookup) =>
    this.holderOf(ref, lookup)?.read(ref, lookup) ?? { state: 'absent' };

  objectsOf: Dialect['objectsOf'] = (ref, lookup) =>
    this.holderOf(ref, lookup)?.objectsOf(ref, lookup) ?? [];

  entityOf: Dialect['entityOf'] = (ref, lookup) =>
    this.holderOf(ref, lookup)?.entityOf(ref, lookup);

  engineRun: Dialect['engineRun'] = (build, lookup) =>
    this.holderOf(build, lookup)?.engineRun(build, lookup);

  workloadsOf: Dialect['workloadsOf'] = (deployment, lookup) =>
    this.holderOf(deployment, lookup)?.workloadsOf(deployment, lookup);

  get workloadSelectors(): readonly string[] {
    return [...new Set(this.dialects.flatMap(each => each.workloadSelectors))];
  }

  touchedBy(change: Change, lookup: Lookup): ModelRef[] {
    const touched = new Map<string, ModelRef>();
    for (const dialect of this.dialects) {
      for (const ref of dialect.touchedBy(change, lookup)) {
        touched.set(refKey(ref), ref);
      }
    }
    return [...touched.values()];
  }

  unreadable(lookup: Lookup): Unreadable[] {
    return this.dialects.flatMap(dialect => dialect.unreadable(lookup));
  }

  private plan(intent: Intent, context: PlanContext): Plan {
    const dialect = this.speakerOf(intent, context.lookup);
    return (
      dialect?.planner?.plan(intent, context) ?? {
        state: 'refused',
        issues: [
          {
            path: '',
            message: `OpenChoreo ${
              dialect?.generation ?? this.generation
            } is only read`,
          },
        ],
      }
    );
  }

  private holderOf(ref: ModelRef, lookup: Lookup): Dialect | undefined {
    return this.dialects.find(
      dialect => dialect.read(ref, lookup).state !== 'absent',
    );
  }

  /** Whoever has the narrowest thing the intent is about; the newest where nobody has any of it. */
  private speakerOf(intent: Intent, lookup: Lookup): Dialect | undefined {
    for (const ref of Object.values(intent).flatMap(withOwners)) {
      const holder = this.holderOf(ref, lookup);
      if (holder) {
        return holder;
      }
    }
    return this.dialects[0];
  }
}

/** A reference, then what it belongs to, narrowest first. */
function withOwners(value: unknown): ModelRef[] {
  const parsed = modelRefSchema.safeParse(value);
  if (!parsed.success) {
    return [];
  }
  const { controlPlane, tenant, project, component } = parsed.data;
  const owners: ModelRef[] = [];
  if (component) {
    owners.push({
      controlPlane,
      kind: 'component',
      tenant,
      project,
      name: component,
    });
  }
  if (project) {
    owners.push({ controlPlane, kind: 'project', tenant, name: project });
  }
  if (tenant) {
    owners.push({ controlPlane, kind: 'tenant', name: tenant });
  }
  return [parsed.data, ...owners];
}
