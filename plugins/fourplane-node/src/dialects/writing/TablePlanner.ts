// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  Intent,
  IntentName,
  IntentOf,
  OverridingIntent,
  RefOf,
} from '@fourplane/plugin-fourplane-common';
import { KubeResource } from '../../kube/KubeObject';
import {
  Lookup,
  ObjectAddress,
  OverrideOptions,
  Plan,
  PlanContext,
  Planner,
  ServedKinds,
  SettingOptions,
} from '../Dialect';

/** What is known when it is decided which objects a plan needs. */
export interface NeedContext {
  readonly lookup: Lookup;
  /** A kind of the generation's group as it is served; `undefined` where this cluster has none. */
  resource(kind: string): KubeResource | undefined;
}

/** How one intent is planned. */
export interface IntentRule<N extends IntentName> {
  readonly needs?: (
    intent: IntentOf<N>,
    context: NeedContext,
  ) => readonly ObjectAddress[];
  readonly plan: (
    intent: IntentOf<N>,
    context: PlanContext & NeedContext,
  ) => Plan;
}

/** A generation's intents; what is not here it cannot do. */
export type IntentRules = { readonly [N in IntentName]?: IntentRule<N> };

/** What an intent can set in its environment alone; `undefined` where what it is about is not there. */
export type OverrideRule = (
  intent: OverridingIntent,
  context: PlanContext & NeedContext,
) => OverrideOptions | undefined;

/** What may be set of a component as a whole; `undefined` where it is not there. */
export type SettingRule = (
  component: RefOf<'component'>,
  context: PlanContext & NeedContext,
) => SettingOptions | undefined;

/** What makes a planner out of rules. */
export interface TablePlannerOptions {
  readonly generation: string;
  readonly group: string;
  readonly served: ServedKinds;
  readonly rules: IntentRules;
  readonly overrides?: OverrideRule;
  readonly settings?: SettingRule;
}

/** A planner from a table of intents. */
export class TablePlanner implements Planner {
  static create(options: TablePlannerOptions): TablePlanner {
    return new TablePlanner(options);
  }

  private constructor(private readonly options: TablePlannerOptions) {}

  get intents(): readonly IntentName[] {
    return Object.keys(this.options.rules) as IntentName[];
  }

  needs(intent: Intent, lookup: Lookup): readonly ObjectAddress[] {
    return (
      this.ruleOf(intent)?.needs?.(intent, {
        lookup,
        resource: this.resource,
      }) ?? []
    );
  }

  plan(intent: Intent, context: PlanContext): Plan {
    const rule = this.ruleOf(intent);
    if (!rule) {
      const message = `OpenChoreo ${this.options.generation} cannot do this: ${intent.intent}.`;
      return { state: 'refused', issues: [{ path: '', message }] };
    }
    return rule.plan(intent, { ...context, resource: this.resource });
  }

  overrides(
    intent: OverridingIntent,
    context: PlanContext,
  ): OverrideOptions | undefined {
    return this.options.overrides?.(intent, {
      ...context,
      resource: this.resource,
    });
  }

  settings(
    component: RefOf<'component'>,
    context: PlanContext,
  ): SettingOptions | undefined {
    return this.options.settings?.(component, {
      ...context,
      resource: this.resource,
    });
  }

  /** The table holds each intent's own rule under its name, which the compiler cannot follow. */
  private ruleOf<N extends IntentName>(
    intent: Intent & { intent: N },
  ): IntentRule<N> | undefined {
    return this.options.rules[intent.intent] as IntentRule<N> | undefined;
  }

  private readonly resource = (kind: string): KubeResource | undefined =>
    this.options.served.find(
      resource =>
        resource.group === this.options.group && resource.kind === kind,
    );
}
