// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { RefOf } from '@fourplane/plugin-fourplane-common';
import { LogFilter, LogSearch } from '@fourplane/plugin-fourplane-node';
import { Input } from '../handlers';
import { periodOf } from './periodOf';

const USUAL_LINES = 100;

type Asked = Input<'searchComponentLogs'>;

/** What of these deployments' lines is asked for. */
export function filterOf(
  input: Pick<
    Asked,
    'last' | 'from' | 'to' | 'text' | 'levels' | 'pods' | 'containers'
  >,
  deployments: readonly RefOf<'deployment'>[],
): LogFilter {
  const { text, levels, pods, containers } = input;
  return { deployments, ...periodOf(input), text, levels, pods, containers };
}

/** Which page of them. */
export function pageOf({
  order = 'newestFirst',
  limit = USUAL_LINES,
  cursor,
}: Pick<Asked, 'order' | 'limit' | 'cursor'>): Pick<
  LogSearch,
  'order' | 'limit' | 'cursor'
> {
  return { order, limit, cursor };
}
