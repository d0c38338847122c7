// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { EnvironmentDeployment } from '@fourplane/plugin-fourplane-common';

/** An environment that something is deployed to. */
export type DeployedEnvironment = EnvironmentDeployment &
  Required<Pick<EnvironmentDeployment, 'deployment'>>;
