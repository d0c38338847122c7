// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Question } from '../Question';
import { functions } from './functions';
import { operators } from './operators';
import { portal } from './portal';
import { listings, refusals } from './refusals';
import { selectors } from './selectors';

/** Everything both servers are asked. */
export const questions: readonly Question[] = [
  ...portal,
  ...selectors,
  ...functions,
  ...operators,
  ...refusals,
  ...listings,
];
