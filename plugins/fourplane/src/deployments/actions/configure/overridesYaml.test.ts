// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { readYaml, yamlOf } from './overridesYaml';

const values = {
  componentType: { replicas: 2, resources: { limits: {} } },
  traits: {},
  workload: { env: [{ name: 'LEVEL', value: 'debug' }] },
};

describe('overrides as YAML', () => {
  it('are what is set, and nothing for what is empty', () => {
    expect(yamlOf(values)).toBe(
      [
        'componentType:',
        '  replicas: 2',
        'workload:',
        '  env:',
        '    - name: LEVEL',
        '      value: debug',
        '',
      ].join('\n'),
    );
    expect(yamlOf({ componentType: {}, workload: { env: [] } })).toBe('');
  });

  it('are read back as they were', () => {
    expect(readYaml(yamlOf(values), values)).toEqual({
      state: 'read',
      values: { ...values, componentType: { replicas: 2 } },
    });
  });

  it.each(['', '# nothing', 'workload: {}'])(
    'that say nothing more of a part take it away: %j',
    text => {
      expect(readYaml(text, values)).toEqual({
        state: 'read',
        values: { componentType: {}, traits: {}, workload: { env: [] } },
      });
    },
  );

  it('that are no YAML say where', () => {
    expect(readYaml('a: b: c', values)).toEqual({
      state: 'broken',
      problem: expect.stringMatching(/line 1/),
    });
  });

  it.each(['- a', 'text'])('that are not an object are not read: %s', text => {
    expect(readYaml(text, values)).toEqual({ state: 'broken' });
  });
});
