// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { boolean, list, object, required, string } from '../schema';
import { conditions, conditionsStatus } from '../tracks/words';
import { choreoKind } from './choreoKind';

const component = choreoKind({
  kind: 'Component',
  shortNames: ['comp', 'comps'],
  spec: object({
    source: object({
      containerRegistry: object({
        authentication: object({ secretRef: string() }),
        imageName: string(),
      }),
      gitRepository: object({
        authentication: object({ secretRef: required(string()) }),
        url: required(string()),
      }),
    }),
    type: string(),
  }),
  status: conditionsStatus,
});

const build = choreoKind({
  kind: 'Build',
  spec: required(
    object({
      autoBuild: boolean(),
      branch: string(),
      buildConfiguration: required(
        object({
          buildpack: object({ name: required(string()), version: string() }),
          docker: object({
            context: required(string()),
            dockerfilePath: required(string()),
          }),
        }),
      ),
      buildEnvironment: object({
        env: list(
          object({ name: required(string()), value: required(string()) }),
        ),
        envFrom: list(object({ secretRef: required(string()) })),
      }),
      gitRevision: string(),
      path: string(),
    }),
  ),
  status: object({
    conditions,
    imageStatus: object({ image: required(string()) }),
  }),
});

/** What a developer sets up of a component, and its builds. */
export const componentCrds: object[] = [component, build];
