// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

interface Request {
  resolve(): void;
  reject(error: unknown): void;
}

/** Who waits for a complete list: only a list that begins after the request answers it. */
export class RelistRequests {
  private waiting: Request[] = [];
  private answering: Request[] = [];

  static create(): RelistRequests {
    return new RelistRequests();
  }

  private constructor() {}

  add(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ resolve, reject });
    });
  }

  listBegins(): void {
    this.answering = [...this.answering, ...this.waiting];
    this.waiting = [];
  }

  listIsComplete(): void {
    const requests = this.answering;
    this.answering = [];
    requests.forEach(request => request.resolve());
  }

  fail(error: unknown): void {
    const requests = [...this.answering, ...this.waiting];
    this.answering = [];
    this.waiting = [];
    requests.forEach(request => request.reject(error));
  }
}
