// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ModelRef, Problem } from '@fourplane/plugin-fourplane-common';
import { PlaneAccess } from './planeAccess';

const words: Readonly<Record<string, string>> = {
  dataPlane: 'Data plane',
  buildPlane: 'Build plane',
  observabilityPlane: 'Observability plane',
};

/** A plane in people's words: `Build plane acme/default`. */
export function planeTitle({ kind, tenant, name }: ModelRef): string {
  return `${words[kind] ?? kind} ${tenant ? `${tenant}/` : ''}${name}`;
}

/** The configuration that makes a plane known. */
function entryOf({ kind, tenant, name }: ModelRef): string {
  const fields = [
    `kind: ${kind}`,
    ...(tenant ? [`tenant: ${tenant}`] : []),
    `name: ${name}`,
    'colocated: true',
  ];
  return `- { ${fields.join(', ')} }`;
}

const reasons: Readonly<
  Record<Exclude<PlaneAccess['type'], 'direct'>, string>
> = {
  agent: 'OpenChoreo reaches it through an agent, which the portal cannot use',
  secret: 'its credentials stand in a Secret, which the portal does not read',
  unsaid: 'nothing says how it is reached',
};

/** A plane that has no entry and that the portal cannot reach as its object says. */
export function disconnectedPlane(
  plane: ModelRef,
  access: keyof typeof reasons,
  where: string,
): Problem {
  return {
    what: `${planeTitle(plane)} is not connected to this portal: ${
      reasons[access]
    }`,
    where,
    mend: `Add "${entryOf(
      plane,
    )}", with kubeconfig, server or inCluster instead of colocated where it is another cluster`,
  };
}

/** A plane whose object gives an address that configuration does not allow. */
export function refusedAddress(
  plane: ModelRef,
  url: URL | undefined,
  where: string,
): Problem {
  const title = planeTitle(plane);
  if (url?.protocol !== 'https:') {
    return {
      what: `${title} gives an address that does not start with https://`,
      where: title,
      mend: 'Correct the address in its object',
    };
  }
  if (url.username || url.password) {
    return {
      what: `${title} gives an address with credentials in it`,
      where: title,
      mend: 'Give the credentials in the fields for them',
    };
  }
  return {
    what: `${title} says that it is at ${url.host}, which the portal may not dial`,
    where,
    mend: `Add "${url.host}" where that is right, or an entry for the plane to fourplane.controlPlanes[].planes`,
  };
}

/** A plane whose object gives an address of its observer that configuration does not allow. */
export function refusedObserver(
  plane: ModelRef,
  host: string,
  where: string,
): Problem {
  return {
    what: `${planeTitle(
      plane,
    )} says that its observer is at ${host}, which the portal may not dial`,
    where,
    mend: `Add "${host}" to ${where} where that is right`,
  };
}

/** A plane whose object gives another address than the one that was being asked. */
export function movedPlane(plane: ModelRef, server: string): Problem {
  return {
    what: `${planeTitle(plane)} is at another address now`,
    where: server,
    mend: 'Ask again: the new address is used from now on',
  };
}

/** A plane that nothing is known of. */
export function absentPlane(plane: ModelRef): Problem {
  return {
    what: `${planeTitle(plane)} does not exist`,
    where: planeTitle(plane),
    mend: 'Create the plane, or correct what refers to it',
  };
}

/** Something runs on a plane, but nothing says on which. */
export function unsaidPlane(where: string): Problem {
  return {
    what: 'Nothing says on which plane it runs',
    where,
    mend: 'Write "planes: colocated" where every plane is the cluster of the control plane',
  };
}

/** An entry of the configuration that is not used as it stands; `message` repeats no secret. */
export function invalidConfiguration(where: string, message: string): Problem {
  return {
    what: `The configuration is not valid: ${message}`,
    where,
    mend: 'Correct the entry and restart the backend; everything else works meanwhile',
  };
}
