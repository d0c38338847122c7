// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { KubeApi } from '../../kube/KubeApi';
import { KubeError } from '../../kube/KubeError';
import { TimedLine } from './LineTimes';

/** A line without a time is the kubelet's, in place of the log. */
export function saidByNode(
  { text }: TimedLine,
  api: KubeApi,
  pod: string,
): KubeError {
  return new KubeError({
    failure: 'server',
    problem: {
      what: `The node of pod ${pod} cannot read its log: ${text.slice(0, 200)}`,
      where: api.server,
    },
  });
}
