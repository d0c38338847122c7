// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { IntentIssue, ModelRef } from '@fourplane/plugin-fourplane-common';
import { KubeObject } from '../../../kube/KubeObject';
import { IntentFields, ObjectAddress, Plan, WriteStep } from '../../Dialect';
import {
  addressOf,
  change,
  creation,
  liveObject,
  PlanInput,
} from '../../writing/intentRule';
import { mergePatch } from '../../writing/mergePatch';
import { issueAt, planned, refused } from '../../writing/plan';
import { NeedContext } from '../../writing/TablePlanner';
import { Words, wordsUnder } from '../../writing/words';
import { ChoreoKind } from '../choreoKind';
import { counted, namespaceOf } from '../counted';
import { CHOREO_GROUP, label } from '../labels';

type Fields = Readonly<Record<string, unknown>>;

const { annotationsOf, annotationsPatch } = wordsUnder(CHOREO_GROUP);

interface NewObject {
  /** Its object name. */
  readonly name: string;
  readonly labels: Partial<Record<keyof typeof label, string>>;
  readonly words?: Words;
  readonly spec: Fields;
  /** The field of the intent that names it, if one does. */
  readonly named?: string;
  readonly fields?: IntentFields;
}

/** Creates an object in the namespace of its organization. */
export function createStep<T>(
  kind: ChoreoKind<T>,
  { name, labels, words = {}, spec, named, fields }: NewObject,
  context: PlanInput,
): WriteStep {
  const annotations = annotationsOf(words);
  const [step] = creation(
    context,
    kind.kind,
    {
      metadata: {
        name,
        ...(kind.namespaced && {
          namespace: namespaceOf(labels.organization ?? '', context.lookup),
        }),
        labels: labelsFrom(labels),
        ...(Object.keys(annotations).length > 0 && { annotations }),
      },
      spec,
    },
    {
      ...(named && { 'metadata.name': named, 'metadata.labels': named }),
      ...fields,
    },
  );
  if (!step) {
    // Every kind of the dialect is served: without them it would not have been chosen.
    throw new Error(`${kind.kind} of ${CHOREO_GROUP} is not served`);
  }
  return step;
}

function labelsFrom(labels: NewObject['labels']): Record<string, string> {
  const levels = Object.keys(label) as (keyof typeof label)[];
  return Object.fromEntries(
    levels.flatMap(level => {
      const value = labels[level];
      return value === undefined ? [] : [[label[level], value]];
    }),
  );
}

/** Where the object a reference names is; nothing where there is none. */
export function addressesOf<T>(
  kind: ChoreoKind<T>,
  ref: ModelRef,
  context: NeedContext,
): ObjectAddress[] {
  const object = counted(kind, ref, context.lookup);
  const { namespace, name } = object?.metadata ?? {};
  const address = name && addressOf(context, kind.kind, namespace, name);
  return address ? [address] : [];
}

/** An object as it is stored, and where it is. */
export type Stored = NonNullable<ReturnType<typeof liveObject>>;

/** The stored object a reference names, if it is still there. */
export function storedOf<T>(
  kind: ChoreoKind<T>,
  ref: ModelRef,
  context: PlanInput,
): Stored | undefined {
  const object = counted(kind, ref, context.lookup);
  const { namespace, name } = object?.metadata ?? {};
  return name === undefined
    ? undefined
    : liveObject(context, kind.kind, namespace, name);
}

/** What is wrong when something has gone since it was chosen. */
export function gone(path: string, ref: ModelRef): IntentIssue {
  return issueAt(
    path,
    `"${ref.name}" is no longer there`,
    'Look again, and choose one that is there',
  );
}

/** Changes words and fields of the spec, only where they differ; no step where none does. */
export function patchSteps(
  stored: Stored,
  words: Words,
  spec: Fields = {},
  fields: IntentFields = {},
): WriteStep[] {
  const { object } = stored;
  const before = object.metadata.annotations ?? {};
  const annotations = mergePatch(
    before,
    withoutNulls({ ...before, ...annotationsPatch(words) }),
  );
  const changed = mergePatch(object.spec, { ...Object(object.spec), ...spec });
  return change(stored, { metadata: { annotations }, spec: changed }, fields);
}

function withoutNulls(fields: Fields): Fields {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== null),
  );
}

/** Changes the object a reference names. */
export function changePlan<T>(
  kind: ChoreoKind<T>,
  { path, ref, words }: { path: string; ref: ModelRef; words: Words },
  context: PlanInput,
  changeOf: (stored: KubeObject) => {
    spec?: Fields;
    fields?: IntentFields;
  } = () => ({}),
): Plan {
  const stored = storedOf(kind, ref, context);
  if (!stored) {
    return refused(gone(path, ref));
  }
  const { spec, fields } = changeOf(stored.object);
  return planned(patchSteps(stored, words, spec, fields), [ref]);
}

/** Deletes the object a reference names, as it was when it was looked at; nothing where it is gone already. */
export function deleteSteps<T>(
  kind: ChoreoKind<T>,
  ref: ModelRef,
  context: PlanInput,
): WriteStep[] {
  const stored = storedOf(kind, ref, context);
  return stored
    ? [
        {
          verb: 'delete',
          address: stored.address,
          uid: stored.object.metadata.uid,
        },
      ]
    : [];
}
