// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { describedUnder } from '../reading/described';

export const {
  describedMetadata,
  typeMetadata,
  planeMetadata,
  componentMetadata,
  describedBy,
} = describedUnder('openchoreo.dev');
