// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, Text } from '@backstage/ui';
import type { ObservabilityContents } from '@fourplane/plugin-fourplane-common';
import {
  fourplaneTranslationRef,
  RelativeTime,
} from '@fourplane/plugin-fourplane-react';
import { PageSection } from '../PageSection';
import { PlanePart } from '../PlanePart';
import styles from '../Planes.module.css';
import { IngestTable } from './IngestTable';
import { LogIndices } from './LogIndices';
import { ScrapedTargets } from './ScrapedTargets';

/** What an observability plane holds: how fresh, how much, and what it scrapes. Each says by itself why it is not there. */
export function ObserverParts(props: {
  contents: ObservabilityContents;
  onLook: () => void;
}) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { contents, onLook } = props;
  const { asOf, ingest, indices, targets } = contents;
  return (
    <>
      <div className={styles.line}>
        <Text>
          {t('plane.contents.asOf', { time: <RelativeTime instant={asOf} /> })}
        </Text>
        <Button variant="secondary" size="small" onPress={onLook}>
          {t('plane.cluster.look')}
        </Button>
      </div>
      <PageSection title={t('plane.ingest.title')}>
        {ingest.length === 0 ? (
          <Text as="p">{t('plane.ingest.empty')}</Text>
        ) : (
          <IngestTable ingest={ingest} />
        )}
      </PageSection>
      <PageSection title={t('plane.targets.title')}>
        <PlanePart part={targets} empty={t('plane.targets.empty')}>
          {items => <ScrapedTargets targets={items} />}
        </PlanePart>
      </PageSection>
      <PageSection title={t('plane.indices.title')}>
        <PlanePart part={indices} empty={t('plane.indices.empty')}>
          {items => <LogIndices indices={items} />}
        </PlanePart>
        <Text as="p" color="secondary">
          {t('plane.indices.retention')}
        </Text>
      </PageSection>
    </>
  );
}
