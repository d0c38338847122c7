// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { InputError } from '@backstage/errors';
import {
  IntentOf,
  ModelRef,
  planeCreatePermission,
} from '@fourplane/plugin-fourplane-common';
import type { z } from 'zod/v3';
import { filled, nameField, patience, wordFields } from '../actions/fields';
import { intentAction, Zod } from '../actions/IntentAction';
import { untilTakenUp } from '../run/readiness';
import { neededRef } from '../things/neededRef';
import { ThingFinder } from '../things/ThingFinder';

type Access = IntentOf<'createBuildPlane'>['access'];
type PlaneInput = z.output<ReturnType<typeof planeInput>>;

const agent = {
  type: 'agent',
  clientCa: '-----BEGIN CERTIFICATE-----\n…\n-----END CERTIFICATE-----\n',
};

/** A cluster that components run on. */
export const createDataPlane = intentAction({
  id: 'fourplane:data-plane:create',
  description:
    'Makes a data plane: tells a control plane of a cluster that components are to run on, and how to reach it.',
  examples: [
    {
      description: 'Make a data plane of all tenants, reached by its agent',
      input: {
        name: 'eu-west',
        access: agent,
        gateway: { publicHost: 'apps.eu.example.org' },
      },
    },
  ],
  input: zod =>
    planeInput(zod)
      .extend({
        gateway: zod
          .object({
            publicHost: zod
              .string()
              .min(1)
              .describe('Below which what it serves to the world is found.'),
            organizationHost: zod
              .string()
              .min(1)
              .optional()
              .describe('Below which what it serves to its tenants is found.'),
          })
          .strict()
          .optional()
          .describe('Names of what it serves.'),
      })
      .strict(),
  ask(input, finder) {
    const { controlPlane, plane, parts } = planeParts(input, finder);
    return {
      ...asPlane(input, controlPlane),
      intent: () => ({
        intent: 'createDataPlane',
        plane: { ...plane, kind: 'dataPlane' },
        ...parts(),
        ...(input.gateway && { gateway: input.gateway }),
      }),
    };
  },
});

/** A cluster that components are built on. */
export const createBuildPlane = intentAction({
  id: 'fourplane:build-plane:create',
  description:
    'Makes a build plane: tells a control plane of a cluster that builds are to run on, and how to reach it.',
  examples: [
    {
      description: 'Make a build plane of all tenants, reached by its agent',
      input: { name: 'builders', access: agent },
    },
  ],
  input: zod => planeInput(zod).strict(),
  ask(input, finder) {
    const { controlPlane, plane, parts } = planeParts(input, finder);
    return {
      ...asPlane(input, controlPlane),
      intent: () => ({
        intent: 'createBuildPlane',
        plane: { ...plane, kind: 'buildPlane' },
        ...parts(),
      }),
    };
  },
});

function planeInput(zod: Zod) {
  const pem = () => zod.string().min(1).optional();
  return zod.object({
    tenant: zod
      .string()
      .optional()
      .describe(
        'The tenant whose own it is, an entity ref or a name; of all tenants when absent.',
      ),
    name: nameField(zod, 'plane'),
    ...wordFields(zod),
    access: zod
      .object({
        type: zod
          .enum(['agent', 'direct'])
          .describe(
            'agent: its agent calls the control plane. direct: the control plane calls its API server.',
          ),
        planeId: zod
          .string()
          .min(1)
          .optional()
          .describe('Of an agent: what it calls itself.'),
        clientCa: pem().describe(
          'Of an agent: PEM of the authority that signs its certificate.',
        ),
        server: zod
          .string()
          .optional()
          .describe('Direct: https address of the API server.'),
        caCert: pem().describe('Direct: PEM of the API server’s authority.'),
        clientCert: pem().describe('Direct: PEM of the client certificate.'),
        clientKey: pem().describe(
          'Direct: PEM of its key. Take it from a secret of the task: ${{ secrets.clientKey }}.',
        ),
      })
      .strict()
      .describe('How the control plane reaches it.'),
    observabilityPlane: zod
      .string()
      .optional()
      .describe('Where its logs and metrics go.'),
  });
}

function planeParts(
  input: PlaneInput & { controlPlane?: string },
  finder: ThingFinder,
) {
  const tenant = input.tenant
    ? finder.find('tenant', input.tenant, {
        field: 'tenant',
        controlPlane: input.controlPlane,
      })
    : undefined;
  const controlPlane =
    tenant?.controlPlane ?? finder.controlPlane(input.controlPlane);
  const plane: Omit<ModelRef, 'kind'> = {
    controlPlane: controlPlane.name,
    ...(tenant && { tenant: neededRef(tenant).name }),
    name: input.name,
  };
  const { title, description, owner, observabilityPlane } = input;
  const parts = () => ({
    ...filled({ title, description, owner }),
    access: accessOf(input.access),
    ...(observabilityPlane && {
      observabilityPlane: neededRef(
        finder.find('observabilityPlane', observabilityPlane, {
          field: 'observabilityPlane',
          controlPlane: controlPlane.name,
        }),
      ),
    }),
  });
  return { controlPlane, plane, parts };
}

/** What planes have in common; one has no parent in the catalog, and is a matter of the platform's administrators. */
function asPlane(
  { access }: PlaneInput,
  controlPlane: ReturnType<ThingFinder['controlPlane']>,
) {
  return {
    controlPlane,
    guard: { permission: planeCreatePermission },
    fields: { 'plane.tenant': 'tenant', 'plane.name': 'name', plane: 'name' },
    secrets: access.clientKey ? [access.clientKey] : [],
    judge: untilTakenUp,
    timeoutSeconds: patience.object,
  };
}

function accessOf({ type, ...access }: PlaneInput['access']): Access {
  const needed = (field: Exclude<keyof typeof access, 'planeId'>): string => {
    const value = access[field];
    if (!value) {
      throw new InputError(
        `access.${field}: is needed where access.type is "${type}"`,
      );
    }
    return value;
  };
  return type === 'agent'
    ? {
        type,
        clientCa: needed('clientCa'),
        ...filled({ planeId: access.planeId }),
      }
    : {
        type,
        server: needed('server'),
        caCert: needed('caCert'),
        clientCert: needed('clientCert'),
        clientKey: needed('clientKey'),
      };
}
