// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  Capability,
  ModelKind,
  ModelRef,
  refKey,
  RefOf,
  Unreadable,
} from '@fourplane/plugin-fourplane-common';
import { z } from 'zod';
import { KubeObject, KubeResource } from '../../kube/KubeObject';
import {
  Change,
  Dialect,
  EngineRun,
  Lookup,
  Planner,
  ServedKinds,
  WatchedKind,
} from '../Dialect';
import {
  IntentRules,
  OverrideRule,
  SettingRule,
  TablePlanner,
} from '../writing/TablePlanner';
import { BoundRule } from './BoundRule';
import {
  FoundObject,
  ModelReader,
  ReadContext,
  Readers,
  unreadableOf,
} from './ModelReader';
import { ANY, identityOf, Projection, UNREADABLE_INDEX } from './ReadableKind';
import { deployedWorkloads, WorkloadLabels } from './deployedWorkloads';
import { labelledComponents } from './labelledComponents';
import { namespaceResource } from './namespaceResource';
import { RefFactory } from './RefFactory';

/** What an object's projection says of the entity it is. */
const namingEntity = z.object({ content: z.object({ entity: z.string() }) });

/** What makes a dialect out of rules and readers. */
export interface RuleDialectOptions {
  readonly controlPlane: string;
  readonly served: ServedKinds;
  /** The API group of the generation's kinds. */
  readonly group: string;
  readonly generation: string;
  readonly capabilities: readonly Capability[];
  /** Which namespaces are watched, where namespaces are read. */
  readonly namespaceSelector?: string;
  /** Every kind that is watched where it is served, with what its changes touch. */
  readonly rules: readonly BoundRule[];
  readonly readers: Readers;
  /** Which Argo Workflow runs a build. A plane that is not there is named; one that is comes from the build itself. */
  readonly engineRun: (
    build: RefOf<'build'>,
    context: ReadContext,
  ) => EngineRun;
  /** By which labels what a deployment runs is known on its data plane. */
  readonly workloadLabels: WorkloadLabels;
  /** Absent where the generation is only read. */
  readonly intents?: IntentRules;
  /** What a deployment's own overrides may be, beside its intents. */
  readonly overrides?: OverrideRule;
  /** What may be set of a component as a whole. */
  readonly settings?: SettingRule;
}

/** The read side of a generation, from its tables. */
export class RuleDialect implements Dialect {
  readonly kinds: readonly WatchedKind[];
  readonly planner?: Planner;
  private readonly refTo: RefFactory;
  private readonly readers: Readers;
  private readonly rules: ReadonlyMap<string, BoundRule>;

  static create(options: RuleDialectOptions): RuleDialect {
    return new RuleDialect(options);
  }

  private constructor(private readonly options: RuleDialectOptions) {
    const { controlPlane, namespaceSelector, rules, intents } = options;
    const { component } = options.readers;
    this.readers = {
      ...options.readers,
      ...(component && {
        component: labelledComponents(
          component,
          options.workloadLabels.componentLabelsOf,
        ),
      }),
    };
    this.planner =
      intents && TablePlanner.create({ ...options, rules: intents });
    this.refTo = RefFactory.create({ controlPlane });
    const watched = rules.flatMap(rule => {
      const resource = resourceOf(rule.kind.kind, options);
      return resource ? [{ rule, resource }] : [];
    });
    this.kinds = watched.map(({ rule, resource }) => ({
      key: rule.kind.key,
      resource,
      ...(rule.kind.kind === namespaceResource.kind && {
        labelSelector: namespaceSelector,
      }),
      project: rule.kind.project,
      indexes: rule.kind.indexes,
    }));
    this.rules = new Map(
      watched.map(({ rule }) => [rule.kind.key, rule] as const),
    );
  }

  get generation(): string {
    return this.options.generation;
  }

  get workloadSelectors(): readonly string[] {
    return this.options.workloadLabels.selectors;
  }

  get capabilities(): readonly Capability[] {
    return this.options.capabilities;
  }

  sources(kind: ModelKind): readonly string[] {
    const sources = this.readers[kind]?.sources ?? [];
    return sources.filter(source => this.rules.has(source));
  }

  refs: Dialect['refs'] = (kind, scope, lookup) => {
    const reader: ModelReader<typeof kind> | undefined = this.readers[kind];
    return reader?.refs(scope, this.contextOf(lookup)) ?? [];
  };

