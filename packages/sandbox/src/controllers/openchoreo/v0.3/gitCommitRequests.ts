// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { createHash } from 'node:crypto';
import { KubeObject } from '../../../client';
import { Cluster, Controller } from '../../runtime';
import { sandboxAnnotation } from '../../sandboxAnnotation';
import { gitCommitRequestKind } from './kinds';
import { GitCommitRequestSpec, GitCommitRequestStatus } from './objects';

type Request = KubeObject<GitCommitRequestSpec, GitCommitRequestStatus>;

const secretKind = { apiVersion: 'v1', kind: 'Secret' };

/** Steps that `fail-step` may name, with what the controller says then. */
const failures: Record<string, string> = {
  clone: 'failed to clone repository: authentication required',
  push: 'failed to push commit: authorization failed',
};

/** What went wrong; undefined when the commit is pushed. */
async function problemOf(
  { metadata, spec }: Request,
  cluster: Cluster,
): Promise<string | undefined> {
  const { namespace, annotations = {} } = metadata;
  const secret = spec?.authSecretRef;
  if (secret && !(await cluster.read(secretKind, namespace, secret))) {
    return `secret: Secret "${secret}" not found`;
  }
  return failures[annotations[sandboxAnnotation.failStep] ?? ''];
}

/** Commits to repositories: none is touched, but the outcome is reported as if one had been. A failure is tried again. */
export const gitCommitRequestController: Controller = {
  name: 'gitcommitrequest',
  kind: gitCommitRequestKind,
  async reconcile(key, cluster) {
    const request = cluster.get(gitCommitRequestKind, key.namespace, key.name);
    if (!request || request.status?.phase === 'Succeeded') return;
    const problem = await problemOf(request, cluster);
    if (problem) {
      await cluster.writeStatus(request, {
        ...request.status,
        phase: 'Failed',
        message: problem,
      });
      throw new Error(problem);
    }
    const { uid = '' } = request.metadata;
    await cluster.writeStatus(request, {
      phase: 'Succeeded',
      message: 'commit pushed',
      observedBranch: request.spec?.branch ?? '',
      observedSHA: createHash('sha1').update(uid).digest('hex'),
    });
  },
};
