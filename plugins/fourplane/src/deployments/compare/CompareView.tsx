// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ButtonIcon, Select, Text } from '@backstage/ui';
import type {
  ThingDeployments,
  EnvironmentDeployment,
} from '@fourplane/plugin-fourplane-common';
import { fourplaneTranslationRef } from '@fourplane/plugin-fourplane-react';
import { RiArrowLeftRightLine } from '@remixicon/react';
import type { ThingPath } from '../ThingPath';
import type { DeployQuery } from '../DeployQuery';
import styles from './Compare.module.css';
import { ComparisonView } from './ComparisonView';
import { otherSide, sidesOf, type ComparedSide } from './sidesOf';

/**
 * Two releases, two environments, one with the other, or what runs with what is on its data plane; an environment with the
 * one before it unless chosen otherwise.
 */
export function CompareView(props: {
  thing: ThingPath;
  deployments: ThingDeployments;
  item: EnvironmentDeployment;
  query: DeployQuery;
  change: (part: Partial<DeployQuery>) => void;
}) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { thing, deployments, item, query, change } = props;
  const sides = sidesOf(deployments, item);
  const own = `environment:${item.ref.name}`;
  const find = (id: string | undefined) => sides.find(side => side.id === id);
  const right = find(query.against) ?? find(own);
  const left =
    find(query.with) ??
    find(right?.only?.[0]) ??
    sides.find(side => side !== right);
  if (!left || !right) {
    return <Text as="p">{t('deploy.compare.nothing')}</Text>;
  }
  const wordsOf = ({ kind, name }: ComparedSide) =>
    t(`deploy.compare.${kind}`, { name });
  const options = sides.map(side => ({ id: side.id, label: wordsOf(side) }));
  const titleOf = (side: ComparedSide) =>
    side.kind === 'live' ? wordsOf(side) : side.name;
  return (
    <>
      <div className={styles.sides}>
        <Select
          size="small"
          className={styles.side}
          label={t('deploy.compare.left')}
          selectedKey={left.id}
          onSelectionChange={key =>
            choose(find(`${key}`), right, (id, other) =>
              change({ with: id, against: other }),
            )
          }
          options={options}
        />
        <ButtonIcon
          size="small"
          variant="secondary"
          aria-label={t('deploy.compare.swap')}
          icon={<RiArrowLeftRightLine />}
          onPress={() => change({ with: right.id, against: left.id })}
        />
        <Select
          size="small"
          className={styles.side}
          label={t('deploy.compare.right')}
          selectedKey={right.id}
          onSelectionChange={key =>
            choose(find(`${key}`), left, (id, other) =>
              change({ with: other, against: id }),
            )
          }
          options={options}
        />
      </div>
      {left.id === right.id ? (
        <Text as="p">{t('deploy.compare.itself')}</Text>
      ) : (
        <ComparisonView
          key={`${left.id} ${right.id}`}
          thing={thing}
          left={left.id}
          right={right.id}
          titles={{ left: titleOf(left), right: titleOf(right) }}
        />
      )}
    </>
  );
}

function choose(
  chosen: ComparedSide | undefined,
  other: ComparedSide,
  set: (chosen: string, other: string) => void,
) {
  if (chosen) {
    set(chosen.id, otherSide(chosen, other));
  }
}
