// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ModelRef, Problem, refKey } from '@fourplane/plugin-fourplane-common';
import { connect } from '../kube/connect';
import { ConnectionConfig } from '../kube/connectionConfig';
import { HttpKubeApi } from '../kube/HttpKubeApi';
import { KubeApi } from '../kube/KubeApi';
import { KubeError } from '../kube/KubeError';
import { KubeObject } from '../kube/KubeObject';
import { ServerOptions } from '../kube/ServerConnection';
import { planeAccessOf } from './planeAccess';
import { isAboutPlane, PlanesConfig } from './planeConfig';
import { PLANE_HOSTS, PlaneHosts } from './planeHosts';
import { PlaneObjectConnection } from './PlaneObjectConnection';
import {
  absentPlane,
  disconnectedPlane,
  movedPlane,
  refusedAddress,
  unsaidPlane,
} from './planeProblems';

/** Whether a plane's API server can be asked. */
export type PlaneReach =
  | { readonly state: 'reachable'; readonly api: KubeApi }
  | { readonly state: 'none'; readonly problem: Problem };

/** What connections to planes are made from. */
export interface PlaneConnectionsOptions {
  readonly planes: PlanesConfig;
  readonly hosts: PlaneHosts;
  /** A connection of its own to the control plane's API server. */
  readonly connectOwn: () => Promise<KubeApi>;
  /** The plane's object as stored, credentials included; `undefined` where there is none. */
  readonly objectOf: (
    plane: ModelRef,
    options: { readonly signal?: AbortSignal },
  ) => Promise<KubeObject | undefined>;
  readonly connect?: (config: ConnectionConfig) => Promise<KubeApi>;
}

/** What a plane's object comes to: a server that may be dialled, or why there is none. */
type ServerOfPlane =
  | { readonly state: 'allowed'; readonly server: ServerOptions }
  | { readonly state: 'none'; readonly problem: Problem };

interface ObjectReach {
  readonly connection: PlaneObjectConnection;
  readonly api: KubeApi;
}

const OWN = 'own';

/**
 * The planes of one control plane. A plane is reached as configuration says, else as its own object says, where
 * configuration allows the host. Nothing is opened before it is asked for.
 */
export class PlaneConnections {
  private readonly opened = new Map<string, Promise<KubeApi>>();
  private readonly byObject = new Map<string, ObjectReach>();
  private isClosed = false;

  static create(options: PlaneConnectionsOptions): PlaneConnections {
    return new PlaneConnections(options);
  }

  private constructor(private readonly options: PlaneConnectionsOptions) {}

  /** What is wrong with the configuration of planes. */
  get problems(): Problem[] {
    return this.options.planes.entries.flatMap(entry =>
      entry.state === 'invalid' ? entry.problems : [],
    );
  }

  /**
   * The API server of a plane; nothing may have been sent to it yet. Of the same plane it is the same until the plane is
   * at another address; whoever holds it goes on with the plane's present credentials. Rejects only when the signal aborts.
   */
  async reach(
    plane: ModelRef | undefined,
    { signal }: { signal?: AbortSignal } = {},
  ): Promise<PlaneReach> {
    try {
      return await this.tryToReach(plane, signal);
    } catch (error) {
      signal?.throwIfAborted();
      return { state: 'none', problem: problemOf(error) };
    }
  }

  /** Ends every connection; what is asked for later is not reachable. */
  async close(): Promise<void> {
    this.isClosed = true;
    const opened = await Promise.allSettled(this.opened.values());
    await Promise.all([
      ...opened.map(each =>
        each.status === 'fulfilled' ? each.value.close() : undefined,
      ),
      ...[...this.byObject.values()].map(leave),
    ]);
  }

