// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  EndpointRequest,
  HttpEndpoint,
  RequestLimits,
} from '../observability/HttpEndpoint';
import { OpenSearchConfig } from './config';
import { ArchiveOperation, explainStatus, openSearch } from './explainFailure';
import { LogArchiveError } from './LogArchiveError';

export type { RequestLimits } from '../observability/HttpEndpoint';

/** One question to OpenSearch. */
export type OpenSearchRequest = EndpointRequest;

interface TransportOptions {
  readonly config: OpenSearchConfig;
  /** The configuration key of the entry, for messages. */
  readonly where: string;
  readonly limits: RequestLimits;
}

/** Requests to one OpenSearch. Rejects with a `LogArchiveError`, or with the signal's reason. */
export class OpenSearchTransport {
  static create(options: TransportOptions): OpenSearchTransport {
    return new OpenSearchTransport(options);
  }

  private readonly endpoint: HttpEndpoint;

  private constructor(options: TransportOptions) {
    this.endpoint = HttpEndpoint.create({
      ...options,
      program: openSearch,
      fail: failed => new LogArchiveError(failed),
      refuse: explainStatus,
    });
  }

  /** Without a trailing slash. */
  get address(): string {
    return this.endpoint.address;
  }

  /** For messages about an answer. */
  operation(request: Pick<OpenSearchRequest, 'attempt'>): ArchiveOperation {
    return this.endpoint.operation(request);
  }

  async json(request: OpenSearchRequest): Promise<unknown> {
    return this.endpoint.json(request);
  }

  async close(): Promise<void> {
    await this.endpoint.close();
  }
}
