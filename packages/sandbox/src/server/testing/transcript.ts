// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

/** A request and what a kube-apiserver 1.36 answers to it. */
export interface TranscriptCase {
  readonly title: string;
  readonly as?: 'admin' | 'viewer' | 'none' | 'nobody' | 'forged';
  /** Method and path; `<continue>` stands for the last continue token. */
  readonly request: string;
  readonly body?: object | string;
  readonly contentType?: string;
  readonly accept?: string;
  /** The status code, and the body condensed: a Status by its message, reason, details and code. */
  readonly answer: readonly [number, unknown];
}

const GROUP = 'openchoreo.dev';
const API_VERSION = `${GROUP}/v1alpha1`;
const PROJECTS = `/apis/${API_VERSION}/namespaces/d2/projects`;
const MERGE = 'application/merge-patch+json';
const UNCHECKED =
  'some validation rules were not checked because the object was invalid; correct the existing errors to complete validation';
const SUBDOMAIN =
  "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')";
const LABEL_NAME =
  "name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')";
const LABEL_VALUE =
  "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')";

const spec = {
  deploymentPipelineRef: { name: 'default' },
  type: { kind: 'ProjectType', name: 'default' },
};
const project = (metadata: object, rest: object = {}) => ({
  apiVersion: API_VERSION,
  kind: 'Project',
  metadata,
  spec,
  ...rest,
});
const named = (name: string) => ({ name, group: GROUP, kind: 'projects' });
const stored = (name: string, generation = 1) => ({
  kind: 'Project',
  name,
  stored: true,
  generation,
});
const failed = (
  code: number,
  reason: string | undefined,
  message: string,
  details?: object,
): [number, unknown] => [
  code,
  {
    message,
    ...(reason ? { reason } : {}),
    ...(details ? { details } : {}),
    code,
  },
];
const missing = (name: string) =>
  failed(
    404,
    'NotFound',
    `projects.openchoreo.dev "${name}" not found`,
    named(name),
  );
const badRequest = (message: string) => failed(400, 'BadRequest', message);

interface Cause {
  reason: string;
  message: string;
  field: string;
}
const uncheckedCause: Cause = {
  reason: 'FieldValueInvalid',
  message: `Invalid value: null: ${UNCHECKED}`,
  field: '<nil>',
};
function invalid(
  subject: { name: string; group: string; kind: string },
  causes: Cause[],
): [number, unknown] {
  const lines = causes.map(cause => `${cause.field}: ${cause.message}`);
  const text = lines.length === 1 ? lines[0] : `[${lines.join(', ')}]`;
  const { name, group, kind } = subject;
  return failed(
    422,
    'Invalid',
    `${kind}.${group} "${name}" is invalid: ${text}`,
    { ...(name ? { name } : {}), group, kind, causes },
  );
}
const invalidProject = (name: string, causes: Cause[]) =>
  invalid({ name, group: GROUP, kind: 'Project' }, causes);
const invalidOptions = (kind: string, cause: Cause) =>
  invalid({ name: '', group: 'meta.k8s.io', kind }, [cause]);
const forbiddenTo = (verb: string, user: string) =>
  failed(
    403,
    'Forbidden',
    `projects.openchoreo.dev is forbidden: User "${user}" cannot ${verb} resource "projects" in API group "openchoreo.dev" in the namespace "d2"`,
    { group: GROUP, kind: 'projects' },
  );
const outdated = failed(
  409,
  'Conflict',
  'Operation cannot be fulfilled on projects.openchoreo.dev "a": the object has been modified; please apply your changes to the latest version and try again',
  named('a'),
);
const unserved: [number, unknown] = [404, '404 page not found\n'];
const PATCH_415 = failed(
  415,
  'UnsupportedMediaType',
  'the body of the request was in an unknown format - accepted media types include: application/json-patch+json, application/merge-patch+json, application/apply-patch+yaml',
);
const list = (names: string[], rest: object = {}): [number, unknown] => [
  200,
  { kind: 'ProjectList', names, ...rest },
];
const missingVersion = failed(
  422,
  'Invalid',
  'projects.openchoreo.dev "a" is invalid: metadata.resourceVersion: Invalid value: 0: must be specified for an update',
  {
    ...named('a'),
    causes: [
      {
        reason: 'FieldValueInvalid',
        message: 'Invalid value: 0: must be specified for an update',
        field: 'metadata.resourceVersion',
      },
    ],
  },
);

