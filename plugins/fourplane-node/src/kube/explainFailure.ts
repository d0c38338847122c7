// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { isError } from '@backstage/errors';
import { z } from 'zod';
import { KubeError, KubeFailure } from './KubeError';
import { NOT_ALLOWED } from './lookupAmong';

/** What was attempted, for messages. */
export interface KubeOperation {
  /** RBAC verb: get, list, watch, … */
  readonly verb: string;
  /** `projects.openchoreo.dev`, or a path that is not a resource. */
  readonly target: string;
  readonly server: string;
}

const statusSchema = z.object({
  message: z.string().optional(),
  reason: z.string().optional(),
  code: z.number().optional(),
  details: z
    .object({
      retryAfterSeconds: z.number().optional(),
      causes: z
        .array(
          z.object({
            field: z.string().optional(),
            message: z.string().default(''),
          }),
        )
        .optional(),
    })
    .optional(),
});

const MAX_MESSAGE_LENGTH = 300;
/** Of a write, not found may be the namespace as well as the object. */
const writeVerbs: readonly string[] = ['create', 'patch', 'delete'];

/**
 * The error for an HTTP answer or a `Status` inside a watch. `body` is the text or the parsed `Status`; anything else
 * is shown cut to a line.
 */
export function explainStatus(
  operation: KubeOperation,
  status: number,
  body: unknown,
  retryAfterHeader?: string,
): KubeError {
  const parsed = statusSchema.safeParse(
    typeof body === 'string' ? parsedJson(body) : body,
  );
  const said = parsed.success ? parsed.data : undefined;
  const detail = oneLine(
    said?.message ?? (typeof body === 'string' ? body : ''),
  );
  const failure = failureOf(status, said?.reason);
  const headerSeconds = Number(retryAfterHeader);
  return new KubeError({
    failure,
    status,
    reason: said?.reason,
    causes: said?.details?.causes,
    retryAfterSeconds:
      retryAfterHeader && Number.isFinite(headerSeconds)
        ? headerSeconds
        : said?.details?.retryAfterSeconds,
    problem: {
      what: `Cannot ${operation.verb} ${operation.target}: ${status}${
        detail ? ` ${detail}` : ''
      }`,
      where: operation.server,
      mend: mendStatus(failure, operation),
    },
  });
}

function failureOf(status: number, reason: string | undefined): KubeFailure {
  switch (status) {
    case 401:
      return 'credentials';
    case 403:
      return 'forbidden';
    case 404:
      return 'notFound';
    case 409:
      return reason === 'AlreadyExists' ? 'alreadyExists' : 'conflict';
    case 410:
      return 'expired';
    case 422:
      return 'invalid';
    case 429:
      return 'overloaded';
    default:
      if (reason === 'Expired' || reason === 'Gone') {
        return 'expired';
      }
      return status >= 500 ? 'server' : 'request';
  }
}

function mendStatus(
  failure: KubeFailure,
  { verb, target }: KubeOperation,
): string | undefined {
  switch (failure) {
    case 'credentials':
      return 'The credentials are expired or unknown to this server: renew the token, token file or kubeconfig user';
    case 'forbidden':
      return `Grant the verb "${verb}" on "${target}" to the portal's account (ClusterRole and ClusterRoleBinding)`;
    case 'conflict':
      return 'The object has changed since it was read: look at it again and repeat the change';
    case 'alreadyExists':
      return 'Choose another name, or change the object that has it';
    case 'notFound':
      return verb === 'get' || writeVerbs.includes(verb)
        ? undefined
        : `Install the custom resource definition of ${target}, or check the server address`;
    case 'overloaded':
      return 'The server asks to slow down; the portal waits and retries';
    case 'server':
      return 'The server failed; the portal retries. See the API server log if it stays';
    default:
      return undefined;
  }
}

