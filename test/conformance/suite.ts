// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { Case } from './Case';
import { accessCases } from './cases/access';
import { applyCases } from './cases/apply';
import { applyOptionCases } from './cases/applyOptions';
import { coreKindCases } from './cases/coreKinds';
import { coreApplyCases } from './cases/coreApply';
import { coreLifeCases } from './cases/coreLife';
import { coreUpdateCases } from './cases/coreUpdates';
import { coreValueCases } from './cases/coreValues';
import { createCases } from './cases/create';
import { createMetadataCases } from './cases/createMetadata';
import { customKindCases } from './cases/customKinds';
import { definitionCases } from './cases/definitions';
import { deleteCases } from './cases/delete';
import { discoveryCases } from './cases/discovery';
import { emptyValueCases } from './cases/emptyValues';
import { fieldValidationCases } from './cases/fieldValidation';
import { listCases } from './cases/list';
import { namespaceCases } from './cases/namespaces';
import { optionCases } from './cases/options';
import { patchCases } from './cases/patch';
import { podValueCases } from './cases/podValues';
import { statusCases } from './cases/status';
import { updateCases } from './cases/update';
import { validationCases } from './cases/validation';
import { watchCases } from './cases/watch';
import { workloadValueCases } from './cases/workloadValues';
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
  ...definitionCases,
  ...coreKindCases,
  ...coreValueCases,
  ...podValueCases,
  ...coreApplyCases,
  ...coreLifeCases,
  ...coreUpdateCases,
  ...workloadValueCases,
  ...emptyValueCases,
  ...optionCases,
  ...recordedSeeds.map(randomCase),
];

/** How many requests these cases send, at least: reading a watch is none, and what is asked until it is so is one. */
export function countRequests(cases: readonly Case[]): number {
  return cases.flatMap(({ steps }) => steps).filter(step => 'send' in step)
    .length;
}
