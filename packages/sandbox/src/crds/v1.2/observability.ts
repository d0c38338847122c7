// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ageColumn, openChoreoKind } from '../openChoreoKind';
import {
  boolean,
  dateTime,
  immutable,
  integer,
  list,
  mapOf,
  object,
  required,
  rule,
  string,
} from '../schema';
import { conditionMap, valueFromSecret } from './words';

const observabilityAlertRule = openChoreoKind({
  kind: 'ObservabilityAlertRule',
  columns: [
    { name: 'Severity', type: 'string', jsonPath: '.spec.severity' },
    { name: 'Enabled', type: 'string', jsonPath: '.spec.enabled' },
    { name: 'Phase', type: 'string', jsonPath: '.status.phase' },
    ageColumn,
  ],
  spec: object(
    {
      actions: required(
        object({
          incident: object(
            {
              enabled: boolean({ default: false }),
              triggerAiCostAnalysis: boolean({ default: false }),
              triggerAiRca: boolean({ default: false }),
            },
            {
              rules: [
                rule(
                  'self.triggerAiRca == true ? self.enabled == true : true',
                  'root cause analysis needs an enabled incident',
                ),
                rule(
                  'self.triggerAiCostAnalysis == true ? self.enabled == true : true',
                  'cost analysis needs an enabled incident',
                ),
              ],
            },
          ),
          notifications: required(
            object({
              channels: required(
                list(string({ minLength: 1 }), {
                  listType: 'set',
                  minItems: 1,
                }),
              ),
            }),
          ),
        }),
      ),
      condition: required(
        object({
          interval: required(string()),
          operator: required(
            string({ enum: ['gt', 'lt', 'gte', 'lte', 'eq'] }),
          ),
          threshold: required(integer({ format: 'int64' })),
          window: required(string()),
        }),
      ),
      description: string(),
      enabled: boolean(),
      name: required(string()),
      severity: string(),
      source: required(
        object({
          metric: string(),
          query: string(),
          type: required(string({ enum: ['log', 'metric', 'budget'] })),
        }),
      ),
    },
    {
      rules: [
        rule(
          "has(self.actions.incident) && self.actions.incident.triggerAiCostAnalysis == true ? self.source.type == 'budget' : true",
          'cost analysis is for budget alerts only',
        ),
      ],
    },
  ),
  status: object({
    backendMonitorId: string(),
    conditions: conditionMap,
    lastReconcileTime: dateTime(),
    lastSyncTime: dateTime(),
    observedGeneration: integer({ format: 'int64' }),
    phase: string(),
  }),
});

const observabilityAlertsNotificationChannel = openChoreoKind({
  kind: 'ObservabilityAlertsNotificationChannel',
  columns: [
    { name: 'Type', type: 'string', jsonPath: '.spec.type' },
    ageColumn,
    {
      name: 'Notifications',
      type: 'integer',
      jsonPath: '.status.notificationCount',
    },
  ],
  spec: object(
    {
      emailConfig: object({
        from: required(string()),
        smtp: required(
          object({
            auth: required(
              object({
                password: required(valueFromSecret),
                username: required(valueFromSecret),
              }),
            ),
            host: required(string()),
            port: required(
              integer({ format: 'int32', minimum: 1, maximum: 65535 }),
            ),
            tls: required(
              object({
                insecureSkipVerify: required(boolean({ default: false })),
              }),
            ),
          }),
        ),
        template: required(
          object({ body: required(string()), subject: required(string()) }),
        ),
        to: required(list(string(), { minItems: 1 })),
      }),
      environment: required(string({ rules: [immutable('spec.environment')] })),
      isEnvDefault: boolean({ default: false }),
      type: required(string({ enum: ['email', 'webhook'] })),
      webhookConfig: object({
        headers: mapOf(
          object(
            { value: string(), valueFrom: valueFromSecret },
            {
              rules: [
                rule(
                  'has(self.value) != has(self.valueFrom)',
                  'a header has either value or valueFrom',
                ),
              ],
            },
          ),
        ),
        payloadTemplate: string(),
        url: required(string({ format: 'uri' })),
      }),
    },
    {
      rules: [
        rule(
          "self.type == 'email' ? has(self.emailConfig) : true",
          'type email needs emailConfig',
        ),
        rule(
          "self.type == 'webhook' ? has(self.webhookConfig) : true",
          'type webhook needs webhookConfig',
        ),
      ],
    },
  ),
  status: object({}),
});

export const observabilityCrds = [
  observabilityAlertRule,
  observabilityAlertsNotificationChannel,
];
