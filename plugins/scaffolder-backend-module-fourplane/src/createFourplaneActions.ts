// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { TemplateAction } from '@backstage/plugin-scaffolder-node';
import { intentTemplateAction } from './actions/intentTemplateAction';
import { intentActions } from './intents/intentActions';
import { renderManifests } from './manifests/renderManifests';
import { applyManifests, deleteManifests } from './manifests/writeManifests';
import { deleteObject } from './objects/deleteObject';
import { waitForObject } from './objects/waitForObject';
import { ActionServices } from './run/ActionServices';
import { PlannedThings } from './run/PlannedThings';
import { ThingFinder } from './things/ThingFinder';

/** Every template action of this module. @public */
export function createFourplaneActions(
  services: ActionServices,
): TemplateAction[] {
  const finder = ThingFinder.create(services);
  const tools = { services, finder, planned: PlannedThings.create() };
  return [
    ...intentActions.map(action => intentTemplateAction(action, tools)),
    waitForObject(tools),
    deleteObject(tools),
    renderManifests(intentActions, tools),
    applyManifests(tools),
    deleteManifests(tools),
  ];
}
