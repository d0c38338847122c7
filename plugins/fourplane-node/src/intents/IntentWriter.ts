// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { createHash } from 'node:crypto';
import {
  Change,
  Intent,
  OverridingIntent,
  RefOf,
} from '@fourplane/plugin-fourplane-common';
import {
  Dialect,
  Lookup,
  ObjectAddress,
  OverrideOptions,
  PlanContext,
  Planner,
  SettingOptions,
  WriteStep,
} from '../dialects/Dialect';
import { KubeApi, KubeUser } from '../kube/KubeApi';
import { KubeObject } from '../kube/KubeObject';
import { changesOf } from './changesOf';
import { closedDoor } from './closedDoor';
import {
  revealedOverrides,
  setsOverrides,
  shownOverrides,
} from './hiddenOverrides';
import {
  revealedSettings,
  setsSettings,
  shownSettings,
} from './hiddenSettings';
import { checkIntent } from './checkIntent';
import { IntentGround } from './IntentGround';
import {
  IntentOutcome,
  IntentRefusal,
  PlannedIntent,
  refusal,
  WrittenObject,
} from './IntentOutcome';
import { isMadeBy, markedStep } from './markedStep';
import { requirementsOf } from './requirementsOf';
import { isAboutTheIntent, StepWriter } from './StepWriter';
import { RenderedIntent, wholeManifests } from './wholeManifests';
import { addressOf } from './writeStep';

/** What an {@link IntentWriter} works on. */
export interface IntentWriterOptions {
  readonly api: KubeApi;
  readonly dialect: Dialect;
  readonly lookup: Lookup;
  readonly ground: IntentGround;
  /** With whose rights is written. */
  readonly writes: 'off' | 'serviceAccount' | 'impersonate';
  /** ISO 8601 instant of now. */
  readonly now: () => string;
}

/** How one intent is written. */
export interface WriteIntentOptions {
  /** Names the intent for ever: objects it makes carry it, and a retry with the same key goes on where it stopped. */
  readonly key: string;
  readonly as?: KubeUser;
  /** Entity ref of whoever asks for it; what is written says so. */
  readonly by?: string;
  /** Checks everything, stores nothing. */
  readonly dryRun?: boolean;
  readonly signal?: AbortSignal;
}

/** A plan with the stored objects it was made from. */
type Preparation =
  | IntentRefusal
  | (Extract<PlannedIntent, { state: 'planned' }> & {
      readonly live: ReadonlyMap<string, KubeObject>;
    });

/** How often a plan is made again because an object changed between reading and writing it. */
const MAX_ATTEMPTS = 3;

/**
 * From an intent to objects on the cluster: checked in the model's words, planned by the dialect, tried as a dry run, then
 * written step by step. Nothing is written before everything that can be checked has been.
 */
export class IntentWriter {
  static create(options: IntentWriterOptions): IntentWriter {
    return new IntentWriter(options, StepWriter.create({ api: options.api }));
  }

  private constructor(
    private readonly options: IntentWriterOptions,
    private readonly stepWriter: StepWriter,
  ) {}

  /** What would be written. Reads the objects concerned; rejects with a `KubeError` when that fails. */
  async plan(
    intent: Intent,
    options: Pick<WriteIntentOptions, 'key' | 'signal'>,
  ): Promise<PlannedIntent> {
    const prepared = await this.prepare(intent, options);
    if (prepared.state === 'refused') {
      return prepared;
    }
    const { live: _, ...planned } = prepared;
    return planned;
  }

  /** What would be there, as whole manifests. Reads the objects concerned; rejects with a `KubeError` when that fails. */
  async render(
    intent: Intent,
    options: Pick<WriteIntentOptions, 'key' | 'signal'>,
  ): Promise<RenderedIntent> {
    const prepared = await this.prepare(intent, options);
    return prepared.state === 'refused'
      ? prepared
      : wholeManifests(prepared, address =>
          prepared.live.get(addressKey(address)),
        );
  }

  private async prepare(
    intent: Intent,
    options: Pick<WriteIntentOptions, 'key' | 'signal'>,
  ): Promise<Preparation> {
    const { ground, dialect, lookup, now } = this.options;
    const issues = checkIntent(intent, ground);
    if (issues.length > 0) {
      return { state: 'refused', issues };
    }
    const taken = await this.takenName(intent, options);
    if (taken) {
      return taken;
    }
    const { planner } = dialect;
    if (!planner) {
      return refusal('', `OpenChoreo ${dialect.generation} is only read`);
    }
    const live = await this.stored(intent, planner, options.signal);
    const context = {
      lookup,
      live: (address: ObjectAddress) => live.get(addressKey(address)),
      suffix: suffixOf(options.key),
      now: now(),
    };
    const whole = revealed(intent, planner, context);
    if (whole.state === 'refused') {
      return whole;
    }
    const plan = planner.plan(whole.intent, context);
    return plan.state === 'refused' ? plan : { ...plan, live };
  }

  /** What an intent may set as `overrides`, and what is set, credentials hidden; `undefined` where what it is about is not there. */
  async overrides(
    intent: OverridingIntent,
    { signal }: { signal?: AbortSignal } = {},
  ): Promise<OverrideOptions | undefined> {
    const { lookup, now } = this.options;
    const { planner } = this.options.dialect;
    if (!planner?.overrides) {
      return undefined;
    }
    const live = await this.stored(intent, planner, signal);
    const options = planner.overrides(intent, {
      lookup,
      live: address => live.get(addressKey(address)),
      suffix: '',
      now: now(),
    });
    return options && shownOverrides(options);
  }

