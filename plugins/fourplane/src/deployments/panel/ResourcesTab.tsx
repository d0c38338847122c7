// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert, Skeleton, Text } from '@backstage/ui';
import type { RuntimeTree } from '@fourplane/plugin-fourplane-common';
import {
  EmptyPanel,
  fourplaneTranslationRef,
  PanelPart,
  ReplyGate,
  useReply,
} from '@fourplane/plugin-fourplane-react';
import styles from '../Deploy.module.css';
import type { DeployQuery } from '../DeployQuery';
import type { DeploymentPath } from './DeploymentPath';
import { ObjectDetails } from './ObjectDetails';
import { ObjectTree } from './ObjectTree';

interface ResourcesProps {
  path: DeploymentPath;
  query: DeployQuery;
  change: (part: Partial<DeployQuery>) => void;
}

/** The objects of a deployment on its data plane, and all about the one that is selected. */
export function ResourcesTab(props: ResourcesProps) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const reply = useReply('getRuntimeTree', props.path);
  return (
    <ReplyGate
      reply={reply}
      what={t('deploy.resources.what')}
      stillWorks={t('deploy.resources.stillWorks')}
      skeleton={<Skeleton width="100%" height={240} />}
    >
      {tree => <Tree {...props} tree={tree} />}
    </ReplyGate>
  );
}

function Tree(props: ResourcesProps & { tree: RuntimeTree }) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { path, query, change, tree } = props;
  const { objects, problems } = tree;
  const selected = objects.find(({ id }) => id === query.object);
  return (
    <>
      {problems.map(({ what, where, mend }) => (
        <Alert
          key={`${what} ${where}`}
          status="warning"
          icon
          title={t('deploy.health.problemAt', { what, where })}
          description={mend}
        />
      ))}
      {objects.length === 0 && problems.length === 0 && (
        <EmptyPanel
          title={t('deploy.resources.empty')}
          next={t('deploy.resources.emptyNext')}
        />
      )}
      {objects.length > 0 && (
        <div className={styles.split}>
          <PanelPart title={t('deploy.resources.title')}>
            <ObjectTree
              objects={objects}
              selected={selected?.id}
              onSelect={object => change({ object })}
            />
          </PanelPart>
          {selected ? (
            <ObjectDetails
              key={selected.id}
              path={path}
              object={selected}
              onLog={pod =>
                change({
                  tab: 'logs',
                  pod,
                  container: undefined,
                  previous: undefined,
                })
              }
            />
          ) : (
            <PanelPart title={t('deploy.resources.details')}>
              <Text as="p">{t('deploy.resources.select')}</Text>
            </PanelPart>
          )}
        </div>
      )}
    </>
  );
}