const unreachable: Readonly<Record<string, readonly [string, string]>> = {
  ECONNREFUSED: [
    'connection refused',
    'Start the API server or correct the address and port',
  ],
  ENOTFOUND: [
    'the host name does not resolve',
    'Correct the host name or the DNS of the machine the portal runs on',
  ],
  EAI_AGAIN: [
    'the host name does not resolve (DNS did not answer)',
    'Correct the host name or the DNS of the machine the portal runs on',
  ],
  ETIMEDOUT: ['no answer', 'Check firewall, routing and address'],
  EHOSTUNREACH: ['host unreachable', 'Check firewall, routing and address'],
  ENETUNREACH: ['network unreachable', 'Check firewall, routing and address'],
  [NOT_ALLOWED]: [
    'the host name stands for an address that must not be dialled',
    'List the host literally in fourplane.planeHosts where that is meant',
  ],
  UND_ERR_CONNECT_TIMEOUT: [
    'no answer while connecting',
    'Check firewall, routing and address',
  ],
  UND_ERR_HEADERS_TIMEOUT: [
    'connected, but no answer',
    'Check that the address is the API server and that it is not overloaded',
  ],
  UND_ERR_BODY_TIMEOUT: [
    'the answer stopped midway',
    'Check the network and any proxy between portal and API server',
  ],
};

const certificate: Readonly<Record<string, readonly [string, string]>> = {
  ERR_TLS_CERT_ALTNAME_INVALID: [
    "the server's certificate is for another host name",
    'Use a host name the certificate names',
  ],
  CERT_HAS_EXPIRED: [
    "the server's certificate has expired",
    "Renew the server's certificate",
  ],
  CERT_NOT_YET_VALID: [
    "the server's certificate is not valid yet",
    'Check the clocks of the server and of the portal',
  ],
};

const untrusted = [
  "the server's certificate is not signed by the configured CA",
  'Set caData or caFile (or the certificate authority in the kubeconfig) to the CA of this server',
] as const;

/** The error for a call that got no answer: sockets, DNS, TLS. A {@link KubeError} passes unchanged. */
export function explainCause(
  operation: KubeOperation,
  cause: unknown,
): KubeError {
  if (cause instanceof KubeError) {
    return cause;
  }
  const [failure, [why, mend]] = explained(codeOf(cause), cause);
  return new KubeError({
    failure,
    cause,
    problem: {
      what: `Cannot ${operation.verb} ${operation.target}: ${why}`,
      where: operation.server,
      mend,
    },
  });
}

function explained(
  code: string | undefined,
  cause: unknown,
): readonly [KubeFailure, readonly [string, string]] {
  if (code && unreachable[code]) {
    return ['unreachable', unreachable[code]];
  }
  if (code && certificate[code]) {
    return ['certificate', certificate[code]];
  }
  if (
    code &&
    /SELF_SIGNED|UNABLE_TO_(VERIFY|GET)|CERT_UNTRUSTED|CERT_SIGNATURE/.test(
      code,
    )
  ) {
    return ['certificate', untrusted];
  }
  if (code === 'EPROTO' || code?.startsWith('ERR_SSL')) {
    return [
      'certificate',
      [
        'the server does not speak TLS as expected',
        'Check the port, and whether the server wants a client certificate',
      ],
    ];
  }
  if (code?.startsWith('HPE_')) {
    return [
      'protocol',
      [
        'the answer is not HTTP',
        'Check the port and whether the address starts with https://',
      ],
    ];
  }
  const message = isError(cause) ? oneLine(cause.message) : '';
  return [
    'unreachable',
    [
      `the connection broke${code || message ? ` (${code ?? message})` : ''}`,
      'The portal reconnects by itself; check network and API server if it stays',
    ],
  ];
}

/** The first error code (`ECONNREFUSED`, …) in an error, its members (one per address tried) or its causes. */
export function codeOf(error: unknown): string | undefined {
  if (!isError(error)) {
    return undefined;
  }
  if ('code' in error && typeof error.code === 'string') {
    return error.code;
  }
  const inner = Array.isArray(error.errors) ? error.errors : [error.cause];
  for (const candidate of inner) {
    const code = codeOf(candidate);
    if (code) {
      return code;
    }
  }
  return undefined;
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function oneLine(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > MAX_MESSAGE_LENGTH
    ? `${line.slice(0, MAX_MESSAGE_LENGTH)}…`
    : line;
}
