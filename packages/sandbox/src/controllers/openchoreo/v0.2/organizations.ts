// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  Controller,
  findCondition,
  isFalse,
  isTrue,
  withFinalizer,
} from '../../runtime';
import { namespaceKind } from '../../workloads/kinds';
import { announce } from './cascade';
import { organizationKind } from './kinds';
import { label } from './labels';
import { Organization } from './objects';
import { report } from './reporting';

const finalizer = 'core.choreo.dev/delete-namespace';

const namespaceOf = ({ metadata: { name } }: Organization) => ({
  ...namespaceKind,
  metadata: {
    name,
    labels: {
      'managed-by': 'choreo-control-plane',
      [label.organization]: name,
      [label.name]: name,
    },
  },
});

/** Gives an organization its namespace, and takes it away with everything in it. */
export const organizationController: Controller = {
  name: 'organization',
  kind: organizationKind,
  watches: [
    {
      kind: namespaceKind,
      keys: ({ metadata: { name } }) => [{ namespace: '', name }],
    },
  ],
  reconcile: withFinalizer(organizationKind, finalizer, {
    async reconcile(organization, cluster) {
      const { name } = organization.metadata;
      if (!cluster.get(namespaceKind, '', name)) {
        await cluster.createIfAbsent(namespaceOf(organization));
      }
      const isNew = !findCondition(organization.status?.conditions, 'Ready');
      await report(
        cluster,
        organization,
        [isTrue('Ready', 'NamespaceCreated', 'Organization is ready')],
        { namespace: name },
      );
      if (isNew) await announce(organization, cluster);
    },
    async finalize(organization, cluster) {
      await report(cluster, organization, [
        isFalse(
          'Deleting',
          'OrganizationFinalizing',
          'Organization is being deleted',
        ),
      ]);
      const namespace = cluster.get(
        namespaceKind,
        '',
        organization.metadata.name,
      );
      if (!namespace) {
        await cluster.removeFinalizer(organization, finalizer);
      } else if (!namespace.metadata.deletionTimestamp) {
        await cluster.delete(namespace);
      }
    },
  }),
};
