// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { label } from '../labels';
import { Endpoint, Visibility } from '../objects';
import { RenderedObject, RenderInput } from './RenderInput';
import { protocolOf } from './templateContexts';

const portOf = (endpoint: Endpoint) => ({
  protocol: protocolOf(endpoint),
  port: endpoint.port,
});

/** Who may come in, for each port that is visible so far. */
function ingressRules(
  endpoints: Record<string, Endpoint>,
  { tenant, environment }: RenderInput,
): object[] {
  const byName = Object.entries(endpoints).sort(([a], [b]) => (a < b ? -1 : 1));
  const portsFor = (...wanted: Visibility[]) =>
    byName.flatMap(([, endpoint]) =>
      (endpoint.visibility ?? [])
        .filter(each => wanted.includes(each))
        .map(() => portOf(endpoint)),
    );
  const rules = [
    {
      from: [{ podSelector: {} }],
      ports: byName.map(([, endpoint]) => portOf(endpoint)),
    },
    {
      from: [
        {
          namespaceSelector: {
            matchLabels: {
              [label.namespace]: tenant,
              [label.environment]: environment,
            },
          },
        },
      ],
      ports: portsFor('namespace'),
    },
    {
      from: [
        {
          namespaceSelector: {},
          podSelector: {
            matchExpressions: [
              { key: label.systemComponent, operator: 'Exists' },
            ],
          },
        },
      ],
      ports: portsFor('internal', 'external'),
    },
  ];
  return rules.filter(({ ports }) => ports.length > 0);
}

/** Lets its own cell reach a component, its tenant what is visible there, and OpenChoreo's gateways what they show. */
export function networkPolicy(input: RenderInput): RenderedObject {
  const { owner, workload } = input.release;
  const ingress = ingressRules(workload.endpoints ?? {}, input);
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: {
      name: `openchoreo-${owner.componentName}`,
      namespace: input.dataPlaneNamespace,
    },
    spec: {
      podSelector: { matchLabels: input.labels },
      policyTypes: ['Ingress'],
      ...(ingress.length > 0 && { ingress }),
    },
  };
}
