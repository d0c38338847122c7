// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { RootConfigService } from '@backstage/backend-plugin-api';
import { Problem } from '@fourplane/plugin-fourplane-common';
import { z } from 'zod';
import {
  checkConnection,
  connectionShape,
  waysOf,
} from '../kube/connectionConfig';
import { catalogConfigSchema } from './catalogConfig';
import { PlanesConfig, readPlanes } from '../planes/planeConfig';

const KEY = 'fourplane.controlPlanes';

const nameSchema = z
  .string()
  .regex(
    /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/,
    'must be a DNS label: lowercase letters, digits and "-", at most 63',
  );

/** One entry of `fourplane.controlPlanes`; its planes are read one by one. */
export const controlPlaneConfigSchema = z
  .strictObject({
    name: nameSchema,
    title: z.string().min(1).optional(),
    ...connectionShape,
    writes: z.enum(['off', 'serviceAccount', 'impersonate']).default('off'),
    catalog: catalogConfigSchema.optional(),
    planes: z.unknown().optional(),
  })
  .superRefine((entry, context) => {
    const complain = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message });
    if (waysOf(entry).length !== 1) {
      context.addIssue({
        code: 'custom',
        message: 'needs exactly one of "kubeconfig", "server" and "inCluster"',
      });
    }
    checkConnection(entry, complain);
  });

/** {@inheritDoc controlPlaneConfigSchema} */
export type ControlPlaneConfig = z.infer<typeof controlPlaneConfigSchema>;

/** An entry as read: a bad one is named and explained, and harms no other. */
export type ControlPlaneEntry =
  | {
      readonly state: 'valid';
      readonly config: ControlPlaneConfig;
      readonly planes: PlanesConfig;
    }
  | {
      readonly state: 'invalid';
      readonly name: string;
      readonly problems: readonly Problem[];
    };

/** Reads `fourplane.controlPlanes`; empty when there is none. Never throws, and repeats no value in a problem. */
export function readControlPlaneEntries(
  config: RootConfigService,
): ControlPlaneEntry[] {
  const value = config.getOptional(KEY);
  if (value === undefined) {
    return [];
  }
  if (!Array.isArray(value)) {
    return [invalid('control-planes', KEY, 'must be a list of control planes')];
  }
  const taken = new Set<string>();
  return value.map((item, index) => readEntry(item, index, taken));
}

function readEntry(
  item: unknown,
  index: number,
  taken: Set<string>,
): ControlPlaneEntry {
  const where = `${KEY}[${index}]`;
  const parsed = controlPlaneConfigSchema.safeParse(item);
  const valid = ({ planes, ...config }: ControlPlaneConfig) => ({
    state: 'valid' as const,
    config,
    planes: readPlanes(planes, `${where}.planes`),
  });
  const name = z.object({ name: nameSchema }).safeParse(item).data?.name;
  if (name === undefined || taken.has(name)) {
    const unnamed = `entry-${index + 1}`;
    return parsed.success
      ? invalid(
          unnamed,
          `${where}.name`,
          `"${name}" is already the name of another control plane`,
        )
      : { state: 'invalid', name: unnamed, problems: issues(parsed, where) };
  }
  taken.add(name);
  return parsed.success
    ? valid(parsed.data)
    : { state: 'invalid', name, problems: issues(parsed, where) };
}

function issues(
  parsed: z.ZodSafeParseError<unknown>,
  where: string,
): Problem[] {
  return parsed.error.issues.map(issue => ({
    what: `The configuration is not valid: ${issue.message}`,
    where: [where, ...issue.path.map(String)].join('.'),
    mend: 'Correct the entry and restart the backend; the other control planes work meanwhile',
  }));
}

function invalid(name: string, where: string, message: string) {
  return {
    state: 'invalid' as const,
    name,
    problems: [
      {
        what: `The configuration is not valid: ${message}`,
        where,
        mend: 'Correct the entry and restart the backend',
      },
    ],
  };
}
