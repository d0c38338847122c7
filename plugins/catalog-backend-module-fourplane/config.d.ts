// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

export interface Config {
  fourplane?: {
    catalog?: {
      /**
       * Entity ref of the owner of everything whose CR, project and tenant name none. A bare name is a group in the
       * `default` namespace. Without it such entities belong to `group:default/unknown`.
       */
      defaultOwner?: string;
      /**
       * Names of control planes that are in `fourplane.controlPlanes` no more and whose entities are to go. Entities of a
       * control plane that is in neither list stay as they were.
       */
      removed?: string[];
      /**
       * Whether every component, project and resource type becomes a software template of the control planes that are
       * written to. The scaffolder's entity model and Fourplane's actions must be installed. They do not when absent.
       */
      templates?: boolean;
    };
  };
}
