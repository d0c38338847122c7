// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import {
  entityRefOf,
  refKey,
  type BuildGraph,
  type BuildDetail,
} from '@fourplane/plugin-fourplane-common';
import {
  EntityLink,
  fourplaneTranslationRef,
} from '@fourplane/plugin-fourplane-react';
import { useId, type ReactNode } from 'react';
import type { Step } from './graph/stepsOf';
import type { RunLogs } from './LogPanel';
import { Fact, Facts } from './Facts';
import styles from './Run.module.css';
import { ValueText } from './ParametersTab';
import { TestResults } from './TestResults';

/** What came of a run: the image, the releases made of it and where they are, its tests, and what its steps put out. */
export function ResultTab(props: {
  detail: BuildDetail;
  graph?: BuildGraph;
  steps: readonly Step[];
  logs: RunLogs;
}) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { detail, graph, steps, logs } = props;
  const { build, releases } = detail;
  return (
    <div className={styles.values}>
      <Part title={t('builds.result.image')}>
        {build.image ? (
          <code className={styles.value}>{build.image}</code>
        ) : (
          <Text as="p">
            {t(
              build.phase === 'succeeded'
                ? 'builds.result.imageUnknown'
                : 'builds.result.noImage',
            )}
          </Text>
        )}
      </Part>
      <Part title={t('builds.result.releases')}>
        {releases.length === 0 && (
          <Text as="p">
            {t(
              build.phase === 'succeeded'
                ? 'builds.result.noReleases'
                : 'builds.result.noReleasesYet',
            )}
          </Text>
        )}
        <ul className={styles.plainList}>
          {releases.map(({ ref, title, environments }) => (
            <li key={refKey(ref)} className={styles.line}>
              <Text weight="bold" title={ref.name}>
                {title ?? ref.name}
              </Text>
              {environments.length === 0 && (
                <Text>{t('builds.result.nowhere')}</Text>
              )}
              {environments.map(environment => (
                <span key={refKey(environment.ref)}>
                  →{' '}
                  <EntityLink
                    entityRef={entityRefOf(environment.ref)}
                    title={environment.title ?? environment.ref.name}
                    name={environment.ref.name}
                  />
                </span>
              ))}
            </li>
          ))}
        </ul>
      </Part>
      <Part title={t('builds.result.tests')}>
        <TestResults steps={steps} logs={logs} />
      </Part>
      <Part title={t('builds.result.artifacts')}>
        <Artifacts graph={graph} steps={steps} />
      </Part>
    </div>
  );
}

function Part(props: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={styles.section}>
      <Text as="h3" variant="body-medium" weight="bold" id={id}>
        {props.title}
      </Text>
      {props.children}
    </section>
  );
}

function Artifacts(props: { graph?: BuildGraph; steps: readonly Step[] }) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { graph, steps } = props;
  const outputs = steps.flatMap(({ id, name, node }) =>
    node.outputs.map(output => ({
      key: `${id} ${output.name}`,
      term: `${name}: ${output.name}`,
      value: output.value,
    })),
  );
  if (outputs.length === 0) {
    return (
      <Text as="p">
        {graph?.source === 'workflow'
          ? t('builds.result.noArtifacts')
          : graph?.reason ?? t('builds.result.artifactsUnknown')}
      </Text>
    );
  }
  return (
    <Facts>
      {outputs.map(({ key, term, value }) => (
        <Fact key={key} term={term}>
          <ValueText value={value} />
        </Fact>
      ))}
    </Facts>
  );
}
