// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { isDeepStrictEqual } from 'node:util';
import {
  Component,
  ComponentSettings,
  componentUpdatePermission,
  DeploymentActionReply,
  keeperOf,
  SettingsForm,
} from '@fourplane/plugin-fourplane-common';
import {
  ControlPlane,
  ControlPlanes,
  SettingOptions,
} from '@fourplane/plugin-fourplane-node';
import { Caller } from '../../serving/Caller';
import { RefusedError } from '../../serving/RefusedError';
import { allowance } from '../allowance';
import { ComponentParams } from '../components';
import { Asked, deploymentAction } from '../deployments/deploymentAction';
import { readComponent } from '../deployments/ownDeployment';
import { hindranceOf } from '../hindranceOf';

/** What every generation can change of a component. */
const wordSchema = {
  type: 'object',
  properties: {
    title: { type: 'string', title: 'Display name', maxLength: 253 },
    description: { type: 'string', title: 'Description', maxLength: 2_000 },
    owner: {
      type: 'string',
      title: 'Owner',
      description: 'An entity ref of a group or a user.',
    },
  },
};

type Settings = Pick<SettingOptions, 'schema' | 'values' | 'notes'>;

/**
 * What may be set of a component, and what is set. Rejects as `readObject` does, and with a `KubeError` when its objects
 * cannot be read.
 */
export async function getSettings(
  controlPlanes: ControlPlanes,
  params: ComponentParams,
  caller: Caller,
): Promise<SettingsForm> {
  const { component, controlPlane } = readComponent(controlPlanes, params);
  const { managedBy } = component;
  const { schema, values, notes } = await settingsIn(
    controlPlane,
    component,
    caller.signal,
  );
  return {
    ...allowance(
      await hindranceOf({
        controlPlane,
        caller,
        permission: componentUpdatePermission,
        owner: component.ref,
      }),
      managedBy &&
        `It is kept in Git by ${keeperOf(managedBy)}: change it there.`,
    ),
    schema,
    values,
    notes: [...notes],
    ...(managedBy && { managedBy }),
  };
}

/** Sets what is given of a component, unless that was changed meanwhile. Rejects as `deploymentAction` does. */
export async function updateSettings(
  controlPlanes: ControlPlanes,
  {
    body,
    ...params
  }: ComponentParams & {
    body: Asked & {
      readonly settings: ComponentSettings;
      readonly before: ComponentSettings;
    };
  },
  caller: Caller,
): Promise<DeploymentActionReply> {
  const { component, controlPlane } = readComponent(controlPlanes, params);
  const { values } = await settingsIn(controlPlane, component);
  const { settings, before } = body;
  const changed = (Object.keys(settings) as (keyof ComponentSettings)[]).find(
    part => !isDeepStrictEqual(values[part], before[part]),
  );
  if (changed !== undefined && !body.dryRun) {
    throw new RefusedError({
      state: 'refused',
      cause: 'conflict',
      issues: [
        {
          path: `settings.${changed}`,
          message: 'Somebody changed this meanwhile',
          mend: 'Begin with what is set now',
        },
      ],
    });
  }
  return deploymentAction(
    { intent: 'updateComponent', component: component.ref, ...settings },
    body,
    controlPlane,
    caller,
  );
}

async function settingsIn(
  controlPlane: ControlPlane,
  { ref, title, description, owner }: Component,
  signal?: AbortSignal,
): Promise<Settings> {
  const isWritten = controlPlane.status().capabilities.includes('writes');
  const options = isWritten
    ? await controlPlane.settings(
        { ...ref, kind: 'component' },
        signal ? { signal } : {},
      )
    : undefined;
  return (
    options ?? {
      schema: wordSchema,
      values: {
        ...(title && { title }),
        ...(description && { description }),
        ...(owner && { owner }),
      },
      notes: [
        'Of this version of OpenChoreo no more than these can be changed here.',
      ],
    }
  );
}
