// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

/** Where the Deploy tab is below a component's page, unless the portal says otherwise: links ask `deployRouteRef`. */
export const DEPLOY_PATH = '/deploy';

/** What the Deploy tab's address ends in where one environment is shown. */
export function deployQueryOf(environment: string): string {
  return `?${new URLSearchParams({ environment })}`;
}
