// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Kind } from '../../runtime';
import * as o from './objects';

const kind = <S = unknown, T = unknown>(name: string): Kind<S, T> => ({
  apiVersion: 'openchoreo.dev/v1alpha1',
  kind: name,
});

export const environmentKind = kind<o.EnvironmentSpec>('Environment');
export const dataPlaneKind = kind<o.DataPlaneSpec>('DataPlane');
export const buildPlaneKind = kind('BuildPlane');
export const componentKind = kind<o.ComponentSpec>('Component');
export const workloadKind = kind<o.WorkloadSpec>('Workload');
export const buildKind = kind<o.BuildSpec, o.BuildStatus>('Build');
export const gitCommitRequestKind = kind<
  o.GitCommitRequestSpec,
  o.GitCommitRequestStatus
>('GitCommitRequest');

export const serviceKind = kind<o.RunningSpec>('Service');
export const webApplicationKind = kind<o.RunningSpec>('WebApplication');
export const scheduledTaskKind = kind<o.RunningSpec>('ScheduledTask');

export const serviceBindingKind = kind<o.BindingSpec, o.BindingStatus>(
  'ServiceBinding',
);
export const webApplicationBindingKind = kind<o.BindingSpec, o.BindingStatus>(
  'WebApplicationBinding',
);
export const scheduledTaskBindingKind = kind<o.BindingSpec, o.BindingStatus>(
  'ScheduledTaskBinding',
);

export const serviceClassKind = kind<o.ServingClassSpec>('ServiceClass');
export const webApplicationClassKind = kind<o.ServingClassSpec>(
  'WebApplicationClass',
);
export const scheduledTaskClassKind =
  kind<o.ScheduledTaskClassSpec>('ScheduledTaskClass');
export const apiClassKind = kind<o.ApiClassSpec>('APIClass');

export const releaseKind = kind<o.ReleaseSpec, o.ReleaseStatus>('Release');

/** Each kind of running component, with what binds it to an environment. */
export const runningKinds = [
  { kind: serviceKind, bindingKind: serviceBindingKind },
  { kind: webApplicationKind, bindingKind: webApplicationBindingKind },
  { kind: scheduledTaskKind, bindingKind: scheduledTaskBindingKind },
] as const;
