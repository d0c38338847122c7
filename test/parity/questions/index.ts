// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Question } from '../Question';
import { aggregations } from './aggregations';
import { logCounts } from './logCounts';
import { logPages } from './logPages';
import { logScopes } from './logScopes';
import { logTexts } from './logTexts';
import { losses } from './losses';
import { pointsInTime } from './pointsInTime';
import { queries } from './queries';
import { refusals } from './refusals';
import { searches } from './searches';

/** Everything both servers are asked. */
export const questions: readonly Question[] = [
  ...queries,
  ...searches,
  ...aggregations,
  ...refusals,
  ...losses,
  ...pointsInTime,
  ...logScopes,
  ...logTexts,
  ...logPages,
  ...logCounts,
];
