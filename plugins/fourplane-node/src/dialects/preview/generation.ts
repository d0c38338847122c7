// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Capability } from '@fourplane/plugin-fourplane-common';
import { ServedKinds } from '../Dialect';
import { OPENCHOREO_GROUP } from '../v1/generation';

/** One of the releases between 0.3 and 1.0. */
export interface PreviewGeneration {
  /** As precise as the served kinds allow: `v0.8`, `v0.9–v0.12`. */
  readonly name: string;
  readonly capabilities: readonly Capability[];
  /** What stands for a tenant: until 0.12 an Organization, then a labelled namespace. */
  readonly tenants: 'organizations' | 'namespaces';
}

type Has = (plural: string) => boolean;

/** Newest first: a release is the first whose kinds are all there; upgrades leave older kinds behind. */
const names: readonly (readonly [name: string, isIt: (has: Has) => boolean])[] =
  [
    [
      'v0.17',
      has => has('clustercomponenttypes') && !has('componentworkflowruns'),
    ],
    ['v0.16', has => has('clustercomponenttypes')],
    ['v0.14–v0.15', has => has('clusterdataplanes')],
    ['v0.13', has => has('releasebindings') && !has('organizations')],
    ['v0.9–v0.12', has => has('observabilityalertsnotificationchannels')],
    ['v0.8', has => has('observabilityplanes')],
    ['v0.7', has => has('releasebindings') && !has('componentdeployments')],
    ['v0.6', has => has('releasebindings') && has('componentworkflowruns')],
    ['v0.5', has => has('releasebindings')],
    ['v0.4', has => has('componenttypes')],
  ];

const capabilitiesByKind: readonly (readonly [string, Capability])[] = [
  ['clusterdataplanes', 'clusterPlanes'],
  ['componentreleases', 'releases'],
  ['releasebindings', 'autoDeploy'],
  ['componenttypes', 'componentTypes'],
  ['secretreferences', 'secretReferences'],
  ['observabilityalertrules', 'alerts'],
];

/** The release that a control plane speaks, or `undefined` when it is none of these. Only the kinds tell. */
export function previewGenerationOf(
  served: ServedKinds,
): PreviewGeneration | undefined {
  const plurals = new Set(
    served
      .filter(({ group }) => group === OPENCHOREO_GROUP)
      .map(({ plural }) => plural),
  );
  const has: Has = plural => plurals.has(plural);
  if (has('renderedreleases') || !has('componenttypes')) {
    return undefined;
  }
  const found = names.find(([, isIt]) => isIt(has));
  return (
    found && {
      name: found[0],
      capabilities: capabilitiesByKind.flatMap(([plural, capability]) =>
        has(plural) ? [capability] : [],
      ),
      tenants:
        has('organizations') && !has('clusterdataplanes')
          ? 'organizations'
          : 'namespaces',
    }
  );
}
