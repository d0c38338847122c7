// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ButtonLink, Link, Text, Tooltip, TooltipTrigger } from '@backstage/ui';

import {
  type ModelRef,
  type BuildDetail,
} from '@fourplane/plugin-fourplane-common';
import {
  EntityLink,
  fourplaneTranslationRef,
  RelativeTime,
} from '@fourplane/plugin-fourplane-react';
import { RiArrowLeftSLine, RiArrowRightSLine } from '@remixicon/react';
import type { ReactElement, ReactNode } from 'react';
import { BuildDuration } from '../BuildDuration';
import { BuildPhase } from '../BuildPhase';
import { BuildRevision } from '../BuildRevision';
import styles from './Run.module.css';
import { RunActions, type RunActionName, type RunCommands } from './RunActions';

/** Where the pages of builds are. */
export interface RunLinks {
  readonly list: string;
  run(name: string): string;
}

/** What a run is, how it stands and why, and what can be done to it. */
export function RunHeader(props: {
  detail: BuildDetail;
  links: RunLinks;
  commands: RunCommands;
  onDone: (action: RunActionName, build?: ModelRef) => void;
}) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { detail, links, commands, onDone } = props;
  const { build, previous, next } = detail;
  const why = whyOf(detail);
  return (
    <header className={styles.section}>
      <div className={styles.heading}>
        <Link href={links.list}>{t('builds.run.all')}</Link>
        <Text
          as="h2"
          variant="title-x-small"
          weight="bold"
          title={build.ref.name}
        >
          {build.title ?? build.ref.name}
        </Text>
        <BuildPhase build={build} />
        {why && (
          <Text as="p" className={styles.why}>
            {why}
          </Text>
        )}
        <div className={styles.actions}>
          <span className={styles.neighbours}>
            <Neighbour
              label={t('builds.run.previous')}
              icon={<RiArrowLeftSLine />}
              name={previous?.name}
              links={links}
            />
            <Neighbour
              label={t('builds.run.next')}
              icon={<RiArrowRightSLine />}
              name={next?.name}
              links={links}
            />
          </span>
          <RunActions detail={detail} commands={commands} onDone={onDone} />
        </div>
      </div>
      <div className={styles.line}>
        <BuildRevision revision={build.revision} />
        <RunFacts detail={detail} />
      </div>
    </header>
  );
}

/** The run before or after this one; a dead end is shown as one. */
function Neighbour(props: {
  label: string;
  icon: ReactElement;
  name?: string;
  links: RunLinks;
}) {
  const { label, icon, name, links } = props;
  return (
    <TooltipTrigger>
      <ButtonLink
        size="small"
        variant="secondary"
        aria-label={label}
        iconStart={icon}
        isDisabled={name === undefined}
        href={name === undefined ? undefined : links.run(name)}
      />
      <Tooltip>{name ? `${label}: ${name}` : label}</Tooltip>
    </TooltipTrigger>
  );
}

function RunFacts({ detail }: { detail: BuildDetail }): ReactNode {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { build, plane } = detail;
  const begun = build.startedAt ?? build.createdAt;
  return (
    <>
      <span>
        {t('builds.run.duration', {
          duration: <BuildDuration build={build} />,
        })}
      </span>
      {begun && (
        <span>
          {t('builds.run.started', { time: <RelativeTime instant={begun} /> })}
        </span>
      )}
      {build.workflow && (
        <span>{t('builds.ofWorkflow', { workflow: build.workflow.name })}</span>
      )}
      {plane && (
        <span>
          {t('builds.run.plane', {
            plane: (
              <EntityLink
                of={plane.ref}
                title={plane.title ?? plane.ref.name}
                name={plane.ref.name}
              />
            ),
          })}
        </span>
      )}
    </>
  );
}

/** In one line, why a run stands as it does; that it succeeded needs no reason. */
function whyOf({ build }: BuildDetail): string | undefined {
  const failed = build.steps.find(({ phase }) => phase === 'failed');
  if (failed) {
    return [failed.name, failed.message ?? build.message ?? build.reason]
      .filter(Boolean)
      .join(': ');
  }
  return build.phase === 'succeeded'
    ? undefined
    : build.message ?? build.reason;
}
