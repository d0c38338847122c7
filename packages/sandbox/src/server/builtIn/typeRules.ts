// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { dataRules } from './rules/dataRules';
import { jobRules } from './rules/jobRules';
import { networkRules } from './rules/networkRules';
import { podRules } from './rules/podRules';
import { roleRules } from './rules/roleRules';
import type { TypeRules } from './rules/Rule';
import { workloadRules } from './rules/workloadRules';

/** The rules of Kubernetes' types that the schema does not tell. */
export const typeRules: TypeRules = {
  ...dataRules,
  ...jobRules,
  ...networkRules,
  ...podRules,
  ...roleRules,
  ...workloadRules,
};
