// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { object, required, string } from '../schema';

/** How to reach a plane's API server: PEM and URLs, base64 where they are credentials. */
export const kubernetesCluster = object({
  credentials: required(
    object({
      apiServerURL: required(string()),
      caCert: required(string()),
      clientCert: required(string()),
      clientKey: required(string()),
    }),
  ),
  name: required(string()),
});

export const gateway = object({
  organizationVirtualHost: required(string()),
  publicVirtualHost: required(string()),
});
