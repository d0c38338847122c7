// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { KubeMetadata } from '../../../kube/KubeObject';
import { WriteStep } from '../../Dialect';
import { issueAt, planned, refused } from '../../writing/plan';
import {
  addressOf,
  change,
  creation,
  intentRule,
  liveObject,
  PlanInput,
} from '../../writing/intentRule';
import { organizationKind } from '../kinds/organization';
import { NAME_LABEL, ORGANIZATION_LABEL } from '../labels';
import { runningKinds } from '../runningKinds';
import { PLATFORM_NAMESPACE } from '../waitingFor';
import { annotationsOf, annotationsPatch, fieldsOf } from './manifest';

const kind = organizationKind.kind;
const NAMESPACE = 'Namespace';

/** Kubernetes' own, which nobody may move into. */
const RESERVED = /^kube-/;

/** What components are made of is looked for in their own namespace only. */
const classKinds = [
  ...runningKinds.map(kinds => kinds.class.kind),
  // Of endpoints that are reached from beyond their project.
  'APIClass',
];
const DEFAULT_CLASS = 'default';

/**
 * An Organization and the namespace of its name, since the controller that would make the namespace usually does not run,
 * with copies of the platform's usual classes.
 */
export const createTenant = intentRule<'createTenant'>([kind], {
  needs: ({ tenant }, context) => [
    addressOf(context, NAMESPACE, undefined, tenant.name),
    ...classKinds.flatMap(classKind =>
      [PLATFORM_NAMESPACE, tenant.name].map(namespace =>
        addressOf(context, classKind, namespace, DEFAULT_CLASS),
      ),
    ),
  ],
  plan: (intent, context) => {
    const { tenant } = intent;
    const { name } = tenant;
    if (RESERVED.test(name)) {
      return refused(
        issueAt(
          'tenant.name',
          `"${name}" is a namespace of Kubernetes' own`,
          'Choose another name',
        ),
      );
    }
    const labels = { [ORGANIZATION_LABEL]: name, [NAME_LABEL]: name };
    const fields = { 'metadata.name': 'tenant.name' };
    return planned(
      [
        ...(liveObject(context, NAMESPACE, undefined, name)
          ? []
          : creation(
              context,
              NAMESPACE,
              { metadata: { name, labels } },
              fields,
            )),
        ...creation(
          context,
          kind,
          organization(name, annotationsOf(intent)),
          fields,
        ),
        ...classKinds.flatMap(classKind => classCopy(classKind, name, context)),
      ],
      [tenant],
    );
  },
});

function classCopy(
  classKind: string,
  namespace: string,
  context: PlanInput,
): WriteStep[] {
  const at = (place: string) =>
    liveObject(context, classKind, place, DEFAULT_CLASS);
  const original = at(PLATFORM_NAMESPACE);
  return original && !at(namespace)
    ? creation(context, classKind, {
        metadata: {
          name: DEFAULT_CLASS,
          namespace,
          annotations: describingAnnotations(original.object.metadata),
        },
        spec: fieldsOf(original.object.spec),
      })
    : [];
}

function describingAnnotations({ annotations = {} }: KubeMetadata) {
  return Object.fromEntries(
    Object.entries(annotations).filter(([name]) =>
      name.startsWith('openchoreo.dev/'),
    ),
  );
}

/** A tenant may live without an Organization; to have words it needs one. */
export const updateTenant = intentRule<'updateTenant'>([kind], {
  needs: ({ tenant }, context) => [
    addressOf(context, kind, undefined, tenant.name),
  ],
  plan: (intent, context) => {
    const { tenant } = intent;
    const live = liveObject(context, kind, undefined, tenant.name);
    const annotations = annotationsPatch(intent);
    return planned(
      live
        ? change(live, { metadata: { annotations } })
        : creation(
            context,
            kind,
            organization(tenant.name, annotationsOf(intent)),
          ),
      [tenant],
    );
  },
});

function organization(name: string, annotations: Record<string, string>) {
  return {
    metadata: { name, labels: { [NAME_LABEL]: name }, annotations },
    spec: {},
  };
}
