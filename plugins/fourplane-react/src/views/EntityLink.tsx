// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useEntityRefLink } from '@backstage/plugin-catalog-react';
import { Link } from '@backstage/ui';
import type { ModelRef } from '@fourplane/plugin-fourplane-common';
import { useEntityRefOf } from './useEntityRefOf';

/** Properties of {@link EntityLink}. @public */
export interface EntityLinkProps {
  /** Of whichever entity the backend says; without it and `of`, as for what has none, the text alone is shown. */
  readonly entityRef?: string;
  /** What it leads to where no backend says its entity: the one it is ingested as, where things are. */
  readonly of?: ModelRef;
  /** Display name. */
  readonly title: string;
  /** Resource name, shown on hover when the display name differs. */
  readonly name: string;
}

/** A thing by its display name, linked to its catalog page. @public */
export function EntityLink(props: EntityLinkProps) {
  const { of: thing, title, name } = props;
  const entityRefOf = useEntityRefOf();
  const entityRef = props.entityRef ?? (thing && entityRefOf(thing));
  const hover = title === name ? undefined : name;
  return entityRef ? (
    <LinkToEntity entityRef={entityRef} title={title} hover={hover} />
  ) : (
    <span title={hover}>{title}</span>
  );
}

function LinkToEntity(props: {
  entityRef: string;
  title: string;
  hover?: string;
}) {
  const linkTo = useEntityRefLink();
  return (
    <Link href={linkTo(props.entityRef)} title={props.hover}>
      {props.title}
    </Link>
  );
}
