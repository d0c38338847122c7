// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { RefOf } from '@fourplane/plugin-fourplane-common';
import { LogFilter, LogSearch } from '@fourplane/plugin-fourplane-node';
import { Input } from '../handlers';
import { periodOf } from './periodOf';

const USUAL_LINES = 100;

type Asked = Input<'searchComponentLogs'>;

/** Which lines, whoever's. */
export type AskedFilter = Pick<
  Asked,
  'last' | 'from' | 'to' | 'text' | 'levels' | 'pods' | 'containers' | 'fields'
>;

/** Which page of them. */
export type AskedPage = Pick<Asked, 'order' | 'limit' | 'cursor'>;

/** What of these deployments' lines is asked for. */
export function filterOf(
  input: AskedFilter,
  deployments: readonly RefOf<'deployment'>[],
): LogFilter {
  const { text, levels, pods, containers, fields } = input;
  return {
    deployments,
    ...periodOf(input),
    text,
    levels,
    pods,
    containers,
    fields,
  };
}

/** The page as a search takes it. */
export function pageOf({
  order = 'newestFirst',
  limit = USUAL_LINES,
  cursor,
}: AskedPage): Pick<LogSearch, 'order' | 'limit' | 'cursor'> {
  return { order, limit, cursor };
}
