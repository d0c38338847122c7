// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Deployment } from '@fourplane/plugin-fourplane-common';
import { z } from 'zod';
import { integer, name, text, withoutAbsent } from '../reading/fields';

const urlPartsSchema = z.object({
  scheme: text,
  host: name,
  port: integer,
  path: text,
});
const urlsSchema = z.object({
  https: urlPartsSchema.nullish(),
  tls: urlPartsSchema.nullish(),
  http: urlPartsSchema.nullish(),
});

/** A binding's `status.endpoints[]`. */
export const endpointUrlsSchema = z.object({
  name,
  type: text,
  externalURLs: urlsSchema.nullish(),
  internalURLs: urlsSchema.nullish(),
  serviceURL: urlPartsSchema.nullish(),
});

type EndpointUrls = z.output<typeof endpointUrlsSchema>;
type UrlParts = z.output<typeof urlPartsSchema>;

const protocols = ['https', 'tls', 'http'] as const;
const defaultPorts: Readonly<Record<string, number>> = { https: 443, http: 80 };
const schemesByType: Readonly<Record<string, string>> = {
  HTTP: 'http',
  GraphQL: 'http',
  gRPC: 'grpc',
  Websocket: 'ws',
  TCP: 'tcp',
  UDP: 'udp',
};

/** Addresses of deployed endpoints, those from farthest first: external, internal, then within the project. */
export function endpointUrls(
  endpoints: readonly EndpointUrls[],
): Deployment['urls'] {
  const routed = (
    visibility: 'external' | 'internal',
    urlsOf: (endpoint: EndpointUrls) => z.output<typeof urlsSchema>,
  ) =>
    endpoints.flatMap(endpoint =>
      protocols.flatMap(protocol => {
        const parts = urlsOf(endpoint)[protocol];
        return parts
          ? [entry(endpoint, visibility, urlOf(parts, protocol))]
          : [];
      }),
    );
  return [
    ...routed('external', endpoint => endpoint.externalURLs ?? {}),
    ...routed('internal', endpoint => endpoint.internalURLs ?? {}),
    ...endpoints.flatMap(endpoint =>
      endpoint.serviceURL
        ? [
            entry(
              endpoint,
              'project',
              urlOf(
                endpoint.serviceURL,
                schemesByType[endpoint.type ?? ''] ?? 'http',
              ),
            ),
          ]
        : [],
    ),
  ];
}

function entry(endpoint: EndpointUrls, visibility: string, url: string) {
  return withoutAbsent({
    endpoint: endpoint.name,
    type: endpoint.type || undefined,
    visibility,
    url,
  });
}

function urlOf(parts: UrlParts, fallbackScheme: string): string {
  const scheme = parts.scheme || fallbackScheme;
  const port =
    parts.port && parts.port !== defaultPorts[scheme] ? `:${parts.port}` : '';
  const path = parts.path ?? '';
  return `${scheme}://${parts.host}${port}${
    path && !path.startsWith('/') ? '/' : ''
  }${path}`;
}
