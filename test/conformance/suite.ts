// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { Case } from './Case';
import { accessCases } from './cases/access';
import { applyCases } from './cases/apply';
import { applyOptionCases } from './cases/applyOptions';
import { coreKindCases } from './cases/coreKinds';
import { createCases } from './cases/create';
import { createMetadataCases } from './cases/createMetadata';
import { customKindCases } from './cases/customKinds';
import { deleteCases } from './cases/delete';
import { discoveryCases } from './cases/discovery';
import { fieldValidationCases } from './cases/fieldValidation';
import { listCases } from './cases/list';
import { namespaceCases } from './cases/namespaces';
import { patchCases } from './cases/patch';
import { statusCases } from './cases/status';
import { updateCases } from './cases/update';
import { validationCases } from './cases/validation';
import { watchCases } from './cases/watch';
import { randomCase } from './randomCase';

/** The seeds whose answers are recorded. */
export const recordedSeeds: readonly number[] = Array.from(
  { length: 24 },
  (_none, index) => index + 1,
);

/** All recorded cases. */
export const suite: readonly Case[] = [
  ...accessCases,
  ...discoveryCases,
  ...createCases,
  ...createMetadataCases,
  ...listCases,
  ...updateCases,
  ...patchCases,
  ...applyCases,
  ...applyOptionCases,
  ...statusCases,
  ...deleteCases,
  ...namespaceCases,
  ...watchCases,
  ...fieldValidationCases,
  ...validationCases,
  ...customKindCases,
  ...coreKindCases,
  ...recordedSeeds.map(randomCase),
];

/** How many requests these cases send, at least: reading a watch is none, and what is asked until it is so is one. */
export function countRequests(cases: readonly Case[]): number {
  return cases.flatMap(({ steps }) => steps).filter(step => 'send' in step)
    .length;
}
