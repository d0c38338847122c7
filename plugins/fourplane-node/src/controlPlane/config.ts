// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { RootConfigService } from '@backstage/backend-plugin-api';
import { Problem } from '@fourplane/plugin-fourplane-common';
import { z } from 'zod';

const KEY = 'fourplane.controlPlanes';

const nameSchema = z
  .string()
  .regex(
    /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/,
    'must be a DNS label: lowercase letters, digits and "-", at most 63',
  );

const fileSchema = z.string().min(1);

const serverOnly = [
  'token',
  'tokenFile',
  'caData',
  'caFile',
  'skipTLSVerify',
] as const;

/** One entry of `fourplane.controlPlanes`. */
export const controlPlaneConfigSchema = z
  .strictObject({
    name: nameSchema,
    title: z.string().min(1).optional(),
    kubeconfig: z
      .strictObject({ path: fileSchema, context: z.string().optional() })
      .optional(),
    server: z.url({ protocol: /^https?$/ }).optional(),
    token: z.string().min(1).optional(),
    tokenFile: fileSchema.optional(),
    caData: z.string().min(1).optional(),
    caFile: fileSchema.optional(),
    skipTLSVerify: z.boolean().optional(),
    inCluster: z.boolean().optional(),
    writes: z.enum(['off', 'serviceAccount', 'impersonate']).default('off'),
  })
  .superRefine((entry, context) => {
    const complain = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message });
    const ways = [entry.kubeconfig, entry.server, entry.inCluster || undefined];
    if (ways.filter(way => way !== undefined).length !== 1) {
      context.addIssue({
        code: 'custom',
        message: 'needs exactly one of "kubeconfig", "server" and "inCluster"',
      });
    }
    if (entry.server === undefined) {
      for (const key of serverOnly.filter(name => entry[name] !== undefined)) {
        complain(key, 'is only for an entry with "server"');
      }
    }
    if (entry.server?.startsWith('http:') && !entry.skipTLSVerify) {
      complain(
        'server',
        'must start with https:// (or set skipTLSVerify, which sends the token unprotected)',
      );
    }
    if (entry.token !== undefined && entry.tokenFile !== undefined) {
      complain('tokenFile', 'cannot be combined with "token"');
    }
    if (entry.caData !== undefined && entry.caFile !== undefined) {
      complain('caFile', 'cannot be combined with "caData"');
    }
  });

/** {@inheritDoc controlPlaneConfigSchema} */
export type ControlPlaneConfig = z.infer<typeof controlPlaneConfigSchema>;

/** An entry as read: a bad one is named and explained, and harms no other. */
export type ControlPlaneEntry =
  | { readonly state: 'valid'; readonly config: ControlPlaneConfig }
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
    ? { state: 'valid', config: parsed.data }
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
