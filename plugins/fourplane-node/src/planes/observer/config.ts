// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { RootConfigService } from '@backstage/backend-plugin-api';
import { z } from 'zod';
import { checkEndpoint, endpointShape } from '../observability/EndpointConfig';
import {
  ObservabilityEntry,
  readObservabilityEntries,
} from '../observability/readObservabilityEntries';

/** Only so that the other fields are checked. */
const SOMEWHERE = 'https://observer.invalid';

const observerSchema = z
  .strictObject({ ...endpointShape, url: endpointShape.url.optional() })
  .superRefine((entry, context) =>
    checkEndpoint({ ...entry, url: entry.url ?? SOMEWHERE }, (path, message) =>
      context.addIssue({ code: 'custom', path: [path], message }),
    ),
  );

/** How an observer of OpenChoreo is reached, checked; without `url` it is where the plane's object says. */
export type ObserverConfig = z.infer<typeof observerSchema>;

/** Reads every `observer` in `fourplane.observability`; see {@link readObservabilityEntries}. */
export function readObserverEntries(
  config: RootConfigService,
  controlPlanes: readonly string[],
): ObservabilityEntry<ObserverConfig>[] {
  return readObservabilityEntries(config, {
    controlPlanes,
    part: 'observer',
    schema: observerSchema,
  });
}
