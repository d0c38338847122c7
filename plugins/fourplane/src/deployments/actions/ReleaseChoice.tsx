// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Select } from '@backstage/ui';
import type { ReleaseSummary } from '@fourplane/plugin-fourplane-common';
import {
  fourplaneTranslationRef,
  useLocale,
} from '@fourplane/plugin-fourplane-react';
import { imageName } from '../../overview/imageName';

/** Which release: by its name, its image or commit, and where it runs now. */
export function ReleaseChoice(props: {
  releases: readonly ReleaseSummary[];
  labelOf: (environment: { name: string }) => string;
  chosen: string;
  onChoose: (release: ReleaseSummary) => void;
}) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { releases, labelOf, chosen, onChoose } = props;
  const locale = useLocale();
  const words = (release: ReleaseSummary) => {
    const { ref, title, image, build, createdAt, environments } = release;
    return [
      title ?? ref.name,
      image && imageName(image),
      build?.commit?.slice(0, 8),
      createdAt &&
        new Date(createdAt).toLocaleString(locale, {
          dateStyle: 'medium',
          timeStyle: 'short',
        }),
      environments.length > 0 &&
        t('deployAction.runsIn', {
          environments: environments.map(labelOf).join(', '),
        }),
    ]
      .filter(Boolean)
      .join(' · ');
  };
  return (
    <Select
      label={t('deployAction.release')}
      selectedKey={chosen}
      onSelectionChange={key => {
        const release = releases.find(({ ref }) => ref.name === key);
        if (release) {
          onChoose(release);
        }
      }}
      options={releases.map(release => ({
        id: release.ref.name,
        label: words(release),
      }))}
    />
  );
}
