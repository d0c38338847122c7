// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

/** An image as a component and its artifact share it: joined by a colon they are the image again, also for a digest. */
export interface Image {
  readonly imageName: string;
  readonly tag: string;
}

/** The parts of an image; what has no tag is `latest`. */
export function imageParts(image: string): Image {
  const colon = image.lastIndexOf(':');
  // Before the last slash it is the port of the registry.
  return colon > image.lastIndexOf('/')
    ? { imageName: image.slice(0, colon), tag: image.slice(colon + 1) }
    : { imageName: image, tag: 'latest' };
}
