// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useApi } from '@backstage/frontend-plugin-api';
import type {
  AskedSource,
  RouteData,
  RouteInput,
  StreamClient,
} from '@fourplane/plugin-fourplane-common';
import {
  failureOf,
  fourplaneApiRef,
  type Failure,
} from '@fourplane/plugin-fourplane-react';
import { useEffect, useRef, useState } from 'react';
import { ExportFile } from './ExportFile';
import type { ExportFormat } from './exportFormats';
import { logRoutes, type LogScope } from './LogScope';
import { askedFilter, type LogsQuery } from './LogsQuery';

/** How far an export has come; `saveRest` puts what was read before it failed into a file. */
export type ExportState =
  | { readonly state: 'idle' }
  | { readonly state: 'running'; readonly lines: number }
  | {
      readonly state: 'done';
      readonly lines: number;
      /** Absent where there was nothing to save. */
      readonly file?: string;
      readonly isLimited: boolean;
      readonly missing: readonly AskedSource[];
    }
  | {
      readonly state: 'failed';
      readonly lines: number;
      /** Absent where the answer broke off. */
      readonly failure?: Failure;
      readonly saveRest: () => void;
    };

/** Reads everything that the filters find through the backend, page by page, and puts it into a file, oldest first. */
export function useLogExport(scope: LogScope, query: LogsQuery) {
  const client = useApi(fourplaneApiRef);
  const [state, setState] = useState<ExportState>({ state: 'idle' });
  const run = useRef<AbortController>();
  useEffect(() => () => run.current?.abort(), []);

  const start = async (format: ExportFormat) => {
    run.current?.abort();
    const controller = new AbortController();
    const { signal } = controller;
    run.current = controller;
    const file = ExportFile.create({ scope, format });
    setState({ state: 'running', lines: 0 });
    const fail = (failure?: Failure) =>
      setState({
        state: 'failed',
        lines: file.lines,
        failure,
        saveRest: () => file.save(false),
      });
    const route = logRoutes[scope.kind].export;
    try {
      const input = { ...scope.path, ...askedFilter(query) };
      for await (const event of exported(client, route, input, signal)) {
        if (signal.aborted) {
          return;
        }
        if (event.type === 'lines') {
          file.add(event.lines);
          setState({ state: 'running', lines: file.lines });
        } else if (event.type === 'end') {
          const missing = event.sources.filter(one => one.state !== 'answered');
          const isLimited = event.reason === 'limit';
          const isWhole = missing.length === 0 && !isLimited;
          setState({
            state: 'done',
            lines: file.lines,
            isLimited,
            missing,
            ...(file.lines > 0 && { file: file.save(isWhole) }),
          });
          return;
        }
      }
      if (!signal.aborted) {
        fail();
      }
    } catch (error) {
      if (!signal.aborted) {
        fail(failureOf(error, route, new Date().toISOString()));
      }
    }
  };

  const stop = () => {
    run.current?.abort();
    setState({ state: 'idle' });
  };
  return { state, start, stop };
}

type ExportRoute = (typeof logRoutes)[LogScope['kind']]['export'];

function exported<K extends ExportRoute>(
  client: StreamClient,
  route: K,
  input: RouteInput<K>,
  signal: AbortSignal,
): AsyncIterable<RouteData<K>> {
  return client[route](input, { signal });
}
