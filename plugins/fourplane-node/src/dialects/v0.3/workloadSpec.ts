// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { z } from 'zod';
import { text } from '../reading/fields';

/** An endpoint of another component that a workload calls. */
export interface Connection {
  readonly project: string;
  readonly component: string;
  readonly endpoint: string;
}

/** What a binding copies of a Workload, beside its endpoints. */
export const workloadFields = {
  containers: z.record(z.string(), z.object({ image: text })).nullish(),
  connections: z
    .record(
      z.string(),
      z.object({ params: z.record(z.string(), text).nullish() }),
    )
    .nullish(),
};

const MAIN_CONTAINER = 'main';

type Containers = z.output<typeof workloadFields.containers>;
type Connections = z.output<typeof workloadFields.connections>;

/** The container that an image is of: `main`, else the first by name; `main` where there is none. */
export function mainContainer(containers: object | null | undefined): string {
  const names = Object.keys(containers ?? {}).sort();
  return names.includes(MAIN_CONTAINER)
    ? MAIN_CONTAINER
    : names[0] ?? MAIN_CONTAINER;
}

export function imageOf(containers: Containers): string | undefined {
  return containers?.[mainContainer(containers)]?.image || undefined;
}

/** Those that say where they lead, by the name of the connection. */
export function connectionsOf(
  connections: Connections,
  ownProject: string,
): Connection[] | undefined {
  const found = Object.keys(connections ?? {})
    .sort()
    .flatMap(key => {
      const { componentName, endpoint, projectName } =
        connections?.[key]?.params ?? {};
      return componentName && endpoint
        ? [
            {
              project: projectName || ownProject,
              component: componentName,
              endpoint,
            },
          ]
        : [];
    });
  return found.length > 0 ? found : undefined;
}
