// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  coreServices,
  createServiceFactory,
  createServiceRef,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { Problem } from '@fourplane/plugin-fourplane-common';
import { chooseDialect } from '../dialects/chooseDialect';
import { LogArchives } from '../planes/archive';
import { PlanePrometheuses } from '../planes/metrics/PlanePrometheuses';
import { PlaneObservers } from '../planes/observer/PlaneObservers';
import { PlaneHosts } from '../planes/planeHosts';
import { ObserverProbes } from '../planes/probes/ObserverProbes';
import { sentencesOf } from '../planes/problemTexts';
import { ClusterControlPlane } from './ClusterControlPlane';
import { ControlPlaneEntry, readControlPlaneEntries } from './config';
import { connect } from '../kube/connect';
import { ControlPlane, ControlPlanes } from './ControlPlane';
import { DisabledControlPlane } from './DisabledControlPlane';

/**
 * Every control plane in `fourplane.controlPlanes`, connected in the background: one watch per kind and process, shared
 * by all plugins in it. An unreachable or wrongly configured control plane never keeps the backend from starting; it is
 * in the list with its problems.
 *
 * @public
 */
export const controlPlanesServiceRef = createServiceRef<ControlPlanes>({
  id: 'fourplane.control-planes',
  scope: 'root',
  defaultFactory: async service =>
    createServiceFactory({
      service,
      deps: {
        config: coreServices.rootConfig,
        rootLogger: coreServices.rootLogger,
        lifecycle: coreServices.rootLifecycle,
      },
      factory({ config, rootLogger, lifecycle }) {
        const logger = rootLogger.child({ service: 'fourplane' });
        const stops: (() => Promise<void>)[] = [];
        const entries = readControlPlaneEntries(config);
        const names = entries.map(nameOf);
        const archives = LogArchives.fromConfig(config, names);
        const metrics = PlanePrometheuses.fromConfig(config, names);
        const observers = ObserverProbes.start(config, names);
        const hosts = PlaneHosts.fromConfig(config);
        const apis = PlaneObservers.fromConfig(config, names, hosts);
        stops.push(
          () => archives.close(),
          () => metrics.close(),
          () => apis.close(),
          () => observers.close(),
        );
        const controlPlanes = entries.map((entry): ControlPlane => {
          if (entry.state === 'invalid') {
            report(logger, entry.problems);
            return DisabledControlPlane.create(entry);
          }
          const controlPlane = ClusterControlPlane.create({
            name: entry.config.name,
            title: entry.config.title,
            writes: entry.config.writes,
            catalog: entry.config.catalog,
            planes: {
              config: entry.planes,
              hosts,
              archiveOf: (owner, plane) => archives.archiveOf(owner, plane),
              logsOf: (owner, plane) =>
                archives.archiveOf(owner, plane)?.index ??
                apis.logsOf(owner, plane),
              metricsOf: (owner, plane) =>
                metrics.metricsOf(owner, plane) ?? apis.metricsOf(owner, plane),
              unusedObserverOf: (owner, plane) => apis.unusedOf(owner, plane),
              observers,
            },
            connect: () => connect(entry.config),
            chooseDialect,
            logger: logger.child({ controlPlane: entry.config.name }),
          });
          controlPlane.reportProblems('observability', [
            ...differing([
              ...archives.problemsOf(controlPlane.name),
              ...metrics.problemsOf(controlPlane.name),
              ...apis.problemsOf(controlPlane.name),
            ]),
            ...hosts.problems,
          ]);
          stops.push(controlPlane.start());
          return controlPlane;
        });
        if (controlPlanes.length === 0) {
          logger.info(
            'No OpenChoreo control plane is configured (fourplane.controlPlanes)',
          );
        }
        lifecycle.addShutdownHook(async () => {
          await Promise.all(stops.map(stop => stop()));
        });
        return {
          list: () => controlPlanes,
          get: name => controlPlanes.find(plane => plane.name === name),
        };
      },
    }),
});

function nameOf(entry: ControlPlaneEntry): string {
  return entry.state === 'valid' ? entry.config.name : entry.name;
}

/** What is wrong with an entry as a whole is found by whoever reads a part of it. */
function differing(problems: readonly Problem[]): readonly Problem[] {
  return [
    ...new Map(
      problems.map(problem => [sentencesOf(problem), problem]),
    ).values(),
  ];
}

function report(logger: LoggerService, problems: readonly Problem[]): void {
  for (const problem of problems) {
    logger.error(sentencesOf(problem));
  }
}
