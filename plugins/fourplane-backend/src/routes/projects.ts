// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ProjectSummary } from '@fourplane/plugin-fourplane-common';
import { ProjectSummaries } from './ProjectSummaries';

/** Every readable project of every control plane, in configuration order of the control planes. */
export async function listProjects(
  summaries: readonly Pick<ProjectSummaries, 'list'>[],
): Promise<ProjectSummary[]> {
  const lists = await Promise.all(summaries.map(one => one.list()));
  return lists.flat();
}
