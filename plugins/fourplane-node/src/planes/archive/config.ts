// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { RootConfigService } from '@backstage/backend-plugin-api';
import { z } from 'zod';
import { checkEndpoint, endpointShape } from '../observability/EndpointConfig';
import {
  ObservabilityEntry,
  readObservabilityEntries,
} from '../observability/readObservabilityEntries';

const indexPattern = z
  .string()
  .regex(
    /^[^\s/?#\\"<>|,_-][^\s/?#\\"<>|,]*$/,
    'must be the name of an index, or a pattern such as container-logs-*',
  );

/** Under which names the log shippers of OpenChoreo's generations write. */
export const standardIndexPatterns = ['container-logs-*', 'kubernetes-*'];

const openSearchSchema = z
  .strictObject({
    ...endpointShape,
    index: z
      .union([indexPattern, z.array(indexPattern).min(1)])
      .transform(value => [value].flat())
      .default(standardIndexPatterns),
  })
  .superRefine((entry, context) =>
    checkEndpoint(entry, (path, message) =>
      context.addIssue({ code: 'custom', path: [path], message }),
    ),
  );

/** How an OpenSearch with container logs is reached, checked. */
export type OpenSearchConfig = z.infer<typeof openSearchSchema>;

/** Reads every `openSearch` in `fourplane.observability`; see {@link readObservabilityEntries}. */
export function readOpenSearchEntries(
  config: RootConfigService,
  controlPlanes: readonly string[],
): ObservabilityEntry<OpenSearchConfig>[] {
  return readObservabilityEntries(config, {
    controlPlanes,
    part: 'openSearch',
    schema: openSearchSchema,
  });
}
