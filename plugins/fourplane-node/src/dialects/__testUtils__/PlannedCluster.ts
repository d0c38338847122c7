// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  Intent,
  OverridingIntent,
  RefOf,
} from '@fourplane/plugin-fourplane-common';
import { KubeObject } from '../../kube/KubeObject';
import {
  Dialect,
  DialectDefinition,
  ObjectAddress,
  OverrideOptions,
  Plan,
  PlanContext,
  Planner,
  ServedKinds,
  SettingOptions,
  WriteStep,
} from '../Dialect';
import { IndexedLookup } from './IndexedLookup';

/** A cluster of whole objects, on which intents are planned as the writer does it; nothing is checked beforehand. */
export class PlannedCluster {
  readonly dialect: Dialect;
  readonly lookup: IndexedLookup;
  private readonly stored = new Map<string, KubeObject>();

  static create(options: {
    definition: DialectDefinition;
    served: ServedKinds;
    objects: readonly KubeObject[];
  }): PlannedCluster {
    return new PlannedCluster(options);
  }

  private constructor(options: {
    definition: DialectDefinition;
    served: ServedKinds;
    objects: readonly KubeObject[];
  }) {
    const { definition, served, objects } = options;
    this.dialect = definition.create({ controlPlane: 'default', served });
    this.lookup = IndexedLookup.create({ dialect: this.dialect });
    objects.forEach(object => this.put(object));
  }

  put(object: KubeObject): this {
    const { kind = '', metadata } = object;
    const key = keyOf(kind, metadata.namespace, metadata.name);
    const whole = {
      ...object,
      metadata: { uid: `uid-of-${key}`, resourceVersion: '7', ...metadata },
    };
    this.stored.set(key, whole);
    this.lookup.put(whole);
    return this;
  }

  plan(intent: Intent): Plan {
    return this.planner.plan(intent, this.contextOf(intent));
  }

  overrides(intent: OverridingIntent): OverrideOptions | undefined {
    return this.planner.overrides?.(intent, this.contextOf(intent));
  }

  settings(component: RefOf<'component'>): SettingOptions | undefined {
    return this.planner.settings?.(
      component,
      this.contextOf({ intent: 'updateComponent', component }),
    );
  }

  private get planner(): Planner {
    const { planner } = this.dialect;
    if (!planner) {
      throw new Error('this generation is only read');
    }
    return planner;
  }

  /** Only what the plan has asked for can be seen. */
  private contextOf(intent: Intent): PlanContext {
    const needed = new Set(
      this.planner
        .needs(intent, this.lookup)
        .map(address => JSON.stringify(address)),
    );
    return {
      lookup: this.lookup,
      live: address =>
        needed.has(JSON.stringify(address)) ? this.at(address) : undefined,
      suffix: '0a1b2c3d',
      now: '2026-11-25T03:00:00.000Z',
    };
  }

  /** The steps of an intent that is not refused. */
  steps(intent: Intent): readonly WriteStep[] {
    const plan = this.plan(intent);
    if (plan.state === 'refused') {
      throw new Error(`${intent.intent}: ${JSON.stringify(plan.issues)}`);
    }
    return plan.steps;
  }

  /** What is said against an intent, as `path: message`. */
  issues(intent: Intent): string[] {
    const plan = this.plan(intent);
    return plan.state === 'refused'
      ? plan.issues.map(({ path, message }) => `${path}: ${message}`)
      : [];
  }

  /** The object a step leaves behind; absent after a deletion. */
  after(step: WriteStep): KubeObject | undefined {
    if (step.verb === 'create') {
      return step.object;
    }
    const before = this.at(step.address);
    if (step.verb === 'delete' || !before) {
      return undefined;
    }
    return { ...before, ...mergedWith(before, step.patch) };
  }

  private at({ resource, namespace, name }: ObjectAddress) {
    return this.stored.get(keyOf(resource.kind, namespace, name));
  }
}

function keyOf(kind: string, namespace: string | undefined, name: string) {
  return `${kind}/${namespace ?? ''}/${name}`;
}

/** A JSON merge patch as RFC 7396 has it. */
function mergedWith(before: unknown, patch: object): Record<string, unknown> {
  const result: Record<string, unknown> = { ...Object(before) };
  for (const [field, value] of Object.entries(patch)) {
    if (value === null) {
      delete result[field];
    } else {
      result[field] =
        typeof value === 'object' && !Array.isArray(value)
          ? mergedWith(result[field], value)
          : value;
    }
  }
  return result;
}
