// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ContainerRun } from './ContainerRun';
import { LogScript } from './LogScript';
import { databaseScript, taskScript, workerScript } from './scripts/background';
import { serviceScript } from './scripts/service';
import { webApplicationScript } from './scripts/webApplication';
import {
  workflowExecutorScript,
  workflowStepScript,
} from './scripts/workflowStep';
import { stepNameOf } from '../step/stepNameOf';

const stores = /postgres|mysql|maria|mongo|redis|valkey|nats|kafka|database/;
const workers = /worker|consumer|processor|ingest|crawler|scheduler/;
const sites =
  /nginx|httpd|caddy|\b(web|www|site|ui|frontend|react)\b|webapp|storefront/;

/** What a container writes, by what can be seen of it: its owner, its image and its name. */
export function logScriptOf(run: ContainerRun): LogScript {
  const { pod, container } = run;
  const step = stepNameOf(pod);
  if (step !== undefined) {
    return ['init', 'wait'].includes(container.name)
      ? workflowExecutorScript(run)
      : workflowStepScript(run, step);
  }
  const isOf = (kind: string) =>
    pod.metadata.ownerReferences?.some(owner => owner.kind === kind);
  if (isOf('Job')) return taskScript(run);
  const words = `${container.image} ${pod.metadata.name}`.replaceAll('-', ' ');
  if (stores.test(container.image)) return databaseScript(run);
  if (sites.test(words)) return webApplicationScript(run);
  return workers.test(words) ? workerScript(run) : serviceScript(run);
}
