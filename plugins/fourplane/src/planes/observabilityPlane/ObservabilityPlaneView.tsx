// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { ObservabilityPlanePage } from '@fourplane/plugin-fourplane-common';
import {
  EmptyPanel,
  fourplaneTranslationRef,
  ReplyGate,
  useReply,
} from '@fourplane/plugin-fourplane-react';
import styles from '../OpenChoreoPage.module.css';
import { PageSection } from '../PageSection';
import { PlaneBoxes } from '../PlaneBoxes';
import { PlaneCard } from '../PlaneCard';
import type { PlanePath } from '../planePaths';
import { ObserverParts } from './ObserverParts';

/** Answers for an observability plane: does it answer, is it fresh, what does it hold, and of whom? */
export function ObservabilityPlaneView({ path }: { path: PlanePath }) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const page = useReply('getObservabilityPlane', path);
  const contents = useReply('getObservabilityContents', path);
  return (
    <div className={styles.page}>
      <ReplyGate
        reply={page}
        what={t('plane.what')}
        thing={t('plane.thing.observability')}
        stillWorks={t('plane.contentsStillWork')}
      >
        {({ summary }) => (
          <PlaneCard summary={summary} hasControlPlane isOwnPage />
        )}
      </ReplyGate>
      {!(page.state === 'failed' && page.failure.kind !== 'failed') && (
        <ReplyGate
          reply={contents}
          what={t('plane.contents.what')}
          stillWorks={t('plane.restStillWorks')}
        >
          {data => <ObserverParts contents={data} onLook={contents.look} />}
        </ReplyGate>
      )}
      {page.state === 'present' && <Observed page={page.data} />}
    </div>
  );
}

function Observed({ page }: { page: ObservabilityPlanePage }) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  return (
    <PageSection title={t('plane.observed.title')}>
      {page.observed.length === 0 ? (
        <EmptyPanel
          title={t('plane.observed.empty')}
          next={t('plane.observed.emptyNext')}
        />
      ) : (
        <PlaneBoxes
          planes={page.observed}
          observers={[]}
          isIncomplete={false}
        />
      )}
    </PageSection>
  );
}
