// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { DeployedRef, refKey } from '@fourplane/plugin-fourplane-common';
import { PodContent } from './workloadKinds';

const CAPACITY = 5000;

/** Pods that are no more and whose they were: their logs may be archived, and only their own deployment's are shown. */
export class GonePods {
  private readonly pods = new Map<string, PodContent>();

  static create(): GonePods {
    return new GonePods();
  }

  private constructor() {}

  /** Forgets the ones longest gone. */
  add(deployment: DeployedRef, pod: PodContent): void {
    const key = keyOf(deployment, pod.pod.name);
    this.pods.delete(key);
    this.pods.set(key, pod);
    if (this.pods.size > CAPACITY) {
      for (const oldest of this.pods.keys()) {
        this.pods.delete(oldest);
        break;
      }
    }
  }

  get(deployment: DeployedRef, pod: string): PodContent | undefined {
    return this.pods.get(keyOf(deployment, pod));
  }
}

function keyOf(deployment: DeployedRef, pod: string): string {
  return `${refKey(deployment)} ${pod}`;
}
