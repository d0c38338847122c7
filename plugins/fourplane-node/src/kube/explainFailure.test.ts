// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { explainCause, explainStatus } from './explainFailure';

const operation = {
  verb: 'watch',
  target: 'projects.openchoreo.dev',
  server: 'https://k8s.example:6443',
};

describe('explainStatus', () => {
  it.each([
    [
      401,
      '{"kind":"Status","message":"Unauthorized","reason":"Unauthorized","code":401}',
      'credentials',
      'Cannot watch projects.openchoreo.dev: 401 Unauthorized at https://k8s.example:6443. ' +
        'The credentials are expired or unknown to this server: renew the token, token file or kubeconfig user',
    ],
    [
      403,
      '{"message":"projects.openchoreo.dev is forbidden","reason":"Forbidden","code":403}',
      'forbidden',
      'Cannot watch projects.openchoreo.dev: 403 projects.openchoreo.dev is forbidden at https://k8s.example:6443. ' +
        `Grant the verb "watch" on "projects.openchoreo.dev" to the portal's account (ClusterRole and ClusterRoleBinding)`,
    ],
    [
      404,
      '404 page not found\n',
      'notFound',
      'Cannot watch projects.openchoreo.dev: 404 404 page not found at https://k8s.example:6443. ' +
        'Install the custom resource definition of projects.openchoreo.dev, or check the server address',
    ],
    [
      418,
      '<html>\n<body>  tea',
      'request',
      'Cannot watch projects.openchoreo.dev: 418 <html> <body> tea at https://k8s.example:6443',
    ],
  ])('says a %s in one line', (status, body, failure, line) => {
    const error = explainStatus(operation, status, body);
    expect(error).toMatchObject({ failure, status, message: line });
  });

  it.each([
    [410, {}, 'expired'],
    [400, { reason: 'Expired' }, 'expired'],
    [429, {}, 'overloaded'],
    [503, {}, 'server'],
    [400, {}, 'request'],
    [409, {}, 'conflict'],
    [409, { reason: 'AlreadyExists' }, 'alreadyExists'],
    [422, {}, 'invalid'],
  ])('tells what a %s %j is', (status, body, failure) => {
    expect(explainStatus(operation, status, body).failure).toBe(failure);
  });

  it('takes the wait from the header, else from the body', () => {
    const body = { details: { retryAfterSeconds: 4 } };
    const seconds = (header?: string) =>
      explainStatus(operation, 429, body, header).retryAfterSeconds;
    expect(seconds('9')).toBe(9);
    expect(seconds()).toBe(4);
    expect(seconds('Wed, 21 Oct 2026 07:28:00 GMT')).toBe(4);
  });

  it('cuts what a proxy sends instead of an answer', () => {
    const { message } = explainStatus(operation, 502, 'x'.repeat(10_000));
    expect(message.length).toBeLessThan(600);
  });
});

describe('explainCause', () => {
  const coded = (code: string) => Object.assign(new Error('raw'), { code });

  it.each([
    ['ECONNREFUSED', 'unreachable', 'connection refused'],
    ['ENOTFOUND', 'unreachable', 'the host name does not resolve'],
    ['UND_ERR_CONNECT_TIMEOUT', 'unreachable', 'no answer while connecting'],
    [
      'DEPTH_ZERO_SELF_SIGNED_CERT',
      'certificate',
      "the server's certificate is not signed by the configured CA",
    ],
    [
      'ERR_TLS_CERT_ALTNAME_INVALID',
      'certificate',
      "the server's certificate is for another host name",
    ],
    ['UND_ERR_SOCKET', 'unreachable', 'the connection broke (UND_ERR_SOCKET)'],
  ])('names %s', (code, failure, why) => {
    const error = explainCause(operation, coded(code));
    expect(error).toMatchObject({
      failure,
      problem: {
        what: `Cannot watch projects.openchoreo.dev: ${why}`,
        where: 'https://k8s.example:6443',
      },
    });
    expect(error.problem.mend).toBeTruthy();
  });

  it('finds the code among the addresses tried and the causes', () => {
    const wrapped = new Error('fetch failed', {
      cause: new AggregateError([coded('ECONNREFUSED')]),
    });
    expect(explainCause(operation, wrapped).message).toContain(
      'connection refused',
    );
  });
});
