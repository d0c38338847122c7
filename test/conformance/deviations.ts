// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

/** A known difference between the sandbox and the real server, which may show at several places. */
export interface Deviation {
  readonly reason: string;
  /**
   * Where it shows: `case#place`, the place as `compareAnswers` names it, with all below it. A `*` stands for one part
   * of the place or for anything in the case's name, `**` for any number of parts. Every one must show a difference.
   */
  readonly at: readonly string[];
}

/** All of them. One that is not met any more fails the suite, as does a difference that is not here. */
export const deviations: readonly Deviation[] = [
  {
    reason: 'Names that are too long or hold dots are refused in other words.',
    at: [
      'create/names#2.body.message',
      'create/names#2.body.details',
      'create/names#10.body.message',
      'create/names#10.body.details',
      'namespaces/refused#4.body.details',
    ],
  },
  {
    reason:
      'The real server calls the list of its OpenAPI documents plain text.',
    at: ['access/of nobody special#8.type', 'discovery/openapi#0.type'],
  },
  {
    reason:
      'The OpenAPI documents hold what validating clients read: no expansion of int-or-string, no answer without body.',
    at: [
      'discovery/openapi#2.body.properties',
      'discovery/openapi#4.body',
      'discovery/openapi#4.type',
    ],
  },
  {
    reason:
      'Options of a deletion are read by their fields; their kind and surplus fields are not looked at.',
    at: ['delete/options refused#3', 'delete/options refused#8'],
  },
  {
    reason:
      'Built-in kinds are checked for their names, required fields and selectors, not for the value of every field.',
    at: [
      'access/reviews of oneself#3',
      'access/a role that gives nothing#1',
      'create/kinds and versions#4',
      'create/yaml#4',
      'create/labels and annotations#8',
      'patch/strategic#9.body.message',
      'patch/strategic#9.body.details',
      'patch/strategic of lists and maps#6',
      'patch/strategic of lists and maps#8.body.metadata',
      'patch/strategic of lists and maps#8.body.data',
      'fieldValidation/core kinds#3',
      'coreKinds/config maps#1',
      'coreKinds/config maps#2',
      'coreKinds/config maps#3',
      'coreKinds/config maps#4',
      'coreKinds/config maps#6',
      'coreKinds/config maps#7',
      'coreKinds/secrets#2',
      'coreKinds/secrets#4',
      'coreKinds/secrets#5.warnings',
      'coreKinds/pods#3',
      'coreKinds/pods#4',
      'coreKinds/pods#5',
      'coreKinds/pods#11',
      'coreKinds/deployments#3',
      'coreKinds/deployments#4.body.message',
      'coreKinds/deployments#4.body.details',
      'coreKinds/deployments#5.body.metadata',
      'coreKinds/deployments#7.body.message',
      'coreKinds/deployments#7.body.details',
      'coreKinds/deployments#8',
      'coreKinds/deployments#9.body.message',
      'coreKinds/deployments#9.body.details',
      'coreKinds/deployments#10',
      'coreKinds/services#3',
      'coreKinds/services#4',
      'coreKinds/events#4',
      'coreKinds/jobs#1',
      'coreKinds/jobs#2',
    ],
  },
  {
    reason:
      'What the server itself writes into built-in kinds is filled in where clients read it, not everywhere.',
    at: [
      'patch/status of a pod#1.body.metadata',
      'patch/status of a pod#1.body.status',
      'patch/status of a pod#2.body.metadata',
      'patch/status of a pod#2.body.status',
      'patch/status of a pod#3.body.metadata',
      'patch/status of a pod#3.body.status',
      'namespaces/refused#5.body.metadata',
      'coreKinds/pods#10.body.metadata',
      'coreKinds/pods#10.body.status',
      'coreKinds/services#2.body.metadata',
      'coreKinds/services#2.body.spec',
      'coreKinds/events#0.body',
      'coreKinds/events#1.body',
      'coreKinds/events#2.body.items',
      'coreKinds/events#3.body.items',
      'coreKinds/jobs#0.body.metadata',
      'coreKinds/jobs#0.body.spec',
    ],
  },
  {
    reason:
      "The refusal is the same; its text repeats words of Go's decoders, types and source lines.",
    at: [
      'create/kinds and versions#1.warnings',
      'create/kinds and versions#2.body.message',
      'create/kinds and versions#5.body.message',
      'create/kinds and versions#6.body.message',
      'create/bodies#2.body.message',
      'create/bodies#3.body.message',
      'create/bodies#4.body.message',
      'create/yaml#2.body.message',
      'list/field selectors of core kinds#6.body.message',
      'list/pages#14.body.message',
      'list/pages#16.body.message',
      'patch/strategic of lists and maps#7.body.message',
      'apply/refused#14.body.message',
      'delete/options refused#2.body.message',
      'validation/types#22.body.message',
    ],
  },
  {
    reason: 'YAML is read, and answered as JSON.',
    at: ['create/yaml#5.body', 'create/yaml#5.type'],
  },
  {
    reason:
      'Reviews are answered without managedFields and leave out what is empty otherwise: nothing of them is stored.',
    at: [
      'access/reviews of oneself#0.body.metadata',
      'access/reviews of oneself#1.body.metadata',
    ],
  },
  {
    reason:
      'A refusal about one namespace names the cluster instead of the namespace.',
    at: ['access/of a viewer#9.body.message'],
  },
  {
    reason:
      'The address has no port, and what is not served at all has one answer.',
    at: [
      'discovery/plain#0.body.serverAddressByClientCIDRs',
      'discovery/what is not there#8.body',
      'discovery/what is not there#8.type',
      'discovery/what is not there#9.body',
      'discovery/what is not there#9.type',
    ],
  },
  {
    reason:
      'Options no client sends (numbers that are none, unsupported policies, methods on wrong paths) are refused otherwise or not at all.',
    at: [
      'list/pages#8',
      'list/pages#13',
      'list/versions#15',
      'list/versions#19',
      'list/versions#20',
      'status/refused#10.body.message',
      'status/refused#10.body.details',
      'delete/options refused#4.body.message',
      'delete/options refused#4.body.details',
      'delete/options refused#5',
      'delete/options refused#6.body.message',
      'delete/options refused#6.body.details',
      'delete/options refused#7',
      'watch/refused#1.body.message',
      'watch/refused#1.body.details',
      'watch/refused#3',
      'watch/refused#6',
    ],
  },
  {
    reason:
      'An object is watched by a field selector, as clients do, not by its own path.',
    at: ['watch/one object by its path#5.events.0'],
  },
  {
    reason:
      'A value that is wrong in two ways is reported once, and some twice-reported causes once.',
    at: [
      'patch/json#7.body.details',
      'delete/finalizers#3.body.details',
      'validation/types#1.body.details',
      'validation/types#2.body.details',
      'validation/types#3.body.details',
      'validation/types#12.body.details',
      'validation/types#18.body.details',
      'validation/types#21.body.details',
      'validation/values#7.body.message',
      'validation/values#7.body.details',
      'validation/values#8.body.message',
      'validation/values#8.body.details',
      'random/seed 1#13.body.details',
    ],
  },
  {
    reason:
      'Pods end at once; the real server marks them as ending first, and keeps a bound pod for its grace period.',
    at: [
      'delete/pods#1.body.metadata.generation',
      'delete/pods#4.body.metadata.generation',
      'delete/pods#7.body.metadata',
      'delete/pods#8',
      'delete/pods#9',
    ],
  },
  {
    reason: 'The entry of managedFields for a removed owner stays.',
    at: ['delete/leaving orphans#4.body.metadata'],
  },
  {
    reason:
      'A definition is refused for its name, scope of versions and storage; its schema is not proven to be structural.',
    at: [
      'customKinds/refused#1',
      'customKinds/refused#2.body.message',
      'customKinds/refused#2.body.details',
      'customKinds/refused#3.body.message',
      'customKinds/refused#3.body.details',
      'customKinds/refused#4.body.message',
      'customKinds/refused#4.body.details',
      'customKinds/refused#5.body.message',
      'customKinds/refused#5.body.details',
      'customKinds/refused#6',
      'customKinds/refused#7.body.message',
      'customKinds/refused#7.body.details',
      'customKinds/refused#8',
    ],
  },
  {
    reason:
      'Objects are answered in the version they were written in, not in the one asked for.',
    at: ['customKinds/several versions#4.body'],
  },
  {
    reason:
      'Objects stored before a schema change are not read anew through it.',
    at: ['customKinds/changed while served#7.body.metadata.managedFields'],
  },
  {
    reason: 'There is no scale subresource.',
    at: ['coreKinds/scale#1', 'coreKinds/scale#2', 'coreKinds/scale#3.body'],
  },
  {
    reason: 'Binding a pod leaves the code out of its answer.',
    at: ['coreKinds/pods#9.body.code'],
  },
];
