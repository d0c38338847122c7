// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { describedUnder } from '../reading/described';
import { CHOREO_GROUP } from './labels';

export const {
  describedMetadata,
  planeMetadata,
  componentMetadata,
  deploymentMetadata,
  describedBy,
} = describedUnder(CHOREO_GROUP);