const access: TranscriptCase[] = [
  {
    title: 'no token is anonymous, not unauthorized',
    as: 'nobody',
    request: `GET ${PROJECTS}`,
    answer: forbiddenTo('list', 'system:anonymous'),
  },
  {
    title: 'an unknown token is unauthorized',
    as: 'forged',
    request: `GET ${PROJECTS}`,
    answer: failed(401, 'Unauthorized', 'Unauthorized'),
  },
  {
    title: 'list without permission',
    as: 'none',
    request: `GET ${PROJECTS}`,
    answer: forbiddenTo('list', 'none'),
  },
  {
    title: 'create without permission',
    as: 'viewer',
    request: `POST ${PROJECTS}`,
    body: project({ name: 'a' }),
    answer: forbiddenTo('create', 'viewer'),
  },
  {
    title: 'a path without permission',
    as: 'viewer',
    request: 'GET /metrics',
    answer: failed(
      403,
      'Forbidden',
      'forbidden: User "viewer" cannot get path "/metrics"',
      {},
    ),
  },
  { title: 'an unknown path', request: 'GET /nowhere', answer: unserved },
  {
    title: 'an unknown group',
    request: 'GET /apis/none.dev/v1/things',
    answer: unserved,
  },
  {
    title: 'an unknown resource of a known group',
    request: `GET /apis/${API_VERSION}/things`,
    answer: unserved,
  },
  {
    title: 'an unknown object',
    request: `GET ${PROJECTS}/none`,
    answer: missing('none'),
  },
];

