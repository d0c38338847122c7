// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { hasFailed, isFulfilled, NodeGraph } from './NodeGraph';
import { executeDag } from './executeDag';
import { executeSteps } from './executeSteps';
import { evaluate } from './evaluate';
import {
  Arguments,
  ArgoNode,
  NodeType,
  Template,
  TemplateHolder,
} from './objects';
import { Scope } from './Scope';
import { TemplateCatalog } from './TemplateCatalog';

/** Where a template is executed. */
export interface Place {
  readonly boundaryID?: string;
  readonly scope: Scope;
  /** Of whoever names the template. */
  readonly templateScope: string;
  readonly nodeFlag?: ArgoNode['nodeFlag'];
  /** In an exit handler, which a stopped workflow still runs. */
  readonly isExit?: boolean;
}

/** A pod that is to be made. */
export interface WantedPod {
  readonly node: ArgoNode;
  /** With its variables filled in. */
  readonly template: Template;
  readonly isExit: boolean;
}

interface OperationOptions {
  readonly graph: NodeGraph;
  readonly catalog: TemplateCatalog;
  readonly now: Date;
  /** How somebody has ended the workflow. */
  readonly shutdown?: 'Stop' | 'Terminate';
}

/** What Argo says of a node that may not run any more. */
export const shutdownMessage = (strategy: string): string =>
  `workflow shutdown with strategy:  ${strategy}`;

const valuesOf = (prefix: string, { parameters = [] }: Arguments = {}) =>
  Object.fromEntries(
    parameters.map(({ name, value }) => [`${prefix}.${name}`, value]),
  );

/** The variables of a step or task that others may name. */
export const variablesOf = (prefix: string, node: ArgoNode) => ({
  [`${prefix}.id`]: node.id,
  [`${prefix}.status`]: node.phase,
  [`${prefix}.startedAt`]: node.startedAt,
  [`${prefix}.finishedAt`]: node.finishedAt,
  [`${prefix}.exitCode`]: node.outputs?.exitCode,
  [`${prefix}.outputs.result`]: node.outputs?.result,
  ...valuesOf(`${prefix}.outputs.parameters`, node.outputs),
});

/** The phase of a node that carries out a template from what it is made of. */
const typeOf = (template: Template): NodeType => {
  if (template.steps) return 'Steps';
  if (template.dag) return 'DAG';
  return template.suspend ? 'Suspend' : 'Pod';
};

const mayRetry = ({ phase }: ArgoNode, policy: string): boolean =>
  policy === 'Always' ||
  (policy === 'OnError' ? phase === 'Error' : phase === 'Failed');

/** One look at a workflow: brings its nodes further, and says which pods it takes. Writes nothing. */
export class Operation {
  static create(options: OperationOptions): Operation {
    return new Operation(options);
  }

  readonly graph: NodeGraph;
  readonly pods: WantedPod[] = [];
  /** Milliseconds after which a look is worth it, whatever happens. */
  nextMs = Infinity;

  private constructor(private readonly options: OperationOptions) {
    this.graph = options.graph;
  }

  /** Executes what a holder names, as the node of that name; the node, which says how far that is. */
  execute(name: string, holder: TemplateHolder, place: Place): ArgoNode {
    const { graph } = this;
    const known = graph.named(name);
    if (known && isFulfilled(known)) return known;
    const found = this.options.catalog.find(holder, place.templateScope);
    const common: Partial<ArgoNode> = {
      ...(holder.template && { templateName: holder.template }),
      ...(holder.templateRef && { templateRef: holder.templateRef }),
      templateScope: place.templateScope,
      ...(place.boundaryID && { boundaryID: place.boundaryID }),
      ...(place.nodeFlag && { nodeFlag: place.nodeFlag }),
    };
    if (!found) {
      const message = `template ${holder.template ?? holder.name} not found`;
      return graph.add(name, 'Skipped', 'Error', { ...common, message });
    }
    const { template } = found;
    const inputs = inputsOf(template, place.scope.fillAll(holder.arguments));
    const scope = place.scope.with(valuesOf('inputs.parameters', inputs));
    const within: Place = { ...place, scope, templateScope: found.scope };
    if (inputs) common.inputs = inputs;
    return template.retryStrategy
      ? this.retry(name, template, common, within)
      : this.executeTemplate(name, template, common, within);
  }

  /** A step or task whose condition does not hold; undefined when it is to run. */
  skip(
    name: string,
    holder: TemplateHolder,
    place: Place,
  ): ArgoNode | undefined {
    if (holder.when === undefined) return undefined;
    const known = this.graph.named(name);
    if (known) return known.type === 'Skipped' ? known : undefined;
    const condition = place.scope.fill(holder.when);
    if (evaluate(condition)) return undefined;
    return this.leaveOut(
      name,
      holder,
      place,
      'Skipped',
      `when '${condition}' evaluated false`,
    );
  }

