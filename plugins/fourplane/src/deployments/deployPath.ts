// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

/** The path of the Deploy tab below a component's page. */
export const DEPLOY_PATH = '/deploy';

/** What the Deploy tab's address ends in where one environment is shown. */
export function deployQueryOf(environment: string): string {
  return `?${new URLSearchParams({ environment })}`;
}

/** Leads to one environment on the Deploy tab, from the component's page. */
export function deployPathOf(environment: string): string {
  return `${DEPLOY_PATH}${deployQueryOf(environment)}`;
}
