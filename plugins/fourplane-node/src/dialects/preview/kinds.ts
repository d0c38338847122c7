// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Health } from '@fourplane/plugin-fourplane-common';
import { UNREPORTED } from '../reading/conditionHealth';
import { ReadableKind } from '../reading/ReadableKind';
import { readShorthand } from '../reading/shorthandSchema';
import { valueAt } from '../writing/valueAt';
import { organizationKind } from '../v0.3/kinds/organization';
import { mainContainer } from '../v0.3/workloadSpec';
import { componentKind as v1Component } from '../v1/kinds/component';
import { componentReleaseKind as v1Release } from '../v1/kinds/componentRelease';
import { environmentKind as v1Environment } from '../v1/kinds/environment';
import { namespaceKind } from '../v1/kinds/namespace';
import { projectKind as v1Project } from '../v1/kinds/project';
import { releaseBindingKind as v1Binding } from '../v1/kinds/releaseBinding';
import { renderedReleaseKind } from '../v1/kinds/renderedRelease';
import {
  componentTypes as v1ComponentTypes,
  traits as v1Traits,
} from '../v1/kinds/typeDefinition';
import { workflowRunKind as v1Run } from '../v1/kinds/workflowRun';
import { workloadKind as v1Workload } from '../v1/kinds/workload';
import { BrokenSchema } from '../v1/parameterSchema';
import {
  fieldsIn,
  filling,
  inTurn,
  naming,
  namingEach,
  replacing,
  Rewriting,
} from './rewriting';

/** A kind of the v1 line as it is read from the older shapes, possibly under an older name. */
function older<T>(
  kind: ReadableKind<T>,
  options: {
    readonly kind?: string;
    readonly key?: string;
    readonly rewriting?: Rewriting;
    readonly content?: (content: T, object: unknown) => T;
  },
): ReadableKind<T> {
  const { rewriting, content } = options;
  return {
    ...kind,
    kind: options.kind ?? kind.kind,
    key: options.key ?? kind.key,
    project: object => {
      const read = kind.project(rewriting ? rewriting(object) : object);
      return content && read.content !== undefined
        ? { ...read, content: content(read.content, object) }
        : read;
    },
  };
}

/** Most controllers of these releases did not run by default, so their silence says nothing. */
function unlessSilent<T extends { readonly health: Health }>(content: T): T {
  return content.health.reason === 'NotReported'
    ? { ...content, health: UNREPORTED }
    : content;
}

/** What declares a tenant goes by one name in the live copy, whatever it is. */
export const declaringKinds = {
  organizations: older(organizationKind, { key: namespaceKind.key }),
  namespaces: namespaceKind,
} as const;

/** The label by which a namespace was a tenant before 1.0. */
export const TENANT_SELECTOR = 'openchoreo.dev/controlplane-namespace';

export const projectKind = older(v1Project, {
  rewriting: naming('spec.deploymentPipelineRef'),
  content: unlessSilent,
});

export const environmentKind = older(v1Environment, {
  rewriting: naming('spec.dataPlaneRef', 'DataPlane'),
  content: unlessSilent,
});

/** Until 0.16 what a workflow needs to know of the repository stood beside its own parameters. */
const workflowUse = (kind?: string): Rewriting =>
  replacing('spec.workflow', value => {
    const { systemParameters, schema, ...use } = fieldsIn(value);
    const usual =
      systemParameters === undefined ? 'Workflow' : 'ComponentWorkflow';
    return Object.keys(use).length === 0
      ? undefined
      : {
          kind: kind ?? usual,
          ...use,
          parameters: {
            ...fieldsIn(schema),
            ...fieldsIn(use.parameters),
            ...fieldsIn(systemParameters),
          },
        };
  });

const olderTypes: ReadonlyMap<string, string> = new Map([
  ['Service', 'service'],
  ['WebApplication', 'web-application'],
  ['ScheduledTask', 'scheduled-task'],
]);

export const componentKind = older(v1Component, {
  rewriting: inTurn(
    naming('spec.componentType', 'ComponentType'),
    // Beside the newer way there was the one of 0.3 until 0.7.
    filling('spec.componentType', object => {
      const type = valueAt(object, 'spec.type');
      return typeof type === 'string'
        ? { kind: 'ComponentType', name: olderTypes.get(type) ?? type }
        : undefined;
    }),
    workflowUse(),
  ),
  content: unlessSilent,
});

/** One container came with 0.15; of several, the one that counts. */
const oneContainer = (path: string): Rewriting =>
  filling(`${path}.container`, object => {
    const containers = fieldsIn(valueAt(object, `${path}.containers`));
    return containers[mainContainer(containers)];
  });

