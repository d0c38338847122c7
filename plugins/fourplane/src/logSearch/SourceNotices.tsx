// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert } from '@backstage/ui';
import type { AskedSource } from '@fourplane/plugin-fourplane-common';
import {
  fourplaneTranslationRef,
  RelativeTime,
} from '@fourplane/plugin-fourplane-react';
import type { ReactNode } from 'react';

/** States that ask nobody to mend anything at once. */
const quiet: readonly AskedSource['state'][] = ['answered', 'notConfigured'];

/**
 * What is missing from what is shown: sources that did not answer, why and since when, what those that did leave out, and how
 * far back they go, where that is later than `from`.
 */
export function SourceNotices(props: {
  sources: readonly AskedSource[];
  /** Milliseconds since 1970. */
  from?: number;
}) {
  const { sources, from = Infinity } = props;
  const told = sources.filter(
    ({ state, what, keptSince }) =>
      state !== 'answered' ||
      what !== undefined ||
      Date.parse(keptSince ?? '') > from,
  );
  return (
    <>
      {told.map(source => (
        <div key={keyOf(source)} role="status">
          <SourceNotice source={source} from={from} />
        </div>
      ))}
    </>
  );
}

function SourceNotice(props: { source: AskedSource; from: number }) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { source, from } = props;
  const { state, what, mend, since, keptSince } = source;
  const title = useTitle(source);
  const parts: [string, ReactNode][] = [
    ['what', what],
    ['mend', mend],
    [
      'since',
      since && (
        <>
          {t('logSearch.since')} <RelativeTime instant={since} />
        </>
      ),
    ],
    [
      'kept',
      keptSince && Date.parse(keptSince) > from && (
        <>
          {t('logSearch.keptSince')} <RelativeTime instant={keptSince} />
        </>
      ),
    ],
  ];
  return (
    <Alert
      status={quiet.includes(state) ? 'info' : 'warning'}
      icon
      title={title}
      description={parts
        .filter(([, part]) => part)
        .map(([name, part]) => (
          <div key={name}>{part}</div>
        ))}
    />
  );
}

function useTitle(source: AskedSource): string {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { title, planes, state, what, deployments } = source;
  if (state === 'answered') {
    return t(what ? 'logSearch.sourceLacks' : 'logSearch.sourceForgets', {
      title,
    });
  }
  const names = (deployments?.length ? deployments : planes)
    .map(({ name }) => name)
    .join(', ');
  return deployments?.length
    ? t('logSearch.deploymentsMissing', { names })
    : t('logSearch.sourceMissing', {
        title,
        planes: names || t('logSearch.noPlane'),
      });
}

function keyOf({ title, planes, state, deployments = [] }: AskedSource) {
  return [
    title,
    state,
    ...[...planes, ...deployments].map(one => one.name),
  ].join(' ');
}
