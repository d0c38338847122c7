// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { BuildNode } from '@fourplane/plugin-fourplane-common';

/**
 * One box of the picture: a node that does something itself. Of a step that was tried several times it is the last
 * attempt. `within` are the names of the groups around it, the outermost first, without the run itself.
 */
export interface Step {
  readonly id: string;
  readonly name: string;
  readonly node: BuildNode;
  /** All attempts, oldest first; the node alone where it was tried once. */
  readonly attempts: readonly BuildNode[];
  readonly within: readonly string[];
  /** Ids of the steps it follows. */
  readonly follows: readonly string[];
}

/** Each after all it follows; among those that could be next, as they were given. A circle ends nothing. */
function inOrder(steps: readonly Step[]): readonly Step[] {
  const ordered: Step[] = [];
  const placed = new Set<string>();
  let rest = [...steps];
  while (rest.length > 0) {
    const known = new Set(rest.map(({ id }) => id));
    const next =
      rest.find(({ follows }) =>
        follows.every(id => placed.has(id) || !known.has(id)),
      ) ?? rest[0];
    if (!next) {
      break;
    }
    ordered.push(next);
    placed.add(next.id);
    rest = rest.filter(step => step !== next);
  }
  return ordered;
}

class StepReader {
  readonly #byId: ReadonlyMap<string, BuildNode>;
  readonly #inside = new Map<string, BuildNode[]>();

  constructor(nodes: readonly BuildNode[]) {
    this.#byId = new Map(nodes.map(node => [node.id, node]));
    for (const node of nodes) {
      const group = this.#groupOf(node);
      if (group) {
        const siblings = this.#inside.get(group.id) ?? [];
        this.#inside.set(group.id, [...siblings, node]);
      }
    }
  }

  read(): readonly Step[] {
    const steps = [...this.#byId.values()]
      .filter(node => this.#isStep(node))
      .map(node => this.#stepOf(node));
    return inOrder(steps);
  }

  #stepOf(node: BuildNode): Step {
    const attempts = this.#attemptsOf(node);
    return {
      id: node.id,
      name: node.name,
      node: attempts[attempts.length - 1] ?? node,
      attempts,
      within: this.#around(node)
        .slice(0, -1)
        .reverse()
        .flatMap(group => (group.type === 'stepGroup' ? [] : group.name)),
      follows: [
        ...new Set(
          this.#before(node).flatMap(earlier => this.#endsOf(earlier)),
        ),
      ].filter(id => id !== node.id),
    };
  }

  /** A retry is one step however often it was tried; a group with something in it, or to come, is none. */
  #isStep(node: BuildNode): boolean {
    if (this.#around(node).some(({ type }) => type === 'retry')) {
      return false;
    }
    return (
      node.type === 'retry' ||
      (!this.#inside.has(node.id) && node.type !== 'stepGroup')
    );
  }

  #attemptsOf(node: BuildNode): readonly BuildNode[] {
    const inner = node.type === 'retry' ? this.#inside.get(node.id) ?? [] : [];
    return inner.length > 0
      ? [...inner].sort(
          (one, other) => (one.attempt ?? 0) - (other.attempt ?? 0),
        )
      : [node];
  }

  /** The groups around a node, the innermost first. */
  #around(node: BuildNode): readonly BuildNode[] {
    const groups: BuildNode[] = [];
    let group = this.#groupOf(node);
    while (group && !groups.includes(group)) {
      groups.push(group);
      group = this.#groupOf(group);
    }
    return groups;
  }

  #groupOf(node: BuildNode): BuildNode | undefined {
    return node.inside === undefined || node.inside === node.id
      ? undefined
      : this.#byId.get(node.inside);
  }

  /** What a node comes after: its own parents, or else its group's. A group is no parent of what is in it. */
  #before(node: BuildNode): readonly BuildNode[] {
    for (const place of [node, ...this.#around(node)]) {
      const around = this.#around(place);
      const parents = place.parents.flatMap(id => {
        const parent = this.#byId.get(id);
        return parent && parent !== place && !around.includes(parent)
          ? [parent]
          : [];
      });
      if (parents.length > 0) {
        return parents;
      }
    }
    return [];
  }

  /** The steps a node ends with; the node itself when it is one, and its retry when it is an attempt. */
  #endsOf(node: BuildNode): readonly string[] {
    const retry = this.#around(node).find(({ type }) => type === 'retry');
    if (retry) {
      return [retry.id];
    }
    if (this.#isStep(node)) {
      return [node.id];
    }
    const inner = this.#inside.get(node.id);
    if (!inner) {
      return this.#before(node).flatMap(earlier => this.#endsOf(earlier));
    }
    const followed = new Set(inner.flatMap(({ parents }) => parents));
    return inner
      .filter(({ id }) => !followed.has(id))
      .flatMap(last => this.#endsOf(last));
  }
}

/**
 * The steps of a build in the order they run, groups dissolved: what follows a group follows the steps it ends with,
 * and what a group begins with follows what the group follows.
 */
export function stepsOf(nodes: readonly BuildNode[]): readonly Step[] {
  return new StepReader(nodes).read();
}
