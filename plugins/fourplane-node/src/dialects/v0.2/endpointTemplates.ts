// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { z } from 'zod';
import { flag, integer, text, withoutAbsent } from '../reading/fields';
import { Issue } from '../reading/parseTolerantly';

const visibility = z.object({ enable: flag }).nullish();

/**
 * What an artifact declares of an endpoint. Every field may be absent, so that where one is wrong the others, and with
 * them the endpoint's name, can still be read.
 */
export const endpointTemplateSchema = z.object({
  metadata: z.object({ name: text }).nullish(),
  spec: z
    .object({
      type: text,
      service: z.object({ port: integer, basePath: text }).nullish(),
      networkVisibilities: z
        .object({ public: visibility, organization: visibility })
        .nullish(),
      schema: z.object({ content: text }).nullish(),
    })
    .nullish(),
});

/** An endpoint that could be read, or what is wrong with it. */
export type EndpointTemplate =
  | {
      readonly name: string;
      readonly type: string;
      readonly port: number;
      readonly visibility: readonly string[];
      readonly content?: string;
    }
  | { readonly name: string; readonly issues: readonly Issue[] };

const TEMPLATES = 'spec.configuration.endpointTemplates';

/** What of the templates of an artifact was read, and what of them was not. Of several of one name the first counts. */
export function endpointTemplatesOf(
  templates: readonly z.output<typeof endpointTemplateSchema>[],
  issues: readonly Issue[],
): { endpoints: EndpointTemplate[]; unknownEndpoints?: Issue[] } {
  const endpoints = new Map<string, EndpointTemplate>();
  for (const template of templates) {
    const name = template.metadata?.name;
    if (name && !endpoints.has(name)) {
      endpoints.set(name, endpointOf(name, template, issues));
    }
  }
  const unknown = issues.filter(
    ({ path }) => path !== '' && `${TEMPLATES}.`.startsWith(`${path}.`),
  );
  return {
    endpoints: [...endpoints.values()],
    ...(unknown.length > 0 && { unknownEndpoints: unknown }),
  };
}

function endpointOf(
  name: string,
  { spec }: z.output<typeof endpointTemplateSchema>,
  issues: readonly Issue[],
): EndpointTemplate {
  const type = spec?.type;
  const port = spec?.service?.port;
  if (!type || typeof port !== 'number') {
    const found = issues.filter(({ path }) => path.startsWith(`${TEMPLATES}.`));
    return {
      name,
      issues:
        found.length > 0
          ? found
          : [{ path: TEMPLATES, message: `${name} has no type or no port` }],
    };
  }
  return withoutAbsent({
    name,
    type,
    port,
    visibility: visibilityOf(spec),
    content: spec.schema?.content || undefined,
  });
}

/** In the words of every generation: within its project, through the organization's gateway, through the public one. */
function visibilityOf({
  networkVisibilities,
}: NonNullable<z.output<typeof endpointTemplateSchema>['spec']>): string[] {
  return [
    'project',
    ...(networkVisibilities?.organization?.enable ? ['internal'] : []),
    ...(networkVisibilities?.public?.enable ? ['external'] : []),
  ];
}
