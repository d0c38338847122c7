// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ControlPlanes } from '@fourplane/plugin-fourplane-node';
import type { Handlers } from '../handlers';
import { deleteThing, deletionKinds, getDeletion } from './deletion';
import { getSettings, updateSettings } from './settings';

/** What answers the rows of changing and deleting. */
export function editHandlers(controlPlanes: ControlPlanes) {
  return {
    getSettings: {
      // Its workload reads as the component does.
      reads: ['component', 'componentType', 'trait'],
      answer: (params, caller) => getSettings(controlPlanes, params, caller),
    },
    updateSettings: {
      reads: [],
      answer: (input, caller) => updateSettings(controlPlanes, input, caller),
    },
    getDeletion: {
      reads: deletionKinds,
      answer: (params, caller) => getDeletion(controlPlanes, params, caller),
    },
    deleteThing: {
      reads: [],
      answer: (input, caller) => deleteThing(controlPlanes, input, caller),
    },
  } satisfies Partial<Handlers>;
}
