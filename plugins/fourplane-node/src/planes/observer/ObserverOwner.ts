// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

/** Whose lines or measurements an observer is asked for: a component in an environment, from stored objects. */
export interface ObserverOwner {
  /** As the control plane names them. */
  readonly tenant: string;
  readonly project: string;
  readonly component: string;
  readonly environment: string;
  /** Labels with uids, where pods have them; without them they go by their names. */
  readonly uids?: Readonly<Record<string, string>>;
}

/** What the API before 1.0 knows them by. */
export function legacyIds({
  project,
  component,
  environment,
  uids = {},
}: ObserverOwner) {
  const id = (what: string, name: string) =>
    uids[`openchoreo.dev/${what}-uid`] ?? name;
  return {
    componentId: id('component', component),
    projectId: id('project', project),
    environmentId: id('environment', environment),
  };
}