/** A map until 0.16, then a list, then a part of `dependencies`. */
const dependencies: Rewriting = filling(
  'spec.dependencies.endpoints',
  object => {
    const connections = valueAt(object, 'spec.connections');
    const list = Array.isArray(connections)
      ? connections.map(fieldsIn)
      : Object.values(fieldsIn(connections)).map(each =>
          fieldsIn(fieldsIn(each).params),
        );
    const known = list.map(each => ({
      project: each.projectName ?? each.project,
      component: each.componentName ?? each.component,
      name: each.endpoint ?? each.name,
    }));
    const named = known.filter(
      ({ component, name }) =>
        typeof component === 'string' && typeof name === 'string',
    );
    return named.length > 0 ? named : undefined;
  },
);

export const workloadKind = older(v1Workload, {
  rewriting: inTurn(oneContainer('spec'), dependencies),
});

export const componentReleaseKind = older(v1Release, {
  rewriting: oneContainer('spec.workload'),
});

/** A list of plain names until 0.16. */
const allowed = inTurn(
  namingEach('spec.allowedWorkflows', 'Workflow'),
  namingEach('spec.allowedTraits', 'Trait'),
);

/** What a type takes, in the shorthand that there was before OpenAPI. */
const shorthand: Rewriting = inTurn(
  translating('parameters', 'parameters'),
  translating('environmentConfigs', 'envOverrides'),
);

function translating(section: string, written: string): Rewriting {
  return filling(`spec.${section}`, object => {
    const fields = valueAt(object, `spec.schema.${written}`);
    if (fields === undefined || fields === null) {
      return undefined;
    }
    const read = readShorthand(fields, valueAt(object, 'spec.schema.types'));
    return {
      openAPIV3Schema:
        read.state === 'resolved'
          ? read.schema
          : new BrokenSchema(`(spec.schema.${written}) ${read.problem}`),
    };
  });
}

const typeRewriting = inTurn(allowed, shorthand);

/** Types and traits that may have an older shape. */
export const typeKinds = [
  older(v1ComponentTypes.namespaced, { rewriting: typeRewriting }),
  older(v1ComponentTypes.cluster, { rewriting: typeRewriting }),
  older(v1Traits.namespaced, { rewriting: shorthand }),
  older(v1Traits.cluster, { rewriting: shorthand }),
] as const;

/** From 0.15 to 0.17 the address of an endpoint was one text. */
const invokeUrls: Rewriting = replacing('status.endpoints', value =>
  Array.isArray(value)
    ? value.map(item => {
        const { invokeURL, ...endpoint } = fieldsIn(item);
        const url = typeof invokeURL === 'string' && parsed(invokeURL);
        return url
          ? { ...endpoint, externalURLs: { [url.protocol]: url } }
          : item;
      })
    : undefined,
);

function parsed(text: string) {
  if (!URL.canParse(text)) {
    return undefined;
  }
  const { protocol, hostname, port, pathname } = new URL(text);
  return {
    protocol: protocol === 'http:' ? 'http' : 'https',
    scheme: protocol.replace(':', ''),
    host: hostname,
    ...(port && { port: Number(port) }),
    path: pathname === '/' ? '' : pathname,
  };
}

export const releaseBindingKind = older(v1Binding, { rewriting: invokeUrls });

/** Deploys the snapshot of its own name, which is no release (0.4 to 0.6). */
export const componentDeploymentKind = older(v1Binding, {
  kind: 'ComponentDeployment',
  key: 'ComponentDeployment',
  rewriting: filling('spec.releaseName', object => object.metadata.name),
  content: ({ release: _, ...content }) => content,
});

export const releaseKind = older(renderedReleaseKind, { kind: 'Release' });

/** A run said in its spec what it belongs to; since 0.17 labels do, and for some releases nothing did. */
const runRewriting = (kind: string): Rewriting =>
  inTurn(
    workflowUse(kind),
    labelling('spec.owner.projectName', 'openchoreo.dev/project'),
    labelling('spec.owner.componentName', 'openchoreo.dev/component'),
  );

function labelling(path: string, label: string): Rewriting {
  return object => {
    const value = valueAt(object, path);
    return typeof value === 'string'
      ? {
          ...object,
          metadata: {
            ...object.metadata,
            labels: { ...object.metadata.labels, [label]: value },
          },
        }
      : object;
  };
}

function withImage<T extends { readonly image?: string }>(
  content: T,
  object: unknown,
): T {
  const image = valueAt(object, 'status.imageStatus.image');
  return typeof image === 'string' && image ? { ...content, image } : content;
}

export const workflowRunKind = older(v1Run, {
  rewriting: runRewriting('Workflow'),
  content: withImage,
});
export const componentWorkflowRunKind = older(v1Run, {
  kind: 'ComponentWorkflowRun',
  key: 'ComponentWorkflowRun',
  rewriting: runRewriting('ComponentWorkflow'),
  content: withImage,
});
