// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import type { BuildGraph } from '@fourplane/plugin-fourplane-common';
import {
  Fact,
  Facts,
  fourplaneTranslationRef,
  PanelPart,
} from '@fourplane/plugin-fourplane-react';
import type { Step } from './graph/stepsOf';
import type { RunLogs } from './LogPanel';
import { ValueText } from './ParametersTab';
import { TestResults } from './TestResults';

/** What came of the steps of a run: its tests, and what the steps put out. */
export function StepResults(props: {
  graph: BuildGraph;
  steps: readonly Step[];
  logs: RunLogs;
}) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { graph, steps, logs } = props;
  return (
    <>
      <PanelPart title={t('builds.result.tests')}>
        <TestResults steps={steps} logs={logs} />
      </PanelPart>
      <PanelPart title={t('builds.result.artifacts')}>
        <Artifacts graph={graph} steps={steps} />
      </PanelPart>
    </>
  );
}

function Artifacts(props: { graph: BuildGraph; steps: readonly Step[] }) {
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
        {graph.source === 'workflow'
          ? t('builds.result.noArtifacts')
          : graph.reason ?? t('builds.result.artifactsUnknown')}
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
