// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  Intent,
  IntentIssue,
  overridesSchema,
  Overrides,
  OverridingIntent,
} from '@fourplane/plugin-fourplane-common';
import { OverrideOptions } from '../dialects/Dialect';
import {
  HIDDEN,
  hideCredentials,
  revealCredentials,
} from '../kube/hideCredentials';

/** An intent that says what is to be set. */
type Configuration = OverridingIntent & { readonly overrides: Overrides };

/** What is set, to show: it is seen by whoever may see manifests, where credentials are hidden too. */
export function shownOverrides(options: OverrideOptions): OverrideOptions {
  return { ...options, values: asOverrides(hideCredentials(options.values)) };
}

/** Whether an intent sets something in one environment alone. */
export function setsOverrides(intent: Intent): intent is Configuration {
  return 'overrides' in intent && intent.overrides !== undefined;
}

/**
 * The intent with each credential that was left `(hidden)` as it is stored. One that is stored nowhere must be given: the
 * text that hides it is none.
 */
export function revealedOverrides(
  intent: Configuration,
  stored: Overrides | undefined,
):
  | { readonly state: 'revealed'; readonly intent: Configuration }
  | { readonly state: 'refused'; readonly issues: readonly IntentIssue[] } {
  const overrides = asOverrides(
    revealCredentials(intent.overrides, stored ?? {}),
  );
  const issues = hiddenAt(overrides, 'overrides').map(path => ({
    path,
    message: 'is hidden, and nothing is set there to keep',
    mend: 'Give the value itself',
  }));
  return issues.length > 0
    ? { state: 'refused', issues }
    : { state: 'revealed', intent: { ...intent, overrides } };
}

/** The dotted paths at which a text hides a credential, and is none. */
export function hiddenAt(value: unknown, path: string): string[] {
  if (typeof value === 'string') {
    return value === HIDDEN ? [path] : [];
  }
  return typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([field, item]) =>
        hiddenAt(item, `${path}.${field}`),
      )
    : [];
}

/** Texts in place of texts: the shape is as it was. */
function asOverrides(value: unknown): Overrides {
  return overridesSchema.parse(value);
}
