// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { EnvironmentPicker } from './EnvironmentPicker';
import {
  environmentSchema,
  nameSchema,
  projectSchema,
  secretSchema,
  tenantSchema,
  typeSchema,
  workflowSchema,
} from './fieldSchemas';
import { NameField } from './NameField';
import { SecretPicker } from './SecretPicker';
import { ProjectPicker, TenantPicker } from './ThingPicker';
import { TypePicker } from './TypePicker';
import { validateName } from './validateName';
import { WorkflowPicker } from './WorkflowPicker';

/** Our form fields, by the `ui:field` that templates name them by. */
export const fourplaneFields = {
  tenant: {
    name: 'FourplaneTenantPicker',
    component: TenantPicker,
    schema: tenantSchema,
  },
  project: {
    name: 'FourplaneProjectPicker',
    component: ProjectPicker,
    schema: projectSchema,
  },
  environment: {
    name: 'FourplaneEnvironmentPicker',
    component: EnvironmentPicker,
    schema: environmentSchema,
  },
  type: {
    name: 'FourplaneTypePicker',
    component: TypePicker,
    schema: typeSchema,
  },
  workflow: {
    name: 'FourplaneWorkflowPicker',
    component: WorkflowPicker,
    schema: workflowSchema,
  },
  secret: {
    name: 'FourplaneSecretPicker',
    component: SecretPicker,
    schema: secretSchema,
  },
  name: {
    name: 'FourplaneName',
    component: NameField,
    validation: validateName,
    schema: nameSchema,
  },
};
