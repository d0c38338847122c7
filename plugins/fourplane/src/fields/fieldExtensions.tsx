// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ApiBlueprint } from '@backstage/frontend-plugin-api';
import { FormFieldBlueprint } from '@backstage/plugin-scaffolder-react/alpha';
import { replyCacheApiRef } from '../legacy/replyCacheApi';

const load = () => import('./formFields');

const replyCache = ApiBlueprint.make({
  name: 'reply-cache',
  params: define =>
    define({ api: replyCacheApiRef, deps: {}, factory: () => ({}) }),
});

export const fieldExtensions = [
  replyCache,
  FormFieldBlueprint.make({
    name: 'tenant-picker',
    params: { field: () => load().then(m => m.tenantPicker) },
  }),
  FormFieldBlueprint.make({
    name: 'project-picker',
    params: { field: () => load().then(m => m.projectPicker) },
  }),
  FormFieldBlueprint.make({
    name: 'environment-picker',
    params: { field: () => load().then(m => m.environmentPicker) },
  }),
  FormFieldBlueprint.make({
    name: 'type-picker',
    params: { field: () => load().then(m => m.typePicker) },
  }),
  FormFieldBlueprint.make({
    name: 'workflow-picker',
    params: { field: () => load().then(m => m.workflowPicker) },
  }),
  FormFieldBlueprint.make({
    name: 'secret-picker',
    params: { field: () => load().then(m => m.secretPicker) },
  }),
  FormFieldBlueprint.make({
    name: 'name',
    params: { field: () => load().then(m => m.nameField) },
  }),
];
