// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { TestServer } from '../testing/TestServer';
import {
  DEFINITIONS_PATH,
  widget,
  widgetDefinition,
  WIDGETS_PATH,
} from '../testing/widgetDefinition';

const RBAC = '/apis/rbac.authorization.k8s.io/v1';
const RBAC_VERSION = 'rbac.authorization.k8s.io/v1';
const ALL_WIDGETS = '/apis/example.dev/v1/widgets';

describe('who may do what', () => {
  let test: TestServer;
  let bot: string;

  beforeAll(async () => {
    test = await TestServer.start();
    await test.ok('POST', DEFINITIONS_PATH, widgetDefinition());
    await test.ok('POST', WIDGETS_PATH, widget('a'));
    const accounts = '/api/v1/namespaces/default/serviceaccounts';
    await test.ok('POST', accounts, { metadata: { name: 'bot' } });
    const { status } = await test.ok('POST', `${accounts}/bot/token`, {
      spec: {},
    });
    bot = (status as { token: string }).token;
  });
  afterAll(() => test.stop());

  const code = async (token: string | null, method: string, path: string) =>
    (await test.send(method, path, { token })).code;

  it('lets the viewer read everything and write nothing', async () => {
    const { viewer } = test.server.tokens;
    expect(await code(viewer, 'GET', ALL_WIDGETS)).toBe(200);
    expect(await code(viewer, 'GET', '/api/v1/secrets')).toBe(200);
    expect(await code(viewer, 'DELETE', `${WIDGETS_PATH}/a`)).toBe(403);
  });

  it('lets everybody known discover, and anybody ask for health', async () => {
    const { none } = test.server.tokens;
    expect(await code(none, 'GET', '/apis/example.dev/v1')).toBe(200);
    expect(await code(none, 'GET', '/openapi/v3')).toBe(200);
    expect(await code(none, 'GET', ALL_WIDGETS)).toBe(403);
    expect(await code(null, 'GET', '/apis')).toBe(403);
    expect(await code(null, 'GET', '/readyz')).toBe(200);
  });

  it('says at which scope a verb is refused', async () => {
    const { body } = await test.send('GET', ALL_WIDGETS, { token: bot });
    expect(body.message).toBe(
      'widgets.example.dev is forbidden: User "system:serviceaccount:default:bot" cannot list resource "widgets" in API group "example.dev" at the cluster scope',
    );
  });

  it('follows roles in their namespace and cluster roles everywhere', async () => {
    const subjects = [
      { kind: 'ServiceAccount', name: 'bot', namespace: 'default' },
    ];
    const rule = (verbs: string[], more = {}) => [
      { apiGroups: ['example.dev'], resources: ['widgets'], verbs, ...more },
    ];
    const bind = (kind: string, name: string) => ({
      apiGroup: 'rbac.authorization.k8s.io',
      kind,
      name,
    });
    await test.ok('POST', `${RBAC}/namespaces/default/roles`, {
      apiVersion: RBAC_VERSION,
      kind: 'Role',
      metadata: { name: 'reads' },
      rules: rule(['get'], { resourceNames: ['a'] }),
    });
    await test.ok('POST', `${RBAC}/namespaces/default/rolebindings`, {
      metadata: { name: 'bot-reads' },
      subjects,
      roleRef: bind('Role', 'reads'),
    });
    expect(await code(bot, 'GET', `${WIDGETS_PATH}/a`)).toBe(200);
    expect(await code(bot, 'GET', `${WIDGETS_PATH}/b`)).toBe(403);
    expect(await code(bot, 'GET', ALL_WIDGETS)).toBe(403);
    await test.ok('POST', `${RBAC}/clusterroles`, {
      metadata: { name: 'lists' },
      rules: rule(['list', 'watch']),
    });
    await test.ok('POST', `${RBAC}/clusterrolebindings`, {
      metadata: { name: 'bot-lists' },
      subjects,
      roleRef: bind('ClusterRole', 'lists'),
    });
    expect(await code(bot, 'GET', ALL_WIDGETS)).toBe(200);
    expect(await code(bot, 'DELETE', `${WIDGETS_PATH}/a`)).toBe(403);
  });

  it('answers reviews of oneself', async () => {
    const review = async (token: string, verb: string) => {
      const { body } = await test.send(
        'POST',
        '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews',
        {
          token,
          body: {
            spec: {
              resourceAttributes: {
                group: 'example.dev',
                resource: 'widgets',
                verb,
              },
            },
          },
        },
      );
      return (body.status as { allowed: boolean }).allowed;
    };
    const { viewer, none, admin } = test.server.tokens;
    expect(await review(viewer, 'list')).toBe(true);
    expect(await review(viewer, 'create')).toBe(false);
    expect(await review(none, 'list')).toBe(false);
    expect(await review(admin, 'create')).toBe(true);
    const { body } = await test.send(
      'POST',
      '/apis/authentication.k8s.io/v1/selfsubjectreviews',
      { token: viewer, body: {} },
    );
    expect(body.status).toMatchObject({ userInfo: { username: 'viewer' } });
  });
});
