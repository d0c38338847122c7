// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { notAcceptable } from './StatusError';

const FORMATS = ['application/json', 'application/yaml'] as const;
/** What the server can write; protobuf is named as a real server names it, and never written. */
const WRITABLE = [...FORMATS, 'application/vnd.kubernetes.protobuf'];
const SHAPES = [
  'Table',
  'PartialObjectMetadata',
  'PartialObjectMetadataList',
] as const;

/** The form a client wants its answer in. */
export interface AnswerForm {
  readonly format: (typeof FORMATS)[number];
  /** Undefined for the object itself. */
  readonly shape: (typeof SHAPES)[number] | undefined;
  /** The version of `meta.k8s.io` a shape is in. */
  readonly shapeVersion: string;
}

interface Entry {
  readonly mediaType: string;
  readonly parameters: ReadonlyMap<string, string>;
}

function parseAccept(accept: string | undefined): Entry[] {
  return (accept ?? '')
    .split(',')
    .map(entry => {
      const [mediaType, ...rest] = entry.split(';').map(part => part.trim());
      const parameters = new Map(
        rest.map(part => {
          const [name, value = ''] = part.split('=');
          return [name.trim().toLowerCase(), value.trim()] as const;
        }),
      );
      return { mediaType: mediaType.toLowerCase(), parameters };
    })
    .filter(entry => entry.mediaType);
}

function formatOf(mediaType: string): AnswerForm['format'] | undefined {
  return ['*/*', 'application/*'].includes(mediaType)
    ? 'application/json'
    : FORMATS.find(format => format === mediaType);
}

function formOf({ mediaType, parameters }: Entry): AnswerForm | undefined {
  const format = formatOf(mediaType);
  const as = parameters.get('as');
  if (!format || as === undefined) {
    return format && { format, shape: undefined, shapeVersion: 'v1' };
  }
  const shape = SHAPES.find(each => each === as);
  const shapeVersion = parameters.get('v') ?? '';
  const isKnown =
    parameters.get('g') === 'meta.k8s.io' &&
    ['v1', 'v1beta1'].includes(shapeVersion);
  return shape && isKnown ? { format, shape, shapeVersion } : undefined;
}

/** The first form of an `Accept` header that can be written; JSON without one. Throws 406. */
export function negotiateForm(accept: string | undefined): AnswerForm {
  const entries = parseAccept(accept);
  if (entries.length === 0) {
    return { format: 'application/json', shape: undefined, shapeVersion: 'v1' };
  }
  for (const entry of entries) {
    const form = formOf(entry);
    if (form) {
      return form;
    }
  }
  throw notAcceptable(WRITABLE);
}

/** The media type of aggregated discovery. */
export const AGGREGATED =
  'application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList';

/** Whether discovery is wanted in one answer for all groups; false where the plain form comes first. */
export function wantsAggregated(accept: string | undefined): boolean {
  for (const { mediaType, parameters } of parseAccept(accept)) {
    if (formatOf(mediaType) === undefined) {
      continue;
    }
    if (!parameters.has('as')) {
      return false;
    }
    if (
      parameters.get('as') === 'APIGroupDiscoveryList' &&
      parameters.get('g') === 'apidiscovery.k8s.io' &&
      parameters.get('v') === 'v2'
    ) {
      return true;
    }
  }
  return false;
}
