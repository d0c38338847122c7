// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { DeployedWorkloads, Lookup } from '../../dialects/Dialect';
import { keyOf } from '../../dialects/reading/keys';
import {
  find,
  findBy,
  Projection,
  ReadableKind,
} from '../../dialects/reading/ReadableKind';
import { hasLabels, Labels } from './labels';
import { DeployedObjects } from './runtimeOf';
import { warnedObjects } from './warnedObjects';
import {
  COMPONENT_INDEX,
  componentKey,
  CRON_JOB_INDEX,
  selectedKey,
} from './watchedKinds';
import {
  cronJobKind,
  deploymentKind,
  JobContent,
  jobKind,
  podKind,
  PodContent,
  statefulSetKind,
  warningKind,
} from './workloadKinds';

type Labelled = { readonly labels: Labels };

/** The objects of a plane, found by whose they are. */
export class SelectedObjects {
  static create(options: {
    lookup: Lookup;
    selectors: readonly string[];
  }): SelectedObjects {
    return new SelectedObjects(options.lookup, options.selectors);
  }

  private constructor(
    private readonly lookup: Lookup,
    private readonly selectors: readonly string[],
  ) {}

  /** Everything of one deployment. */
  of(workloads: DeployedWorkloads): DeployedObjects {
    const { namespace } = workloads;
    const cronJobs = this.named(cronJobKind, workloads);
    const objects = {
      pods: [...this.named(podKind, workloads).values()],
      deployments: this.named(deploymentKind, workloads),
      statefulSets: this.named(statefulSetKind, workloads),
      cronJobs,
      jobs: this.jobs(workloads, cronJobs.keys()),
    };
    const warnings = warnedObjects(objects).flatMap(([kind, name]) => [
      ...findBy(
        warningKind,
        this.lookup,
        'about',
        keyOf(namespace, kind, name),
      ),
    ]);
    return {
      ...objects,
      warnings: warnings.flatMap(({ content }) => content?.warning ?? []),
    };
  }

  /** One of a deployment's pods. */
  pod(
    { namespace, labels }: DeployedWorkloads,
    name: string,
  ): PodContent | undefined {
    const content = this.contentOf(podKind, namespace, name);
    return content && hasLabels(content.labels, labels) ? content : undefined;
  }

  /** The labels of whatever an object of this kind and name belongs to, as far as it is known. */
  labelsOf(kind: string, namespace: string, name: string): Labels | undefined {
    switch (kind) {
      case 'ReplicaSet': {
        const deployment = name.slice(0, name.lastIndexOf('-'));
        return this.contentOf(deploymentKind, namespace, deployment)?.labels;
      }
      case jobKind.kind: {
        const job = find(jobKind, this.lookup, namespace, name)?.content;
        return job && this.labelsOfJob(job, namespace);
      }
      default: {
        const kinds: ReadableKind<Labelled>[] = [
          podKind,
          deploymentKind,
          statefulSetKind,
          cronJobKind,
        ];
        const known = kinds.find(each => each.kind === kind);
        return known && this.contentOf(known, namespace, name)?.labels;
      }
    }
  }

  /** A Job belongs where its CronJob does, whether or not it is labelled itself. */
  labelsOfJob({ cronJob, labels }: JobContent, namespace: string): Labels {
    const owner =
      cronJob && this.contentOf(cronJobKind, namespace, cronJob)?.labels;
    return owner || labels;
  }

  private contentOf<T>(
    kind: ReadableKind<T>,
    namespace: string,
    name: string,
  ): T | undefined {
    for (const each of this.selected(kind)) {
      const found = find(each, this.lookup, namespace, name)?.content;
      if (found) {
        return found;
      }
    }
    return undefined;
  }

  /** Those that have the labels, and those that one of the CronJobs made. */
  private jobs(
    { namespace, labels }: DeployedWorkloads,
    cronJobs: Iterable<string>,
  ): JobContent[] {
    const found = new Map<string, JobContent>();
    const take = (
      jobs: Iterable<Projection<JobContent>>,
      isOwn: (job: JobContent) => boolean,
    ) => {
      for (const { metadata, content } of jobs) {
        if (content && isOwn(content)) {
          found.set(metadata.name, content);
        }
      }
    };
    for (const selector of this.selectors) {
      const key = componentKey(selector, namespace, labels);
      if (key !== undefined) {
        take(findBy(jobKind, this.lookup, COMPONENT_INDEX, key), job =>
          hasLabels(job.labels, labels),
        );
      }
    }
    for (const cronJob of cronJobs) {
      const key = keyOf(namespace, cronJob);
      take(findBy(jobKind, this.lookup, CRON_JOB_INDEX, key), () => true);
    }
    return [...found.values()];
  }

  private named<T extends Labelled>(
    kind: ReadableKind<T>,
    { namespace, labels }: DeployedWorkloads,
  ): Map<string, T> {
    const found = new Map<string, T>();
    this.selectors.forEach((selector, index) => {
      const key = componentKey(selector, namespace, labels);
      const selected = { ...kind, key: selectedKey(kind.key, index) };
      if (key !== undefined) {
        for (const { metadata, content } of findBy(
          selected,
          this.lookup,
          COMPONENT_INDEX,
          key,
        )) {
          if (content && hasLabels(content.labels, labels)) {
            found.set(metadata.name, content);
          }
        }
      }
    });
    return found;
  }

  /** The kind as each of the selectors selects it. */
  private *selected<T>(kind: ReadableKind<T>): Generator<ReadableKind<T>> {
    for (const index of this.selectors.keys()) {
      yield { ...kind, key: selectedKey(kind.key, index) };
    }
  }
}