  read: Dialect['read'] = (ref, lookup) => {
    const reader: ModelReader<typeof ref.kind> | undefined =
      this.readers[ref.kind];
    return reader && this.refTo.owns(ref)
      ? reader.read(ref, this.contextOf(lookup))
      : { state: 'absent' };
  };

  objectsOf: Dialect['objectsOf'] = (ref, lookup) =>
    this.foundObjects(ref, lookup).flatMap(({ kind, object }) => {
      const watched = this.kinds.find(({ key }) => key === kind.key);
      const { namespace, name } = object.metadata;
      return watched
        ? [
            {
              resource: watched.resource,
              ...(namespace && { namespace }),
              name,
            },
          ]
        : [];
    });

  entityOf: Dialect['entityOf'] = (ref, lookup) => {
    const [own] = this.foundObjects(ref, lookup);
    return namingEntity.safeParse(own?.object).data?.content.entity;
  };

  /** What a reference is read from, its own object first. */
  private foundObjects(ref: ModelRef, lookup: Lookup): FoundObject[] {
    const reader: ModelReader<typeof ref.kind> | undefined =
      this.readers[ref.kind];
    if (!reader || this.read(ref, lookup).state === 'absent') {
      return [];
    }
    return reader.objects
      ? [...reader.objects(ref, this.contextOf(lookup))]
      : reader.sources.flatMap(key => {
          const object = lookup.get(key, ref.tenant, ref.name);
          return object ? [{ kind: { key }, object }] : [];
        });
  }

  engineRun: Dialect['engineRun'] = (build, lookup) => {
    const reading = this.read(build, lookup);
    if (reading.state === 'absent') {
      return undefined;
    }
    const run = this.options.engineRun(build, this.contextOf(lookup));
    const plane = reading.state === 'present' ? reading.model.plane : undefined;
    return { ...run, ...(plane && { plane }) };
  };

  workloadsOf: Dialect['workloadsOf'] = (deployment, lookup) =>
    deployedWorkloads(deployment, this.options.workloadLabels, {
      read: ref => this.read(ref, lookup),
      objectsOf: ref => {
        const reader: ModelReader<typeof ref.kind> | undefined =
          this.readers[ref.kind];
        return reader?.objects?.(ref, this.contextOf(lookup)) ?? [];
      },
      context: this.contextOf(lookup),
    });

  touchedBy(change: Change, lookup: Lookup): ModelRef[] {
    const rule = this.rules.get(change.kind);
    const object = change.after ?? change.before;
    if (!rule || !object) {
      return [];
    }
    const touched = new Map<string, ModelRef>();
    const context = this.contextOf(lookup);
    for (const ref of rule.touched(change, identityOf(object), context)) {
      touched.set(refKey(ref), ref);
    }
    return [...touched.values()];
  }

  unreadable(lookup: Lookup): Unreadable[] {
    const context = this.contextOf(lookup);
    return [...this.rules.values()].flatMap(rule =>
      [...wrongObjects(rule, context)].map(object =>
        unreadableOf(this.homeOf(rule, object, context), rule.kind, object),
      ),
    );
  }

  /** The first reference an object touches is the one it belongs to; one that belongs to nothing goes to its tenant. */
  private homeOf(
    rule: BoundRule,
    object: KubeObject,
    context: ReadContext,
  ): ModelRef {
    const identity = identityOf(object);
    const kind = rule.kind.key;
    const [first] = rule.touched({ kind, after: object }, identity, context);
    return first ?? this.refTo.tenant(identity.namespace || identity.name);
  }

  private contextOf(lookup: Lookup): ReadContext {
    return { lookup, refTo: this.refTo };
  }
}

/** A rule's objects of which something could not be read, with everything that is wrong with them. */
function* wrongObjects(
  { kind: { key }, doubts }: BoundRule,
  context: ReadContext,
): Generator<Projection<unknown>> {
  if (!doubts) {
    yield* context.lookup.byIndex(key, UNREADABLE_INDEX, ANY);
    return;
  }
  for (const object of context.lookup.all(key) as Iterable<
    Projection<unknown>
  >) {
    const issues = [...(object.issues ?? []), ...doubts(object, context)];
    if (issues.length > 0) {
      yield { ...object, issues };
    }
  }
}

function resourceOf(
  kind: string,
  { served, group }: RuleDialectOptions,
): KubeResource | undefined {
  return kind === namespaceResource.kind
    ? namespaceResource
    : served.find(
        resource => resource.group === group && resource.kind === kind,
      );
}
