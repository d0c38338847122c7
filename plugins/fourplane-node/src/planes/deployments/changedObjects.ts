// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Change } from '../../dialects/Dialect';
import { KubeObject } from '../../kube/KubeObject';
import { Labels } from './labels';
import { SelectedObjects } from './SelectedObjects';
import {
  contentIn,
  deploymentKind,
  jobKind,
  podKind,
  PodContent,
  warningKind,
} from './workloadKinds';

/** Something that may show in the runtime of whatever has its labels. */
export interface ChangedObject {
  readonly namespace: string;
  readonly labels: Labels;
  /** A pod that is no more. */
  readonly gone?: PodContent;
}

/** Whom a change concerns: whatever the object belonged to before, and belongs to now. */
export function changedObjects(
  { kind, before, after }: Change,
  objects: SelectedObjects,
): ChangedObject[] {
  const concerned = [before, after].flatMap(object => {
    const namespace = object?.metadata.namespace ?? '';
    const labels = object && labelsOf(kind, object, namespace, objects);
    return labels ? [{ namespace, labels }] : [];
  });
  const pod =
    before && !after && kind.split(' ')[0] === podKind.key
      ? contentIn(podKind, before)
      : undefined;
  return pod ? concerned.map(each => ({ ...each, gone: pod })) : concerned;
}

function labelsOf(
  kind: string,
  object: KubeObject,
  namespace: string,
  objects: SelectedObjects,
): Labels | undefined {
  if (kind === warningKind.key) {
    const about = contentIn(warningKind, object);
    return about && objects.labelsOf(about.kind, about.namespace, about.name);
  }
  if (kind === jobKind.key) {
    const job = contentIn(jobKind, object);
    return job && objects.labelsOfJob(job, namespace);
  }
  // Every other kind keeps its labels under the same name.
  return contentIn(deploymentKind, object)?.labels;
}
