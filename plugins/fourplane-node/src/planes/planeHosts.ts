// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { RootConfigService } from '@backstage/backend-plugin-api';
import { Problem } from '@fourplane/plugin-fourplane-common';
import { BlockList, isIP } from 'node:net';
import { z } from 'zod';
import { invalidConfiguration } from './planeProblems';

/** Where the list of allowed hosts is configured. */
export const PLANE_HOSTS = 'fourplane.planeHosts';

const patternSchema = z
  .string()
  .regex(
    /^((\*\.)?[A-Za-z0-9]([-A-Za-z0-9.]*[A-Za-z0-9])?|\[[0-9A-Fa-f:.]+\])(:\d{1,5})?$/,
    'must be a host, *.domain or [IPv6 address], with a port where only that is meant',
  );

/** What the host of an address that an object gives comes to; `mayDial` narrows what its name may stand for. */
export type HostPermission =
  | {
      readonly state: 'allowed';
      readonly mayDial?: (address: string) => boolean;
    }
  | { readonly state: 'refused' };

/** The hosts that may be dialled because an object in the cluster says so. */
export class PlaneHosts {
  /** Allows no host. */
  static readonly none = new PlaneHosts([], []);

  /** Reads `fourplane.planeHosts`; a bad pattern allows nothing and is among the problems. Never throws. */
  static fromConfig(config: RootConfigService): PlaneHosts {
    const value = config.getOptional(PLANE_HOSTS);
    if (value === undefined) {
      return new PlaneHosts([], []);
    }
    if (!Array.isArray(value)) {
      return new PlaneHosts(
        [],
        [invalidConfiguration(PLANE_HOSTS, 'must be a list')],
      );
    }
    const patterns: string[] = [];
    const problems: Problem[] = [];
    value.forEach((item, index) => {
      const parsed = patternSchema.safeParse(item);
      if (parsed.success) {
        patterns.push(parsed.data.toLowerCase());
      } else {
        const [{ message }] = parsed.error.issues;
        problems.push(
          invalidConfiguration(`${PLANE_HOSTS}[${index}]`, message),
        );
      }
    });
    return new PlaneHosts(patterns, problems);
  }

  private constructor(
    private readonly patterns: readonly string[],
    readonly problems: readonly Problem[],
  ) {}

  /** An address listed as it stands is allowed whatever it is; a wildcard allows no address, and no name of this machine. */
  permit(url: URL): HostPermission {
    const host = url.hostname.toLowerCase();
    const port = url.port || (url.protocol === 'http:' ? '80' : '443');
    const spellings = [host, `${host}:${port}`];
    if (this.patterns.some(pattern => spellings.includes(pattern))) {
      return { state: 'allowed' };
    }
    const isName = isIP(host.replace(/^\[|\]$/g, '')) === 0;
    const matches = this.patterns.some(
      pattern =>
        pattern.startsWith('*.') &&
        spellings.some(spelling => spelling.endsWith(pattern.slice(1))),
    );
    return isName && matches
      ? { state: 'allowed', mayDial: address => !isOfThisMachine(address) }
      : { state: 'refused' };
  }
}

/** Loopback, link-local (where clouds keep credentials) and unspecified addresses. */
const ofThisMachine = new BlockList();
ofThisMachine.addSubnet('127.0.0.0', 8, 'ipv4');
ofThisMachine.addSubnet('169.254.0.0', 16, 'ipv4');
ofThisMachine.addSubnet('0.0.0.0', 8, 'ipv4');
ofThisMachine.addAddress('::1', 'ipv6');
ofThisMachine.addAddress('::', 'ipv6');
ofThisMachine.addSubnet('fe80::', 10, 'ipv6');

function isOfThisMachine(address: string): boolean {
  return ofThisMachine.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
}
