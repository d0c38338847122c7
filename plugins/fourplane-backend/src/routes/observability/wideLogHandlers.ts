// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  LogExportEvent,
  LogHistogram,
  LogPage,
  LogScopeReply,
} from '@fourplane/plugin-fourplane-common';
import { ControlPlanes } from '@fourplane/plugin-fourplane-node';
import { Handler, Handlers } from '../handlers';
import { AskedFilter, AskedPage, filterOf, pageOf } from './askedLogs';
import { exportedLines } from './exportedLines';
import { logScopeReply } from './logScopeReply';
import { Narrowed, refsOf, wideScope, WideRef } from './logScope';

const USUAL_BARS = 60;

type Filtered<P> = P & Narrowed & AskedFilter;

/** What answers the rows of something wider than a component, by the reference its path makes. */
interface WideLogHandlers<P> {
  readonly search: Handler<Filtered<P> & AskedPage, LogPage>;
  readonly histogram: Handler<
    Filtered<P> & { readonly bars?: number },
    LogHistogram
  >;
  readonly export: Handler<
    Filtered<P> & Pick<AskedPage, 'order'>,
    AsyncIterable<LogExportEvent>
  >;
  readonly scope: Handler<P, LogScopeReply>;
}

/** The rows of projects, environments and tenants. */
export function wideLogHandlers(controlPlanes: ControlPlanes) {
  const project = handlersOf<
    Record<'controlPlane' | 'tenant' | 'project', string>
  >(controlPlanes, ({ controlPlane, tenant, project: name }) => ({
    kind: 'project',
    controlPlane,
    tenant,
    name,
  }));
  const environment = handlersOf<
    Record<'controlPlane' | 'tenant' | 'name', string>
  >(controlPlanes, ({ controlPlane, tenant, name }) => ({
    kind: 'environment',
    controlPlane,
    tenant,
    name,
  }));
  const tenant = handlersOf<Record<'controlPlane' | 'tenant', string>>(
    controlPlanes,
    ({ controlPlane, tenant: name }) => ({
      kind: 'tenant',
      controlPlane,
      name,
    }),
  );
  return {
    searchProjectLogs: project.search,
    getProjectLogHistogram: project.histogram,
    streamProjectLogs: project.export,
    getProjectLogScope: project.scope,
    searchEnvironmentLogs: environment.search,
    getEnvironmentLogHistogram: environment.histogram,
    streamEnvironmentLogs: environment.export,
    getEnvironmentLogScope: environment.scope,
    searchTenantLogs: tenant.search,
    getTenantLogHistogram: tenant.histogram,
    streamTenantLogs: tenant.export,
    getTenantLogScope: tenant.scope,
  } satisfies Partial<Handlers>;
}

function handlersOf<P>(
  controlPlanes: ControlPlanes,
  refOf: (path: P) => WideRef,
): WideLogHandlers<P> {
  return {
    search: {
      reads: [],
      answer: async (input, caller) => {
        const scope = await wideScope(
          controlPlanes,
          refOf(input),
          input,
          caller,
        );
        const filter = filterOf(input, refsOf(scope));
        return scope.controlPlane.logs.search(
          { ...filter, ...pageOf(input) },
          caller,
        );
      },
    },
    histogram: {
      reads: [],
      answer: async (input, caller) => {
        const scope = await wideScope(
          controlPlanes,
          refOf(input),
          input,
          caller,
        );
        const filter = filterOf(input, refsOf(scope));
        const { bars = USUAL_BARS } = input;
        return scope.controlPlane.logs.histogram({ ...filter, bars }, caller);
      },
    },
    export: {
      reads: [],
      answer: async (input, caller) => {
        const scope = await wideScope(
          controlPlanes,
          refOf(input),
          input,
          caller,
        );
        const filter = filterOf(input, refsOf(scope));
        const { order } = pageOf(input);
        return exportedLines(
          scope.controlPlane.logs,
          { ...filter, order },
          caller,
        );
      },
    },
    scope: {
      reads: [
        'tenant',
        'project',
        'component',
        'deployment',
        'environment',
        'pipeline',
        'dataPlane',
      ],
      answer: (input, caller) =>
        logScopeReply(controlPlanes, refOf(input), caller),
    },
  };
}
