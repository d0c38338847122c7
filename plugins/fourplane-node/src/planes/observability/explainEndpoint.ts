// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Problem } from '@fourplane/plugin-fourplane-common';
import { codeOf } from '../../kube/explainFailure';
import { NOT_ALLOWED } from '../../kube/lookupAmong';
import {
  EndpointFailure,
  EndpointOperation,
  EndpointProgram,
  FailedEndpoint,
} from './EndpointFailure';

interface Explanation {
  readonly failure: EndpointFailure;
  readonly why: string;
  readonly mend: string;
}

const MAX_MESSAGE_LENGTH = 300;
const network = 'Check firewall, routing and address';
const dns =
  'Correct the host name or the DNS of the machine the portal runs on';

const unreachable: Readonly<Record<string, readonly [string, string?]>> = {
  ECONNREFUSED: ['connection refused'],
  ENOTFOUND: ['the host name does not resolve', dns],
  EAI_AGAIN: ['the host name does not resolve (DNS did not answer)', dns],
  ETIMEDOUT: ['no answer', network],
  EHOSTUNREACH: ['host unreachable', network],
  ENETUNREACH: ['network unreachable', network],
  [NOT_ALLOWED]: [
    'the host name stands for an address that must not be dialled',
    'Write the address itself to fourplane.planeHosts where that is right',
  ],
  UND_ERR_CONNECT_TIMEOUT: ['no answer while connecting', network],
};

/** What a call that got no whole answer met: sockets, DNS, TLS, time. */
export function explainCause(
  program: EndpointProgram,
  operation: EndpointOperation,
  cause: unknown,
): FailedEndpoint {
  const explained = ofCause(codeOf(cause), program, operation);
  return { ...failed(operation, explained), cause };
}

function ofCause(
  code: string | undefined,
  program: EndpointProgram,
  { configuredAt }: EndpointOperation,
): Explanation {
  const { name } = program;
  if (code && unreachable[code]) {
    const start = `Start ${name} or correct the address and port`;
    const [why, mend = start] = unreachable[code];
    return { failure: 'unreachable', why, mend };
  }
  if (code === 'UND_ERR_HEADERS_TIMEOUT' || code === 'UND_ERR_BODY_TIMEOUT') {
    return slowAnswer(program);
  }
  if (code === 'EPROTO' || code?.startsWith('ERR_SSL')) {
    return {
      failure: 'certificate',
      why: 'it does not speak TLS as expected',
      mend: `Check the port, and whether ${name} wants a client certificate`,
    };
  }
  if (code && /CERT|SELF_SIGNED|UNABLE_TO_(VERIFY|GET)|ALTNAME/.test(code)) {
    return {
      failure: 'certificate',
      why: `its certificate is not trusted (${code})`,
      mend: `Set caData or caFile in ${configuredAt} to the CA of this ${name}, and use a host name its certificate names`,
    };
  }
  if (code?.startsWith('HPE_')) {
    return {
      failure: 'protocol',
      why: 'the answer is not HTTP',
      mend: 'Check the port and whether the address starts with https://',
    };
  }
  return {
    failure: 'unreachable',
    why: `the connection broke${code ? ` (${code})` : ''}`,
    mend: `Try again; check network and ${name} if it stays`,
  };
}

/** What a call that took too long met. */
export function explainSlow(
  program: EndpointProgram,
  operation: EndpointOperation,
): FailedEndpoint {
  return failed(operation, slowAnswer(program));
}

export function slowAnswer({ mendSlow }: EndpointProgram): Explanation {
  return { failure: 'slow', why: 'no answer in time', mend: mendSlow };
}

/** What is met where something else answers. */
export function explainOther(
  program: EndpointProgram,
  operation: EndpointOperation,
  detail: string,
): FailedEndpoint {
  const other = otherAnswer(program, operation);
  return failed(operation, { ...other, why: `${other.why} (${detail})` });
}

export function otherAnswer(
  { name, lookalikes }: EndpointProgram,
  { configuredAt }: Pick<EndpointOperation, 'configuredAt'>,
): Explanation {
  return {
    failure: 'protocol',
    why: `what answers is not ${name}`,
    mend: `Check that the url in ${configuredAt} is ${name}, not ${lookalikes}`,
  };
}

/** What an answer above the limit is. */
export function explainTooLarge(
  { mendTooLarge }: EndpointProgram,
  operation: EndpointOperation,
  bytes: number,
): FailedEndpoint {
  return failed(operation, {
    failure: 'tooLarge',
    why: `the answer is larger than ${Math.round(bytes / 1024 / 1024)} MiB`,
    mend: mendTooLarge,
  });
}

function failed(
  operation: EndpointOperation,
  { failure, why, mend }: Explanation,
): FailedEndpoint {
  return { failure, problem: attemptProblem(operation, why, mend) };
}

/** Why an attempt failed. */
export function attemptProblem(
  { attempt, address }: EndpointOperation,
  why: string,
  mend: string | undefined,
): Problem {
  return { what: `Cannot ${attempt}: ${why}`, where: address, mend };
}

export function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A server's words, fit for a message. */
export function oneLine(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > MAX_MESSAGE_LENGTH
    ? `${line.slice(0, MAX_MESSAGE_LENGTH)}…`
    : line;
}
