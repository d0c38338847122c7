// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { openChoreoKind } from '../openChoreoKind';
import { list, object, required, Schema, string } from '../schema';
import { conditions, conditionsStatus } from '../tracks/words';
import { componentOwner, name, templateRef, workloadFields } from './words';

const repository = (revision: Schema) =>
  required(
    object({
      appPath: required(string()),
      revision: required(revision),
      url: required(string()),
    }),
  );

const component = openChoreoKind({
  kind: 'Component',
  shortNames: ['comp', 'comps'],
  spec: object({
    build: object({
      repository: repository(object({ branch: required(string()) })),
      templateRef,
    }),
    owner: required(object({ projectName: name })),
    type: required(string()),
  }),
  status: conditionsStatus,
});

const build = openChoreoKind({
  kind: 'Build',
  spec: object({
    owner: required(componentOwner),
    repository: repository(object({ branch: string(), commit: string() })),
    templateRef,
  }),
  status: object({
    conditions,
    imageStatus: object({ image: required(string()) }),
  }),
});

const workload = openChoreoKind({
  kind: 'Workload',
  spec: object({ ...workloadFields, owner: required(componentOwner) }),
  status: object({}),
});

const gitCommitRequest = openChoreoKind({
  kind: 'GitCommitRequest',
  spec: object({
    authSecretRef: string(),
    author: object({ email: string(), name: string() }),
    branch: string(),
    files: required(
      list(
        object({
          content: string(),
          patch: string(),
          path: required(string()),
        }),
      ),
    ),
    message: required(string()),
    repoURL: required(string()),
  }),
  status: object({
    message: string(),
    observedBranch: string(),
    observedSHA: string(),
    phase: string(),
  }),
});

export const componentCrds = [component, build, workload, gitCommitRequest];
