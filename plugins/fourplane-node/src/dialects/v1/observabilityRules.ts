// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { sides, TouchRule } from '../reading/TouchRule';
import { AlertRuleContent, alertRuleKind } from './kinds/alertRule';
import {
  NotificationChannelContent,
  notificationChannelKind,
} from './kinds/notificationChannel';
import {
  SecretReferenceContent,
  secretReferenceKind,
} from './kinds/secretReference';
import { alertRuleRef } from './models/alertRule';

export const alertRuleRule: TouchRule<AlertRuleContent> = {
  kind: alertRuleKind,
  *touched(change, { refTo }) {
    for (const side of sides(change)) {
      yield alertRuleRef(side, refTo);
    }
  },
};

export const notificationChannelRule: TouchRule<NotificationChannelContent> = {
  kind: notificationChannelKind,
  touched: ({ identity: { namespace, name } }, { refTo }) => [
    refTo.of('notificationChannel', { tenant: namespace, name }),
  ],
};

export const secretReferenceRule: TouchRule<SecretReferenceContent> = {
  kind: secretReferenceKind,
  touched: ({ identity: { namespace, name } }, { refTo }) => [
    refTo.of('secretReference', { tenant: namespace, name }),
  ],
};