  /** What may be set of a component as a whole, credentials hidden; `undefined` where it is not there. */
  async settings(
    component: RefOf<'component'>,
    { signal }: { signal?: AbortSignal } = {},
  ): Promise<SettingOptions | undefined> {
    const { lookup, now } = this.options;
    const { planner } = this.options.dialect;
    if (!planner?.settings) {
      return undefined;
    }
    const live = await this.stored(
      { intent: 'updateComponent', component },
      planner,
      signal,
    );
    const options = planner.settings(component, {
      lookup,
      live: address => live.get(addressKey(address)),
      suffix: '',
      now: now(),
    });
    return options && shownSettings(options);
  }

  /** What a plan of the intent must see as stored, by {@link addressKey}. */
  private async stored(
    intent: Intent,
    planner: Planner,
    signal?: AbortSignal,
  ): Promise<ReadonlyMap<string, KubeObject>> {
    const live = new Map<string, KubeObject>();
    const asked = new Set<string>();
    // Of what has become known only while something else was read a plan would make another one.
    for (;;) {
      const missing = planner
        .needs(intent, this.options.lookup)
        .filter(address => !asked.has(addressKey(address)));
      if (missing.length === 0) {
        return live;
      }
      for (const address of missing) {
        asked.add(addressKey(address));
        const object = await this.stepWriter.stored(address, signal);
        if (object) {
          live.set(addressKey(address), object);
        }
      }
    }
  }

  /** Rejects with a `KubeError` when the control plane cannot be asked and nothing has been written. */
  async write(
    intent: Intent,
    { as, by, ...rest }: WriteIntentOptions,
  ): Promise<IntentOutcome> {
    const { writes, ground } = this.options;
    const closed = closedDoor(ground.controlPlane, writes, as);
    if (closed) {
      return closed;
    }
    const options = { ...rest, ...(writes === 'impersonate' && { as }) };
    for (let attempt = 1; ; attempt++) {
      const planned = await this.prepare(intent, options);
      if (planned.state === 'refused') {
        return planned;
      }
      const marks = { intent, key: options.key, by, at: this.options.now() };
      const steps = planned.steps.map(step => markedStep(step, marks));
      const changes = options.dryRun ? shownChanges(steps, planned.live) : [];
      const tried = await this.stepWriter.tryAll(steps, options);
      if (tried.state === 'failed') {
        if (tried.mayRetry && attempt < MAX_ATTEMPTS) {
          continue;
        }
        const { issues, cause } = tried;
        return {
          state: 'refused',
          issues,
          cause,
          ...(options.dryRun && { changes }),
        };
      }
      if (options.dryRun) {
        const { unchecked } = tried;
        return { state: 'checked', refs: planned.refs, unchecked, changes };
      }
      const written: WrittenObject[] = [];
      const failed = await this.stepWriter.writeAll(steps, options, written);
      if (!failed) {
        return { state: 'done', refs: planned.refs, written };
      }
      if (failed.mayRetry && attempt < MAX_ATTEMPTS) {
        continue;
      }
      if (written.length === 0 && !isAboutTheIntent(failed.error)) {
        throw failed.error;
      }
      if (written.length === 0) {
        const { issues, cause } = failed;
        return { state: 'refused', issues, cause };
      }
      return {
        state: 'incomplete',
        refs: planned.refs,
        written,
        issues: failed.issues,
      };
    }
  }

  /** A name that something else has already; what an earlier attempt of this intent has made does not count. */
  private async takenName(
    intent: Intent,
    { key, signal }: Pick<WriteIntentOptions, 'key' | 'signal'>,
  ): Promise<IntentRefusal | undefined> {
    const { created } = requirementsOf(intent);
    if (!created) {
      return undefined;
    }
    const [path, ref] = created;
    const { dialect, lookup } = this.options;
    const [own] = dialect.objectsOf(ref, lookup);
    const object = own && (await this.stepWriter.stored(own, signal));
    return object && !isMadeBy(object, key)
      ? refusal(
          `${path}.name`,
          `"${ref.name}" exists already`,
          'Choose another name, or change the one that is there',
        )
      : undefined;
  }
}

/** The intent with credentials that were left hidden as they are stored. */
function revealed(intent: Intent, planner: Planner, context: PlanContext) {
  if (setsOverrides(intent)) {
    const options = planner.overrides?.(intent, context);
    return revealedOverrides(intent, options?.values);
  }
  return setsSettings(intent)
    ? revealedSettings(
        intent,
        planner.settings?.({ ...intent.component, kind: 'component' }, context)
          ?.values,
      )
    : { state: 'revealed' as const, intent };
}

function shownChanges(
  steps: readonly WriteStep[],
  live: ReadonlyMap<string, KubeObject>,
): Change[] {
  return steps.flatMap(step =>
    changesOf(step, live.get(addressKey(addressOf(step)))),
  );
}

function suffixOf(key: string): string {
  return createHash('sha256').update(key).digest('hex').slice(0, 8);
}

function addressKey({ resource, namespace = '', name }: ObjectAddress): string {
  return [resource.group, resource.kind, namespace, name].join('/');
}
