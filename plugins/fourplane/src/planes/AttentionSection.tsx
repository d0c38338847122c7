// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, Skeleton, Text } from '@backstage/ui';
import {
  fourplaneTranslationRef,
  LoadingRegion,
  StatusBadge,
} from '@fourplane/plugin-fourplane-react';
import { useSearchParams } from 'react-router-dom';
import type { Attention } from './attentionOf';
import { AttentionItem } from './AttentionItem';
import styles from './OpenChoreoPage.module.css';
import { PageSection } from './PageSection';

const SHOWN = 10;
const PARAMETER = 'attention';

/** What is not all right, before anything else. Never claims that all is well for parts it could not look at. */
export function AttentionSection(props: {
  items: readonly Attention[];
  unchecked: readonly string[];
  isLoading: boolean;
}) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const [params, setParams] = useSearchParams();
  const { items, unchecked, isLoading } = props;
  const isWhole = params.get(PARAMETER) === 'all';
  const shown = isWhole ? items : items.slice(0, SHOWN);
  const toggle = () =>
    setParams(
      current => {
        const next = new URLSearchParams(current);
        if (isWhole) {
          next.delete(PARAMETER);
        } else {
          next.set(PARAMETER, 'all');
        }
        return next;
      },
      { replace: true },
    );
  return (
    <PageSection title={t('fleet.attention.title')}>
      {/* One line that is read out whenever it changes; the list itself would be read whole. */}
      <div role="status" className={styles.line}>
        <Verdict
          count={items.length}
          isComplete={unchecked.length === 0}
          isLoading={isLoading}
        />
        {unchecked.length > 0 && (
          <Text>
            {t('fleet.attention.unchecked', { parts: unchecked.join(', ') })}
          </Text>
        )}
      </div>
      {isLoading && items.length === 0 && (
        <LoadingRegion what={t('fleet.attention.what')}>
          <Skeleton height={20} width="50%" />
        </LoadingRegion>
      )}
      {shown.length > 0 && (
        <ul className={styles.attention}>
          {shown.map(item => (
            <AttentionItem key={item.id} item={item} />
          ))}
        </ul>
      )}
      {items.length > SHOWN && (
        <Button variant="secondary" size="small" onPress={toggle}>
          {isWhole
            ? t('fleet.attention.showFewer')
            : t('fleet.attention.showAll', { number: `${items.length}` })}
        </Button>
      )}
    </PageSection>
  );
}

function Verdict(props: {
  count: number;
  isComplete: boolean;
  isLoading: boolean;
}) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { count, isComplete, isLoading } = props;
  if (count > 0) {
    return (
      <StatusBadge
        tone="warning"
        word={t('fleet.summary.attention', { count })}
      />
    );
  }
  if (isLoading) {
    return <StatusBadge tone="working" word={t('fleet.summary.loading')} />;
  }
  return isComplete ? (
    <StatusBadge tone="good" word={t('fleet.summary.ready')} />
  ) : (
    <StatusBadge tone="unknown" word={t('fleet.summary.unknown')} />
  );
}
