// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { bare } from '../lines';
import { StepContext } from './StepContext';
import { StepWords } from './StepWords';

/** Takes the image to its registry; the last lines say under which digest. */
export function publish(context: StepContext): StepWords {
  const { image } = context;
  const begin = [
    bare(`>> Pushing ${image}`),
    bare('Getting image source signatures'),
    ...[0, 1, 2, 3].map(index =>
      bare(`Copying blob sha256:${context.digest(`layer ${index}`)}`),
    ),
  ];
  return {
    lines: [
      ...begin,
      bare(`Copying config sha256:${context.digest('config')}`),
      bare('Writing manifest to image destination'),
      bare(`digest: sha256:${context.digest('manifest')} size: 1784`),
      bare(`>> Pushed ${image}`),
    ],
    untilFailure: begin,
    failure: exitCode => [
      bare(
        `Error: writing blob: initiating layer upload to /v2/${
          image.split('/').at(-1)?.split(':')[0] ?? 'image'
        }/blobs/uploads/: unauthorized: authentication required`,
      ),
      bare(`Error: exit status ${exitCode}`),
    ],
  };
}
