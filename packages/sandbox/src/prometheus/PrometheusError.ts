// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

/** A question that is refused, in Prometheus's words: `bad_data` is answered 400, `execution` 422. */
export class PrometheusError extends Error {
  constructor(readonly errorType: 'bad_data' | 'execution', message: string) {
    super(message);
  }

  get status(): number {
    return this.errorType === 'bad_data' ? 400 : 422;
  }

  /** The JSON of the answer. */
  get body(): object {
    const { errorType, message: error } = this;
    return { status: 'error', errorType, error };
  }
}

export const badData = (message: string): PrometheusError =>
  new PrometheusError('bad_data', message);

/** The same of one parameter. */
export function withParameter<T>(name: string, understand: () => T): T {
  try {
    return understand();
  } catch (error) {
    if (error instanceof PrometheusError) {
      throw badData(
        `invalid parameter ${JSON.stringify(name)}: ${error.message}`,
      );
    }
    throw error;
  }
}

/** Of a query that cannot be understood. */
export const parseError = (message: string): PrometheusError =>
  badData(`parse error: ${message}`);

/** Of a query that is understood, and cannot be answered of these series. */
export const executionError = (message: string): PrometheusError =>
  new PrometheusError('execution', message);