const creation: TranscriptCase[] = [
  {
    title: 'POST to the path of an object creates from the body',
    request: `POST ${PROJECTS}/x`,
    body: project({ name: 'x' }),
    answer: [201, stored('x')],
  },
  {
    title: 'create in a namespace that is not there',
    request: `POST ${PROJECTS.replace('d2', 'missing-ns')}`,
    body: project({ name: 'a' }),
    answer: failed(404, 'NotFound', 'namespaces "missing-ns" not found', {
      name: 'missing-ns',
      kind: 'namespaces',
    }),
  },
  {
    title: 'create',
    request: `POST ${PROJECTS}?fieldManager=t`,
    body: project({ name: 'a' }),
    answer: [201, stored('a')],
  },
  {
    title: 'create what is there',
    request: `POST ${PROJECTS}`,
    body: project({ name: 'a' }),
    answer: failed(
      409,
      'AlreadyExists',
      'projects.openchoreo.dev "a" already exists',
      named('a'),
    ),
  },
  {
    title: 'create with a bad name',
    request: `POST ${PROJECTS}`,
    body: project({ name: 'Bad_Name' }),
    answer: invalidProject('Bad_Name', [
      {
        reason: 'FieldValueInvalid',
        message: `Invalid value: "Bad_Name": ${SUBDOMAIN}`,
        field: 'metadata.name',
      },
    ]),
  },
  {
    title: 'create without a name',
    request: `POST ${PROJECTS}`,
    body: project({}),
    answer: invalidProject('', [
      {
        reason: 'FieldValueRequired',
        message: 'Required value: name or generateName is required',
        field: 'metadata.name',
      },
      uncheckedCause,
    ]),
  },
  {
    title: 'create with a generated name',
    request: `POST ${PROJECTS}`,
    body: project({ generateName: 'g-' }),
    answer: [201, stored('g-<random>')],
  },
  {
    title: 'create with another namespace in the body',
    request: `POST ${PROJECTS}`,
    body: project({ name: 'b', namespace: 'other' }),
    answer: badRequest(
      'the namespace of the provided object does not match the namespace sent on the request',
    ),
  },
  {
    title: 'create with a wrong kind',
    request: `POST ${PROJECTS}`,
    body: { ...project({ name: 'b' }), kind: 'Component' },
    answer: invalid({ name: 'b', group: GROUP, kind: 'Component' }, [
      {
        reason: 'FieldValueInvalid',
        message: 'Invalid value: "Component": must be Project',
        field: 'kind',
      },
    ]),
  },
  {
    title: 'create with a wrong version',
    request: `POST ${PROJECTS}`,
    body: { ...project({ name: 'b' }), apiVersion: 'openchoreo.dev/v9' },
    answer: badRequest(
      'the API version in the data (openchoreo.dev/v9) does not match the expected API version (openchoreo.dev/v1alpha1)',
    ),
  },
  {
    title: 'create from text that is no JSON',
    request: `POST ${PROJECTS}`,
    body: '{nope',
    answer: badRequest(
      "the object provided is unrecognized (must be of type Project): couldn't get version/kind; json parse error: invalid character 'n' looking for beginning of object key string ({nope)",
    ),
  },
  {
    title: 'create from nothing',
    request: `POST ${PROJECTS}`,
    body: '',
    answer: badRequest(
      "the object provided is unrecognized (must be of type Project): couldn't get version/kind; json parse error: unexpected end of JSON input (<empty>)",
    ),
  },
  {
    title: 'create with a resource version',
    request: `POST ${PROJECTS}`,
    body: project({ name: 'b', resourceVersion: '1' }),
    answer: failed(
      500,
      undefined,
      'resourceVersion should not be set on objects to be created',
    ),
  },
  {
    title: 'create from an unknown media type',
    request: `POST ${PROJECTS}`,
    body: 'x',
    contentType: 'text/csv',
    answer: failed(
      415,
      'UnsupportedMediaType',
      'the body of the request was in an unknown format - accepted media types include: application/json, application/yaml, application/vnd.kubernetes.protobuf',
    ),
  },
  {
    title: 'accept only an unknown media type',
    request: `GET ${PROJECTS}`,
    accept: 'text/csv',
    answer: failed(
      406,
      'NotAcceptable',
      'only the following media types are accepted: application/json, application/yaml, application/vnd.kubernetes.protobuf',
    ),
  },
  {
    title: 'create with a value of a wrong type',
    request: `POST ${PROJECTS}`,
    body: project(
      { name: 'b' },
      { spec: { ...spec, deploymentPipelineRef: 3 } },
    ),
    answer: invalidProject('b', [
      {
        reason: 'FieldValueTypeInvalid',
        message:
          'Invalid value: "integer": spec.deploymentPipelineRef in body must be of type object: "integer"',
        field: 'spec.deploymentPipelineRef',
      },
      uncheckedCause,
    ]),
  },
  {
    title: 'create with a value outside its enumeration and one missing',
    request: `POST ${PROJECTS}`,
    body: project({ name: 'b' }, { spec: { ...spec, type: { kind: 'Nope' } } }),
    answer: invalidProject('b', [
      {
        reason: 'FieldValueNotSupported',
        message:
          'Unsupported value: "Nope": supported values: "ProjectType", "ClusterProjectType"',
        field: 'spec.type.kind',
      },
      {
        reason: 'FieldValueRequired',
        message: 'Required value',
        field: 'spec.type.name',
      },
      uncheckedCause,
    ]),
  },
  {
    title: 'create as a dry run',
    request: `POST ${PROJECTS}?dryRun=All`,
    body: project({ name: 'dry' }),
    answer: [201, { ...stored('dry'), stored: false }],
  },
  {
    title: 'a dry run stores nothing',
    request: `GET ${PROJECTS}/dry`,
    answer: missing('dry'),
  },
  {
    title: 'an unknown kind of dry run',
    request: `POST ${PROJECTS}?dryRun=Some`,
    body: project({ name: 'dry' }),
    answer: invalidOptions('CreateOptions', {
      reason: 'FieldValueNotSupported',
      message: 'Unsupported value: ["Some"]: supported values: "All"',
      field: 'dryRun',
    }),
  },
];

