// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  ANNOTATION_CHANGED_AT,
  ANNOTATION_CHANGED_BY,
  ANNOTATION_SOURCE_URL,
  ManagedBy,
} from '@fourplane/plugin-fourplane-common';
import { text, withoutAbsent } from './fields';
import { ObjectIdentity } from './ReadableKind';

/** What keeps an object as it is, and who changed last what it wants. */
export interface Provenance {
  readonly managedBy?: ManagedBy;
  readonly changedAt?: string;
  readonly changedBy?: string;
}

const ARGO_CD_TRACKING = 'argocd.argoproj.io/tracking-id';
const INSTANCE = 'app.kubernetes.io/instance';
const CONFIG_SYNC = 'configmanagement.gke.io/managed';
const SYNC_OPTIONS = 'argocd.argoproj.io/sync-options';
const SYNC_WAVE = 'argocd.argoproj.io/sync-wave';
const COMPARE_OPTIONS = 'argocd.argoproj.io/compare-options';
/** Whoever writes one of these on an object means Argo CD to apply it. */
const argoCdOptions = [SYNC_OPTIONS, SYNC_WAVE, COMPARE_OPTIONS];
const fluxOwners = ['kustomize.toolkit.fluxcd.io', 'helm.toolkit.fluxcd.io'];

/** Labels that tell it. */
export const provenanceLabels = {
  [INSTANCE]: text,
  'kustomize.toolkit.fluxcd.io/name': text,
  'kustomize.toolkit.fluxcd.io/namespace': text,
  'helm.toolkit.fluxcd.io/name': text,
  'helm.toolkit.fluxcd.io/namespace': text,
};

/** Annotations that tell it. */
export const provenanceAnnotations = {
  [ARGO_CD_TRACKING]: text,
  [SYNC_OPTIONS]: text,
  [SYNC_WAVE]: text,
  [COMPARE_OPTIONS]: text,
  [CONFIG_SYNC]: text,
  [ANNOTATION_CHANGED_AT]: text,
  [ANNOTATION_CHANGED_BY]: text,
  [ANNOTATION_SOURCE_URL]: text,
};

type Marks = Readonly<Record<string, unknown>> | null | undefined;

interface Marked {
  readonly labels?: Marks;
  readonly annotations?: Marks;
}

/** How much later than an intent a controller may say that it has seen the change. */
const SEEN_WITHIN_MS = 60_000;

/**
 * What an object's metadata says of where it comes from. `changedAt` is when its control plane says that its spec changed
 * last, where it does: whoever changed it through the portal before did not make that change.
 */
export function provenanceOf(
  metadata: Marked,
  object: ObjectIdentity & { readonly kind: string },
  changedAt?: string | null,
): Provenance {
  const annotations = marksIn(metadata.annotations);
  const written = annotations(ANNOTATION_CHANGED_AT);
  const isLast =
    !changedAt ||
    !written ||
    Date.parse(changedAt) - Date.parse(written) <= SEEN_WITHIN_MS;
  return withoutAbsent({
    managedBy: managedByOf(metadata, object),
    changedAt: changedAt || written,
    changedBy: isLast ? annotations(ANNOTATION_CHANGED_BY) : undefined,
  });
}

/** The GitOps tool that keeps an object; Helm and kubectl apply once and let go. */
export function managedByOf(
  { labels, annotations }: Marked,
  object: ObjectIdentity & { readonly kind: string },
): ManagedBy | undefined {
  const label = marksIn(labels);
  const annotation = marksIn(annotations);
  const url = addressIn(annotation(ANNOTATION_SOURCE_URL));
  const kept = (tool: ManagedBy['tool'], name?: string) =>
    withoutAbsent<ManagedBy>({ tool, name, url });
  for (const owner of fluxOwners) {
    const name = label(`${owner}/name`);
    if (name) {
      const namespace = label(`${owner}/namespace`);
      return kept('flux', namespace ? `${namespace}/${name}` : name);
    }
  }
  const application = applicationIn(annotation(ARGO_CD_TRACKING), object);
  if (application) {
    return kept('argocd', application);
  }
  // Helm sets the same label, so that alone proves nothing.
  const instance = label(INSTANCE);
  if (instance && argoCdOptions.some(annotation)) {
    return kept('argocd', instance);
  }
  return annotation(CONFIG_SYNC) === 'enabled'
    ? kept('other', 'Config Sync')
    : undefined;
}

/**
 * `application:group/Kind:namespace/name`. One that names another object was copied from there with other annotations,
 * and Argo CD does not heed it either.
 */
function applicationIn(
  tracking: string | undefined,
  object: ObjectIdentity & { readonly kind: string },
): string | undefined {
  const [, application, kind, namespace, name] =
    /^([^:]+):[^/]*\/([^:]+):([^/]*)\/(.+)$/.exec(tracking ?? '') ?? [];
  return kind === object.kind &&
    name === object.name &&
    (namespace === object.namespace || namespace === '')
    ? application
    : undefined;
}

function marksIn(marks: Marks) {
  return (name: string): string | undefined => {
    const value = marks?.[name];
    return typeof value === 'string' ? value.trim() || undefined : undefined;
  };
}

/** Only what a browser may be sent to. */
function addressIn(value: string | undefined): string | undefined {
  return value && /^https?:$/.test(URL.parse(value)?.protocol ?? '')
    ? value
    : undefined;
}
