// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { mergeTemplate } from './mergeTemplate';

describe('mergeTemplate', () => {
  it('merges objects by field and named lists by item, the binding winning', () => {
    const template = {
      replicas: 2,
      template: {
        spec: {
          containers: [
            {
              name: 'main',
              image: 'none',
              args: ['--a', '--b'],
              env: [
                { name: 'LEVEL', value: 'info' },
                { name: 'ZONE', value: 'a' },
              ],
              ports: [{ containerPort: 80, name: 'old' }],
            },
            { name: 'sidecar', image: 'proxy' },
          ],
        },
      },
    };
    const merged = mergeTemplate(template, {
      selector: { matchLabels: { a: 'b' } },
      replicas: undefined,
      template: {
        spec: {
          containers: [
            {
              name: 'main',
              image: 'real',
              args: ['--c'],
              env: [
                { name: 'LEVEL', value: 'debug' },
                { name: 'NEW', value: '1' },
              ],
              ports: [
                { containerPort: 80, name: 'web' },
                { containerPort: 81 },
              ],
            },
          ],
        },
      },
    });
    expect(merged).toEqual({
      replicas: 2,
      selector: { matchLabels: { a: 'b' } },
      template: {
        spec: {
          containers: [
            {
              name: 'main',
              image: 'real',
              args: ['--c'],
              env: [
                { name: 'LEVEL', value: 'debug' },
                { name: 'ZONE', value: 'a' },
                { name: 'NEW', value: '1' },
              ],
              ports: [
                { containerPort: 80, name: 'web' },
                { containerPort: 81 },
              ],
            },
            { name: 'sidecar', image: 'proxy' },
          ],
        },
      },
    });
    expect(template.template.spec.containers[0].image).toBe('none');
  });

  it('takes the overlay when there is no template', () => {
    expect(mergeTemplate(undefined, { type: 'ClusterIP' })).toEqual({
      type: 'ClusterIP',
    });
  });
});
