// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { RootConfigService } from '@backstage/backend-plugin-api';
import { Problem } from '@fourplane/plugin-fourplane-common';
import { z } from 'zod';

const KEY = 'fourplane.observability';

const text = z.string().min(1);
const indexPattern = text.regex(
  /^[^\s/?#\\"<>|,_-][^\s/?#\\"<>|,]*$/,
  'must be the name of an index, or a pattern such as container-logs-*',
);

/** Under which names the log shippers of OpenChoreo's generations write. */
export const standardIndexPatterns = ['container-logs-*', 'kubernetes-*'];

const openSearchSchema = z
  .strictObject({
    url: z.url({ protocol: /^https?$/ }),
    index: z
      .union([indexPattern, z.array(indexPattern).min(1)])
      .transform(value => [value].flat())
      .default(standardIndexPatterns),
    username: text.optional(),
    password: text.optional(),
    token: text.optional(),
    tokenFile: text.optional(),
    certFile: text.optional(),
    keyFile: text.optional(),
    caData: text.optional(),
    caFile: text.optional(),
    skipTLSVerify: z.boolean().optional(),
  })
  .superRefine((entry, context) => {
    const complain = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message });
    const together = (one: keyof typeof entry, other: keyof typeof entry) => {
      if (entry[one] !== undefined && entry[other] === undefined) {
        complain(one, `needs "${other}", too`);
      }
    };
    const apart = (one: keyof typeof entry, other: keyof typeof entry) => {
      if (entry[one] !== undefined && entry[other] !== undefined) {
        complain(other, `cannot be combined with "${one}"`);
      }
    };
    together('username', 'password');
    together('password', 'username');
    together('certFile', 'keyFile');
    together('keyFile', 'certFile');
    apart('token', 'tokenFile');
    apart('username', 'token');
    apart('username', 'tokenFile');
    apart('caData', 'caFile');
    const url = URL.parse(entry.url);
    if (!url) {
      return;
    }
    if (url.username || url.password) {
      complain('url', 'must not hold credentials; use username and password');
    }
    if (url.search || url.hash) {
      complain('url', 'must be an address alone, without ? and #');
    }
    const tls = ['certFile', 'keyFile', 'caData', 'caFile'] as const;
    const secrets = ['username', 'token', 'tokenFile'] as const;
    if (url.protocol === 'http:') {
      for (const key of tls.filter(name => entry[name] !== undefined)) {
        complain(key, 'is only for a url that starts with https://');
      }
      if (
        secrets.some(name => entry[name] !== undefined) &&
        !entry.skipTLSVerify
      ) {
        complain(
          'url',
          'must start with https:// (or set skipTLSVerify, which sends the credentials unprotected)',
        );
      }
    }
  });

/** How an OpenSearch with container logs is reached, checked. */
export type OpenSearchConfig = z.infer<typeof openSearchSchema>;

const planeSchema = z.strictObject({
  kind: z.enum(['dataPlane', 'buildPlane', 'observabilityPlane']).optional(),
  tenant: text.optional(),
  name: text,
});

const ownerSchema = z.object({
  controlPlane: text.optional(),
  plane: planeSchema.optional(),
});

/** One entry of `fourplane.observability`. */
export const observabilityConfigSchema = z.strictObject({
  ...ownerSchema.shape,
  openSearch: openSearchSchema,
});

/** Whose logs an entry is about. */
export type ObservabilityOwner = z.infer<typeof ownerSchema>;

/**
 * An entry as read. A bad one whose owner can be told still stands for its planes, so that their logs say what is wrong
 * with it rather than that there are none.
 */
export type ObservabilityEntry =
  | {
      readonly state: 'valid';
      readonly where: string;
      readonly owner: ObservabilityOwner;
      readonly openSearch: OpenSearchConfig;
    }
  | {
      readonly state: 'invalid';
      readonly where: string;
      readonly owner?: ObservabilityOwner;
      readonly problems: readonly Problem[];
    };

/**
 * Reads `fourplane.observability`; empty when there is none. Never throws, and repeats no value of a secret in a
 * problem. An entry without `controlPlane` is about the only control plane there is.
 */
export function readObservabilityEntries(
  config: RootConfigService,
  controlPlanes: readonly string[],
): ObservabilityEntry[] {
  const value = config.getOptional(KEY);
  if (value === undefined) {
    return [];
  }
  if (!Array.isArray(value)) {
    return [invalid(KEY, ['must be a list'])];
  }
  const taken = new Map<string, string>();
  return value.map((item, index) => {
    const entry = readEntry(item, `${KEY}[${index}]`, controlPlanes);
    if (entry.owner === undefined) {
      return entry;
    }
    const key = ownerKey(entry.owner);
    const other = taken.get(key);
    if (other !== undefined && entry.state === 'valid') {
      return invalid(entry.where, [`is about the same plane as ${other}`]);
    }
    taken.set(key, other ?? entry.where);
    return entry;
  });
}

function readEntry(
  item: unknown,
  where: string,
  controlPlanes: readonly string[],
): ObservabilityEntry {
  const parsed = observabilityConfigSchema.safeParse(item);
  const owner = ownerSchema.safeParse(item).data;
  if (!parsed.success) {
    return {
      state: 'invalid',
      where,
      owner: isTold(owner, controlPlanes)
        ? ownerAmong(owner, controlPlanes)
        : undefined,
      problems: parsed.error.issues.map(issue =>
        problem([where, ...issue.path.map(String)].join('.'), issue.message),
      ),
    };
  }
  const { controlPlane } = parsed.data;
  if (controlPlane === undefined && controlPlanes.length > 1) {
    return invalid(where, [
      `needs "controlPlane" where there are several (${controlPlanes.join(
        ', ',
      )})`,
    ]);
  }
  if (controlPlane !== undefined && !controlPlanes.includes(controlPlane)) {
    return invalid(`${where}.controlPlane`, [
      `"${controlPlane}" is not the name of a control plane in fourplane.controlPlanes`,
    ]);
  }
  return {
    state: 'valid',
    where,
    owner: ownerAmong(parsed.data, controlPlanes),
    openSearch: parsed.data.openSearch,
  };
}

function isTold(
  owner: ObservabilityOwner | undefined,
  controlPlanes: readonly string[],
): owner is ObservabilityOwner {
  return (
    owner !== undefined &&
    (owner.controlPlane !== undefined || controlPlanes.length === 1)
  );
}

function ownerAmong(
  { controlPlane, plane }: ObservabilityOwner,
  controlPlanes: readonly string[],
): ObservabilityOwner {
  return { controlPlane: controlPlane ?? controlPlanes[0], plane };
}

function ownerKey({ controlPlane, plane }: ObservabilityOwner): string {
  return JSON.stringify([
    controlPlane,
    plane?.kind,
    plane?.tenant,
    plane?.name,
  ]);
}

function invalid(
  where: string,
  messages: readonly string[],
): ObservabilityEntry {
  return {
    state: 'invalid',
    where,
    problems: messages.map(message => problem(where, message)),
  };
}

function problem(where: string, message: string): Problem {
  return {
    what: `The configuration is not valid: ${message}`,
    where,
    mend: 'Correct the entry and restart the backend; everything else works meanwhile',
  };
}
