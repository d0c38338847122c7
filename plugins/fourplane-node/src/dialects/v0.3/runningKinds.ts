// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ReadableKind } from '../reading/ReadableKind';
import {
  BindingContent,
  scheduledTaskBindingKind,
  serviceBindingKind,
  webApplicationBindingKind,
} from './kinds/binding';
import {
  ComponentClassContent,
  scheduledTaskClassKind,
  serviceClassKind,
  webApplicationClassKind,
} from './kinds/componentClass';
import {
  RunningContent,
  scheduledTaskKind,
  serviceKind,
  webApplicationKind,
} from './kinds/running';

/** One way in which components run: what declares it, what it is made of, and what binds it to an environment. */
export interface RunningKinds {
  /** As the neutral model spells it. */
  readonly type: string;
  readonly running: ReadableKind<RunningContent>;
  readonly class: ReadableKind<ComponentClassContent>;
  readonly binding: ReadableKind<BindingContent>;
}

/** Where names collide, the first wins. */
export const runningKinds: readonly RunningKinds[] = [
  {
    type: 'service',
    running: serviceKind,
    class: serviceClassKind,
    binding: serviceBindingKind,
  },
  {
    type: 'web-application',
    running: webApplicationKind,
    class: webApplicationClassKind,
    binding: webApplicationBindingKind,
  },
  {
    type: 'scheduled-task',
    running: scheduledTaskKind,
    class: scheduledTaskClassKind,
    binding: scheduledTaskBindingKind,
  },
];
