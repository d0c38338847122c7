// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

/** Messages of a component's Metrics tab. */
export const metricMessages = {
  title: 'Metrics',
  what: 'the metrics of this component',
  environmentsWhat: 'the environments of this component',
  stillWorks: 'The other tabs of this page.',
  environment: 'Environment',
  compare: 'Compared with',
  compareNone: 'Nothing',
  range: 'Time',
  byPod: 'Each pod by itself',
  all: 'All pods',
  reserved: 'requested',
  limits: 'limit',
  source: 'From {{source}}, one value every {{step}}.',
  byNames:
    'These pods were found by their names alone, since this source does not know their labels: others with like names may be counted in.',
  metric: {
    cpu: 'CPU (cores)',
    memory: 'Memory',
    requests: 'Requests per second',
    errors: 'Errors per second',
    latency: 'Latency',
    restarts: 'Restarts',
  },
  percentile: 'p{{percent}}',
  inEnvironment: '{{line}} in {{environment}}',
  notDeployed: 'This component is not deployed anywhere yet',
  notDeployedNext:
    'Deploy it from the Deploy tab; what it uses is shown here from then on.',
  marker: {
    deploy: 'Deployed {{release}} to {{environment}}',
    deployOf: 'Deployed to {{environment}}',
    build: 'Build {{name}}',
  },
  markersGone: 'Builds and deployments are not marked on the charts: {{why}}',
} as const;
