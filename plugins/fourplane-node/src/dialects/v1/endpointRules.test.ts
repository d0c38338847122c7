// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { endpointRulesOf } from './endpointRules';

describe('endpointRulesOf', () => {
  it.each([
    [['${size(workload.endpoints) > 0}'], { least: 1 }],
    [['${size(workload.endpoints) == 0}'], { least: 0, most: 0 }],
    [['${ size(workload.endpoints) <= 2 }'], { most: 2 }],
    [['${size(workload.endpoints) != 0}'], { least: 1 }],
    [
      [
        "${workload.endpoints.exists(name, endpoint, endpoint.type == 'HTTP')}",
        '${size(workload.endpoints) >= 2}',
      ],
      { least: 2, usualType: 'HTTP' },
    ],
    [
      ['${workload.endpoints.all(name, ep, ep.type == "gRPC")}'],
      { onlyType: 'gRPC' },
    ],
  ])('understands %j', (rules, expected) => {
    expect(endpointRulesOf(rules)).toEqual(expected);
  });

  it.each([
    ['size(workload.endpoints) > 0 || parameters.isWorker'],
    [
      '${workload.endpoints.exists(name, ep, "external" in ep.visibility) ? has(gateway.ingress) : true}',
    ],
    ['${size(workload.endpoints) > 0} and more'],
    ['${workload.endpoints.all(name, ep, other.type == "gRPC")}'],
    [''],
  ])('says nothing of what it does not understand: %s', rule => {
    expect(endpointRulesOf([rule])).toBeUndefined();
  });
});
