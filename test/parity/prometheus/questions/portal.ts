// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Question, range } from '../Question';
import queries from './portalQueries.json';

/** What the portal asks; a test of fourplane-node holds the file to it. */
export const portal: readonly Question[] = Object.entries(queries).map(
  ([name, query]) =>
    range(`portal/${name}`, query, { from: 0, to: 60, step: '120' }),
);
