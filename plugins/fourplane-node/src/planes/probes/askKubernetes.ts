// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ProbeCause } from '@fourplane/plugin-fourplane-common';
import { z } from 'zod';
import { Clock } from '../../cache/Clock';
import { codeOf } from '../../kube/explainFailure';
import { KubeApi } from '../../kube/KubeApi';
import { KubeError, KubeFailure } from '../../kube/KubeError';
import { Probed } from './Probe';
import { ProbeError } from './ProbeError';

const versionSchema = z.object({ gitVersion: z.string() });

const causes: Readonly<Partial<Record<KubeFailure, ProbeCause>>> = {
  configuration: 'misconfigured',
  unreachable: 'unreachable',
  certificate: 'certificate',
  credentials: 'denied',
  forbidden: 'denied',
  overloaded: 'slow',
  server: 'unhealthy',
  protocol: 'foreign',
};

/** Codes of sockets and names that stand for a way that leads nowhere. */
const noRoute: ReadonlySet<string> = new Set([
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ETIMEDOUT',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** Whether a socket's or a name's error says that there is no way to the server. */
export function isNoRoute(cause: unknown): boolean {
  return noRoute.has(codeOf(cause) ?? '');
}

/**
 * Asks an API server whether it is ready, and for its version. Every account that it knows may ask both, unless somebody
 * took that away.
 */
export async function askKubernetes(
  api: Pick<KubeApi, 'server' | 'getText' | 'getPath'>,
  { clock, signal }: { readonly clock: Clock; readonly signal: AbortSignal },
): Promise<Probed> {
  const begun = clock.now();
  try {
    await api.getText('/readyz', { signal });
    const latencyMs = Math.max(clock.now() - begun, 0);
    const version = versionSchema.safeParse(
      // That it is ready is known; what it is called is a detail.
      await api.getPath('/version', { signal }).catch(() => undefined),
    ).data?.gitVersion;
    return {
      state: 'answered',
      address: api.server,
      latencyMs,
      answer: { ...(version && { version }) },
    };
  } catch (error) {
    throw error instanceof KubeError ? explained(error) : error;
  }
}

/** Why an API server could not be asked. */
export function explained(error: KubeError): ProbeError {
  const cause = causes[error.failure] ?? 'failed';
  return new ProbeError({
    reason:
      cause === 'unreachable' && isNoRoute(error.cause) ? 'noRoute' : cause,
    problem: error.problem,
    cause: error,
  });
}
