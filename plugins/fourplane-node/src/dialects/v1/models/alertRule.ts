// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { AlertRule, RefOf } from '@fourplane/plugin-fourplane-common';
import { Lookup } from '../../Dialect';
import { withoutAbsent } from '../../reading/fields';
import { keyOf } from '../../reading/keys';
import {
  absent,
  ModelReader,
  presentReading,
  ReadContext,
  unreadableReading,
} from '../../reading/ModelReader';
import {
  ANY,
  find,
  findAll,
  findBy,
  partOf,
  Projection,
  UNREADABLE_INDEX,
} from '../../reading/ReadableKind';
import { RefFactory } from '../../reading/RefFactory';
import { AlertRuleContent, alertRuleKind } from '../kinds/alertRule';
import { renderedReleaseKind } from '../kinds/renderedRelease';

type Rule = Projection<AlertRuleContent>;

/** A rule is in its component's namespace on a plane; its tenant is that of what it was rendered by. */
export function alertRuleRef(rule: Rule, refTo: RefFactory) {
  return refTo.of('alertRule', {
    tenant: tenantOf(rule),
    name: rule.metadata.name,
  });
}

export const alertRuleReader: ModelReader<'alertRule'> = {
  sources: [alertRuleKind.key],
  refs: ({ tenant, project, component }, { lookup, refTo }) => {
    const refs = new Map<string, RefOf<'alertRule'>>();
    for (const rule of findAll(alertRuleKind, lookup)) {
      const owner = ownerOf(rule, lookup);
      if (
        (tenant === undefined || tenant === tenantOf(rule)) &&
        (project === undefined || project === owner?.project) &&
        (component === undefined || component === owner?.component)
      ) {
        const ref = alertRuleRef(rule, refTo);
        refs.set(keyOf(ref.tenant ?? '', ref.name), ref);
      }
    }
    return [...refs.values()];
  },
  objects: (ref, { lookup }) => {
    const rule = ruleOf(ref, lookup);
    return rule ? [{ kind: alertRuleKind, object: rule }] : [];
  },
  read: (ref, context) => {
    const rule = ruleOf(ref, context.lookup);
    if (!rule) {
      return absent;
    }
    return rule.content
      ? presentReading(modelOf(ref, rule, rule.content, context))
      : unreadableReading(ref, alertRuleKind, rule);
  },
};

function modelOf(
  ref: RefOf<'alertRule'>,
  rule: Rule,
  content: AlertRuleContent,
  { lookup, refTo }: ReadContext,
): AlertRule {
  const tenant = tenantOf(rule);
  const owner = ownerOf(rule, lookup);
  return withoutAbsent({
    ref,
    title: content.title,
    description: content.description,
    component: owner?.component
      ? refTo.inProject('component', tenant, owner.project, owner.component)
      : undefined,
    environment:
      owner && refTo.inTenant('environment', tenant, owner.environment),
    source: content.source,
    severity: content.severity,
    enabled: content.enabled,
    channels: content.channels.map(name =>
      refTo.of('notificationChannel', { tenant, name }),
    ),
    health: content.health,
  });
}

/** Of several of one name the first by namespace, so that the choice does not depend on the order of events. */
function ruleOf(
  { tenant = '', name }: RefOf<'alertRule'>,
  lookup: Lookup,
): Rule | undefined {
  const named = findBy(alertRuleKind, lookup, 'tenant', keyOf(tenant, name));
  const unread = [
    ...findBy(alertRuleKind, lookup, UNREADABLE_INDEX, ANY),
  ].filter(
    rule =>
      rule.content === undefined &&
      rule.metadata.name === name &&
      tenantOf(rule) === tenant,
  );
  return [...named, ...unread].sort((one, other) =>
    (one.metadata.namespace ?? '') < (other.metadata.namespace ?? '') ? -1 : 1,
  )[0];
}

function tenantOf(rule: Rule): string {
  return partOf(rule).rendered?.namespace ?? rule.metadata.namespace ?? '';
}

function ownerOf(rule: Rule, lookup: Lookup) {
  const { rendered } = partOf(rule);
  return (
    rendered &&
    find(renderedReleaseKind, lookup, rendered.namespace, rendered.name)
      ?.content
  );
}
