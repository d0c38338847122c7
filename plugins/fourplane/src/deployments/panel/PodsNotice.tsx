// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert } from '@backstage/ui';
import type {
  EnvironmentDeployment,
  Problem,
} from '@fourplane/plugin-fourplane-common';
import {
  fourplaneTranslationRef,
  RelativeTime,
} from '@fourplane/plugin-fourplane-react';

/** Why the pods are not seen, or not seen as they are now; which line of the configuration mends it. */
export function PodsNotice(props: {
  runtime: EnvironmentDeployment['runtime'];
}) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { runtime } = props;
  if (runtime?.state === 'live') {
    return null;
  }
  const { problem, since } = runtime ?? {};
  if (runtime?.state !== 'stale') {
    return (
      <Alert
        status="info"
        icon
        title={t('deploy.health.notConnected')}
        description={problem && <ProblemText problem={problem} />}
      />
    );
  }
  return (
    <Alert
      status="warning"
      icon
      title={
        since
          ? t('deploy.health.stale', { time: <RelativeTime instant={since} /> })
          : t('deploy.health.staleUnknown')
      }
      description={problem && <ProblemText problem={problem} />}
    />
  );
}

function ProblemText({ problem }: { problem: Problem }) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { what, where, mend } = problem;
  return (
    <>
      {t('deploy.health.problemAt', { what, where })} {mend}
    </>
  );
}
