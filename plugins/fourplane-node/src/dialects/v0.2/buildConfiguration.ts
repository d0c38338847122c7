// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { z } from 'zod';
import { name, text, withoutAbsent } from '../reading/fields';

/** How sources become an image, as a Build and a track's template write it. */
export const buildConfigurationSchema = z.object({
  docker: z.object({ context: name, dockerfilePath: name }).nullish(),
  buildpack: z.object({ name, version: text }).nullish(),
});

/** A build configuration that names a builder. */
export type BuildConfiguration =
  | {
      readonly docker: {
        readonly context: string;
        readonly dockerfilePath: string;
      };
    }
  | {
      readonly buildpack: { readonly name: string; readonly version?: string };
    };

/** What was read; `undefined` where neither builder is named, and nothing can be built. */
export function buildConfigurationOf(
  configuration: z.output<typeof buildConfigurationSchema> | null | undefined,
): BuildConfiguration | undefined {
  if (configuration?.docker) {
    return { docker: configuration.docker };
  }
  return configuration?.buildpack
    ? {
        buildpack: withoutAbsent({
          name: configuration.buildpack.name,
          version: configuration.buildpack.version || undefined,
        }),
      }
    : undefined;
}

/** The configuration as parameters: `context`, `dockerfilePath`; `name`, `version`. */
export function parametersOf(
  configuration: BuildConfiguration | undefined,
): Record<string, unknown> | undefined {
  if (!configuration) {
    return undefined;
  }
  return 'docker' in configuration
    ? { ...configuration.docker }
    : { ...configuration.buildpack };
}
