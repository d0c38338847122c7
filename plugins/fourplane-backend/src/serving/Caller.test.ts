// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { Authorizer } from '@fourplane/plugin-fourplane-node';
import { callerOf } from './Caller';
import { OpenStreams } from './OpenStreams';

const callerWith = (credentials: BackstageCredentials) =>
  callerOf({
    credentials,
    authorizer: Authorizer.create({
      permissions: mockServices.permissions(),
      catalog: {} as never,
      controlPlanes: { get: () => undefined },
    }),
    userInfo: mockServices.userInfo(),
    signal: new AbortController().signal,
  });

describe('callerOf', () => {
  it('tells people and services apart, also one service from another', () => {
    const callers = [
      callerWith(mockCredentials.user('user:default/ada')),
      callerWith(mockCredentials.service('plugin:scaffolder')),
      callerWith(mockCredentials.service('plugin:search')),
    ];
    expect(callers.map(({ entityRef }) => entityRef)).toEqual([
      'user:default/ada',
      undefined,
      undefined,
    ]);

    const streams = OpenStreams.create();
    const [, scaffolder, search] = callers;
    const closes = Array.from({ length: 20 }, () =>
      streams.open(scaffolder.subject),
    );
    expect(() => streams.open(scaffolder.subject)).toThrow('20 logs');
    streams.open(search.subject);
    // Closing twice is closing once.
    closes[0]();
    closes[0]();
    streams.open(scaffolder.subject);
    expect(() => streams.open(scaffolder.subject)).toThrow('20 logs');
  });
});
