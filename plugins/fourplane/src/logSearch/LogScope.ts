// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { FoundLine, ModelRef } from '@fourplane/plugin-fourplane-common';
import type { ComponentPath } from '../builds/ComponentPath';

/** The rows of the contract that a page of logs asks, by what it is about. */
export const logRoutes = {
  component: {
    search: 'searchComponentLogs',
    histogram: 'getComponentLogHistogram',
    export: 'streamComponentLogs',
  },
  project: {
    search: 'searchProjectLogs',
    histogram: 'getProjectLogHistogram',
    export: 'streamProjectLogs',
    scope: 'getProjectLogScope',
  },
  environment: {
    search: 'searchEnvironmentLogs',
    histogram: 'getEnvironmentLogHistogram',
    export: 'streamEnvironmentLogs',
    scope: 'getEnvironmentLogScope',
  },
  tenant: {
    search: 'searchTenantLogs',
    histogram: 'getTenantLogHistogram',
    export: 'streamTenantLogs',
    scope: 'getTenantLogScope',
  },
} as const;

/** What is wider than a component. */
export type WideLogKind = Exclude<keyof typeof logRoutes, 'component'>;

/** What of the path of a row says whose lines are meant. */
export type LogPath =
  | ComponentPath
  | Readonly<Record<'controlPlane' | 'tenant' | 'project', string>>
  | Readonly<Record<'controlPlane' | 'tenant' | 'name', string>>
  | Readonly<Record<'controlPlane' | 'tenant', string>>;

/** Something to choose by its name. */
export interface LogChoice {
  readonly id: string;
  readonly label: string;
}

/** A component to choose, with its project. */
export interface ComponentChoice extends LogChoice {
  readonly ref: ModelRef;
}

/** Whose lines a page searches. */
export interface LogScope {
  readonly kind: keyof typeof logRoutes;
  readonly path: LogPath;
  /** Absent where there is but one, as are projects and components. */
  readonly environments?: readonly LogChoice[];
  readonly projects?: readonly LogChoice[];
  readonly components?: readonly ComponentChoice[];
  /** The component a line is of, by its deployment; `undefined` where this page does not know it. */
  componentOf(deployment: string): ComponentPath | undefined;
  /** Where a line is from, in words. */
  placeOf(line: Pick<FoundLine, 'deployment'>): string;
}
