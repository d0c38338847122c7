// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  openChoreoV02Controllers,
  openChoreoV02Indexes,
  openChoreoV02Webhooks,
} from './controllers/openchoreo/v0.2';
import {
  openChoreoV03Controllers,
  openChoreoV03Indexes,
} from './controllers/openchoreo/v0.3';
import {
  openChoreoV12Controllers,
  openChoreoV12Indexes,
} from './controllers/openchoreo/v1.2';
import type { Controller, ObjectIndex } from './controllers/runtime';
import type { ValidatingWebhook } from './server/write/ValidatingWebhook';
import {
  foreignCrds,
  openChoreoV02Crds,
  openChoreoV03Crds,
  openChoreoV12Crds,
  type ForeignKind,
} from './crds';

/** A generation of OpenChoreo that can be simulated. `v0.2` is v0.1, too. */
export type Generation = 'v0.2' | 'v0.3' | 'v1.2';

interface SimulatedGeneration {
  /** The API group of its kinds; two generations of one group cannot share a cluster. */
  readonly group: string;
  crds(): object[];
  /** Kinds of other projects that its controllers write, or have others read. */
  readonly foreign: readonly ForeignKind[];
  readonly controllers: readonly Controller[];
  readonly indexes: readonly ObjectIndex[];
  /** What its controllers say to writes before they are stored. */
  readonly webhooks: readonly ValidatingWebhook[];
}

/** Those of the engine that carries builds out, for all generations. */
const argoKinds = [
  'Workflow',
  'WorkflowTaskResult',
  'ClusterWorkflowTemplate',
] as const;

/** What makes each generation. Its seed is the folder of its name in examples/openchoreo. */
export const generations: Readonly<Record<Generation, SimulatedGeneration>> = {
  'v0.2': {
    group: 'core.choreo.dev',
    crds: openChoreoV02Crds,
    foreign: [
      'HTTPRoute',
      'SecurityPolicy',
      'CiliumNetworkPolicy',
      'SecretProviderClass',
      ...argoKinds,
    ],
    controllers: openChoreoV02Controllers,
    indexes: openChoreoV02Indexes,
    webhooks: openChoreoV02Webhooks,
  },
  'v0.3': {
    group: 'openchoreo.dev',
    crds: openChoreoV03Crds,
    foreign: [
      'HTTPRoute',
      'SecurityPolicy',
      'BackendTrafficPolicy',
      ...argoKinds,
    ],
    controllers: openChoreoV03Controllers,
    indexes: openChoreoV03Indexes,
    webhooks: [],
  },
  'v1.2': {
    group: 'openchoreo.dev',
    crds: openChoreoV12Crds,
    foreign: ['HTTPRoute', 'ExternalSecret', 'Password', ...argoKinds],
    controllers: openChoreoV12Controllers,
    indexes: openChoreoV12Indexes,
    webhooks: [],
  },
};

/** Every generation, oldest first. */
export const generationNames: readonly Generation[] = ['v0.2', 'v0.3', 'v1.2'];

/**
 * The generations asked for, each once, oldest first; v1.2 when none is. Throws for two of one API group, which no
 * cluster can serve side by side.
 */
export function wantedGenerations(
  asked: Generation | readonly Generation[] = 'v1.2',
): Generation[] {
  const wanted = generationNames.filter(name => [asked].flat().includes(name));
  for (const [index, name] of wanted.entries()) {
    const { group } = generations[name];
    const other = wanted
      .slice(0, index)
      .find(o => generations[o].group === group);
    if (other) {
      throw new Error(
        `OpenChoreo ${other} and ${name} both serve ${group} and cannot share a cluster; choose one of them, or one of them with v0.2`,
      );
    }
  }
  if (wanted.length === 0) {
    throw new Error(
      `name at least one generation of OpenChoreo: ${generationNames.join(
        ', ',
      )}`,
    );
  }
  return wanted;
}

/** The CRDs of these generations and of the foreign kinds they need, each once. */
export const crdsOf = (wanted: readonly Generation[]): object[] => [
  ...wanted.flatMap(name => generations[name].crds()),
  ...foreignCrds([
    ...new Set(wanted.flatMap(name => generations[name].foreign)),
  ]),
];
