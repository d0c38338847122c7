// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  Change,
  IntentIssue,
  ModelRef,
} from '@fourplane/plugin-fourplane-common';
import { WriteStep } from '../dialects/Dialect';

/** What became of one object. @public */
export interface WrittenObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly namespace?: string;
  readonly name: string;
  /** `unchanged`: it was there already, made by an earlier attempt of the same intent; `absent`: already deleted. */
  readonly result: 'created' | 'changed' | 'deleted' | 'unchanged' | 'absent';
}

/**
 * Whose word a refusal is: the intent's own (`intent`: it asks for what cannot be), this portal's configuration
 * (`closed`), the rights on the control plane (`denied`), or somebody else's write at the same time (`conflict`).
 *
 * @public
 */
export type RefusalCause = 'intent' | 'closed' | 'denied' | 'conflict';

/**
 * Why nothing was, or will be, written: what is wrong, at which field of the intent, and how to mend it. `cause` is
 * `intent` when absent; `changes` is what would have been written, where it came to that.
 *
 * @public
 */
export interface IntentRefusal {
  readonly state: 'refused';
  readonly issues: readonly IntentIssue[];
  readonly cause?: RefusalCause;
  readonly changes?: readonly Change[];
}

/** What an intent would write, in order, and what it makes or changes. @public */
export type PlannedIntent =
  | {
      readonly state: 'planned';
      readonly steps: readonly WriteStep[];
      readonly refs: readonly ModelRef[];
    }
  | IntentRefusal;

/**
 * What came of an intent. `checked`: a dry run that found nothing wrong; `unchecked` names what it could not check
 * because it depends on what is not there yet, `changes` is what would be written, secrets hidden. `incomplete`: some of it is written, which is named, and then something
 * failed; the same intent with the same key goes on from there.
 *
 * @public
 */
export type IntentOutcome =
  | {
      readonly state: 'done';
      readonly refs: readonly ModelRef[];
      readonly written: readonly WrittenObject[];
    }
  | {
      readonly state: 'checked';
      readonly refs: readonly ModelRef[];
      readonly unchecked: readonly string[];
      readonly changes: readonly Change[];
    }
  | IntentRefusal
  | {
      readonly state: 'incomplete';
      readonly refs: readonly ModelRef[];
      readonly written: readonly WrittenObject[];
      readonly issues: readonly IntentIssue[];
    };

/** A refusal for one reason. */
export function refusal(
  path: string,
  message: string,
  mend?: string,
  cause?: RefusalCause,
): IntentRefusal {
  return {
    state: 'refused',
    issues: [{ path, message, ...(mend && { mend }) }],
    ...(cause && { cause }),
  };
}
