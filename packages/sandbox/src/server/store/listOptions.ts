// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  badRequest,
  expired,
  invalidOptions,
  StatusError,
  tooLargeResourceVersion,
} from '../http/StatusError';
import type { ResourceType } from '../resources/ResourceType';
import { collectionKey } from '../resources/ResourceType';
import type { FieldError } from '../schema/FieldError';
import { forbiddenValue, notSupported } from '../schema/FieldError';
import { decodeContinue, encodeContinue } from './continueToken';
import { HistoryExpiredError } from './ObjectStore';
import type { ObjectStore } from './ObjectStore';
import type { Selection } from './Selection';
import type { StoredObject } from './StoredObject';

/** One page of a list. */
export interface ListPage {
  readonly items: readonly StoredObject[];
  readonly version: number;
  readonly continueToken: string | undefined;
  readonly remaining: number | undefined;
}

const MATCHES = ['Exact', 'NotOlderThan'];
const EXPIRED_CONTINUE =
  'The provided continue parameter is too old to display a consistent list result. You can start a new list without the continue parameter, or use the continue token in this response to retrieve the remainder of the results. Continuing with the provided token results in an inconsistent list - objects that were created, modified, or deleted between the time the first chunk was returned and now may show up in the list.';

/** Reads a whole number from a query; undefined where none is given. Throws a 400 for what is none. */
export function integerOption(
  query: URLSearchParams,
  name: string,
): number | undefined {
  const text = query.get(name);
  if (!text) {
    return undefined;
  }
  if (!/^[-+]?\d+$/.test(text)) {
    throw badRequest(
      `strconv.ParseInt: parsing ${JSON.stringify(text)}: invalid syntax`,
    );
  }
  return Number(text);
}

/**
 * Reads the resource version of a request; undefined where none is given. Of what is none a list
 * says whose mistake it is, and others do not.
 */
export function parseResourceVersion(
  query: URLSearchParams,
  verb: 'list' | 'watch' | 'get',
): number | undefined {
  const text = query.get('resourceVersion');
  if (!text) {
    return undefined;
  }
  if (!/^\d+$/.test(text)) {
    const shown = JSON.stringify(text);
    const problem = `resourceVersion: Invalid value: ${shown}: strconv.ParseUint: parsing ${shown}: invalid syntax`;
    throw verb === 'list'
      ? badRequest(`invalid resource version: ${problem}`)
      : new StatusError({ code: 500, message: problem });
  }
  return Number(text);
}

/** Throws for a version a read asks for that is none (500), or that is not reached yet (504). */
export function readVersion(store: ObjectStore, query: URLSearchParams): void {
  const version = parseResourceVersion(query, 'get') ?? 0;
  if (version > store.version) {
    throw tooLargeResourceVersion(version, store.version);
  }
}

/** Throws a 422 where the options of a list or watch contradict each other. */
export function validateListOptions(query: URLSearchParams): void {
  const match = query.get('resourceVersionMatch');
  const version = query.get('resourceVersion');
  const sendsInitial = query.has('sendInitialEvents');
  const watches = ['true', '1'].includes(query.get('watch') ?? '');
  const errors: FieldError[] = [];
  const forbid = (field: string, text: string) =>
    errors.push(forbiddenValue(field, text));
  if (sendsInitial) {
    if (!watches) {
      forbid('sendInitialEvents', 'sendInitialEvents is forbidden for list');
    } else if (match !== 'NotOlderThan') {
      forbid(
        'resourceVersionMatch',
        'sendInitialEvents requires setting resourceVersionMatch to NotOlderThan',
      );
      if (match) {
        errors.push(
          notSupported('resourceVersionMatch', match, ['NotOlderThan']),
        );
      }
    }
  } else if (match) {
    if (watches) {
      forbid(
        'resourceVersionMatch',
        'resourceVersionMatch is forbidden for watch unless sendInitialEvents is provided',
      );
    } else {
      if (!version) {
        forbid(
          'resourceVersionMatch',
          'resourceVersionMatch is forbidden unless resourceVersion is provided',
        );
      }
      if (query.get('continue')) {
        forbid(
          'resourceVersionMatch',
          'resourceVersionMatch is forbidden when continue is provided',
        );
      }
      if (!MATCHES.includes(match)) {
        errors.push(
          notSupported('resourceVersionMatch', match, [...MATCHES, '']),
        );
      } else if (match === 'Exact' && version === '0') {
        forbid(
          'resourceVersionMatch',
          'resourceVersionMatch "exact" is forbidden for resourceVersion "0"',
        );
      }
    }
  }
  if (errors.length > 0) {
    throw invalidOptions('ListOptions', errors);
  }
}

