// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import { useEntityRefLink } from '@backstage/plugin-catalog-react';
import {
  refKey,
  type DeploymentMatrix,
} from '@fourplane/plugin-fourplane-common';
import {
  EntityLink,
  fourplaneTranslationRef,
  StatusBadge,
} from '@fourplane/plugin-fourplane-react';
import {
  deployRouteRef,
  projectDeploymentsRouteRef,
  resourceDeployRouteRef,
} from '../../routes';
import { useLinkTo } from '../../useLinkTo';
import { deployQueryOf } from '../deployPath';
import { planeText } from '../planeText';
import styles from './Matrix.module.css';
import { MatrixCell } from './MatrixCell';

type Column = DeploymentMatrix['environments'][number];
type Row = DeploymentMatrix['rows'][number];

/** Components, managed resources and projects' own infrastructure, and the environments they run in. */
export function MatrixTable(props: {
  matrix: DeploymentMatrix;
  label: string;
  /** Whether the components are of several projects. */
  hasProject?: boolean;
}) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { matrix, label, hasProject = false } = props;
  const { environments, rows } = matrix;
  return (
    <div
      className={styles.scroll}
      role="region"
      aria-label={label}
      // What is wider than the page is reached by the keyboard, too.
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
    >
      <table className={styles.table} aria-label={label}>
        <thead>
          <tr>
            <th scope="col">{t('matrix.name')}</th>
            {hasProject && <th scope="col">{t('matrix.project')}</th>}
            {environments.map(column => (
              <Head key={refKey(column.ref)} column={column} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(row => (
            <Line
              key={refKey(row.thing.ref)}
              row={row}
              environments={environments}
              hasProject={hasProject}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Head({ column }: { column: Column }) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { ref, label, environment, dataPlane, isOnPipeline } = column;
  const plane = dataPlane && planeText(dataPlane);
  return (
    <th scope="col">
      <div className={styles.cell}>
        <EntityLink of={environment && ref} title={label} name={ref.name} />
        {plane && <span className={styles.aside}>{plane}</span>}
        {!environment && (
          <span className={styles.aside}>{t('matrix.environmentMissing')}</span>
        )}
        {environment && !isOnPipeline && (
          <span className={styles.aside}>{t('matrix.offPipeline')}</span>
        )}
      </div>
    </th>
  );
}

/** That nothing runs there, and the way to where that can be changed. */
function NotDeployed(props: { href?: string; where: string }) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { href, where } = props;
  return (
    <div className={styles.cell}>
      <StatusBadge tone="paused" word={t('matrix.notDeployed')} />
      {href && (
        <Link href={href} aria-label={where} className={styles.aside}>
          {t('matrix.deploy')}
        </Link>
      )}
    </div>
  );
}

function Line(props: {
  row: Row;
  environments: readonly Column[];
  hasProject: boolean;
}) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const pageOf = useEntityRefLink();
  const { row, environments, hasProject } = props;
  const { thing, entityRef, cells } = row;
  const deployTabFrom = useDeployTab(thing.ref.kind);
  const cellOf = ({ ref }: Column) =>
    cells.find(cell => refKey(cell.ref) === refKey(ref));
  const labelOf = ({ name }: { name: string }) =>
    environments.find(({ ref }) => ref.name === name)?.label ?? name;
  const deployTab = entityRef && deployTabFrom(pageOf(entityRef))?.();
  const hrefOf = ({ ref }: Column) =>
    deployTab && `${deployTab}${deployQueryOf(ref.name)}`;
  return (
    <tr>
      <th scope="row">
        <div className={styles.cell}>
          <EntityLink
            entityRef={entityRef}
            title={thing.title ?? thing.ref.name}
            name={thing.ref.name}
          />
          <span className={styles.aside}>
            {thing.ref.kind === 'project'
              ? t('matrix.infrastructure')
              : thing.type}
          </span>
        </div>
      </th>
      {hasProject && <td>{thing.ref.project ?? thing.ref.name}</td>}
      {environments.map(column => {
        const cell = cellOf(column);
        return (
          <td key={refKey(column.ref)}>
            {cell ? (
              <MatrixCell cell={cell} href={hrefOf(column)} labelOf={labelOf} />
            ) : (
              <NotDeployed
                href={column.environment && hrefOf(column)}
                where={t('matrix.deployTo', {
                  component: thing.title ?? thing.ref.name,
                  environment: column.label,
                })}
              />
            )}
          </td>
        );
      })}
    </tr>
  );
}

/** Makes links to where it is said what of a thing runs where, from the thing's page. */
function useDeployTab(kind: Row['thing']['ref']['kind']) {
  const ofComponent = useLinkTo(deployRouteRef);
  const ofResource = useLinkTo(resourceDeployRouteRef);
  const ofProject = useLinkTo(projectDeploymentsRouteRef);
  switch (kind) {
    case 'resource':
      return ofResource;
    case 'project':
      return ofProject;
    default:
      return ofComponent;
  }
}
