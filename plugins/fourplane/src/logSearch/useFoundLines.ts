// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useApi } from '@backstage/frontend-plugin-api';
import type {
  AskedSource,
  FoundLine,
  LogPage,
  ReplyClient,
  RouteData,
  RouteInput,
} from '@fourplane/plugin-fourplane-common';
import {
  failureOf,
  fourplaneApiRef,
  type Failure,
} from '@fourplane/plugin-fourplane-react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { newerFirst } from './newerFirst';
import { logRoutes, type LogScope } from './LogScope';
import { askedFilter, frozenTime, type LogsQuery } from './LogsQuery';

const PAGE = '100';
/** How long a tail rests between two looks, in milliseconds. An archive tells nobody of new lines. */
const TAIL_MS = 3_000;

/** The lines that were found so far, newest first, and how the last look went. */
export interface FoundLines {
  readonly state: 'loading' | 'present' | 'failed';
  readonly lines: readonly FoundLine[];
  readonly sources: readonly AskedSource[];
  /** Why there are none, or why they could not be brought up to date. */
  readonly failure?: Failure;
  readonly hasOlder: boolean;
  readonly isLookingOlder: boolean;
  readonly olderFailure?: Failure;
  readonly look: () => void;
  readonly lookOlder: () => void;
}

interface Found {
  readonly lines: readonly FoundLine[];
  readonly sources: readonly AskedSource[];
  readonly until: string;
  readonly next?: string;
}

/** Searches a scope: at once, again when told to or every few seconds when `live`, and page by page backwards. */
export function useFoundLines(scope: LogScope, query: LogsQuery): FoundLines {
  const client = useApi(fourplaneApiRef);
  const { live, line: _line, of: _of, ...filter } = query;
  const key = JSON.stringify(filter);
  const [found, setFound] = useState<Found>();
  const [failure, setFailure] = useState<Failure>();
  const [olderFailure, setOlderFailure] = useState<Failure>();
  const [isLookingOlder, setLookingOlder] = useState(false);
  const current = useRef({ scope, query });
  current.current = { scope, query };
  const run = useRef<AbortController>();

  const ask = useCallback(
    async (signal: AbortSignal, cursor?: string, until?: string) => {
      const { scope: whose, query: which } = current.current;
      const asked = {
        ...askedFilter(which),
        ...(until && { last: undefined, ...frozenTime(which, until) }),
        limit: PAGE,
        ...(cursor && { cursor }),
      };
      const input = { ...whose.path, ...asked };
      return searchPage(client, logRoutes[whose.kind].search, input, signal);
    },
    [client],
  );
  const failed = useCallback(
    (error: unknown) =>
      failureOf(
        error,
        logRoutes[current.current.scope.kind].search,
        new Date().toISOString(),
      ),
    [],
  );
  const look = useCallback(
    async (signal: AbortSignal) => {
      try {
        const page = await ask(signal);
        if (!signal.aborted) {
          setFound(before => withNewest(before, page));
          setFailure(undefined);
        }
      } catch (error) {
        if (!signal.aborted) {
          setFailure(before => {
            const now = failed(error);
            return before?.kind === now.kind
              ? { ...now, since: before.since }
              : now;
          });
        }
      }
    },
    [ask, failed],
  );

  useEffect(() => {
    const controller = new AbortController();
    run.current = controller;
    setFound(undefined);
    setFailure(undefined);
    setOlderFailure(undefined);
    setLookingOlder(false);
    look(controller.signal);
    return () => controller.abort();
  }, [key, look]);

  useTail(live !== undefined, key, look);

  const lookOlder = async () => {
    const signal = run.current?.signal;
    if (!signal || !found?.next || isLookingOlder) {
      return;
    }
    setLookingOlder(true);
    setOlderFailure(undefined);
    try {
      const page = await ask(signal, found.next, found.until);
      if (!signal.aborted) {
        setFound(before => before && withOlder(before, page));
      }
    } catch (error) {
      if (!signal.aborted) {
        setOlderFailure(failed(error));
      }
    } finally {
      if (!signal.aborted) {
        setLookingOlder(false);
      }
    }
  };

  return {
    state: found ? 'present' : stateWithout(failure),
    lines: found?.lines ?? [],
    sources: found?.sources ?? [],
    failure,
    hasOlder: found?.next !== undefined,
    isLookingOlder,
    olderFailure,
    look: () => {
      if (run.current) {
        look(run.current.signal);
      }
    },
    lookOlder,
  };
}

/** Looks again and again while it is on, each time a rest after the look before has ended. */
function useTail(
  isOn: boolean,
  key: string,
  look: (signal: AbortSignal) => Promise<void>,
): void {
  useEffect(() => {
    if (!isOn) {
      return undefined;
    }
    let timer: ReturnType<typeof setTimeout>;
    const controller = new AbortController();
    const next = () => {
      timer = setTimeout(async () => {
        await look(controller.signal);
        if (!controller.signal.aborted) {
          next();
        }
      }, TAIL_MS);
    };
    next();
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [isOn, key, look]);
}

type SearchRoute = (typeof logRoutes)[LogScope['kind']]['search'];

async function searchPage<K extends SearchRoute>(
  client: ReplyClient,
  route: K,
  input: RouteInput<K>,
  signal: AbortSignal,
): Promise<RouteData<K>> {
  return (await client[route](input, { signal })).data;
}

function stateWithout(failure: Failure | undefined): FoundLines['state'] {
  return failure ? 'failed' : 'loading';
}

/** Newer lines before the known ones; where the two do not meet, the known ones are let go rather than shown with a gap. */
function withNewest(before: Found | undefined, page: LogPage): Found {
  const { lines, next, until, sources } = page;
  const known = new Set(before?.lines.map(({ id }) => id));
  const meets = lines.some(({ id }) => known.has(id));
  if (!before || !meets) {
    return { lines, next, until, sources };
  }
  const fresh = lines.filter(({ id }) => !known.has(id));
  return {
    ...before,
    lines: newerFirst([...fresh, ...before.lines]),
    sources,
  };
}

function withOlder(before: Found, page: LogPage): Found {
  const known = new Set(before.lines.map(({ id }) => id));
  return {
    ...before,
    lines: [...before.lines, ...page.lines.filter(({ id }) => !known.has(id))],
    next: page.next,
    sources: page.sources,
  };
}
