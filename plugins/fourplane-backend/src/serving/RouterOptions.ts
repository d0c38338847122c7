// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  AuditorService,
  HttpAuthService,
  LoggerService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import { Authorizer, ControlPlanes } from '@fourplane/plugin-fourplane-node';
import { LiveKeys } from '../live/LiveKeys';
import { Handlers } from '../routes/handlers';

/** What the routes stand on. */
export interface RouterOptions {
  readonly controlPlanes: ControlPlanes;
  readonly handlers: Handlers;
  readonly authorizer: Authorizer;
  readonly auditor: AuditorService;
  readonly httpAuth: HttpAuthService;
  readonly userInfo: UserInfoService;
  readonly liveKeys: LiveKeys;
  readonly logger: LoggerService;
}
