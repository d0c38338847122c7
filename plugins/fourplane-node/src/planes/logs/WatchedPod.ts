// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { KubeApi } from '../../kube/KubeApi';
import { KubeError } from '../../kube/KubeError';
import { KubeObject } from '../../kube/KubeObject';
import { podResource } from '../../kube/podResource';
import { PodLogTarget } from './PodLogTarget';
import { ContainerState, PodState, podStateOf } from './podState';
import { untilObject } from './untilObject';

/** Which pod is watched, and where. */
export interface WatchedPodOptions {
  readonly target: PodLogTarget;
  readonly api: KubeApi;
  readonly signal: AbortSignal;
}

/** One pod: the first that is found under its name, and no other after it. */
export class WatchedPod {
  private foundUid: string | undefined;

  static create(options: WatchedPodOptions): WatchedPod {
    return new WatchedPod(options);
  }

  private constructor(private readonly options: WatchedPodOptions) {
    this.foundUid = options.target.podUid;
  }

  /** Absent until it is found. */
  get uid(): string | undefined {
    return this.foundUid;
  }

  /** As it is now; undefined where it is not there. Rejects with a `KubeError`. */
  async find(): Promise<PodState | undefined> {
    const { api, signal, target } = this.options;
    let object: KubeObject;
    try {
      object = await api.get(podResource, target.namespace, target.pod, {
        signal,
      });
    } catch (error) {
      if (error instanceof KubeError && error.failure === 'notFound') {
        return undefined;
      }
      throw error;
    }
    const { uid } = object.metadata;
    if (this.foundUid !== undefined && uid !== this.foundUid) {
      return undefined;
    }
    this.foundUid = uid;
    return podStateOf(object);
  }

  /** Whether a container still lives the life it did. */
  async isSame({ name, life }: ContainerState): Promise<boolean> {
    const pod = await this.find();
    return pod?.containers.find(each => each.name === name)?.life === life;
  }

  /** Resolves when there is a pod of its name; rejects when the signal aborts. */
  async untilThere(signal: AbortSignal): Promise<void> {
    await this.until(object => object !== undefined, signal);
  }

  /** Resolves when a container is in another state or life, or the pod is gone; rejects when the signal aborts. */
  async untilChanged(
    { name, life, state }: ContainerState,
    signal: AbortSignal,
  ): Promise<void> {
    const isOther = (object: KubeObject) => {
      const now = podStateOf(object);
      const own = now.containers.find(each => each.name === name);
      return (
        now.uid !== this.foundUid || own?.life !== life || own.state !== state
      );
    };
    await this.until(object => object === undefined || isOther(object), signal);
  }

  private async until(
    accepts: (object: KubeObject | undefined) => boolean,
    signal: AbortSignal,
  ): Promise<void> {
    const { api, target } = this.options;
    const { namespace, pod: name, clock } = target;
    const watched = { api, resource: podResource, namespace, name, clock };
    await untilObject(watched, accepts, signal);
  }
}