const change: TranscriptCase[] = [
  {
    title: 'PUT on an outdated version',
    request: `PUT ${PROJECTS}/a`,
    body: project({ name: 'a', resourceVersion: '1' }),
    answer: outdated,
  },
  {
    title: 'PUT without a version',
    request: `PUT ${PROJECTS}/a`,
    body: project({ name: 'a' }),
    answer: missingVersion,
  },
  {
    title: 'PUT what is not there',
    request: `PUT ${PROJECTS}/zzz`,
    body: project({ name: 'zzz' }),
    answer: missing('zzz'),
  },
  {
    title: 'PUT under another name',
    request: `PUT ${PROJECTS}/a`,
    body: project({ name: 'q' }),
    answer: badRequest(
      'the name of the object (q) does not match the name on the URL (a)',
    ),
  },
  {
    title: 'PATCH a wrong uid',
    request: `PATCH ${PROJECTS}/a`,
    contentType: MERGE,
    body: { metadata: { uid: '123' } },
    answer: failed(
      422,
      'Invalid',
      'Project.openchoreo.dev "a" is invalid: metadata.uid: Invalid value: "123": field is immutable',
      {
        ...named('a'),
        kind: 'Project',
        causes: Array(2).fill({
          reason: 'FieldValueInvalid',
          message: 'Invalid value: "123": field is immutable',
          field: 'metadata.uid',
        }),
      },
    ),
  },
  {
    title: 'PATCH metadata keeps the generation',
    request: `PATCH ${PROJECTS}/a`,
    contentType: MERGE,
    body: { metadata: { labels: { k: '1' } } },
    answer: [200, stored('a')],
  },
  {
    title: 'PATCH spec raises the generation',
    request: `PATCH ${PROJECTS}/a`,
    contentType: MERGE,
    body: { spec: { deploymentPipelineRef: { name: 'other' } } },
    answer: [200, stored('a', 2)],
  },
  {
    title: 'strategic merge patch of a custom resource',
    request: `PATCH ${PROJECTS}/a`,
    contentType: 'application/strategic-merge-patch+json',
    body: {},
    answer: PATCH_415,
  },
  {
    title: 'PATCH with plain JSON',
    request: `PATCH ${PROJECTS}/a`,
    contentType: 'application/json',
    body: {},
    answer: PATCH_415,
  },
  {
    title: 'PATCH on an outdated version',
    request: `PATCH ${PROJECTS}/a`,
    contentType: MERGE,
    body: { metadata: { resourceVersion: '1' } },
    answer: outdated,
  },
  {
    title: 'PATCH what is not there',
    request: `PATCH ${PROJECTS}/none`,
    contentType: MERGE,
    body: {},
    answer: missing('none'),
  },
  {
    title: 'PUT the status without a version',
    request: `PUT ${PROJECTS}/a/status`,
    body: project({ name: 'a' }),
    answer: missingVersion,
  },
  {
    title: 'a status sent to the object itself is ignored',
    request: `PATCH ${PROJECTS}/a`,
    contentType: MERGE,
    body: { status: { observedGeneration: 1 } },
    answer: [200, stored('a', 2)],
  },
  {
    title: 'PATCH the status keeps the generation',
    request: `PATCH ${PROJECTS}/a/status`,
    contentType: MERGE,
    body: { status: { conditions: [] }, spec: { type: { name: 'ignored' } } },
    answer: [200, stored('a', 2)],
  },
  {
    title: 'labels that are none',
    request: `POST ${PROJECTS}`,
    body: project({ name: 'f', labels: { 'a b': 'c d' } }),
    answer: invalidProject('f', [
      {
        reason: 'FieldValueInvalid',
        message: `Invalid value: "a b": ${LABEL_NAME}`,
        field: 'metadata.labels',
      },
      {
        reason: 'FieldValueInvalid',
        message: `Invalid value: "c d": ${LABEL_VALUE}`,
        field: 'metadata.labels',
      },
    ]),
  },
];

const APPLY = 'application/apply-patch+yaml';
const JSON_PATCH = 'application/json-patch+json';
const rejected = failed(
  422,
  'Invalid',
  'the server rejected our request due to an error in our request',
  {},
);
const strict = (problem: string) =>
  badRequest(
    `Project in version "v1alpha1" cannot be handled as a Project: strict decoding error: ${problem}`,
  );
const applied = (labels: object | undefined, rest: object = {}) => ({
  request: `PATCH ${PROJECTS}/s?fieldManager=m1`,
  contentType: APPLY,
  body: project({ name: 's', ...(labels ? { labels } : {}) }, rest),
});

