// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { FourplaneClient } from '@fourplane/plugin-fourplane-common';

/**
 * A client that is loaded by the first call of one of its methods. A load that fails is tried again by the next call.
 */
export function lazyClient(
  load: () => Promise<FourplaneClient>,
): FourplaneClient {
  let loading: Promise<FourplaneClient> | undefined;
  const loaded = () => {
    loading ??= load().catch(error => {
      loading = undefined;
      throw error;
    });
    return loading;
  };
  return {
    listControlPlanes: async (...args) =>
      (await loaded()).listControlPlanes(...args),
    listPlanes: async (...args) => (await loaded()).listPlanes(...args),
    listProjects: async (...args) => (await loaded()).listProjects(...args),
    getComponentOverview: async (...args) =>
      (await loaded()).getComponentOverview(...args),
  };
}
