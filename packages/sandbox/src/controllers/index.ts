// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

/*
 * OpenChoreo's controllers, a generation's or several, and the workloads under them, simulated. They are ordinary controllers:
 * they speak the Kubernetes API through the client and nothing else, so a real API server will do.
 */

export { dataPlaneNamespace } from './openchoreo/names';
export { controllerParts, startControllers } from './startControllers';
export type {
  ControllerOptions,
  ControllerPart,
  RunningControllers,
} from './startControllers';
