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
    };
  };
}
