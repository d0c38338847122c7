// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { ApiObject, JsonObject } from '../ApiObject';
import { isJsonObject } from '../ApiObject';
import type { FieldError } from '../schema/FieldError';
import { invalidValue, notSupported, required } from '../schema/FieldError';
import { isEqual } from '../schema/isEqual';
import { dns1035Label, subdomain } from '../schema/nameFormats';
import { structuralErrors } from '../schema/structuralErrors';
import { schemaOf } from './customResources';

const SCOPES = ['Cluster', 'Namespaced'];
const STRATEGIES = ['None', 'Webhook'];
const COLUMN_TYPES = ['boolean', 'date', 'integer', 'number', 'string'];

const objectOf = (value: unknown): JsonObject =>
  isJsonObject(value) ? value : {};
const objectsOf = (value: unknown): JsonObject[] =>
  Array.isArray(value) ? value.filter(isJsonObject) : [];
const text = (value: unknown) => (typeof value === 'string' ? value : '');

/** A text that must be there and in a format. */
function inFormat(
  value: unknown,
  field: string,
  format: (each: string) => string[],
): FieldError[] {
  return text(value) === ''
    ? [required(field)]
    : format(text(value)).map(detail => invalidValue(field, value, detail));
}

const dottedGroup = (group: string) => {
  const complaints = subdomain()(group);
  return complaints.length > 0 || group.includes('.')
    ? complaints
    : ['should be a domain with at least one dot'];
};

/** A version as Kubernetes' own words have it; its schema and columns were taken out before. */
const goVersion = (version: JsonObject) => ({
  Name: text(version.name),
  Served: version.served === true,
  Storage: version.storage === true,
  Deprecated: version.deprecated === true,
  DeprecationWarning: version.deprecationWarning ?? null,
  Schema: null,
  Subresources: null,
  AdditionalPrinterColumns: null,
  SelectableFields: null,
});

function nameErrors(spec: JsonObject): FieldError[] {
  const names = objectOf(spec.names);
  const kindFormat = (kind: string) =>
    dns1035Label(kind.toLowerCase()).map(
      detail => `may have mixed case, but should otherwise match: ${detail}`,
    );
  const shortNames = Array.isArray(names.shortNames) ? names.shortNames : [];
  return [
    ...inFormat(names.plural, 'spec.names.plural', dns1035Label),
    ...inFormat(names.singular, 'spec.names.singular', dns1035Label),
    ...inFormat(names.kind, 'spec.names.kind', kindFormat),
    ...inFormat(names.listKind, 'spec.names.listKind', kindFormat),
    ...shortNames.flatMap((name, index) =>
      inFormat(name, `spec.names.shortNames[${index}]`, dns1035Label),
    ),
  ];
}

function scalePathErrors(
  path: unknown,
  field: string,
  start: string,
): FieldError[] {
  if (!text(path)) {
    return [required(field)];
  }
  if (!text(path).startsWith('.')) {
    return [
      invalidValue(field, path, 'must be a simple json path starting with .'),
    ];
  }
  return text(path).startsWith(`${start}.`)
    ? []
    : [invalidValue(field, path, `should be a json path under ${start}`)];
}

function subresourceErrors(version: JsonObject, path: string): FieldError[] {
  const { scale } = objectOf(version.subresources);
  if (!isJsonObject(scale)) {
    return [];
  }
  const at = `${path}.subresources.scale`;
  return [
    ...scalePathErrors(
      scale.specReplicasPath,
      `${at}.specReplicasPath`,
      '.spec',
    ),
    ...scalePathErrors(
      scale.statusReplicasPath,
      `${at}.statusReplicasPath`,
      '.status',
    ),
  ];
}

function columnErrors(version: JsonObject, path: string): FieldError[] {
  return objectsOf(version.additionalPrinterColumns).flatMap(
    (column, index) => {
      const at = `${path}.additionalPrinterColumns[${index}]`;
      return [
        ...(text(column.name) ? [] : [required(`${at}.name`)]),
        ...(COLUMN_TYPES.includes(text(column.type))
          ? []
          : [
              invalidValue(
                `${at}.type`,
                column.type ?? '',
                `must be one of ${COLUMN_TYPES.join(',')}`,
              ),
            ]),
        ...(text(column.jsonPath) ? [] : [required(`${at}.JSONPath`)]),
      ];
    },
  );
}

function versionErrors(
  version: JsonObject,
  index: number,
  // what all versions share is told of the whole definition
  shared: string | undefined,
): FieldError[] {
  const path = `spec.versions[${index}]`;
  const schema = schemaOf(version);
  const schemaPath = shared
    ? `${shared}.validation.openAPIV3Schema`
    : `${path}.schema.openAPIV3Schema`;
  return [
    ...dns1035Label(text(version.name)).flatMap(detail =>
      [
        `${path}.name`,
        ...(index === 0 && version.name ? ['spec.version'] : []),
      ].map(field => invalidValue(field, version.name ?? '', detail)),
    ),
    ...(!schema
      ? [required(`${path}.schema.openAPIV3Schema`)]
      : structuralErrors(schema, schemaPath)),
    ...subresourceErrors(version, shared ?? path),
    ...columnErrors(version, shared ?? path),
  ];
}

function conversionErrors(spec: JsonObject): FieldError[] {
  const conversion = objectOf(spec.conversion);
  const { strategy = 'None', webhook } = conversion;
  if (!STRATEGIES.includes(text(strategy))) {
    return [notSupported('spec.conversion.strategy', strategy, STRATEGIES)];
  }
  return strategy === 'Webhook' && !webhook
    ? [
        required(
          'spec.conversion.webhookClientConfig',
          'required when strategy is set to Webhook',
        ),
        required('spec.conversion.conversionReviewVersions'),
      ]
    : [];
}

/** What is wrong with a CRD. */
export function validateDefinition(crd: ApiObject): FieldError[] {
  const spec = objectOf(crd.spec);
  const versions = objectsOf(spec.versions);
  const expected = `${text(objectOf(spec.names).plural)}.${text(spec.group)}`;
  const errors: FieldError[] = [];
  if (crd.metadata.name !== expected) {
    errors.push(
      invalidValue(
        'metadata.name',
        crd.metadata.name,
        'must be spec.names.plural+"."+spec.group',
      ),
    );
  }
  errors.push(...inFormat(spec.group, 'spec.group', dottedGroup));
  if (!text(spec.scope)) {
    errors.push(required('spec.scope'));
  } else if (!SCOPES.includes(text(spec.scope))) {
    errors.push(notSupported('spec.scope', spec.scope, SCOPES));
  }
  const hasStorage =
    versions.filter(version => version.storage === true).length === 1;
  if (!hasStorage) {
    errors.push(
      invalidValue(
        'spec.versions',
        Array.isArray(spec.versions) ? versions.map(goVersion) : null,
        'must have exactly one version marked as storage version',
      ),
    );
  }
  const isShared = versions.every(version =>
    isEqual(version.schema, versions[0].schema),
  );
  versions.forEach((version, index) => {
    if (index === 0 || !isShared) {
      errors.push(
        ...versionErrors(version, index, isShared ? 'spec' : undefined),
      );
    }
  });
  errors.push(...nameErrors(spec), ...conversionErrors(spec));
  if (!hasStorage) {
    errors.push(
      invalidValue(
        'status.storedVersions',
        null,
        'must have at least one stored version',
      ),
    );
  }
  return errors;
}
