// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  ComponentSettings,
  componentSettingsSchema,
  Intent,
  IntentIssue,
  IntentOf,
} from '@fourplane/plugin-fourplane-common';
import { SettingOptions } from '../dialects/Dialect';
import { hideCredentials, revealCredentials } from '../kube/hideCredentials';
import { hiddenAt } from './hiddenOverrides';

type Update = IntentOf<'updateComponent'>;

/** What is set, to show: it is seen by whoever may see manifests, where credentials are hidden too. */
export function shownSettings(options: SettingOptions): SettingOptions {
  return {
    ...options,
    // Texts in place of texts: the shape is as it was.
    values: componentSettingsSchema.parse(hideCredentials(options.values)),
  };
}

/** Whether an intent sets what may have been shown with credentials hidden. */
export function setsSettings(intent: Intent): intent is Update {
  return (
    intent.intent === 'updateComponent' &&
    (intent.parameters ?? intent.traits ?? intent.workload) !== undefined
  );
}

/** The intent with each credential that was left `(hidden)` as it is stored; one that is stored nowhere must be given. */
export function revealedSettings(
  intent: Update,
  stored: ComponentSettings | undefined,
):
  | { readonly state: 'revealed'; readonly intent: Update }
  | { readonly state: 'refused'; readonly issues: readonly IntentIssue[] } {
  const { parameters, traits, workload } = intent;
  const revealed = componentSettingsSchema.parse({
    ...(parameters && {
      parameters: revealCredentials(parameters, stored?.parameters),
    }),
    // Traits have their names in common; what tells them apart is the instance.
    ...(traits && {
      traits: traits.map(trait =>
        revealCredentials(
          trait,
          stored?.traits?.find(({ instance }) => instance === trait.instance),
        ),
      ),
    }),
    ...(workload && {
      workload: revealCredentials(workload, stored?.workload),
    }),
  });
  const issues = Object.entries(revealed).flatMap(([part, value]) =>
    hiddenAt(value, part).map(path => ({
      path,
      message: 'is hidden, and nothing is set there to keep',
      mend: 'Give the value itself',
    })),
  );
  return issues.length > 0
    ? { state: 'refused', issues }
    : { state: 'revealed', intent: { ...intent, ...revealed } };
}
