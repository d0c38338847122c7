// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { IntentIssue } from '@fourplane/plugin-fourplane-common';
import { z } from 'zod';
import { ObjectAddress, ServedKinds } from '../dialects/Dialect';
import { KubeApi, KubeUser } from '../kube/KubeApi';
import { KubeError } from '../kube/KubeError';
import { KubeObject } from '../kube/KubeObject';
import { storedObject } from '../kube/storedObject';
import { closedDoor, ControlPlaneWrites } from './closedDoor';
import { IntentRefusal, WrittenObject } from './IntentOutcome';
import { causeOf, isAboutTheIntent } from './StepWriter';

/** What a {@link ManifestWriter} works on. */
export interface ManifestWriterOptions {
  readonly api: KubeApi;
  readonly controlPlane: string;
  /** The kinds that may be written: those of OpenChoreo's own groups that the cluster serves. */
  readonly served: ServedKinds;
  readonly writes: ControlPlaneWrites;
}

/** How manifests are written. @public */
export interface WriteManifestsOptions {
  readonly as?: KubeUser;
  /** Checks everything, stores nothing. */
  readonly dryRun?: boolean;
  readonly signal?: AbortSignal;
}

/**
 * What came of manifests. Paths of issues begin with the manifest's place, `0.metadata.name`. `incomplete`: those in
 * `written` are written, and then something failed; doing it again goes on from there.
 *
 * @public
 */
export type ManifestOutcome =
  | { readonly state: 'done'; readonly written: readonly WrittenObject[] }
  | { readonly state: 'checked' }
  | IntentRefusal
  | {
      readonly state: 'incomplete';
      readonly written: readonly WrittenObject[];
      readonly issues: readonly IntentIssue[];
    };

const manifestSchema = z.looseObject({
  apiVersion: z.string().min(1),
  kind: z.string().min(1),
  metadata: z.looseObject({
    name: z.string().min(1),
    namespace: z.string().min(1).optional(),
    generateName: z
      .undefined({
        message: 'must not be there: each attempt would make another object',
      })
      .optional(),
  }),
});

interface Addressed {
  readonly place: number;
  readonly address: ObjectAddress;
  readonly object: KubeObject;
}

/** Carries one manifest out, for show or in earnest. */
type Write = (
  target: Addressed,
  dryRun: boolean,
) => Promise<WrittenObject['result']>;

/** Writes and deletes whole OpenChoreo objects as they are given; every one passes a dry run before any is written. */
export class ManifestWriter {
  static create(options: ManifestWriterOptions): ManifestWriter {
    return new ManifestWriter(options);
  }

  private constructor(private readonly options: ManifestWriterOptions) {}

  /** Server-side apply, never forced. Rejects with a `KubeError` when the cluster cannot be asked. */
  async apply(
    manifests: readonly unknown[],
    options: WriteManifestsOptions,
  ): Promise<ManifestOutcome> {
    const { api } = this.options;
    const { as, signal } = options;
    return this.carryOut(manifests, options, async (target, dryRun) => {
      const before = dryRun
        ? undefined
        : await this.stored(target.address, signal);
      const after = await api.apply(target.address.resource, target.object, {
        dryRun,
        as: this.userOf(as),
        signal,
      });
      if (!before) {
        return 'created';
      }
      return before.metadata.resourceVersion === after.metadata.resourceVersion
        ? 'unchanged'
        : 'changed';
    });
  }

  /** Deletes what the manifests name; what is not there counts as deleted. */
  async delete(
    manifests: readonly unknown[],
    options: WriteManifestsOptions,
  ): Promise<ManifestOutcome> {
    const { api } = this.options;
    const { as, signal } = options;
    return this.carryOut(manifests, options, async ({ address }, dryRun) => {
      const found = await this.stored(address, signal);
      if (!found) {
        return 'absent';
      }
      const { resource, namespace, name } = address;
      const { uid } = found.metadata;
      try {
        await api.delete(resource, namespace, name, {
          dryRun,
          as: this.userOf(as),
          signal,
          uid,
        });
        return 'deleted';
      } catch (error) {
        // It may go with what it belongs to, which was deleted just before.
        if (isNotFound(error)) {
          return 'absent';
        }
        throw error;
      }
    });
  }

