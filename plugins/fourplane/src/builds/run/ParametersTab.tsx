// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import type { BuildGraph } from '@fourplane/plugin-fourplane-common';
import {
  EmptyPanel,
  Fact,
  Facts,
  fourplaneTranslationRef,
} from '@fourplane/plugin-fourplane-react';
import type { ReactNode } from 'react';
import type { Step } from './graph/stepsOf';
import styles from './Run.module.css';

type Value = BuildGraph['parameters'][number];

/** What the run was started with, and what went into each step and came out of it. */
export function ParametersTab(props: {
  graph: BuildGraph;
  steps: readonly Step[];
}) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { graph, steps } = props;
  const withValues = steps.filter(
    ({ node }) => node.inputs.length + node.outputs.length > 0,
  );
  if (graph.parameters.length === 0 && withValues.length === 0) {
    return (
      <EmptyPanel
        title={t('builds.run.noParameters')}
        next={graph.source === 'controlPlane' ? graph.reason : undefined}
      />
    );
  }
  return (
    <div className={styles.values}>
      {graph.parameters.length > 0 && (
        <Values title={t('builds.run.parameters')} values={graph.parameters} />
      )}
      {withValues.map(({ id, name, within, node }) => (
        <section key={id} className={styles.section}>
          <Text as="h3" variant="body-medium" weight="bold">
            {[...within, name].join(' / ')}
          </Text>
          <Values title={t('builds.run.inputs')} values={node.inputs} />
          <Values title={t('builds.run.outputs')} values={node.outputs} />
        </section>
      ))}
    </div>
  );
}

function Values(props: { title: string; values: readonly Value[] }) {
  if (props.values.length === 0) {
    return null;
  }
  return (
    <div className={styles.section}>
      <Text as="h4" variant="body-small" weight="bold">
        {props.title}
      </Text>
      <Facts>
        {props.values.map(({ name, value }) => (
          <Fact key={name} term={name}>
            <ValueText value={value} />
          </Fact>
        ))}
      </Facts>
    </div>
  );
}

/** A value as it is; of one that is a file, a secret or not there yet, that it is not known. */
export function ValueText({ value }: { value?: string }): ReactNode {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  return value === undefined ? (
    <span>{t('builds.run.unknownValue')}</span>
  ) : (
    <code className={styles.value}>{value || '""'}</code>
  );
}