  leaveOut(
    name: string,
    holder: TemplateHolder,
    place: Place,
    phase: 'Skipped' | 'Omitted',
    message: string,
  ): ArgoNode {
    return this.graph.add(name, 'Skipped', phase, {
      ...(holder.template && { templateName: holder.template }),
      ...(holder.templateRef && { templateRef: holder.templateRef }),
      templateScope: place.templateScope,
      boundaryID: place.boundaryID,
      nodeFlag: {},
      message,
    });
  }

  private executeTemplate(
    name: string,
    template: Template,
    common: Partial<ArgoNode>,
    place: Place,
  ): ArgoNode {
    const { graph } = this;
    const type = typeOf(template);
    const node =
      graph.named(name) ??
      graph.add(name, type, type === 'Pod' ? 'Pending' : 'Running', {
        ...common,
        ...(type === 'Pod' && { taskResultSynced: true }),
      });
    if (isFulfilled(node)) return node;
    const inner = { ...place, boundaryID: node.id, nodeFlag: undefined };
    if (template.steps) executeSteps(this, node, template, inner);
    else if (template.dag) executeDag(this, node, template, inner);
    else if (template.suspend) this.suspend(node, template.suspend);
    else this.want(node, template, place);
    return node;
  }

  private want(node: ArgoNode, template: Template, place: Place): void {
    if (node.phase !== 'Pending') return;
    const { graph } = this;
    const { shutdown } = this.options;
    if (shutdown && !(place.isExit && shutdown === 'Stop')) {
      graph.end(node, 'Failed', shutdownMessage(shutdown));
      return;
    }
    this.pods.push({
      node,
      template: place.scope.fillAll({ ...template, retryStrategy: undefined }),
      isExit: place.isExit ?? false,
    });
    const { containers = [] } = template.containerSet ?? {};
    const nodes = new Map(
      containers.map(({ name }) => [
        name,
        graph.named(`${node.name}.${name}`) ??
          graph.add(`${node.name}.${name}`, 'Container', 'Pending', {
            templateName: node.templateName,
            templateScope: node.templateScope,
            boundaryID: node.id,
          }),
      ]),
    );
    for (const { name, dependencies = [] } of containers) {
      const before = dependencies.flatMap(each => nodes.get(each) ?? []);
      const child = nodes.get(name);
      for (const parent of before.length > 0 ? before : [node]) {
        if (child) graph.link(parent, child);
      }
    }
  }

  private suspend(
    node: ArgoNode,
    { duration }: NonNullable<Template['suspend']>,
  ): void {
    if (duration === undefined) return;
    const seconds = Number(String(duration).replace(/s$/, ''));
    const left =
      Date.parse(node.startedAt) + seconds * 1_000 - this.options.now.getTime();
    if (left <= 0) this.graph.end(node, 'Succeeded');
    else this.nextMs = Math.min(this.nextMs, left);
  }

  private retry(
    name: string,
    template: Template,
    common: Partial<ArgoNode>,
    place: Place,
  ): ArgoNode {
    const { graph } = this;
    const node =
      graph.named(name) ?? graph.add(name, 'Retry', 'Running', common);
    const { limit, retryPolicy = 'OnFailure' } = template.retryStrategy ?? {};
    for (;;) {
      const attempts = graph.childrenOf(node).filter(e => e.nodeFlag?.retried);
      const last = attempts.at(-1);
      if (last && !isFulfilled(last)) {
        this.executeTemplate(last.name, template, {}, place);
        if (!isFulfilled(last)) return node;
      } else if (last && !hasFailed(last)) {
        node.outputs = last.outputs;
        graph.end(node, last.phase);
        return node;
      } else if (last && !mayRetry(last, retryPolicy)) {
        node.outputs = last.outputs;
        graph.end(node, last.phase, last.message);
        return node;
      } else if (attempts.length > Number(limit ?? Infinity)) {
        node.outputs = last?.outputs;
        graph.end(node, last?.phase ?? 'Failed', 'No more retries left');
        return node;
      } else {
        const attempt = this.executeTemplate(
          `${name}(${attempts.length})`,
          template,
          { ...common, nodeFlag: { retried: true } },
          {
            ...place,
            scope: place.scope.with({ retries: String(attempts.length) }),
          },
        );
        graph.link(node, attempt);
        if (!isFulfilled(attempt)) return node;
      }
    }
  }
}

/** The inputs a template declares, with what is handed in, else its own value or default. */
function inputsOf(
  { inputs }: Template,
  given: Arguments | undefined,
): Arguments | undefined {
  if (!inputs?.parameters?.length) return undefined;
  return {
    parameters: inputs.parameters.map(
      ({ default: fallback, ...parameter }) => ({
        ...parameter,
        value:
          given?.parameters?.find(({ name }) => name === parameter.name)
            ?.value ??
          parameter.value ??
          fallback,
      }),
    ),
  };
}

/** What a template of steps or tasks hands out of what they put out. */
export function outputsOf(
  { outputs }: Template,
  scope: Scope,
): ArgoNode['outputs'] {
  if (!outputs?.parameters?.length) return undefined;
  return {
    parameters: outputs.parameters.map(({ name, valueFrom }) => ({
      name,
      value: scope.fill(valueFrom?.parameter ?? ''),
    })),
  };
}
