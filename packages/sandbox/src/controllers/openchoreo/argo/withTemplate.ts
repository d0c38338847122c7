// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ArgoWorkflowSpec } from './objects';

/** What a workflow does that names a template: the template's spec, with the workflow's own over it. */
export const withTemplate = (
  spec: ArgoWorkflowSpec,
  template: ArgoWorkflowSpec,
): ArgoWorkflowSpec => ({
  ...template,
  ...spec,
  templates: template.templates,
  entrypoint: spec.entrypoint ?? template.entrypoint,
  arguments: {
    parameters: [
      ...(template.arguments?.parameters ?? []).filter(
        each =>
          !spec.arguments?.parameters?.some(own => own.name === each.name),
      ),
      ...(spec.arguments?.parameters ?? []),
    ],
  },
});
