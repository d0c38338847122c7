// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { createHash } from 'node:crypto';
import { ContainerLog } from '../../controllers/workloads/kubelet/ContainerLog';
import { ContainerRun } from '../../controllers/workloads/kubelet/ContainerRun';
import { timestampOf } from '../../controllers/workloads/kubelet/readLog';
import { Shipping } from './Shipping';

/** A document and where it goes. */
export interface ShippedDocument {
  readonly index: string;
  /** The same whenever the same line is shipped, so that shipping it twice changes nothing. */
  readonly id: string;
  readonly source: object;
}

/** What Fluent Bit makes of a line of a container's log. */
export function shippedLine(
  run: ContainerRun,
  log: ContainerLog,
  index: number,
  shipping: Shipping,
): ShippedDocument {
  const time = timestampOf(log, index);
  const text = log.textOf(index);
  const { pod, container } = run;
  const { metadata } = pod;
  const keys = (values: Readonly<Record<string, string>> = {}) =>
    shipping.replacesDots ? withoutDots(values) : values;
  return {
    index: shipping.indexOf(time.slice(0, 10)),
    id: createHash('sha256')
      .update(`${run.containerID} ${index}`)
      .digest('base64url')
      .slice(0, 20),
    source: {
      '@timestamp': `${time.slice(0, 23)}Z`,
      time,
      stream: 'stdout',
      log: text,
      ...(shipping.mergesLog && merged(text)),
      kubernetes: {
        pod_name: metadata.name,
        namespace_name: metadata.namespace,
        pod_id: metadata.uid,
        labels: keys(metadata.labels),
        annotations: keys(metadata.annotations),
        host: pod.spec?.nodeName,
        container_name: container.name,
        docker_id: run.containerID.split('//').at(-1),
        container_image: container.image,
      },
    },
  };
}

function merged(text: string): object {
  if (!text.startsWith('{')) return {};
  try {
    return { log_processed: JSON.parse(text) };
  } catch {
    // a line that only begins like JSON is a line
    return {};
  }
}

function withoutDots(
  values: Readonly<Record<string, string>>,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => [
      key.replaceAll('.', '_'),
      value,
    ]),
  );
}