const ownership: TranscriptCase[] = [
  {
    title: 'an unknown field in strict mode',
    request: `POST ${PROJECTS}?fieldValidation=Strict`,
    body: project({ name: 'x9' }, { spec: { ...spec, zz: 1 } }),
    answer: strict('unknown field "spec.zz"'),
  },
  {
    title: 'a field given twice in strict mode',
    request: `POST ${PROJECTS}?fieldValidation=Strict`,
    body: `{"apiVersion":"${API_VERSION}","kind":"Project","metadata":{"name":"x9","name":"x9"},"spec":${JSON.stringify(
      spec,
    )}}`,
    answer: strict('duplicate field "metadata.name"'),
  },
  {
    title: 'an unknown mode of validation',
    request: `POST ${PROJECTS}?fieldValidation=Maybe`,
    body: project({ name: 'x9' }),
    answer: invalidOptions('CreateOptions', {
      reason: 'FieldValueNotSupported',
      message:
        'Unsupported value: "Maybe": supported values: "", "Ignore", "Strict", "Warn"',
      field: 'fieldValidation',
    }),
  },
  {
    title: 'PATCH json that tests in vain',
    request: `PATCH ${PROJECTS}/a`,
    contentType: JSON_PATCH,
    body: [{ op: 'test', path: '/metadata/name', value: 'b' }],
    answer: rejected,
  },
  {
    title: 'PATCH json of a path that is not there',
    request: `PATCH ${PROJECTS}/a`,
    contentType: JSON_PATCH,
    body: [{ op: 'remove', path: '/spec/none' }],
    answer: rejected,
  },
  {
    title: 'PATCH json that is no list',
    request: `PATCH ${PROJECTS}/a`,
    contentType: JSON_PATCH,
    body: {},
    answer: badRequest(
      'error decoding patch: json: cannot unmarshal object into Go value of type []handlers.jsonPatchOp',
    ),
  },
  {
    title: 'a forced patch that is no apply',
    request: `PATCH ${PROJECTS}/a?force=true`,
    contentType: MERGE,
    body: {},
    answer: invalidOptions('PatchOptions', {
      reason: 'FieldValueForbidden',
      message: 'Forbidden: may not be specified for non-apply patch',
      field: 'force',
    }),
  },
  {
    title: 'APPLY without a manager',
    ...applied({ k: '1' }),
    request: `PATCH ${PROJECTS}/s`,
    answer: invalidOptions('PatchOptions', {
      reason: 'FieldValueRequired',
      message: 'Required value: is required for apply patch',
      field: 'fieldManager',
    }),
  },
  {
    title: 'APPLY creates',
    ...applied({ k: '1' }),
    answer: [201, stored('s')],
  },
  {
    title: 'APPLY of a field another manager has',
    ...applied({ k: '2' }),
    request: `PATCH ${PROJECTS}/s?fieldManager=m2`,
    answer: failed(
      409,
      'Conflict',
      'Apply failed with 1 conflict: conflict with "m1": .metadata.labels.k',
      {
        causes: [
          {
            reason: 'FieldManagerConflict',
            message: 'conflict with "m1"',
            field: '.metadata.labels.k',
          },
        ],
      },
    ),
  },
  {
    title: 'APPLY by force',
    ...applied({ k: '2' }),
    request: `PATCH ${PROJECTS}/s?fieldManager=m2&force=true`,
    answer: [200, stored('s')],
  },
  {
    title: 'APPLY with managedFields',
    ...applied(undefined),
    body: project({ name: 's', managedFields: [{ manager: 'm1' }] }),
    answer: badRequest('metadata.managedFields must be nil'),
  },
  {
    title: 'APPLY of another name',
    ...applied(undefined),
    body: project({ name: 't' }),
    answer: badRequest(
      'the name of the object (t) does not match the name on the URL (s)',
    ),
  },
  {
    title: 'APPLY of an unknown field',
    ...applied(undefined, { spec: { ...spec, zz: 1 } }),
    answer: failed(
      500,
      undefined,
      'failed to create typed patch object (/s; openchoreo.dev/v1alpha1, Kind=Project): .spec.zz: field not declared in schema',
    ),
  },
  {
    title: 'DELETE what was applied',
    request: `DELETE ${PROJECTS}/s`,
    answer: [200, { details: { ...named('s'), uid: '<uid>' } }],
  },
];

