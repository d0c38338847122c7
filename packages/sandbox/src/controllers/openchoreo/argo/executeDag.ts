// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { evaluate } from './evaluate';
import { hasFailed, isFulfilled } from './NodeGraph';
import type { Operation, Place } from './Operation';
import { outputsOf, variablesOf } from './Operation';
import { ArgoNode, NodePhase, Template, TemplateHolder } from './objects';
import type { Scope } from './Scope';

const phaseOfWord: Readonly<Record<string, NodePhase>> = {
  Succeeded: 'Succeeded',
  Failed: 'Failed',
  Errored: 'Error',
  Skipped: 'Skipped',
  Omitted: 'Omitted',
};

/** The condition a task waits for; its short form is that those it depends on ended well, or may have failed. */
function conditionOf(
  { depends, dependencies = [] }: TemplateHolder,
  tasks: readonly TemplateHolder[],
): string {
  if (depends) return depends;
  return dependencies
    .map(name => {
      const { failed, error } =
        tasks.find(task => task.name === name)?.continueOn ?? {};
      const words = [
        'Succeeded',
        'Skipped',
        ...(failed ? ['Failed'] : []),
        ...(error ? ['Errored'] : []),
      ];
      return `(${words.map(word => `${name}.${word}`).join(' || ')})`;
    })
    .join(' && ');
}

const words =
  /[A-Za-z0-9][\w-]*(?:\.(?:Succeeded|Failed|Errored|Skipped|Omitted|Daemoned))?/g;

const namesIn = (condition: string): string[] => [
  ...new Set(
    (condition.match(words) ?? []).map(word => word.replace(/\.\w+$/, '')),
  ),
];

/** The tasks of a graph, and how far each is. */
class DagRun {
  private readonly tasks: readonly TemplateHolder[];
  private readonly failFast: boolean;
  private readonly conditions: ReadonlyMap<string, string>;

  constructor(
    private readonly operation: Operation,
    private readonly node: ArgoNode,
    private readonly template: Template,
    private readonly place: Place,
  ) {
    const { tasks = [], failFast = true } = template.dag ?? {};
    this.tasks = tasks;
    this.failFast = failFast;
    this.conditions = new Map(
      tasks.map(task => [task.name, conditionOf(task, tasks)]),
    );
  }

  /** One look at every task; whether any has ended by it, so that others may begin. */
  look(): boolean {
    let hasEnded = false;
    for (const task of this.tasks) hasEnded = this.proceed(task) || hasEnded;
    return hasEnded;
  }

  /** Ends the graph's node once no task will begin any more. */
  finish(): void {
    const { graph } = this.operation;
    const started = this.tasks.flatMap(({ name }) => this.nodeOf(name) ?? []);
    if (!started.every(isFulfilled)) return;
    const isCut = this.failFast && this.tasks.some(task => this.isWrong(task));
    if (started.length < this.tasks.length && !isCut) return;
    const targets = this.tasks.filter(
      ({ name }) =>
        !this.tasks.some(other =>
          this.dependenciesOf(other.name).includes(name),
        ),
    );
    const fails =
      isCut || targets.some(({ name }) => this.leadsToFailure(name));
    this.node.outboundNodes = targets.flatMap(({ name }) => {
      const target = this.nodeOf(name);
      return target ? graph.outboundOf(target).map(({ id }) => id) : [];
    });
    if (!fails) this.node.outputs = outputsOf(this.template, this.scope());
    graph.end(this.node, fails ? 'Failed' : 'Succeeded');
  }

  private nodeOf(task: string): ArgoNode | undefined {
    return this.operation.graph.named(`${this.node.name}.${task}`);
  }

  private dependenciesOf(task: string): string[] {
    return namesIn(this.conditions.get(task) ?? '');
  }

  private isWrong({ name, continueOn = {} }: TemplateHolder): boolean {
    const found = this.nodeOf(name);
    if (!found || !isFulfilled(found)) return false;
    return (
      (found.phase === 'Failed' && !continueOn.failed) ||
      (found.phase === 'Error' && !continueOn.error)
    );
  }

  private scope(): Scope {
    return this.tasks.reduce((all, { name }) => {
      const found = this.nodeOf(name);
      return found ? all.with(variablesOf(`tasks.${name}`, found)) : all;
    }, this.place.scope);
  }

  private proceed(task: TemplateHolder): boolean {
    const name = `${this.node.name}.${task.name}`;
    const known = this.operation.graph.named(name);
    if (known && isFulfilled(known)) return false;
    const before = this.dependenciesOf(task.name).map(each =>
      this.nodeOf(each),
    );
    if (!before.every(each => each && isFulfilled(each))) return false;
    const holds = this.holds(task.name);
    const isCut = this.failFast && this.tasks.some(each => this.isWrong(each));
    if (holds && !known && isCut) return false;
    const child = this.execute(name, task, holds);
    if (!known) this.link(before, child);
    return isFulfilled(child);
  }

  private holds(task: string): boolean {
    const condition = this.conditions.get(task) ?? '';
    return (
      condition === '' ||
      evaluate(condition, word => {
        const [which, is = 'Succeeded'] = word.split('.');
        return this.nodeOf(which)?.phase === phaseOfWord[is];
      })
    );
  }

  private execute(
    name: string,
    task: TemplateHolder,
    holds: boolean,
  ): ArgoNode {
    const { operation } = this;
    const here = { ...this.place, scope: this.scope() };
    return holds
      ? operation.skip(name, task, here) ?? operation.execute(name, task, here)
      : operation.leaveOut(
          name,
          task,
          here,
          'Omitted',
          'omitted: depends condition not met',
        );
  }

  private link(
    before: readonly (ArgoNode | undefined)[],
    child: ArgoNode,
  ): void {
    const { graph } = this.operation;
    const parents = before.flatMap(each =>
      each ? graph.outboundOf(each) : [],
    );
    for (const parent of parents.length > 0 ? parents : [this.node]) {
      graph.link(parent, child);
    }
  }

  /** A task that was left out is as good as those it depends on. */
  private leadsToFailure(task: string): boolean {
    const found = this.nodeOf(task);
    const holder = this.tasks.find(({ name }) => name === task);
    if (!found || !holder) return false;
    if (found.phase !== 'Omitted') {
      return hasFailed(found) && this.isWrong(holder);
    }
    return this.dependenciesOf(task).some(each => this.leadsToFailure(each));
  }
}

/** Tasks as soon as what they depend on allows; nothing new after a failure, unless `failFast` is false. */
export function executeDag(
  operation: Operation,
  node: ArgoNode,
  template: Template,
  place: Place,
): void {
  const run = new DagRun(operation, node, template, place);
  while (run.look());
  run.finish();
}
