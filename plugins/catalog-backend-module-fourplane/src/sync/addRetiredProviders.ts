// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  DatabaseService,
  LoggerService,
  RootConfigService,
} from '@backstage/backend-plugin-api';
import { CatalogProcessingExtensionPoint } from '@backstage/plugin-catalog-node';
import { Problem } from '@fourplane/plugin-fourplane-common';
import { ControlPlanes } from '@fourplane/plugin-fourplane-node';
import { readRemoved } from '../config';
import { formerControlPlanes } from './formerControlPlanes';
import { PROVIDER_PREFIX, providerNameOf } from './providerNameOf';
import { RetiredEntityProvider } from './RetiredEntityProvider';

/** Under which a control plane that is still configured shows what others have left. */
const REPORTER = 'former-control-planes';

/**
 * Keeps the entities of control planes that are configured no more, until the operator says that they may go. That some
 * are kept is logged, and shown with the first control plane there is.
 */
export async function addRetiredProviders(deps: {
  readonly config: RootConfigService;
  readonly controlPlanes: ControlPlanes;
  readonly database: DatabaseService;
  readonly logger: LoggerService;
  readonly processing: Pick<
    CatalogProcessingExtensionPoint,
    'addEntityProvider'
  >;
}): Promise<void> {
  const { config, controlPlanes, database, logger, processing } = deps;
  const configured = new Set(controlPlanes.list().map(({ name }) => name));
  const removed = readRemoved(config, configured);
  const former = await formerControlPlanes({
    database,
    prefix: PROVIDER_PREFIX,
    configured,
  });
  for (const name of former) {
    processing.addEntityProvider(
      RetiredEntityProvider.create({
        providerName: providerNameOf(name),
        entities: removed.has(name) ? 'go' : 'stay',
      }),
    );
  }
  const problems = former
    .filter(name => !removed.has(name))
    .map(
      (name): Problem => ({
        what: `Control plane "${name}" is configured no more, and its entities are still in the catalog as they were`,
        where: 'fourplane.controlPlanes',
        mend: `Add "${name}" to fourplane.catalog.removed to remove them, or configure the control plane again`,
      }),
    );
  problems.forEach(({ what, mend }) => logger.warn(`${what}. ${mend}.`));
  controlPlanes.list()[0]?.reportProblems(REPORTER, problems);
}
