// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Controller } from '../../runtime';
import { notificationChannelKind } from './kinds';

const finalizer = 'openchoreo.dev/notification-channel-cleanup';

/** Holds a channel until its settings are gone from the observability plane, which here they are at once. */
export const notificationChannelController: Controller = {
  name: 'notification-channel',
  kind: notificationChannelKind,
  async reconcile(key, cluster) {
    const channel = cluster.get(
      notificationChannelKind,
      key.namespace,
      key.name,
    );
    if (!channel) return;
    if (channel.metadata.deletionTimestamp) {
      await cluster.removeFinalizer(channel, finalizer);
      return;
    }
    await cluster.hasFinalizer(channel, finalizer);
  },
};
