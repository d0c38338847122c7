// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { z } from 'zod';
import { KubeObject } from '../../kube/KubeObject';
import { withoutSecrets } from '../../kube/withoutSecrets';

/** What a Release or RenderedRelease has, and nothing else in OpenChoreo. */
const schema = z.object({
  spec: z.object({
    resources: z.array(
      z.object({
        object: z.looseObject({
          kind: z.string(),
          metadata: z.looseObject({ name: z.string() }),
        }),
      }),
    ),
  }),
});

/**
 * The objects that OpenChoreo wants on the planes of a deployment, from what `ControlPlane.manifests` tells of it, values of
 * secrets replaced by `(hidden)`. Empty where nothing is rendered yet, and in a generation that does not keep what it
 * renders.
 *
 * @public
 */
export function renderedObjects(
  manifests: readonly KubeObject[],
): KubeObject[] {
  return manifests.flatMap(manifest => {
    const read = schema.safeParse(manifest);
    return read.success
      ? read.data.spec.resources.map(({ object }) => withoutSecrets(object))
      : [];
  });
}
