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
  causeOf,
  EntityLink,
  fourplaneTranslationRef,
  RelativeTime,
  toneOfHealth,
} from '@fourplane/plugin-fourplane-react';
import type { Attention } from './attentionOf';
import { AttentionRow } from './AttentionRow';
import { ProjectAttention } from './ProjectAttention';
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
      return <ProjectAttention summary={item.project} trouble={item.trouble} />;
  }
}

function ControlPlaneItem({ status }: { status: ControlPlaneStatus }) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  // The control plane's problems sum up those of its kinds, which the card of the control plane lists.
  const problems =
    status.problems.length > 0
      ? status.problems
      : status.kinds.flatMap(({ problem }) => problem ?? []);
  return (
    <AttentionRow
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
    </AttentionRow>
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
    <AttentionRow
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
    </AttentionRow>
  );
}

function PlaneItem({ summary }: { summary: PlaneSummary }) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { plane, entityRef } = summary;
  const { agent, health, ref, role } = plane;
  const isSilent = agent?.connected === false;
  const cause = isSilent ? agent.message ?? health.message : causeOf(health);
  return (
    <AttentionRow
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
    </AttentionRow>
  );
}