const reading: TranscriptCase[] = [
  {
    title: 'LIST with a limit',
    request: `GET ${PROJECTS}?limit=1`,
    answer: list(['a'], { continues: true, remaining: 2 }),
  },
  {
    title: 'LIST continued',
    request: `GET ${PROJECTS}?limit=2&continue=<continue>`,
    answer: list(['g-<random>', 'x']),
  },
  {
    title: 'LIST with a continue token nobody gave out',
    request: `GET ${PROJECTS}?limit=1&continue=${Buffer.from(
      'invalid',
    ).toString('base64url')}`,
    answer: badRequest(
      "invalid continue token: continue key is not valid: invalid character 'i' looking for beginning of value",
    ),
  },
  {
    title: 'LIST by label',
    request: `GET ${PROJECTS}?labelSelector=k%3D1`,
    answer: list(['a']),
  },
  {
    title: 'LIST by a label selector that is none',
    request: `GET ${PROJECTS}?labelSelector=a%3Db%3Dc`,
    answer: badRequest("found '=', expected: ',' or 'end of string'"),
  },
  {
    title: 'LIST by name',
    request: `GET ${PROJECTS}?fieldSelector=metadata.name%3Da`,
    answer: list(['a']),
  },
  {
    title: 'LIST by a field that cannot be selected on',
    request: `GET ${PROJECTS}?fieldSelector=spec.x%3Da`,
    answer: badRequest('field label not supported: spec.x'),
  },
  {
    title: 'LIST at a version of the future',
    request: `GET ${PROJECTS}?resourceVersion=999999999`,
    answer: failed(
      504,
      'Timeout',
      'Timeout: Too large resource version: 999999999, current: <version>',
      {
        causes: [
          {
            reason: 'ResourceVersionTooLarge',
            message: 'Too large resource version',
          },
        ],
        retryAfterSeconds: 1,
      },
    ),
  },
  {
    title: 'LIST at a version that is none',
    request: `GET ${PROJECTS}?resourceVersion=abc`,
    answer: badRequest(
      'invalid resource version: resourceVersion: Invalid value: "abc": strconv.ParseUint: parsing "abc": invalid syntax',
    ),
  },
  {
    title: 'LIST with a match and no version',
    request: `GET ${PROJECTS}?resourceVersionMatch=Exact`,
    answer: invalidOptions('ListOptions', {
      reason: 'FieldValueForbidden',
      message:
        'Forbidden: resourceVersionMatch is forbidden unless resourceVersion is provided',
      field: 'resourceVersionMatch',
    }),
  },
  {
    title: 'WATCH that wants initial events without a match',
    request: `GET ${PROJECTS}?watch=true&sendInitialEvents=true`,
    answer: invalidOptions('ListOptions', {
      reason: 'FieldValueForbidden',
      message:
        'Forbidden: sendInitialEvents requires setting resourceVersionMatch to NotOlderThan',
      field: 'resourceVersionMatch',
    }),
  },
  {
    title: 'a shape in a version that is not known, then plain JSON',
    request: `GET ${PROJECTS}?fieldSelector=metadata.name%3Da`,
    accept: 'application/json;as=Table;v=v2;g=meta.k8s.io,application/json',
    answer: list(['a']),
  },
  {
    title: 'a shape in a version that is not known',
    request: `GET ${PROJECTS}`,
    accept: 'application/json;as=Table;v=v2;g=meta.k8s.io',
    answer: failed(
      406,
      'NotAcceptable',
      'only the following media types are accepted: application/json, application/yaml, application/vnd.kubernetes.protobuf',
    ),
  },
  {
    title: 'the metadata of a list',
    request: `GET ${PROJECTS}?fieldSelector=metadata.name%3Da`,
    accept: 'application/json;as=PartialObjectMetadataList;v=v1;g=meta.k8s.io',
    answer: [200, { kind: 'PartialObjectMetadataList', names: ['a'] }],
  },
  {
    title: 'only protobuf of a custom resource',
    request: `GET ${PROJECTS}`,
    accept: 'application/vnd.kubernetes.protobuf',
    answer: failed(
      406,
      'NotAcceptable',
      'only the following media types are accepted: application/json, application/yaml, application/vnd.kubernetes.protobuf',
    ),
  },
  {
    title: 'a subresource the kind has not',
    request: `GET ${PROJECTS}/a/scale`,
    answer: missing('a'),
  },
  {
    title: 'YAML in',
    request: `POST ${PROJECTS}`,
    contentType: 'application/yaml',
    body: `apiVersion: ${API_VERSION}\nkind: Project\nmetadata:\n  name: yy\nspec:\n  deploymentPipelineRef: {name: default}\n  type: {name: default}\n`,
    answer: [201, stored('yy')],
  },
];