  private async tryToReach(
    plane: ModelRef | undefined,
    signal: AbortSignal | undefined,
  ): Promise<PlaneReach> {
    const { planes, connectOwn } = this.options;
    const own = () => this.open(OWN, connectOwn);
    if (this.isClosed) {
      throw closed(planes.where);
    }
    if (!plane) {
      return planes.colocated ? own() : none(unsaidPlane(planes.where));
    }
    const entry = planes.entries.find(({ owner }) =>
      isAboutPlane(owner, plane),
    );
    if (entry?.state === 'invalid') {
      return none(entry.problems[0]);
    }
    if (entry) {
      const { where, way } = entry;
      const connectTo = this.options.connect ?? connect;
      return way === 'colocated'
        ? own()
        : this.open(where, () => connectTo(way));
    }
    return planes.colocated ? own() : this.reachAsItSays(plane, signal);
  }

  private async open(
    key: string,
    connectTo: () => Promise<KubeApi>,
  ): Promise<PlaneReach> {
    const opening = this.opened.get(key) ?? connectTo();
    this.opened.set(key, opening);
    try {
      return { state: 'reachable', api: await opening };
    } catch (error) {
      this.opened.delete(key);
      throw error;
    }
  }

  /** The object is read for every call, so that changed credentials are used and revoked ones are not. */
  private async reachAsItSays(
    plane: ModelRef,
    signal: AbortSignal | undefined,
  ): Promise<PlaneReach> {
    const key = refKey(plane);
    const found = await this.serverOf(plane, signal);
    const known = this.byObject.get(key);
    if (found.state === 'none') {
      this.byObject.delete(key);
      await leave(known);
      return found;
    }
    const { server } = found;
    if (known && isAt(known.connection, server)) {
      if (known.connection.renew(server)) {
        // What is open was let in by the former credentials.
        await known.api.close();
      }
      return { state: 'reachable', api: known.api };
    }
    const connection = PlaneObjectConnection.create({
      server,
      read: () => this.renewed(plane, connection),
    });
    const api = HttpKubeApi.create({ connection });
    this.byObject.set(key, { connection, api });
    await leave(known);
    return { state: 'reachable', api };
  }

  private async renewed(
    plane: ModelRef,
    connection: PlaneObjectConnection,
  ): Promise<ServerOptions> {
    const { planes } = this.options;
    if (this.isClosed) {
      throw closed(planes.where);
    }
    const found = await this.serverOf(plane);
    if (found.state === 'none') {
      throw new KubeError({
        failure: 'configuration',
        problem: found.problem,
      });
    }
    if (!isAt(connection, found.server)) {
      throw new KubeError({
        failure: 'configuration',
        problem: movedPlane(plane, connection.server),
      });
    }
    return found.server;
  }

  private async serverOf(
    plane: ModelRef,
    signal?: AbortSignal,
  ): Promise<ServerOfPlane> {
    const { planes, hosts, objectOf } = this.options;
    const object = await objectOf(plane, { signal });
    if (!object) {
      return none(absentPlane(plane));
    }
    const access = planeAccessOf(object);
    if (access.type !== 'direct') {
      return none(disconnectedPlane(plane, access.type, planes.where));
    }
    const url = URL.canParse(access.server)
      ? new URL(access.server)
      : undefined;
    const permission =
      url?.protocol === 'https:' ? hosts.permit(url) : undefined;
    if (permission?.state !== 'allowed' || url?.username || url?.password) {
      return none(refusedAddress(plane, url, PLANE_HOSTS));
    }
    const { type: _, ...server } = access;
    return {
      state: 'allowed',
      server: { ...server, mayDial: permission.mayDial },
    };
  }
}

/** Whoever still holds it is told why it is not asked any more. */
async function leave(reach: ObjectReach | undefined): Promise<void> {
  reach?.connection.forget();
  await reach?.api.close();
}

function isAt(
  connection: PlaneObjectConnection,
  { server }: ServerOptions,
): boolean {
  return connection.server === server.replace(/\/+$/, '');
}

function none(problem: Problem): { state: 'none'; problem: Problem } {
  return { state: 'none', problem };
}

function closed(where: string): KubeError {
  return new KubeError({
    failure: 'configuration',
    problem: { what: 'The portal is stopping', where },
  });
}

function problemOf(error: unknown): Problem {
  if (error instanceof KubeError) {
    return error.problem;
  }
  return {
    what: error instanceof Error ? error.message : 'The plane is not reachable',
    where: 'control plane',
  };
}
