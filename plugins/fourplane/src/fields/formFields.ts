// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import { fourplaneFields } from './fourplaneFields';

/*
 * The fields for the new frontend system, in a module of their own: they load with the first template that is opened.
 */

export const tenantPicker = createFormField(fourplaneFields.tenant);
export const projectPicker = createFormField(fourplaneFields.project);
export const environmentPicker = createFormField(fourplaneFields.environment);
export const typePicker = createFormField(fourplaneFields.type);
export const workflowPicker = createFormField(fourplaneFields.workflow);
export const secretPicker = createFormField(fourplaneFields.secret);
export const nameField = createFormField(fourplaneFields.name);