  private async carryOut(
    manifests: readonly unknown[],
    { as, dryRun = false, signal }: WriteManifestsOptions,
    write: Write,
  ): Promise<ManifestOutcome> {
    const { controlPlane, writes } = this.options;
    const closed = closedDoor(controlPlane, writes, as);
    if (closed) {
      return closed;
    }
    const read = manifests.map((manifest, place) =>
      this.addressed(manifest, place),
    );
    const issues = read.flatMap(item => ('issues' in item ? item.issues : []));
    if (issues.length > 0) {
      return { state: 'refused', issues };
    }
    const targets = read.flatMap(item => ('issues' in item ? [] : [item]));
    const refused = await this.attempt(targets, target => write(target, true));
    if (refused) {
      return { state: 'refused', ...refused };
    }
    if (dryRun) {
      return { state: 'checked' };
    }
    const written: WrittenObject[] = [];
    const failed = await this.attempt(targets, async target => {
      signal?.throwIfAborted();
      written.push(writtenObject(target, await write(target, false)));
    });
    if (!failed) {
      return { state: 'done', written };
    }
    return written.length === 0
      ? { state: 'refused', ...failed }
      : { state: 'incomplete', written, issues: failed.issues };
  }

  /** Up to the first that the API server has something against; anything else that fails rejects. */
  private async attempt(
    targets: readonly Addressed[],
    act: (target: Addressed) => Promise<unknown>,
  ): Promise<
    (Pick<IntentRefusal, 'cause'> & { issues: IntentIssue[] }) | undefined
  > {
    for (const target of targets) {
      try {
        await act(target);
      } catch (error) {
        if (!(error instanceof KubeError) || !isAboutTheIntent(error)) {
          throw error;
        }
        return { cause: causeOf(error), issues: issuesOf(target, error) };
      }
    }
    return undefined;
  }

  private addressed(
    manifest: unknown,
    place: number,
  ): Addressed | { readonly issues: IntentIssue[] } {
    const parsed = manifestSchema.safeParse(manifest);
    if (!parsed.success) {
      return {
        issues: parsed.error.issues.map(({ path, message }) => ({
          path: [place, ...path].map(String).join('.'),
          message,
        })),
      };
    }
    const { apiVersion, kind, metadata } = parsed.data;
    const resource = this.options.served.find(
      each =>
        each.kind === kind && `${each.group}/${each.version}` === apiVersion,
    );
    const issue = (path: string, message: string, mend: string) => ({
      issues: [{ path: `${place}.${path}`, message, mend }],
    });
    if (!resource) {
      return issue(
        'kind',
        `${kind} of ${apiVersion} is no kind of OpenChoreo that control plane "${this.options.controlPlane}" serves`,
        'Only OpenChoreo’s own kinds can be written here',
      );
    }
    if (resource.namespaced && !metadata.namespace) {
      return issue(
        'metadata.namespace',
        `A ${kind} belongs to a namespace`,
        'Name the namespace',
      );
    }
    if (!resource.namespaced && metadata.namespace) {
      return issue(
        'metadata.namespace',
        `A ${kind} belongs to no namespace`,
        'Leave the namespace out',
      );
    }
    const { name, namespace } = metadata;
    const address = { resource, name, ...(namespace && { namespace }) };
    return { place, address, object: parsed.data };
  }

  private stored(
    address: ObjectAddress,
    signal?: AbortSignal,
  ): Promise<KubeObject | undefined> {
    return storedObject(this.options.api, address, { signal });
  }

  private userOf(as: KubeUser | undefined): KubeUser | undefined {
    return this.options.writes === 'impersonate' ? as : undefined;
  }
}

function isNotFound(error: unknown): boolean {
  return error instanceof KubeError && error.failure === 'notFound';
}

function issuesOf({ place }: Addressed, error: KubeError): IntentIssue[] {
  const { what, mend } = error.problem;
  const ending = mend ? { mend } : {};
  return error.causes.length === 0
    ? [{ path: `${place}`, message: what, ...ending }]
    : error.causes.map(({ field, message }) => ({
        // The API server says <nil> of what is about the whole.
        path: field && field !== '<nil>' ? `${place}.${field}` : `${place}`,
        message,
        ...ending,
      }));
}

function writtenObject(
  { address, object }: Addressed,
  result: WrittenObject['result'],
): WrittenObject {
  const { namespace, name, resource } = address;
  return {
    apiVersion: object.apiVersion ?? '',
    kind: resource.kind,
    ...(namespace && { namespace }),
    name,
    result,
  };
}
