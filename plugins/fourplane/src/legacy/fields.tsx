// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { createScaffolderFieldExtension } from '@backstage/plugin-scaffolder-react';
import type { ReactElement } from 'react';
import { fourplaneFields } from '../fields/fourplaneFields';
import { fourplanePlugin } from './plugin';

/** A field as the legacy frontend system takes it: with the schema alone. */
function legacy<F extends { schema: { schema: unknown } }>(field: F) {
  const schema: F['schema']['schema'] = field.schema.schema;
  return { ...field, schema };
}

/** `FourplaneTenantPicker`. @public */
export const FourplaneTenantPickerField = fourplanePlugin.provide(
  createScaffolderFieldExtension(legacy(fourplaneFields.tenant)),
);

/** `FourplaneProjectPicker`. @public */
export const FourplaneProjectPickerField = fourplanePlugin.provide(
  createScaffolderFieldExtension(legacy(fourplaneFields.project)),
);

/** `FourplaneEnvironmentPicker`. @public */
export const FourplaneEnvironmentPickerField = fourplanePlugin.provide(
  createScaffolderFieldExtension(legacy(fourplaneFields.environment)),
);

/** `FourplaneTypePicker`. @public */
export const FourplaneTypePickerField = fourplanePlugin.provide(
  createScaffolderFieldExtension(legacy(fourplaneFields.type)),
);

/** `FourplaneWorkflowPicker`. @public */
export const FourplaneWorkflowPickerField = fourplanePlugin.provide(
  createScaffolderFieldExtension(legacy(fourplaneFields.workflow)),
);

/** `FourplaneSecretPicker`. @public */
export const FourplaneSecretPickerField = fourplanePlugin.provide(
  createScaffolderFieldExtension(legacy(fourplaneFields.secret)),
);

/** `FourplaneName`. @public */
export const FourplaneNameField = fourplanePlugin.provide(
  createScaffolderFieldExtension(legacy(fourplaneFields.name)),
);

/** Every field, as a child of `ScaffolderFieldExtensions`: `{openChoreoFields()}`. @public */
export function openChoreoFields(): ReactElement {
  return (
    <>
      <FourplaneTenantPickerField />
      <FourplaneProjectPickerField />
      <FourplaneEnvironmentPickerField />
      <FourplaneTypePickerField />
      <FourplaneWorkflowPickerField />
      <FourplaneSecretPickerField />
      <FourplaneNameField />
    </>
  );
}
