// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  fourplaneTranslationRef,
  useReply,
  type ChartMarker,
} from '@fourplane/plugin-fourplane-react';
import type { ComponentPath } from '../builds/ComponentPath';
import { buildRouteRef, deployRouteRef } from '../routes';
import { useLinkTo } from '../useLinkTo';

/** What charts mark, and why there is nothing to mark. */
export interface Markers {
  readonly markers: readonly ChartMarker[];
  readonly problem?: string;
}

/**
 * Builds of a component and its deployments to these environments, all when absent, as charts mark them. They lead to what
 * they are about on the component's own page, and nowhere from another.
 */
export function useMarkers(
  component: ComponentPath,
  options: {
    readonly environments?: readonly string[];
    readonly isOwnPage: boolean;
  },
): Markers {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { environments, isOwnPage } = options;
  const reply = useReply('getDeploymentHistory', component);
  const buildLink = useLinkTo(buildRouteRef)();
  const deployLink = useLinkTo(deployRouteRef)();
  if (reply.state !== 'present') {
    return {
      markers: [],
      problem: reply.state === 'failed' ? reply.failure.message : undefined,
    };
  }
  const wordsOf = (place: string, release: string | undefined) =>
    release
      ? t('metrics.marker.deploy', { release, environment: place })
      : t('metrics.marker.deployOf', { environment: place });
  const markers = reply.data.entries.flatMap((entry): ChartMarker[] => {
    const { id, type, title, environment, ref, after } = entry;
    const at = Date.parse(entry.at ?? '');
    if (Number.isNaN(at)) {
      return [];
    }
    if (type === 'build') {
      const href = isOwnPage && ref && buildLink?.({ build: ref.name });
      const label = t('metrics.marker.build', { name: title });
      return [{ id, at, kind: 'build', label, ...(href && { href }) }];
    }
    const name = environment?.ref.name;
    if (
      type === 'environment' &&
      (!environments || environments.some(one => one === name))
    ) {
      const page = isOwnPage && deployLink?.();
      const label = wordsOf(
        environment?.title ?? name ?? title,
        reply.data.entries.find(
          one =>
            one.type !== 'commit' &&
            one.type !== 'build' &&
            after.includes(one.id),
        )?.title,
      );
      return [
        {
          id,
          at,
          kind: 'deploy',
          label,
          ...(page && {
            href: name
              ? `${page}?environment=${encodeURIComponent(name)}`
              : page,
          }),
        },
      ];
    }
    return [];
  });
  return { markers };
}
