// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ToggleButton } from '@backstage/ui';
import type { RuntimeTree } from '@fourplane/plugin-fourplane-common';
import { HealthBadge } from '@fourplane/plugin-fourplane-react';
import styles from '../Deploy.module.css';

/** An object of a runtime tree. */
export type TreeObject = RuntimeTree['objects'][number];

interface TreeProps {
  objects: readonly TreeObject[];
  selected?: string;
  onSelect: (id: string) => void;
}

/** Objects, each below what owns it; one whose owner is not among them stands at the top. */
export function ObjectTree(props: TreeProps) {
  const ids = new Set(props.objects.map(({ id }) => id));
  const roots = props.objects.filter(
    ({ parent }) => parent === undefined || !ids.has(parent),
  );
  return (
    <ul className={styles.tree}>
      {roots.map(object => (
        <Branch key={object.id} {...props} object={object} />
      ))}
    </ul>
  );
}

function Branch(props: TreeProps & { object: TreeObject }) {
  const { objects, object, selected, onSelect } = props;
  const { id, kind, name, namespace, health } = object;
  const below = objects.filter(({ parent }) => parent === id);
  return (
    <li>
      <div className={styles.treeLine}>
        <ToggleButton
          size="small"
          isSelected={id === selected}
          onChange={() => onSelect(id)}
        >
          {kind} {name}
        </ToggleButton>
        <HealthBadge health={health} />
        {namespace && <span className={styles.aside}>{namespace}</span>}
      </div>
      {below.length > 0 && (
        <ul>
          {below.map(child => (
            <Branch key={child.id} {...props} object={child} />
          ))}
        </ul>
      )}
    </li>
  );
}