interface Start {
  readonly all: readonly StoredObject[];
  readonly version: number;
  readonly after: string | undefined;
}

function continued(
  store: ObjectStore,
  collection: string,
  token: string,
): Start {
  const { version, after } = decodeContinue(token);
  if (version < 0) {
    return { all: store.list(collection), version: store.version, after };
  }
  try {
    return { all: store.listAt(collection, version), version, after };
  } catch (error) {
    if (error instanceof HistoryExpiredError) {
      throw expired(EXPIRED_CONTINUE, encodeContinue({ version: -1, after }));
    }
    throw error;
  }
}

function started(
  store: ObjectStore,
  collection: string,
  query: URLSearchParams,
): Start {
  const version = parseResourceVersion(query, 'list') ?? 0;
  if (version > store.version) {
    throw tooLargeResourceVersion(version, store.version);
  }
  if (query.get('resourceVersionMatch') === 'Exact') {
    try {
      const all = store.listAt(collection, version);
      return { all, version, after: undefined };
    } catch (error) {
      if (error instanceof HistoryExpiredError) {
        throw expired('The resourceVersion for the provided list is too old.');
      }
      throw error;
    }
  }
  return {
    all: store.list(collection),
    version: store.version,
    after: undefined,
  };
}

/** The index of the first object whose key comes after a key. */
function indexAfter(all: readonly StoredObject[], after: string): number {
  let low = 0;
  let high = all.length;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (all[middle].key <= after) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

/**
 * The page a list request asks for: consistent over all its pages, at the version of the
 * first. A limit is ignored with `resourceVersion=0`, as a real server's watch cache does.
 */
export function listPage(
  store: ObjectStore,
  type: ResourceType,
  selection: Selection,
  query: URLSearchParams,
): ListPage {
  validateListOptions(query);
  const asked = integerOption(query, 'limit') ?? 0;
  integerOption(query, 'timeoutSeconds');
  const collection = collectionKey(type);
  const token = query.get('continue');
  if (token && (query.get('resourceVersion') || '0') !== '0') {
    throw badRequest(
      'specifying resource version is not allowed when using continue',
    );
  }
  const start = token
    ? continued(store, collection, token)
    : started(store, collection, query);
  const isCached = !token && query.get('resourceVersion') === '0';
  const limit = asked > 0 && !isCached ? asked : Infinity;
  const from =
    start.after === undefined ? 0 : indexAfter(start.all, start.after);
  const items: StoredObject[] = [];
  let remaining = 0;
  for (let at = from; at < start.all.length; at += 1) {
    const each = start.all[at];
    if (selection.matches(each.object)) {
      if (items.length < limit) {
        items.push(each);
      } else {
        remaining += 1;
      }
    }
  }
  const hasMore = remaining > 0;
  return {
    items,
    version: start.version,
    continueToken: hasMore
      ? encodeContinue({
          version:
            token && decodeContinue(token).version < 0 ? -1 : start.version,
          after: items[items.length - 1].key,
        })
      : undefined,
    remaining: hasMore && !selection.isSelective ? remaining : undefined,
  };
}
