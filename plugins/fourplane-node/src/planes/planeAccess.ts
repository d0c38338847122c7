// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { z } from 'zod';
import { KubeObject } from '../kube/KubeObject';

/** How a plane's own object says that it is reached. It holds credentials: never kept, never logged. */
export type PlaneAccess =
  | {
      readonly type: 'direct';
      readonly server: string;
      readonly caData?: string;
      readonly certData?: string;
      readonly keyData?: string;
      readonly token?: string;
    }
  /** Credentials stand in a Secret, which the portal does not read. */
  | { readonly type: 'secret' }
  | { readonly type: 'agent' }
  | { readonly type: 'unsaid' };

const text = z.string().min(1).optional().catch(undefined);
const given = z.object({ value: text }).optional().catch(undefined);
const optional = <T extends z.ZodRawShape>(shape: T) =>
  z.object(shape).optional().catch(undefined);

const schema = optional({
  clusterAgent: z.unknown().optional(),
  agent: optional({ enabled: z.boolean().optional().catch(undefined) }),
  kubernetesCluster: optional({
    // 0.1 to 0.3.
    credentials: optional({
      apiServerURL: text,
      caCert: text,
      clientCert: text,
      clientKey: text,
    }),
    // 0.4 to 0.8.
    server: text,
    tls: optional({ ca: given }),
    auth: optional({
      mtls: optional({ clientCert: given, clientKey: given }),
      bearerToken: given,
    }),
  }),
});

/** Reads the address and credentials of a data or build plane, in whichever generation's shape. */
export function planeAccessOf(plane: KubeObject): PlaneAccess {
  const spec = schema.parse(plane.spec);
  const cluster = spec?.kubernetesCluster;
  const inline = cluster?.credentials;
  if (inline?.apiServerURL) {
    return {
      type: 'direct',
      server: inline.apiServerURL,
      caData: inline.caCert,
      certData: inline.clientCert,
      keyData: inline.clientKey,
    };
  }
  if (spec?.clusterAgent !== undefined || spec?.agent?.enabled) {
    return { type: 'agent' };
  }
  if (!cluster?.server) {
    return { type: 'unsaid' };
  }
  const { server, tls, auth } = cluster;
  const certData = auth?.mtls?.clientCert?.value;
  const keyData = auth?.mtls?.clientKey?.value;
  const token = auth?.bearerToken?.value;
  return token || (certData && keyData)
    ? {
        type: 'direct',
        server,
        caData: tls?.ca?.value,
        certData,
        keyData,
        token,
      }
    : { type: 'secret' };
}
