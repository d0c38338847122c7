// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { BuildNode } from '@fourplane/plugin-fourplane-common';
import { nodeIdOf } from './argoNames';
import { ArgoNode, ArgoStep, ArgoTemplate, ArgoWorkflow } from './ArgoWorkflow';

/** A node that Argo has not begun: its id and name are those it will have. */
export interface PlannedNode {
  readonly id: string;
  readonly name: string;
  readonly displayName: string;
  readonly type: BuildNode['type'];
  readonly boundaryID?: string;
  /** The nodes it follows. */
  readonly parents: readonly string[];
  readonly templateName?: string;
  readonly templateRef?: ArgoNode['templateRef'];
}

/** How deep steps within steps are looked into: templates may refer to themselves. */
const MAX_DEPTH = 8;
const MAX_NODES = 1000;

/** Where a template is used, and from which scope. */
interface Use {
  readonly id: string;
  readonly name: string;
  readonly template?: ArgoTemplate;
  readonly scope?: string;
}

class Planner {
  readonly planned: PlannedNode[] = [];
  private readonly byName: ReadonlyMap<string, ArgoNode>;

  constructor(private readonly workflow: ArgoWorkflow) {
    this.byName = new Map(
      [...workflow.nodes.values()].map(node => [node.name, node]),
    );
  }

  run(): void {
    const { name, entrypoint, nodes } = this.workflow;
    for (const node of nodes.values()) {
      if (node.type === 'Steps' || node.type === 'DAG') {
        const { id, templateScope: scope } = node;
        this.expand(
          { id, name: node.name, template: this.templateOf(node), scope },
          0,
        );
      }
    }
    const template = this.workflow.templates.get(entrypoint ?? '');
    if (!this.byName.has(name) && template) {
      this.add({
        id: name,
        name,
        displayName: name,
        type: typeOf(template),
        parents: [],
        templateName: entrypoint,
      });
      this.expand({ id: name, name, template }, 0);
    }
  }

  private expand(use: Use, depth: number): void {
    if (depth > MAX_DEPTH || !use.template) {
      return;
    }
    this.expandSteps(use, use.template.steps ?? [], depth);
    this.expandTasks(use, use.template.dag?.tasks ?? [], depth);
  }

  private expandSteps(
    use: Use,
    groups: readonly (readonly ArgoStep[] | undefined)[],
    depth: number,
  ): void {
    let before: string[] = [];
    groups.forEach((group, index) => {
      const name = `${use.name}[${index}]`;
      const id = this.idOf(name);
      this.addUnlessThere(name, {
        id,
        name,
        displayName: `[${index}]`,
        type: 'stepGroup',
        boundaryID: use.id,
        parents: before,
      });
      before = (group ?? []).flatMap(step =>
        this.step(use, `${name}.${step.name}`, step, [id], depth),
      );
    });
  }

  private expandTasks(
    use: Use,
    tasks: readonly ArgoStep[],
    depth: number,
  ): void {
    const names = new Set(tasks.map(task => task.name));
    for (const task of tasks) {
      const parents = dependenciesOf(task, names).flatMap(each =>
        this.idsOf(`${use.name}.${each}`),
      );
      this.step(use, `${use.name}.${task.name}`, task, parents, depth);
    }
  }

  /** The ids of a step's nodes: those that are there, or the one that is to come. */
  private step(
    use: Use,
    name: string,
    step: ArgoStep,
    parents: readonly string[],
    depth: number,
  ): string[] {
    const there = this.idsOf(name);
    if (this.isThere(name)) {
      return there;
    }
    const template = this.templateOf({
      templateName: step.template,
      templateRef: step.templateRef,
      templateScope: use.scope,
    });
    const [id] = there;
    const isAdded = this.add({
      id,
      name,
      displayName: step.name,
      type: typeOf(template),
      boundaryID: use.id,
      parents,
      templateName: step.template,
      templateRef: step.templateRef,
    });
    if (isAdded && !template?.retryStrategy) {
      this.expand({ id, name, template, scope: use.scope }, depth + 1);
    }
    return there;
  }

  private addUnlessThere(name: string, node: PlannedNode): void {
    if (!this.byName.has(name)) {
      this.add(node);
    }
  }

  private add(node: PlannedNode): boolean {
    if (this.planned.length >= MAX_NODES) {
      return false;
    }
    this.planned.push(node);
    return true;
  }

  private isThere(name: string): boolean {
    return this.byName.has(name) || this.itemsOf(name).length > 0;
  }

  private idsOf(name: string): string[] {
    const items = this.byName.has(name) ? [] : this.itemsOf(name);
    return items.length > 0 ? items : [this.idOf(name)];
  }

  /** A loop's nodes, which are called like the step with their number and item behind. */
  private itemsOf(name: string): string[] {
    return [...this.byName.values()]
      .filter(
        node => node.name.startsWith(`${name}(`) && node.name.endsWith(')'),
      )
      .map(({ id }) => id);
  }

  private idOf(name: string): string {
    return this.byName.get(name)?.id ?? nodeIdOf(this.workflow.name, name);
  }

  private templateOf({
    templateName,
    templateRef,
    templateScope,
  }: Pick<ArgoNode, 'templateName' | 'templateRef' | 'templateScope'>):
    | ArgoTemplate
    | undefined {
    const { templates, storedTemplates } = this.workflow;
    if (templateRef) {
      const { name, template, clusterScope } = templateRef;
      const scope = clusterScope ? 'cluster' : 'namespaced';
      return storedTemplates.get(`${scope}/${name}/${template}`);
    }
    return (
      storedTemplates.get(`${templateScope}/${templateName}`) ??
      templates.get(templateName ?? '')
    );
  }
}

/**
 * What is still to run, as far as the workflow's templates tell: steps and tasks of which there is no node yet. How many
 * a loop or a retry will come to is not known; it is one until then.
 */
export function plannedNodes(workflow: ArgoWorkflow): PlannedNode[] {
  const planner = new Planner(workflow);
  planner.run();
  return planner.planned;
}

/** What will run is only known where the template is. */
function typeOf(template: ArgoTemplate | undefined): BuildNode['type'] {
  if (!template) {
    return 'other';
  }
  if (template.retryStrategy) {
    return 'retry';
  }
  if (template.steps) {
    return 'steps';
  }
  if (template.dag) {
    return 'dag';
  }
  if (template.containerSet) {
    return 'containerSet';
  }
  if (template.suspend) {
    return 'suspend';
  }
  return template.container || template.script ? 'pod' : 'other';
}

/** `depends` is a formula over tasks: `build.Succeeded && (lint || tests.Failed)`. */
function dependenciesOf(
  { dependencies = [], depends = '' }: ArgoStep,
  names: ReadonlySet<string>,
): string[] {
  const mentioned = depends.match(/[A-Za-z0-9_-]+/g) ?? [];
  return [...new Set([...dependencies, ...mentioned])].filter(name =>
    names.has(name),
  );
}
