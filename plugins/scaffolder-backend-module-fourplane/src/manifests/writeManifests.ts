// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { TemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  IntentIssue,
  manifestApplyPermission,
  manifestDeletePermission,
} from '@fourplane/plugin-fourplane-common';
import { patience } from '../actions/fields';
import { ActionExample, Guard, Zod } from '../actions/IntentAction';
import { templateActionOf } from '../actions/templateActionOf';
import { ActionServices } from '../run/ActionServices';
import { issueText } from '../run/issueText';
import { refusalError, saidOf } from '../run/StepRun';
import { startRun } from '../run/startRun';
import { ThingFinder } from '../things/ThingFinder';
import { givenManifests, manifestInput } from './manifestInput';

interface Tools {
  readonly services: ActionServices;
  readonly finder: ThingFinder;
}

const config = {
  apiVersion: 'openchoreo.dev/v1alpha1',
  kind: 'SecretReference',
  metadata: { name: 'github', namespace: 'acme' },
};

/** Applies any OpenChoreo manifest. */
export function applyManifests(tools: Tools): TemplateAction {
  return manifestAction(
    {
      id: 'fourplane:manifest:apply',
      description:
        'Applies OpenChoreo manifests to a control plane, server-side and never by force: makes what is not there and changes what is. For administrators, as it asks nobody whose what they describe is.',
      examples: [
        {
          description: 'Apply the files that fourplane:manifest:render wrote',
          input: { path: '${{ steps.render.output.targetPath }}' },
        },
      ],
      permission: manifestApplyPermission,
      verb: 'applyManifests',
    },
    tools,
  );
}

/** Deletes whatever OpenChoreo objects manifests name. */
export function deleteManifests(tools: Tools): TemplateAction {
  return manifestAction(
    {
      id: 'fourplane:manifest:delete',
      description:
        'Deletes the OpenChoreo objects that manifests name; what is gone already is no error. For administrators, as it asks nobody whose they are.',
      examples: [
        {
          description: 'Delete a secret reference',
          input: { manifests: [config] },
        },
      ],
      permission: manifestDeletePermission,
      verb: 'deleteManifests',
    },
    tools,
  );
}

function manifestAction(
  {
    id,
    description,
    examples,
    permission,
    verb,
  }: {
    readonly id: string;
    readonly description: string;
    readonly examples: readonly ActionExample[];
    readonly permission: Exclude<Guard, { thing: unknown }>['permission'];
    readonly verb: 'applyManifests' | 'deleteManifests';
  },
  { services, finder }: Tools,
): TemplateAction {
  return templateActionOf({
    finder,
    id,
    description,
    examples,
    input: manifestInput,
    output: (zod: Zod) =>
      zod.object({
        controlPlane: zod.string(),
        objects: zod
          .array(zod.string())
          .describe('The objects concerned: "Component acme/cart".'),
      }),
    async handler({ controlPlane: named, ...given }, step) {
      const controlPlane = finder.controlPlane(named);
      const run = await startRun(step, services, {
        controlPlane,
        timeoutSeconds: patience.object,
      });
      await run.authorize({ permission });
      const { manifests, names } = await givenManifests(
        given,
        step.context.workspacePath,
      );
      const as = await run.kubeUser();
      const outcome = await controlPlane[verb](manifests, {
        dryRun: run.isDryRun,
        signal: run.signal,
        ...(as && { as }),
      });
      if (outcome.state === 'refused') {
        throw refusalError(saidOfIssues(outcome.issues, names), outcome.cause);
      }
      if (outcome.state === 'checked') {
        run.log(`nothing is wrong with ${names.join(', ')}`);
        return;
      }
      outcome.written.forEach(object => run.log(saidOf(object)));
      if (outcome.state === 'incomplete') {
        throw new Error(
          `${saidOfIssues(
            outcome.issues,
            names,
          )}. Done so far: ${outcome.written
            .map(saidOf)
            .join(', ')}. Run the task again to go on from there`,
        );
      }
      step.output('controlPlane', controlPlane.name);
      step.output(
        'objects',
        outcome.written.map(
          ({ kind, namespace, name }) =>
            `${kind} ${namespace ? `${namespace}/` : ''}${name}`,
        ),
      );
    },
  });
}

/** Issues begin with a manifest's place; people know it by where it was given. */
function saidOfIssues(
  issues: readonly IntentIssue[],
  names: readonly string[],
): string {
  return issueText(
    issues,
    Object.fromEntries(names.map((name, index) => [`${index}`, name])),
  );
}
