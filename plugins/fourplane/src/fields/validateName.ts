// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { CustomFieldValidator } from '@backstage/plugin-scaffolder-react';
import { isNewName } from '@fourplane/plugin-fourplane-common';
import { fourplaneApiRef } from '@fourplane/plugin-fourplane-react';
import { nameCheck, type NameOptions } from './nameCheck';
import type { PlacePath } from './Place';
import { textAt } from './textAt';
import { thingNamed } from './thingNamed';

/**
 * Keeps a form from going on with a name that Kubernetes does not take or that something has already. Where that cannot be
 * asked it goes on: the action checks it once more before it writes anything.
 */
export const validateName: CustomFieldValidator<string, NameOptions> = async (
  name,
  field,
  { apiHolder, formData, uiSchema },
) => {
  if (!name) {
    return;
  }
  if (!isNewName(name)) {
    field.addError(
      'Use lower case letters, digits and "-", beginning and ending with a letter or digit',
    );
    return;
  }
  const client = apiHolder.get(fourplaneApiRef);
  const { kind = 'component', ...options } = uiSchema?.['ui:options'] ?? {};
  const isOfProject = kind === 'component' || kind === 'resource';
  const text = isOfProject
    ? textAt(formData, options.project ?? 'project')
    : textAt(formData, options.tenant ?? 'tenant');
  if (!client || !text) {
    return;
  }
  try {
    const { data } = isOfProject
      ? await client.listProjectChoices({})
      : await client.listTenantChoices({});
    const ref = thingNamed(data, text)?.ref;
    if (!ref) {
      return;
    }
    const { controlPlane, tenant = '' } = ref;
    const path: PlacePath = isOfProject
      ? { kind: 'project', controlPlane, tenant, project: ref.name }
      : { kind: 'tenant', controlPlane, tenant: ref.name };
    const { route, input } = nameCheck(kind, path, name);
    const ask = client[route] as typeof client.checkComponentName;
    const check = await ask(input as Parameters<typeof ask>[0]);
    if (check.data.state === 'taken') {
      field.addError(`"${name}" is taken already`);
    }
  } catch {
    // Not known: the action asks again.
  }
};
