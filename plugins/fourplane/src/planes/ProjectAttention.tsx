// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  refKey,
  type ProjectSummary,
  type TroubledComponent,
} from '@fourplane/plugin-fourplane-common';
import {
  causeOf,
  EntityLink,
  fourplaneTranslationRef,
  toneOfHealth,
} from '@fourplane/plugin-fourplane-react';
import type { ComponentTrouble } from '../projects/troubleOf';
import { AttentionRow } from './AttentionRow';
import styles from './OpenChoreoPage.module.css';

/** A project in trouble, and the worst of its components that the reader may see. */
export function ProjectAttention(props: {
  summary: ProjectSummary;
  trouble: readonly ComponentTrouble[];
}) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { summary, trouble } = props;
  const { project, entityRef, attention } = summary;
  const [worst] = trouble;
  const components = trouble.filter(({ isOwn }) => !isOwn);
  const total = components.reduce((sum, { count }) => sum + count, 0);
  const ownCause =
    components.length < trouble.length ? causeOf(project.health) : undefined;
  return (
    <AttentionRow
      tone={toneOfHealth(worst.state)}
      word={t(`health.${worst.state}`)}
      what={
        <>
          {t('fleet.projects.name')}{' '}
          <EntityLink
            entityRef={entityRef}
            title={project.title ?? project.ref.name}
            name={project.ref.name}
          />{' '}
          {t('fleet.attention.where', {
            where: [project.ref.controlPlane, project.ref.tenant]
              .filter(Boolean)
              .join(', '),
          })}
        </>
      }
    >
      {ownCause && <div>{ownCause}</div>}
      {components.length > 0 && (
        <div>
          {t('fleet.attention.components', {
            counts: components
              .map(({ state, count }) =>
                t('fleet.projects.count', {
                  number: `${count}`,
                  state: t(`health.${state}`).toLocaleLowerCase(),
                }),
              )
              .join(', '),
          })}
        </div>
      )}
      {attention.length > 0 && (
        <ul className={styles.issues}>
          {attention.map(component => (
            <ComponentLine key={refKey(component.ref)} component={component} />
          ))}
          {total > attention.length && (
            <li>
              {t('fleet.attention.more', { count: total - attention.length })}
            </li>
          )}
        </ul>
      )}
    </AttentionRow>
  );
}

/** Which component, where, how it is, and why. */
function ComponentLine({ component }: { component: TroubledComponent }) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { ref, entityRef, title, environment, health } = component;
  const word = t(`health.${health.state}`).toLocaleLowerCase();
  const cause = causeOf(health);
  return (
    <li>
      <EntityLink
        entityRef={entityRef}
        title={title ?? ref.name}
        name={ref.name}
      />{' '}
      {environment && (
        <>
          {t('fleet.attention.inEnvironment', {
            environment: (
              <EntityLink
                of={
                  environment.title === undefined ? undefined : environment.ref
                }
                title={environment.title ?? environment.ref.name}
                name={environment.ref.name}
              />
            ),
          })}{' '}
        </>
      )}
      {cause ? t('health.because', { word, cause }) : word}
    </li>
  );
}
