// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  IntentIssue,
  IntentOf,
  ModelRef,
} from '@fourplane/plugin-fourplane-common';
import { Lookup, OverrideOptions, WriteStep } from '../../Dialect';
import { keyOf } from '../../reading/keys';
import { find, findBy } from '../../reading/ReadableKind';
import { issueAt, planned, refused } from '../../writing/plan';
import { NeedContext } from '../../writing/TablePlanner';
import { componentKind } from '../kinds/component';
import { componentReleaseKind } from '../kinds/componentRelease';
import { releaseBindingKind } from '../kinds/releaseBinding';
import { bindingNeeds, overridesOfPlace, placeRelease } from './bindings';
import { ownedKindsOf } from './ownedKinds';
import { overridesOfPlaced } from './ownedOverrides';
import { deployOwned, deployOwnedNeeds } from './ownedPlacement';
import { releaseAddress } from './releaseConfigs';
import { releaseName } from './createRelease';
import { intentRule, PlanInput } from '../../writing/intentRule';
import { snapshotNeeds, snapshotOf } from './releaseSnapshot';

/** Without a release the newest one; a component that was never released is released first. */
export const deploy = intentRule<'deploy'>(
  [releaseBindingKind.kind, componentReleaseKind.kind],
  {
    needs: (intent, context) => {
      const owned = ownedKindsOf(intent.component);
      return owned
        ? deployOwnedNeeds(owned, intent, context)
        : [...bindingNeeds(intent, context), ...releaseNeeds(intent, context)];
    },
    plan: (intent, context) => {
      const { component, environment, overrides } = intent;
      const owned = ownedKindsOf(component);
      if (owned) {
        return deployOwned(owned, intent, context);
      }
      const issues: IntentIssue[] = [];
      const release = releaseOf(intent, context, issues);
      if (!release) {
        return refused(...issues);
      }
      const placed = placeRelease(
        { component, environment, path: 'environment', overrides },
        release.name,
        context,
        issues,
      );
      return issues.length > 0
        ? refused(...issues)
        : planned(
            [...release.steps, ...placed.steps],
            [...placed.refs, ...release.refs],
          );
    },
  },
);

/** What may be set along with a deployment. */
export function overridesOfDeploy(
  intent: IntentOf<'deploy'>,
  context: PlanInput,
): OverrideOptions | undefined {
  const { component, release } = intent;
  const owned = ownedKindsOf(component);
  return owned
    ? overridesOfPlaced(owned, intent, context)
    : overridesOfPlace(
        intent,
        release?.name ?? newestRelease(component, context.lookup),
        context,
      );
}

function releaseNeeds(
  { component, release }: IntentOf<'deploy'>,
  context: NeedContext,
) {
  const name = release?.name ?? newestRelease(component, context.lookup);
  return name === undefined
    ? snapshotNeeds(component, context)
    : [releaseAddress(component, name, context)];
}

interface Chosen {
  readonly name: string;
  readonly steps: readonly WriteStep[];
  readonly refs: readonly ModelRef[];
}

function releaseOf(
  { component, release }: IntentOf<'deploy'>,
  context: PlanInput,
  issues: IntentIssue[],
): Chosen | undefined {
  if (release?.kind === 'build') {
    issues.push(notABuild('release'));
    return undefined;
  }
  const name = release?.name ?? newestRelease(component, context.lookup);
  if (name !== undefined) {
    return { name, steps: [], refs: [] };
  }
  const made = releaseName(component.name, context.suffix);
  const snapshot = snapshotOf(component, made, context, issues);
  return (
    snapshot && { name: made, steps: snapshot.steps, refs: [snapshot.ref] }
  );
}

/** What 1.x says to somebody who wants a build deployed. */
export function notABuild(path: string): IntentIssue {
  return issueAt(
    path,
    'OpenChoreo 1.x deploys releases, not builds',
    'Choose the release that was made of the build',
  );
}

/** What the component's controller calls the latest, else the one that was made last. */
function newestRelease(
  { tenant = '', project = '', name }: ModelRef,
  lookup: Lookup,
): string | undefined {
  const latest = find(componentKind, lookup, tenant, name)?.content
    ?.latestRelease;
  const key = keyOf(tenant, project, name);
  const releases = [
    ...findBy(componentReleaseKind, lookup, 'component', key),
  ].map(({ metadata, content }) => ({
    name: metadata.name,
    createdAt: content?.createdAt ?? '',
  }));
  const [newest] = releases.sort((one, other) =>
    one.createdAt === other.createdAt
      ? other.name.localeCompare(one.name)
      : other.createdAt.localeCompare(one.createdAt),
  );
  return releases.some(release => release.name === latest)
    ? latest
    : newest?.name;
}
