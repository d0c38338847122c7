// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  fourplaneTranslationRef,
  useReply,
  type ChartMarker,
} from '@fourplane/plugin-fourplane-react';
import type { ComponentPath } from '../builds/ComponentPath';

/** Builds of a component and its deployments, as charts mark them, and why there are none. */
export function useMarkers(component: ComponentPath): {
  readonly markers: readonly ChartMarker[];
  readonly problem?: string;
} {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const reply = useReply('getDeploymentHistory', component);
  if (reply.state !== 'present') {
    return {
      markers: [],
      problem: reply.state === 'failed' ? reply.failure.message : undefined,
    };
  }
  const markers = reply.data.entries.flatMap((entry): ChartMarker[] => {
    const { id, type, title, environment } = entry;
    const at = Date.parse(entry.at ?? '');
    if (Number.isNaN(at)) {
      return [];
    }
    if (type === 'build') {
      const label = t('metrics.marker.build', { name: title });
      return [{ id, at, kind: 'build', label }];
    }
    if (type === 'environment') {
      const label = t('metrics.marker.deploy', {
        release: title,
        environment: environment?.title ?? environment?.ref.name ?? '',
      });
      return [{ id, at, kind: 'deploy', label }];
    }
    return [];
  });
  return { markers };
}
