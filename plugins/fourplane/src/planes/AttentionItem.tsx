// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  entityRefOf,
  type ControlPlaneStatus,
  type PlaneSummary,
  type Problem,
  type Unreadable,
} from '@fourplane/plugin-fourplane-common';
import {
  EntityLink,
  fourplaneTranslationRef,
  RelativeTime,
  StatusBadge,
  toneOfHealth,
  type StatusTone,
} from '@fourplane/plugin-fourplane-react';
import type { ReactNode } from 'react';
import type { Attention } from './attentionOf';
import { toneOfControlPlane } from './toneOfControlPlane';
import styles from './OpenChoreoPage.module.css';

/** One thing to look at: its status, what and where it is, and how to mend it. */
export function AttentionItem({ item }: { item: Attention }) {
  switch (item.kind) {
    case 'controlPlane':
      return <ControlPlaneItem status={item.status} />;
    case 'unreadable':
      return <UnreadableItem unreadable={item.unreadable} />;
    case 'plane':
      return <PlaneItem summary={item.plane} />;
    default:
      return <ProjectItem item={item} />;
  }
}

function Row(props: {
  tone: StatusTone;
  word: string;
  what: ReactNode;
  children?: ReactNode;
}) {
  return (
    <li className={styles.attentionItem}>
      <div className={styles.line}>
        <StatusBadge tone={props.tone} word={props.word} />
        <span>{props.what}</span>
      </div>
      {props.children}
    </li>
  );
}

function ControlPlaneItem({ status }: { status: ControlPlaneStatus }) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const problems = [
    ...status.problems,
    ...status.kinds.flatMap(({ problem }) => problem ?? []),
  ];
  return (
    <Row
      tone={toneOfControlPlane(status.state)}
      word={t(`fleet.controlPlanes.state.${status.state}`)}
      what={
        <>
          {t('fleet.attention.controlPlane', {
            name: status.title ?? status.name,
          })}{' '}
          {t('fleet.controlPlanes.since', {
            time: <RelativeTime instant={status.since} />,
          })}
        </>
      }
    >
      <Problems problems={problems} />
    </Row>
  );
}

function Problems({ problems }: { problems: readonly Problem[] }) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const lines = new Map(
    problems.map(problem => [`${problem.where} ${problem.what}`, problem]),
  );
  if (lines.size === 0) {
    return null;
  }
  return (
    <ul className={styles.issues}>
      {[...lines].map(([key, { what, where, mend }]) => (
        <li key={key}>
          {t('fleet.attention.problem', { what, where })}
          {mend && <div>{t('fleet.attention.mend', { mend })}</div>}
        </li>
      ))}
    </ul>
  );
}

function UnreadableItem({ unreadable }: { unreadable: Unreadable }) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { object, ref, issues } = unreadable;
  const name = object.namespace
    ? `${object.namespace}/${object.name}`
    : object.name;
  return (
    <Row
      tone="bad"
      word={t('fleet.attention.unreadable')}
      what={
        <>
          {object.kind}{' '}
          <EntityLink entityRef={entityRefOf(ref)} title={name} name={name} />{' '}
          {t('fleet.attention.where', { where: ref.controlPlane })}
        </>
      }
    >
      <ul className={styles.issues}>
        {issues.map(({ path, message }) => (
          <li key={`${path} ${message}`}>
            {path ? (
              <>
                <code>{path}</code>: {message}
              </>
            ) : (
              message
            )}
          </li>
        ))}
      </ul>
    </Row>
  );
}

function PlaneItem({ summary }: { summary: PlaneSummary }) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { plane, entityRef } = summary;
  const { agent, health, ref, role } = plane;
  const isSilent = agent?.connected === false;
  const cause = isSilent
    ? agent.message ?? health.message
    : health.message ?? health.reason;
  return (
    <Row
      tone={isSilent ? 'bad' : toneOfHealth(health.state)}
      word={
        isSilent ? t('fleet.planes.disconnected') : t(`health.${health.state}`)
      }
      what={
        <>
          {t(`fleet.planes.roles.${role}`)}{' '}
          <EntityLink
            entityRef={entityRef}
            title={plane.title ?? ref.name}
            name={ref.name}
          />{' '}
          {t('fleet.attention.where', {
            where: [ref.controlPlane, ref.tenant].filter(Boolean).join(', '),
          })}
        </>
      }
    >
      {cause && <div>{cause}</div>}
      {isSilent && agent.lastHeartbeatAt && (
        <div>
          {t('fleet.planes.heartbeat', {
            time: <RelativeTime instant={agent.lastHeartbeatAt} />,
          })}
        </div>
      )}
    </Row>
  );
}

function ProjectItem({ item }: { item: Attention & { kind: 'project' } }) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { project, entityRef } = item.project;
  const [worst] = item.trouble;
  const components = item.trouble.filter(({ isOwn }) => !isOwn);
  const own = item.trouble.some(({ isOwn }) => isOwn);
  return (
    <Row
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
      {own && (project.health.message ?? project.health.reason) && (
        <div>{project.health.message ?? project.health.reason}</div>
      )}
    </Row>
  );
}
