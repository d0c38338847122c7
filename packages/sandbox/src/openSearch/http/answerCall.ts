// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { illegalArgument } from '../OpenSearchError';
import { answer, Answer, Call } from './Call';
import { documentRoutes } from './documentRoutes';
import { indexRoutes } from './indexRoutes';
import { Route, Served } from './Route';
import { searchRoutes } from './searchRoutes';

const routes: readonly Route[] = [
  ...searchRoutes,
  ...documentRoutes,
  ...indexRoutes,
];

const everywhere = [
  'pretty',
  'human',
  'error_trace',
  'filter_path',
  'refresh',
  'format',
];

function segmentsOf(
  { path }: Route,
  asked: readonly string[],
): string[] | undefined {
  if (path.length !== asked.length) return undefined;
  const taken: string[] = [];
  for (const [index, segment] of path.entries()) {
    if (segment.startsWith(':')) {
      if (asked[index].startsWith('_') && asked[index] !== '_all') {
        return undefined;
      }
      taken.push(asked[index]);
    } else if (segment !== asked[index]) {
      return undefined;
    }
  }
  return taken;
}

/** Answers a call; throws an `OpenSearchError` with what it is refused with. */
export function answerCall(served: Served, call: Call): Answer {
  const uri = `/${call.path.join('/')}`;
  const found = routes.flatMap(each => {
    const segments = segmentsOf(each, call.path);
    return segments ? [{ route: each, segments }] : [];
  });
  const [wanted] = found.filter(({ route: { methods } }) =>
    methods.includes(call.method),
  );
  if (!wanted) {
    const allowed = found.flatMap(({ route: { methods } }) => methods);
    return allowed.length === 0
      ? answer(
          {
            error: `no handler found for uri [${uri}] and method [${call.method}]`,
          },
          400,
        )
      : answer(
          {
            error: `Incorrect HTTP method for uri [${uri}] and method [${
              call.method
            }], allowed: [${allowed.join(', ')}]`,
            status: 405,
          },
          405,
        );
  }
  checkParameters(wanted.route, call, uri);
  return wanted.route.handle(served, call, ...wanted.segments);
}

function checkParameters(
  { parameters }: Route,
  { query }: Call,
  uri: string,
): void {
  const unknown = [...query.keys()].find(
    name => parameters && ![...parameters, ...everywhere].includes(name),
  );
  if (unknown !== undefined) {
    throw illegalArgument(
      `request [${uri}] contains unrecognized parameter: [${unknown}]`,
    );
  }
}
