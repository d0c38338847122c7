// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { RootConfigService } from '@backstage/backend-plugin-api';
import { z } from 'zod';
import { checkEndpoint, endpointShape } from '../observability/EndpointConfig';
import {
  ObservabilityEntry,
  readObservabilityEntries,
} from '../observability/readObservabilityEntries';

const labelName = z
  .string()
  .regex(/^[a-zA-Z_][a-zA-Z0-9_]*$/, 'must be the name of a Prometheus label');

const prometheusSchema = z
  .strictObject({
    ...endpointShape,
    labels: z.record(labelName, z.string()).default({}),
  })
  .superRefine((entry, context) =>
    checkEndpoint(entry, (path, message) =>
      context.addIssue({ code: 'custom', path: [path], message }),
    ),
  );

/**
 * How a Prometheus with metrics of pods is reached, checked. `labels` are what every series of these planes has and no
 * other: for one that holds several clusters'.
 */
export type PrometheusConfig = z.infer<typeof prometheusSchema>;

/** Reads every `prometheus` in `fourplane.observability`; see {@link readObservabilityEntries}. */
export function readPrometheusEntries(
  config: RootConfigService,
  controlPlanes: readonly string[],
): ObservabilityEntry<PrometheusConfig>[] {
  return readObservabilityEntries(config, {
    controlPlanes,
    part: 'prometheus',
    schema: prometheusSchema,
  });
}