const deletion: TranscriptCase[] = [
  {
    title: 'DELETE with a precondition that does not hold',
    request: `DELETE ${PROJECTS}/a`,
    body: { preconditions: { uid: 'zz' } },
    answer: failed(
      409,
      'Conflict',
      'Operation cannot be fulfilled on Project.openchoreo.dev "a": the UID in the precondition (zz) does not match the UID in record (<uid>). The object might have been deleted and then recreated',
      { name: 'a', group: GROUP, kind: 'Project' },
    ),
  },
  {
    title: 'DELETE as a dry run',
    request: `DELETE ${PROJECTS}/a?dryRun=All`,
    answer: [200, { details: { ...named('a'), uid: '<uid>' } }],
  },
  {
    title: 'a finalizer is put on',
    request: `PATCH ${PROJECTS}/a`,
    contentType: MERGE,
    body: { metadata: { finalizers: ['x.io/f'] } },
    answer: [200, stored('a', 2)],
  },
  {
    title: 'DELETE what a finalizer holds',
    request: `DELETE ${PROJECTS}/a`,
    answer: [200, { ...stored('a', 3), deleting: true }],
  },
  {
    title: 'no finalizer is added to what is being deleted',
    request: `PATCH ${PROJECTS}/a`,
    contentType: MERGE,
    body: { metadata: { finalizers: ['x.io/f', 'x.io/g'] } },
    answer: invalidProject('a', [
      {
        reason: 'FieldValueForbidden',
        message:
          'Forbidden: no new finalizers can be added if the object is being deleted, found new finalizers []string{"x.io/g"}',
        field: 'metadata.finalizers',
      },
    ]),
  },
  {
    title: 'DELETE again',
    request: `DELETE ${PROJECTS}/a`,
    answer: [200, { ...stored('a', 3), deleting: true }],
  },
  {
    title: 'the last finalizer is taken off',
    request: `PATCH ${PROJECTS}/a`,
    contentType: MERGE,
    body: { metadata: { finalizers: null } },
    answer: [200, { ...stored('a', 3), deleting: true }],
  },
  { title: 'it is gone', request: `GET ${PROJECTS}/a`, answer: missing('a') },
  {
    title: 'DELETE',
    request: `DELETE ${PROJECTS}/yy`,
    answer: [200, { details: { ...named('yy'), uid: '<uid>' } }],
  },
  {
    title: 'DELETE what is not there',
    request: `DELETE ${PROJECTS}/yy`,
    answer: missing('yy'),
  },
  {
    title: 'DELETE a collection',
    request: `DELETE ${PROJECTS}?labelSelector=k%3Dnone`,
    answer: list([]),
  },
  {
    title: 'a project that holds the namespace',
    request: `POST ${PROJECTS}`,
    body: project({ name: 'held', finalizers: ['x.io/f'] }),
    answer: [201, stored('held')],
  },
  {
    title: 'DELETE a namespace',
    request: 'DELETE /api/v1/namespaces/d2',
    answer: [
      200,
      {
        kind: 'Namespace',
        name: 'd2',
        stored: true,
        generation: undefined,
        deleting: true,
      },
    ],
  },
  {
    title: 'create in a namespace that is being deleted',
    request: `POST ${PROJECTS}`,
    body: project({ name: 'late' }),
    answer: failed(
      403,
      'Forbidden',
      'projects.openchoreo.dev "late" is forbidden: unable to create new content in namespace d2 because it is being terminated',
      {
        ...named('late'),
        causes: [
          {
            reason: 'NamespaceTerminating',
            message: 'namespace d2 is being terminated',
            field: 'metadata.namespace',
          },
        ],
      },
    ),
  },
];

/** Requests in their order; later ones build on earlier ones. */
export const transcript: readonly TranscriptCase[] = [
  ...access,
  ...creation,
  ...change,
  ...ownership,
  ...reading,
  ...deletion,
];
