// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  ModelKind,
  ModelRef,
  refKey,
  Unreadable,
} from '@fourplane/plugin-fourplane-common';
import { KubeObject, KubeResource } from '../../kube/KubeObject';
import {
  Change,
  Dialect,
  DialectDefinition,
  Lookup,
  ServedKinds,
  WatchedKind,
} from '../Dialect';
import { generationOf, OPENCHOREO_GROUP } from './generation';
import { namespaceKind, TENANT_SELECTOR } from './kinds/namespace';
import { ModelReader, ReadContext, unreadableOf } from './ModelReader';
import { readers } from './readers';
import { ANY, identityOf, UNREADABLE_INDEX } from './ReadableKind';
import { RefFactory } from './RefFactory';
import { BoundRule, rules } from './rules';

const namespaceResource: KubeResource = {
  group: '',
  version: 'v1',
  kind: 'Namespace',
  plural: 'namespaces',
  namespaced: false,
};

class V1Dialect implements Dialect {
  readonly generation: string;
  readonly capabilities: Dialect['capabilities'];
  readonly kinds: readonly WatchedKind[];
  private readonly refTo: RefFactory;
  private readonly rules: ReadonlyMap<string, BoundRule>;

  static create(options: {
    controlPlane: string;
    served: ServedKinds;
  }): Dialect {
    return new V1Dialect(options.controlPlane, options.served);
  }

  private constructor(controlPlane: string, served: ServedKinds) {
    const generation = generationOf(served);
    this.generation = generation?.name ?? 'v1.0';
    this.capabilities = generation?.capabilities ?? [];
    this.refTo = RefFactory.create({ controlPlane });
    const watched = rules.flatMap(rule => {
      const resource = resourceOf(rule.kind.kind, served);
      return resource ? [{ rule, resource }] : [];
    });
    this.kinds = watched.map(({ rule, resource }) => ({
      resource,
      ...(rule.kind.kind === namespaceKind.kind && {
        labelSelector: TENANT_SELECTOR,
      }),
      project: rule.kind.project,
      indexes: rule.kind.indexes,
    }));
    this.rules = new Map(
      watched.map(({ rule }) => [rule.kind.kind, rule] as const),
    );
  }

  sources(kind: ModelKind): readonly string[] {
    return readers[kind].sources.filter(source => this.rules.has(source));
  }

  refs: Dialect['refs'] = (kind, scope, lookup) => {
    const reader: ModelReader<typeof kind> = readers[kind];
    return reader.refs(scope, this.contextOf(lookup));
  };

  read: Dialect['read'] = (ref, lookup) => {
    const reader: ModelReader<typeof ref.kind> = readers[ref.kind];
    return this.refTo.owns(ref)
      ? reader.read(ref, this.contextOf(lookup))
      : { state: 'absent' };
  };

  touchedBy(change: Change, lookup: Lookup): ModelRef[] {
    const rule = this.rules.get(change.kind);
    const object = change.after ?? change.before;
    if (!rule || !object) {
      return [];
    }
    const touched = new Map<string, ModelRef>();
    const context = this.contextOf(lookup);
    for (const ref of rule.touched(change, identityOf(object), context)) {
      touched.set(refKey(ref), ref);
    }
    return [...touched.values()];
  }

  unreadable(lookup: Lookup): Unreadable[] {
    const context = this.contextOf(lookup);
    return [...this.rules.values()].flatMap(rule =>
      [...lookup.byIndex(rule.kind.kind, UNREADABLE_INDEX, ANY)].map(object =>
        unreadableOf(this.homeOf(rule, object, context), rule.kind, object),
      ),
    );
  }

  /** The first reference an object touches is the one it belongs to; one that belongs to nothing goes to its tenant. */
  private homeOf(
    rule: BoundRule,
    object: KubeObject,
    context: ReadContext,
  ): ModelRef {
    const identity = identityOf(object);
    const kind = rule.kind.kind;
    const [first] = rule.touched({ kind, after: object }, identity, context);
    return first ?? this.refTo.tenant(identity.namespace || identity.name);
  }

  private contextOf(lookup: Lookup): ReadContext {
    return { lookup, refTo: this.refTo };
  }
}

/** OpenChoreo 1.0 to 1.2. */
export const v1Dialect: DialectDefinition = {
  recognises: served => generationOf(served) !== undefined,
  create: options => V1Dialect.create(options),
};

function resourceOf(
  kind: string,
  served: ServedKinds,
): KubeResource | undefined {
  return kind === namespaceKind.kind
    ? namespaceResource
    : served.find(
        resource =>
          resource.group === OPENCHOREO_GROUP && resource.kind === kind,
      );
}
