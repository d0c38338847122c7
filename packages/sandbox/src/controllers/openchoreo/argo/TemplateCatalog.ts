// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ArgoWorkflowSpec, Template, TemplateHolder } from './objects';

/** Looks a template of the whole build plane up, by its owner's name and its own; undefined when there is none. */
export type ClusterTemplates = (
  owner: string,
  name: string,
) => Template | undefined;

/** A template with where it comes from, as status.nodes and status.storedTemplates call it. */
export interface FoundTemplate {
  readonly template: Template;
  readonly scope: string;
}

/** The templates a workflow can name: its own, and those of the build plane. */
export class TemplateCatalog {
  static create(
    workflow: string,
    spec: ArgoWorkflowSpec,
    cluster: ClusterTemplates,
  ): TemplateCatalog {
    return new TemplateCatalog(workflow, spec, cluster);
  }

  /** Those of the build plane that were used, by Argo's key. */
  readonly stored: Record<string, Template> = {};

  private constructor(
    workflow: string,
    private readonly spec: ArgoWorkflowSpec,
    private readonly cluster: ClusterTemplates,
  ) {
    this.ownScope = `local/${workflow}`;
  }

  readonly ownScope: string;

  find(
    { template: name, templateRef }: Omit<TemplateHolder, 'name'>,
    scope: string,
  ): FoundTemplate | undefined {
    if (templateRef) {
      const found = this.inCluster(templateRef.name, templateRef.template);
      if (found)
        this.stored[`${found.scope}/${templateRef.template}`] = found.template;
      return found;
    }
    if (name === undefined) return undefined;
    const [kind, ...rest] = scope.split('/');
    if (kind === 'cluster') return this.inCluster(rest.join('/'), name);
    const template = this.spec.templates?.find(each => each.name === name);
    return template && { template, scope: this.ownScope };
  }

  private inCluster(owner: string, name: string): FoundTemplate | undefined {
    const template = this.cluster(owner, name);
    return template && { template, scope: `cluster/${owner}` };
  }

  /** Why the workflow cannot run at all, in Argo's words; undefined when nothing is missing. */
  problem(): string | undefined {
    const { entrypoint, templates = [] } = this.spec;
    if (!entrypoint) return 'invalid spec: spec.entrypoint is required';
    const entry = templates.find(({ name }) => name === entrypoint);
    if (!entry) {
      return `invalid spec: template name '${entrypoint}' undefined`;
    }
    return this.problemWithin(entry, this.ownScope, new Set());
  }

  private problemWithin(
    template: Template,
    scope: string,
    seen: Set<string>,
  ): string | undefined {
    const at = `${scope}/${template.name}`;
    if (seen.has(at)) return undefined;
    seen.add(at);
    const holders = [
      ...(template.steps ?? []).flatMap((group, index) =>
        group.map(holder => ({ holder, at: `steps[${index}].${holder.name}` })),
      ),
      ...(template.dag?.tasks ?? []).map(holder => ({
        holder,
        at: `tasks.${holder.name}`,
      })),
    ];
    for (const { holder, at: place } of holders) {
      const found = this.find(holder, scope);
      if (!found) {
        const { templateRef, template: name } = holder;
        const what = templateRef
          ? `template reference ${templateRef.name}.${templateRef.template} not found`
          : `template name '${name}' undefined`;
        return `invalid spec: templates.${template.name}.${place} ${what}`;
      }
      const inner = this.problemWithin(found.template, found.scope, seen);
      if (inner) return inner;
    }
    return undefined;
  }
}
