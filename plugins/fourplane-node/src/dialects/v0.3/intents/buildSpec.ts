// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { IntentIssue, IntentOf } from '@fourplane/plugin-fourplane-common';
import { issueAt } from '../../writing/plan';
import { BUILD_TEMPLATE_KIND } from '../models/build';
import { Fields, fieldsOf } from './manifest';

type GitSource = Extract<
  IntentOf<'createComponent'>['source'],
  { type: 'git' }
>;

const USUAL_TEMPLATE = 'docker';
const USUAL_BRANCH = 'main';

/** What of a source cannot be said of a component. */
export function sourceIssues(source: GitSource): IntentIssue[] {
  return [
    ...(source.commit
      ? [
          issueAt(
            'source.commit',
            'A component of OpenChoreo 0.3 follows a branch',
            'Name the commit when a build is triggered',
          ),
        ]
      : []),
    ...(source.workflow?.kind && source.workflow.kind !== BUILD_TEMPLATE_KIND
      ? [issueAt('source.workflow.kind', `must be ${BUILD_TEMPLATE_KIND}`)]
      : []),
    ...parameterIssues('source.parameters', source.parameters),
  ];
}

/** Parameters of a template are texts. */
export function parameterIssues(
  path: string,
  parameters: Fields = {},
): IntentIssue[] {
  return Object.entries(parameters)
    .filter(([, value]) => !isText(value))
    .map(([name]) =>
      issueAt(`${path}.${name}`, 'must be a text, a number or true or false'),
    );
}

/** How a component is built. */
export function buildSpecOf(source: GitSource): Fields {
  const appPath = source.path || '/';
  const template = source.workflow?.name ?? USUAL_TEMPLATE;
  const parameters = {
    ...(template === USUAL_TEMPLATE && {
      'docker-context': appPath,
      'dockerfile-path': `${appPath.replace(/\/$/, '')}/Dockerfile`,
    }),
    ...source.parameters,
  };
  return {
    repository: {
      url: source.url,
      appPath,
      revision: { branch: source.branch ?? USUAL_BRANCH },
    },
    templateRef: {
      name: template,
      ...(Object.keys(parameters).length > 0 && {
        parameters: parameterList(parameters),
      }),
    },
  };
}

/** A template's parameters with some of them new; those that are there keep their place. */
export function withParameters(before: unknown, values: Fields): Fields[] {
  const list = Array.isArray(before) ? before.map(fieldsOf) : [];
  const kept = list.map(item =>
    typeof item.name === 'string' && Object.hasOwn(values, item.name)
      ? { ...item, value: String(values[item.name]) }
      : item,
  );
  const names = new Set(list.map(({ name }) => name));
  const added = Object.entries(values).filter(([name]) => !names.has(name));
  return [...kept, ...parameterList(Object.fromEntries(added))];
}

function parameterList(values: Fields): Fields[] {
  return Object.entries(values).map(([name, value]) => ({
    name,
    value: String(value),
  }));
}

function isText(value: unknown): boolean {
  return ['string', 'number', 'boolean'].includes(typeof value);
}
