// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  troubledStates,
  type ControlPlaneSummary,
  type ObserverSummary,
  type PlaneFact,
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
import { FactBadge } from './FactBadge';
import { badFactsOf } from './planeTrouble';
import { ProjectAttention } from './ProjectAttention';
import { toneOfControlPlane } from './toneOfControlPlane';
import styles from './OpenChoreoPage.module.css';

/** One thing to look at: its status, what and where it is, and how to mend it. */
export function AttentionItem({ item }: { item: Attention }) {
  switch (item.kind) {
    case 'controlPlane':
      return <ControlPlaneItem summary={item.controlPlane} />;
    case 'unreadable':
      return <UnreadableItem unreadable={item.unreadable} />;
    case 'plane':
      return <PlaneItem summary={item.plane} />;
    case 'observer':
      return <ObserverItem observer={item.observer} />;
    default:
      return <ProjectAttention summary={item.project} trouble={item.trouble} />;
  }
}

function ControlPlaneItem({ summary }: { summary: ControlPlaneSummary }) {
  const { status, api } = summary;
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
      <BadFacts facts={[api]} />
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
          {object.kind} <EntityLink of={ref} title={name} name={name} />{' '}
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
  const isDeclaredBad = troubledStates.includes(health.state);
  const [bad] = badFactsOf(summary.facts);
  const cause = isSilent ? agent.message ?? health.message : causeOf(health);
  return (
    <AttentionRow
      {...(isSilent || isDeclaredBad || !bad
        ? {
            tone: isSilent ? 'bad' : toneOfHealth(health.state),
            word: isSilent
              ? t('fleet.planes.disconnected')
              : t(`health.${health.state}`),
          }
        : {
            tone: bad.state === 'down' ? 'bad' : 'warning',
            word: t(`fleet.facts.attention.${bad.state}`),
          })}
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
      {cause && (isSilent || isDeclaredBad) && <div>{cause}</div>}
      <BadFacts facts={summary.facts} />
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

function ObserverItem({ observer }: { observer: ObserverSummary }) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const [bad] = badFactsOf(observer.facts);
  return (
    <AttentionRow
      tone={bad?.state === 'down' ? 'bad' : 'warning'}
      word={t(`fleet.facts.attention.${bad?.state ?? 'down'}`)}
      what={
        <>
          {t('fleet.observers.title')}{' '}
          {t('fleet.attention.where', { where: observer.controlPlane })}
        </>
      }
    >
      <BadFacts facts={observer.facts} />
    </AttentionRow>
  );
}

/** What the portal sees that is not right. */
function BadFacts({ facts }: { facts: readonly PlaneFact[] }) {
  return (
    <>
      {badFactsOf(facts).map(fact => (
        <FactBadge key={fact.server} fact={fact} />
      ))}
    </>
  );
}
