// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useEntityRefLink } from '@backstage/plugin-catalog-react';
import { Link } from '@backstage/ui';

/** Properties of {@link EntityLink}. @public */
export interface EntityLinkProps {
  /** Absent for what has no catalog entity: then the text alone is shown. */
  readonly entityRef?: string;
  /** Display name. */
  readonly title: string;
  /** Resource name, shown on hover when the display name differs. */
  readonly name: string;
}

/** A thing by its display name, linked to its catalog page. @public */
export function EntityLink(props: EntityLinkProps) {
  const { entityRef, title, name } = props;
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
